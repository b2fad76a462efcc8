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
from alumni.staff.meanwhile import EditView
from events import changing, differences, inviting, registration
from events.models import Event, Registration

PURPOSE_AT_LEAST = 8
PURPOSE_AT_MOST = 200
NAMED_AT_MOST = 50


class EventIndexView(generic.IndexView):
    def get_list_more_buttons(self, instance: Event) -> list[ListingButton]:
        url = reverse("event_answers", args=[instance.pk])
        answers = MenuItem(gettext_lazy("Answers"), url=url, icon_name="list-ul", priority=5)
        return [answers, *_cancelling(instance), *super().get_list_more_buttons(instance)]


def _cancelling(event: Event) -> list[MenuItem]:
    """Cancel it, or take that back."""
    if event.is_cancelled:
        words, url, icon = gettext_lazy("Not cancelled after all"), "event_restore", "rotate"
    else:
        words, url, icon = gettext_lazy("Cancel the event"), "event_cancel", "circle-xmark"
    return [MenuItem(words, url=reverse(url, args=[event.pk]), icon_name=icon, priority=15)]


class EventCreateView(generic.CreateView):
    def save_instance(self) -> Event:
        self.form.instance.created_by = self.request.user
        return super().save_instance()


class EventEditView(EditView):
    template_name = "events/staff/edit.html"

    def save_instance(self) -> Event:
        """Tell calendars that it is a new version, and let the queue move up. The row is locked:
        what the form does not hold, as the seats taken, is as it stands."""
        current = Event.objects.get(pk=self.form.instance.pk)
        self.form.instance.revision = current.revision + 1
        if current.noted_at and self.form.instance.ends_at > timezone.now():
            registration.take_back_notes(current)
            self.form.instance.noted_at = None
        event = super().save_instance()
        differences.remember(current, event)
        registration.fill_seats(event)
        self.taken_down = current.published and not event.published
        return event

    def get_success_url(self) -> str:
        """Whom it concerns is seen before anything is sent, or not sent."""
        if changing.is_told(self.object) and differences.untold(self.object).exists():
            return reverse("event_change", args=[self.object.pk])
        return super().get_success_url()

    def get_success_message(self) -> str:
        number = changing.concerned(self.object).count() if self.taken_down else 0
        if not number or self.object.is_over or self.object.is_cancelled:
            return super().get_success_message()
        return (
            ngettext(
                "The event is off the site. %s person who has signed up, or may come, is not told.",
                "The event is off the site. %s people who have signed up, or may come, are not "
                "told.",
                number,
            )
            % number
        )

    def get_success_buttons(self) -> list[Any]:
        buttons = super().get_success_buttons()
        if self.taken_down and not (self.object.is_over or self.object.is_cancelled):
            url = reverse("event_cancel", args=[self.object.pk])
            buttons.append(messages.button(url, _("Cancel the event")))
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event = Event.objects.get(pk=self.object.pk)  # not with what is typed in the form
        return super().get_context_data(**kwargs) | standing(event)


def standing(event: Event) -> dict[str, Any]:
    """How many it concerns, and how many of those go by a time or a place that holds no longer."""
    is_told = changing.is_told(event)
    return {
        "event": event,
        "concerned": 0 if event.is_over else changing.concerned(event).count(),
        "untold": differences.untold(event).count() if is_told else 0,
    }


class EventDeleteView(generic.DeleteView):
    template_name = "events/staff/delete.html"

    @property
    def confirmation_message(self) -> str:
        """How many answers go with it: they are no references that Wagtail counts."""
        answers = self.object.registrations.count()
        if not answers:
            return super().confirmation_message
        return ngettext(
            "%(number)s person has answered. The answer goes with the event, and nobody is told. "
            "If it does not take place, cancel it instead: everybody is told, and the answer "
            "stays.",
            "%(number)s people have answered. The answers go with the event, and nobody is told. "
            "If it does not take place, cancel it instead: everybody is told, and the answers "
            "stay.",
            answers,
        ) % {"number": answers}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | standing(self.object)


def told(request: HttpRequest, rows: Any) -> dict[str, Any]:
    """How many are told and as what, and to whom no letter comes: by name, to call them."""
    counts = dict.fromkeys(Registration.State, 0)
    for state in rows.values_list("state", flat=True):
        counts[state] += 1
    unreached = rows.unreached()
    names = unreached.visible_to(request.user).select_related("person")
    return {
        "number": sum(counts.values()),
        "going": counts[Registration.State.GOING],
        "waiting": counts[Registration.State.WAITING],
        "maybe": counts[Registration.State.MAYBE],
        "unreached": unreached.count(),
        "names": [row.person for row in names.order_by("person__sort_key")[:NAMED_AT_MOST]],
    }


def frame(event: Event, title: str) -> dict[str, Any]:
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
    context = frame(event, _("Answers")) | standing(event) | {"groups": groups}
    if event.is_cancelled and not event.is_over:
        context["told"] = told(request, changing.concerned(event))
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
    event = get_object_or_404(Event.objects.published().filter(cancelled_at=None), pk=pk)
    campaign = inviting.draft(event, request.user)
    messages.success(request, _("A draft invitation is made. Choose whom to invite."))
    return redirect(inviting.edit_url(campaign))
