"""Pages on which a letter is written, block by block."""

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns import looked_at
from campaigns.models import Segment
from campaigns.staff.frame import hold_draft
from campaigns.staff.trials import BODIES


class ChangesDraft:
    """For Wagtail's views of editing and deleting a draft or its version B. Whoever starts it at
    that moment waits: what is saved is what leaves, and nothing that has begun is written over."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic():
            if not hold_draft(kwargs["pk"]):
                return not_saved(request, kwargs["pk"])
            if held := getattr(self, "object", None):
                held.refresh_from_db()
            return super().post(request, *args, **kwargs)

    def is_valid(self, form: forms.BaseForm) -> bool:
        """Of two who write at once the second reads that there was a first, before it is gone."""
        opened = self.request.POST.get("stamp", "")
        if opened and opened != looked_at.stamp(self.object):
            form.add_error(
                None,
                _("A colleague has saved the letter since you opened it. What you wrote stands "
                  "below and is not saved: save once more to put it in place of theirs."),
            )  # fmt: skip
        return super().is_valid(form)


def not_saved(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What has been planned or started is not rewritten: its words stand as they are."""
    if request.method == "POST":
        messages.warning(
            request,
            _("Not saved: it was planned or started meanwhile, and its words stand as they were."),
        )
    return redirect("campaign_ledger", pk)


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
