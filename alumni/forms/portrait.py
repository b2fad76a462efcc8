"""Where the portrait is cut: three sliders, which need no scripts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alumni.portraits import MOST_ZOOM, Crop


class Slider(forms.NumberInput):
    input_type = "range"


def _slider(label: Any, least: int, most: int, first: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        initial=first,
        widget=Slider(attrs={"step": 1, "class": "slider"}),
    )


class CropForm(forms.Form):
    zoom = _slider(pgettext_lazy("of a picture", "Closer"), 100, MOST_ZOOM, Crop.zoom)
    x = _slider(_("Left – right"), 0, 100, Crop.x)
    y = _slider(_("Up – down"), 0, 100, Crop.y)

    def chosen(self) -> Crop:
        return Crop(**self.cleaned_data)
