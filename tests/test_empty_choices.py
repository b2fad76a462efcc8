"""No list to choose from begins with a row of dashes: its first line says what choosing nothing
means."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms
from django.apps import apps
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet

APPS = ("alumni", "campaigns", "cms", "engagement", "events", "portal", "config")
DASHES = "---------"


def _all_forms() -> Iterator[type[forms.BaseForm]]:
    for name in APPS:
        package = apps.get_app_config(name).module if apps.is_installed(name) else None
        for found in pkgutil.walk_packages(package.__path__, f"{name}.") if package else ():
            if ".migrations" not in found.name and ".management" not in found.name:
                importlib.import_module(found.name)
    waiting = [forms.BaseForm]
    while waiting:
        one = waiting.pop()
        waiting += one.__subclasses__()
        if one.__module__.split(".")[0] in APPS:
            yield one


def _edited_in_the_back_office() -> Iterator[type[forms.BaseForm]]:
    for viewset in viewsets.viewsets:
        if isinstance(viewset, ModelViewSet) and viewset.model._meta.app_label in APPS:
            yield viewset.get_form_class()


def _dashes(form: type[forms.BaseForm]) -> list[str]:
    return [
        f"{form.__module__}.{form.__qualname__}.{name}"
        for name, field in getattr(form, "base_fields", {}).items()
        if DASHES in (
            getattr(field, "empty_label", None), *dict(getattr(field, "choices", ())).values()
        )
    ]  # fmt: skip


@pytest.mark.django_db
def test_no_list_begins_with_a_row_of_dashes():
    everywhere = {*_all_forms(), *_edited_in_the_back_office()}

    assert len(everywhere) > 40
    assert sorted(line for form in everywhere for line in _dashes(form)) == []
