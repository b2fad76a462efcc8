"""The back office's screens of events."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.views import generic
from wagtail.admin.widgets import ListingButton

from alumni.access import exporters_only, office_only
from alumni.exporting import csv_response
from alumni.models import AuditEntry
from events import inviting, registration
from events.models import Event, Registration

PURPOSE_AT_LEAST = 8
PURPOSE_AT_MOST = 200


class EventIndexView(generic.IndexView):
    def get_list_more_buttons(self, instance: Event) -> list[ListingButton]:
        url = reverse("event_answers", args=[instance.pk])
        answers = MenuItem(gettext_lazy("Answers"), url=url, icon_name="list-ul", priority=5)
        return [answers, *super().get_list_more_buttons(instance)]


class EventCreateView(generic.CreateView):
    def save_instance(self) -> Event:
        self.form.instance.created_by = self.request.user
        return super().save_instance()


class EventEditView(generic.EditView):
    def save_instance(self) -> Event:
        """Keep the seat count, which grows while the form is open; let the queue move up."""
        current = Event.objects.select_for_update().get(pk=self.form.instance.pk)
        self.form.instance.seats_taken = current.seats_taken
        self.form.instance.revision = current.revision + 1
        if current.noted_at and self.form.instance.ends_at > timezone.now():
            registration.take_back_notes(current)
            self.form.instance.noted_at = None
        event = super().save_instance()
        registration.fill_seats(event)
        return event


class EventDeleteView(generic.DeleteView):
    @property
    def confirmation_message(self) -> str:
        """How many answers go with it: they are no references that Wagtail counts."""
        answers = self.object.registrations.count()
        if not answers:
            return super().confirmation_message
        return ngettext(
            "%(number)s person has answered. The answer goes with the event, and nobody is told: "
            "write to them first. To take the event off the site and keep the answers, "
            "unpublish it.",
            "%(number)s people have answered. The answers go with the event, and nobody is told: "
            "write to them first. To take the event off the site and keep the answers, "
            "unpublish it.",
            answers,
        ) % {"number": answers}


def _frame(event: Event, title: str) -> dict[str, Any]:
    """What Wagtail's header asks for."""
    return {
        "event": event,
        "header_title": title,
        "header_icon": "calendar-alt",
        "breadcrumbs_items": [
            {"url": reverse("event:index"), "label": _("Events")},
            {"url": reverse("event:edit", args=[event.pk]), "label": event.title},
            {"url": "", "label": title},
        ],
    }


def _answers(request: HttpRequest, event: Event) -> Any:
    rows = Registration.objects.filter(event=event).visible_to(request.user)
    return rows.select_related("person").order_by("person__sort_key", "person_id")


@require_safe
@office_only
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who comes, who waits, who may come: counts and names."""
    event = get_object_or_404(Event, pk=pk)
    rows = list(_answers(request, event))
    counts = dict(
        Registration.objects.filter(event=event)
        .order_by()
        .values_list("state")
        .annotate(Count("pk"))
    )
    groups = [
        (state, counts.get(state.value, 0), [row for row in rows if row.state == state])
        for state in Registration.State
    ]
    context = _frame(event, _("Answers")) | {"groups": groups}
    return render(request, "events/staff/answers.html", context)


@require_POST
@exporters_only
def answers_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The list for the door, as CSV: an export like all others, with its purpose on the audit log
    and without protected identities."""
    event = get_object_or_404(Event, pk=pk)
    purpose = request.POST.get("purpose", "").strip()[:PURPOSE_AT_MOST]
    if len(purpose) < PURPOSE_AT_LEAST:
        messages.error(request, _("Say what the list is for: that is written in the audit log."))
        return redirect("event_answers", pk)
    coming = _answers(request, event).filter(person__protected_at=None)
    rows = [
        [row.person.family_name, row.person.given_name, row.get_state_display(), row.answered_at]
        for row in coming
    ]
    AuditEntry.note(
        AuditEntry.Act.EXPORT, request.user, subject=purpose, event=event.slug, rows=len(rows)
    )
    head = [_("Last name"), _("First name"), _("Answer"), _("Answered")]
    return csv_response(f"{event.slug}.csv", head, rows)


@require_POST
@office_only
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin an invitation: a draft letter with the event in it, ready for a segment."""
    event = get_object_or_404(Event.objects.published(), pk=pk)
    campaign = inviting.draft(event, request.user)
    messages.success(request, _("A draft invitation is made. Choose whom to invite."))
    return redirect(inviting.edit_url(campaign))
