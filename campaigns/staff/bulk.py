"""From the list of people to a segment: those who were chosen there, as they are today."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from alumni.models import AuditEntry
from alumni.staff.bulk import BulkAct, Chosen, register
from campaigns import segments
from campaigns.models import Segment


class HeldForm(forms.ModelForm):
    class Meta:
        model = Segment
        fields = ["name", "shared"]
        labels = {"name": gettext_lazy("What the segment is called")}


def register_all() -> None:
    """Called once when the app starts."""
    register(
        BulkAct(
            "segment",
            gettext_lazy("Freeze as a segment"),
            "group",
            gettext_lazy("It keeps these very people. Letters to it still ask for consent."),
            lambda n: ngettext("Freeze %s person", "Freeze %s people", n) % n,
            HeldForm,
            _hold,
            among=lambda people: people.in_register(),
        )
    )


def _hold(request: HttpRequest, chosen: Chosen, wanted: dict) -> HttpResponse:
    segment = segments.hold(chosen.people, by=request.user, **wanted)
    kept = segment.members.count()
    AuditEntry.note(
        AuditEntry.Act.CHANGE, request.user, subject="segment", segment=segment.pk, people=kept,
        filters=chosen.filters,
    )  # fmt: skip
    said = ngettext(
        "“%(name)s” is frozen with %(n)s person.", "“%(name)s” is frozen with %(n)s people.", kept
    )
    messages.success(request, said % {"name": segment.name, "n": kept})
    return redirect("segment_edit", segment.pk)
