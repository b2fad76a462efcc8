"""Pages of events: the list, one event and its sign-up, the calendar, answers from a letter."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alumni.access import alumni_only
from alumni.models import Person
from events import calendar, registration
from events.models import Event, Registration

PAST_PER_PAGE = 20
CALENDAR_TYPE = "text/calendar; charset=utf-8"


@login_not_required
@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """What is coming, month by month; past events behind a link."""
    past = "past" in request.GET
    events = Event.objects.published()
    events = events.past() if past else events.upcoming()
    page = Paginator(events, PAST_PER_PAGE).get_page(request.GET.get("page"))
    months = [
        (month, list(group))
        for month, group in groupby(page, lambda event: _month(event.starts_at))
    ]
    return render(request, "events/list.html", {"months": months, "page": page, "past": past})


def _month(moment: Any) -> Any:
    return timezone.localtime(moment).date().replace(day=1)


@login_not_required
@require_safe
def event_page(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.visible_to(request.user), slug=slug)
    person = getattr(request.user, "person", None)
    mine = person and Registration.objects.filter(event=event, person=person).first()
    context = {"event": event, "person": person, "mine": mine}
    context["may_step_down"] = mine and event.published and mine.may_step_down
    return render(request, "events/event.html", context)


@login_not_required
@require_safe
def event_file(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.visible_to(request.user), slug=slug)
    return _ics([event], f"{event.slug}.ics")


@login_not_required
@require_safe
def all_files(request: HttpRequest) -> HttpResponse:
    """A calendar to subscribe to: all events to come."""
    return _ics(Event.objects.published().upcoming(), "samverka.ics")


def _ics(events: Any, name: str) -> HttpResponse:
    response = HttpResponse(calendar.file_of(events), content_type=CALENDAR_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@alumni_only
def sign_up(request: HttpRequest, slug: str) -> HttpResponse:
    """A signed-in person's answer: said=yes, maybe or no."""
    event = get_object_or_404(Event.objects.published(), slug=slug)
    said = request.POST.get("said", "")
    if said not in registration.ANSWERS:
        messages.error(request, _("Choose one of the answers."))
        return redirect(event)
    try:
        row = registration.answer(event, request.user.person, said, Registration.Source.WEB)
    except registration.Closed:
        messages.error(request, closed_words(event))
    else:
        messages.success(request, thanks(row))
    return redirect(event)


@login_not_required
def answer_from_letter(request: HttpRequest, action: Any) -> HttpResponse:
    """Opened from a letter, without signing in: GET shows what would be answered, POST answers."""
    event_id, _colon, said = action.argument.partition(":")
    # Also somebody whose identity became protected: it is their own answer.
    person = get_object_or_404(Person, pk=action.person_id, erased_at=None, merged_into=None)
    ours = Event.objects.published() | Event.objects.filter(registrations__person=person)
    event = get_object_or_404(ours.distinct(), pk=event_id)
    context = {"event": event, "said": said, "noindex": True}
    if not event.published:
        return render(request, "events/withdrawn.html", context)
    if request.method == "POST":
        said = request.POST.get("said", "")
        if said in registration.ANSWERS:
            try:
                row = registration.answer(event, person, said, Registration.Source.LETTER)
                context |= {"thanks": thanks(row)}
            except registration.Closed:
                context["closed"] = True
    mine = Registration.objects.filter(event=event, person=person).first()
    context |= {"mine": mine, "may_step_down": mine and mine.may_step_down}
    return render(request, "events/answer.html", context)


def closed_words(event: Event) -> str:
    """Why no answer is taken."""
    if event.is_cancelled:
        return _("The event is cancelled.")
    return _("The event is over.") if event.is_over else _("Sign-up for this event has closed.")


def thanks(row: Registration) -> str:
    """What to tell somebody who has just answered."""
    return {
        Registration.State.GOING: _("You have a seat. A confirmation is on its way to you."),
        Registration.State.WAITING: _(
            "All seats are taken. You are on the waiting list, and we write when there is one."
        ),
        Registration.State.MAYBE: _("Noted: maybe. You can change your answer at any time."),
        Registration.State.DECLINED: _("Noted: you cannot come. Thank you for telling us."),
    }[row.state]
