"""A form writes the fields it shows, and nothing else of its row."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import Model


class SavesOwnFields(forms.ModelForm):
    """For a form of a part of a row: what somebody else writes in the other parts at the same
    moment, a protected identity or a pause, stands. `also`: what the form sets besides."""

    also: Collection[str] = ()

    def save(self, commit: bool = True) -> Model:
        if not commit or self.instance._state.adding or self.errors:
            return super().save(commit)
        self.instance.save(update_fields=[*self._own_fields(), *self.also])
        self._save_m2m()
        return self.instance

    def _own_fields(self) -> list[str]:
        columns = {field.name for field in self.instance._meta.concrete_fields}
        return [name for name in self._meta.fields if name in columns and name in self.fields]


def once(row: Any, fields: Collection[str]) -> Any:
    """The very same row of this person, where there is one: the button was pressed twice."""
    told = {name: getattr(row, name) for name in fields}
    same = type(row).objects.filter(person=row.person, **told)
    return None if row.pk else same.order_by("pk").first()
