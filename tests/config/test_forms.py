"""Inputs that are written at once say what Django's own templates say."""

from datetime import date

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from django.test.html import parse_html
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from config.forms import HouseRenderer

ODD = """<b> & "two" 'one' åäö"""
GROUPED = [("", "–"), ("Nord <1>", [(1, ODD), (2, mark_safe("<i>safe</i>"))]), (3, _("Name"))]
ATTRIBUTES = {"id": "id_x", "class": ODD, "required": True, "disabled": False, "size": 40}


def drawn(widget, value, renderer):
    """Tags with their attributes and words, whatever the spaces and the order."""
    return parse_html(widget.render("name", value, ATTRIBUTES, renderer=renderer))


@pytest.mark.parametrize(
    ("widget", "value"),
    [
        (forms.TextInput(), ODD),
        (forms.TextInput(), None),
        (forms.TextInput({"placeholder": _("Name")}), mark_safe("&amp;")),
        (forms.NumberInput(), 12_345),
        (forms.EmailInput(), "a@b.example"),
        (forms.PasswordInput(), "x"),
        (forms.HiddenInput(), 0),
        (forms.DateInput({"type": "date"}, format="%Y-%m-%d"), date(2024, 5, 1)),
        (forms.CheckboxInput(), True),
        (forms.CheckboxInput(), None),
        (forms.Select(choices=GROUPED), "2"),
        (forms.Select({"data-x": format_html("{}", ODD)}, choices=GROUPED), None),
        (forms.NullBooleanSelect(), True),
        (forms.SelectMultiple(choices=GROUPED), ["1", "3"]),
        (forms.CheckboxSelectMultiple(choices=GROUPED), ["1"]),
        (forms.RadioSelect(choices=GROUPED), "3"),
        (forms.Textarea(), ODD),
    ],
)
def test_a_widget_says_what_its_own_templates_say(widget, value):
    assert drawn(widget, value, HouseRenderer()) == drawn(widget, value, TemplatesSetting())


def test_single_ticks_of_a_list_say_what_their_own_templates_say():
    class Ticks(forms.Form):
        ticks = forms.MultipleChoiceField(
            choices=[(1, ODD), (2, "x")], widget=forms.CheckboxSelectMultiple
        )

    ours, django = (
        [parse_html(tick.tag()) for tick in Ticks({"ticks": ["2"]}, renderer=renderer())["ticks"]]
        for renderer in (HouseRenderer, TemplatesSetting)
    )

    assert ours == django
