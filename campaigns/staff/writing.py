"""Pages on which a letter is written, block by block."""

from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.models import Segment
from campaigns.staff.trials import BODIES


class WritesLetter:
    """For Wagtail's views of creating and editing. Scripts build the blocks: where none ran, what
    was posted has no letter at all, and nothing of it is kept."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if any(f"{name}-count" not in request.POST for name in BODIES):
            messages.error(
                request,
                _("Letters are written with JavaScript, which is switched off here. Nothing was "
                  "saved: switch it on, and load this page anew."),
            )  # fmt: skip
            return redirect(request.path)
        return super().post(request, *args, **kwargs)

    def get_form(self, *args: Any, **kwargs: Any) -> forms.BaseForm:
        """With the segments that the writer may see, and the one that the letter has."""
        form = super().get_form(*args, **kwargs)
        if field := form.fields.get("segment"):
            seen = Segment.objects.visible_to(self.request.user).values("pk")
            kept = Q(pk__in=seen) | Q(pk=form.instance.segment_id)
            field.queryset = Segment.objects.filter(kept).order_by("name", "pk")
        if years := form.fields.get("years"):
            years.error_messages["item_invalid"] = _("Number %(nth)s in the list:") + " "
        return form
