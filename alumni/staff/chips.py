"""The filters that hold, in words, each with the address of the list without it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format

# Places in the list, and which saved view is open: not what is looked for.
NOT_FILTERS = ("after", "before", "view", "order", "cols", "csrfmiddlewaretoken")


@dataclass(frozen=True)
class Chip:
    label: str
    words: str
    without: str


def chips(form: forms.Form, query: QueryDict) -> list[Chip]:
    """One for each filter that narrows the list."""
    found = []
    for field in form:
        value = form.cleaned_data.get(field.name)
        if field.name in NOT_FILTERS or value in (None, "", []):
            continue
        found.append(Chip(str(field.label), _words(field, value), without(query, field.name)))
    return found


def without(query: QueryDict, *names: str) -> str:
    """The address's query without these fields, and from the first page."""
    rest = query.copy()
    for name in (*names, "after", "before"):
        rest.pop(name, None)
    for name in [name for name, values in rest.lists() if not any(values)]:
        rest.pop(name)
    return rest.urlencode()


def _words(field: forms.BoundField, value: Any) -> str:
    if isinstance(field.field, forms.ModelChoiceField):
        return str(value)
    if isinstance(field.field, forms.ChoiceField):
        return str(dict(field.field.choices)[value])
    return date_format(value, "j F Y") if isinstance(value, date) else str(value)
