"""The back office's screens on which an event is cancelled, taken back, or told to have moved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from alumni.access import office_only
from events import changing, differences, inviting
from events.forms import ChangeForm, WordsForm
from events.models import Event
from events.staff import frame, told


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """What will happen, and the button."""
    event = get_object_or_404(Event, pk=pk)
    if event.is_cancelled:
        messages.warning(request, _("The event is cancelled already."))
        return redirect("event_answers", pk)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        number = changing.cancel(event, form.words)
        if number is not None:
            log(event, "events.cancel", user=request.user)
            messages.success(request, _cancelled(number))
        return redirect("event_answers", pk)
    context = frame(event, _("Cancel the event")) | {"form": form}
    context |= {
        "told": told(request, changing.concerned(event)),
        "sends": inviting.open_sends(event),
    }
    return render(request, "events/staff/cancel.html", context)


def _cancelled(number: int) -> str:
    words = ngettext(
        "The event is cancelled. %s person gets a letter.",
        "The event is cancelled. %s people get a letter.",
        number,
    )
    return words % number if number else _("The event is cancelled.")


def _restored(number: int) -> str:
    words = ngettext(
        "The event takes place after all. %s person gets a letter.",
        "The event takes place after all. %s people get a letter.",
        number,
    )
    return words % number if number else _("The event takes place after all.")


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Not cancelled after all."""
    event = get_object_or_404(Event, pk=pk)
    if not event.is_cancelled:
        messages.warning(request, _("The event is not cancelled."))
        return redirect("event_answers", pk)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and event.published and form.is_valid():
        number = changing.restore(event, form.words)
        if number is not None:
            log(event, "events.restore", user=request.user)
            messages.success(request, _restored(number))
        return redirect("event_answers", pk)
    context = frame(event, _("Not cancelled after all")) | {"form": form}
    context |= {"told": told(request, changing.concerned(event))}
    return render(request, "events/staff/restore.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Before and after, for those who have not been told; the button tells them."""
    event = get_object_or_404(Event, pk=pk)
    rows = differences.untold(event)
    if not changing.is_told(event) or not rows.exists():
        messages.warning(request, _("There is nothing that anybody needs to be told."))
        return redirect("event_answers", pk)
    typed = request.POST if request.method == "POST" else None
    form = ChangeForm(typed, initial={"revision": event.revision})
    if request.method == "POST" and form.is_valid() and _told_of(request, event, form):
        return redirect("event_answers", pk)
    context = frame(event, _("The event has been changed")) | {"form": form}
    context |= {"told": told(request, rows), "versions": differences.by_version(event)}
    return render(request, "events/staff/change.html", context)


def _told_of(request: HttpRequest, event: Event, form: ChangeForm) -> bool:
    try:
        number = changing.tell(event, form.words, form.cleaned_data["revision"])
    except changing.ChangedMeanwhile:
        event.refresh_from_db()
        form.data = form.data.dict() | {"revision": event.revision}
        messages.error(request, _meanwhile())
        return False
    log(event, "events.tell", user=request.user, data={"number": number})
    words = ngettext("%s person gets a letter.", "%s people get a letter.", number) % number
    messages.success(request, words)
    return True


def _meanwhile() -> str:
    return _("Somebody has changed the event meanwhile. Look again before anybody is told.")


@require_POST
@office_only
def leave_untold(request: HttpRequest, pk: int) -> HttpResponse:
    """A mended slip of the pen needs no letter."""
    event = get_object_or_404(Event, pk=pk)
    form = ChangeForm(request.POST)
    form.full_clean()  # words that were typed and are not sent may be as they are
    try:
        changing.leave_untold(event, form.cleaned_data.get("revision", -1))
    except changing.ChangedMeanwhile:
        messages.error(request, _meanwhile())
        return redirect("event_change", pk)
    log(event, "events.leave_untold", user=request.user)
    messages.success(request, _("Nobody is told of the change."))
    return redirect("event_answers", pk)
