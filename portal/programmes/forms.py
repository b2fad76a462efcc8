"""What a programme wants of the year, one number for each way of helping."""

from typing import Any

from django import forms

from portal.models import WAYS, Ambition

MOST = 200


class AmbitionsForm(forms.Form):
    """An empty field means: nothing is wanted. `wanted` gives kind → number."""

    def __init__(self, ambitions: list[Ambition], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = {ambition.kind: ambition.number for ambition in ambitions}
        for kind, label in WAYS:
            self.fields[kind] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=MOST,
                required=False,
                initial=now.get(kind),
            )

    def wanted(self) -> dict[str, int]:
        return {kind: number or 0 for kind, number in self.cleaned_data.items()}
