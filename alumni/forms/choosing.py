"""What the first line of a list says: what it means, or what to do, where nothing is chosen."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django import forms
from django.utils.functional import Promise

Words = str | Promise
Form = TypeVar("Form", bound=type[forms.BaseForm])


def nothing_chosen(**words: Words) -> Callable[[Form], Form]:
    """Class decorator: field=sentence, for each list whose first line is empty."""

    def named(form: Form) -> Form:
        name_nothing(form.base_fields, words)
        return form

    return named


def name_nothing(fields: Mapping[str, forms.Field], words: Mapping[str, Words]) -> None:
    for name, line in words.items():
        field = fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.empty_label = line
        else:
            filled = [choice for choice in field.choices if choice[0] not in ("", None)]
            field.choices = [("", line), *filled]


class NamesNothing:
    """For a Wagtail viewset: `nothing` holds the sentences of its form."""

    nothing: Mapping[str, Words] = {}

    def get_form_class(self, for_update: bool = False) -> type[forms.BaseForm]:
        form = super().get_form_class(for_update)
        name_nothing(form.base_fields, self.nothing)
        return form
