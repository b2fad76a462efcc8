"""The teacher's page of one person who was asked: messages, a time, held, thanks."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alumni.access import teachers_only
from engagement import (
    asking,
    board,
    booking,
    conversation,
    hiding,
    letters,
    linking,
    reporting,
    talking,
)
from engagement.calendar_file import REQUEST
from engagement.forms import BookForm, NoteForm, ReportForm, ThanksForm, WordForm
from engagement.letters.booked import file_for
from engagement.letters.words import booking as booked_rows
from engagement.models import Note, Request

State = Request.State
ASKER = Note.Side.ASKER


def _found(request: HttpRequest, pk: int) -> Request:
    """Nobody has a page about somebody in the queue, who has been asked nothing."""
    return get_object_or_404(
        Request.objects.visible_to(request.user).talked_about().exclude(asked_at=None), pk=pk
    )


@require_safe
@teachers_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, _found(request, pk))


def _show(request: HttpRequest, found: Request, **forms: BaseForm) -> HttpResponse:
    """The page; a form that was refused stands open with what was typed."""
    context = {
        "asked": found,
        "ask": found.ask,
        "line": board.line(found, found.ask),
        "name": found.person_name,
        "words": letters.for_person(found),
        "answer": hiding.as_asker_reads(found, [found.answer_words])[0],
        "links": linking.links(found.ask.words),
        "shared": letters.shared(found),
        "talk": conversation.lines(found, ASKER),
        "booking": booked_rows(found) if found.starts_at else [],
        "is_over": bool(found.ends_at and found.ends_at < timezone.now()),
        "write_form": forms.get("write") or NoteForm(auto_id="write_%s"),
        "book_form": forms.get("book") or BookForm(initial=_as_booked(found), auto_id="book_%s"),
        "thank_form": forms.get("thank") or ThanksForm(auto_id="thank_%s"),
        "word_form": forms.get("word") or WordForm(auto_id="word_%s"),
        "report_form": forms.get("report") or ReportForm(auto_id="report_%s"),
        "refused": [name for name, form in forms.items() if form.errors],
        "can_book": found.state in (State.ACCEPTED, State.BOOKED) and not found.stopped_at,
        "can_withdraw": found.state in (
            State.ASKED, State.READ, State.LATER, State.OTHER, State.ACCEPTED
        ),
    }  # fmt: skip
    return render(request, "engagement/request.html", context)


def _as_booked(found: Request) -> dict[str, object]:
    if not found.starts_at:
        return {"place": found.ask.place}
    starts = timezone.localtime(found.starts_at)
    return {
        "day": starts.date(),
        "starts": starts.strftime("%H:%M"),
        "minutes": int((found.ends_at - found.starts_at).total_seconds() // 60),
        "place": found.meeting_place,
        "url": found.meeting_url,
    }


def _act(name: str, form_class: type[BaseForm], does: Callable[[Request, BaseForm], str]):
    """A POST with a form: done, or the page again with what was typed and why not."""

    @require_POST
    @teachers_only
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        found = _found(request, pk)
        form = form_class(request.POST, request.FILES, auto_id=f"{name}_%s")
        if form.is_valid():
            try:
                said = does(found, form)
            except (talking.NotPassedOn, booking.CannotBook) as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, said)
                return redirect("engagement:request", pk)
        return _show(request, found, **{name: form})

    return view


def _write(found: Request, form: NoteForm) -> str:
    note = talking.write(found.pk, ASKER, form.cleaned_data["words"])
    if note and note.masked:
        return _("Passed on, without the address or number: those come with a yes.")
    return _("Your message is passed on.")


def _book(found: Request, form: BookForm) -> str:
    booking.book(found.pk, form.time())
    return _("Booked. Both of you get it in the calendar.")


def _unbook(found: Request, form: WordForm) -> str:
    booking.unbook(found.pk, ASKER, form.cleaned_data["words"])
    return _("The time is cancelled, and leaves both calendars.")


def _thank(found: Request, form: ThanksForm) -> str:
    asking.thank(found, form.cleaned_data["words"])
    return _("Your thanks are on their way.")


def _withdraw(found: Request, form: WordForm) -> str:
    asking.withdraw(found.pk, form.cleaned_data["words"])
    return _("The question is taken back.")


def _report(found: Request, form: ReportForm) -> str:
    reporting.report(found.pk, ASKER, form.cleaned_data["words"])
    return _("Thank you. The alumni office looks into it, and the conversation is closed.")


write = _act("write", NoteForm, _write)
book = _act("book", BookForm, _book)
unbook = _act("word", WordForm, _unbook)
thank = _act("thank", ThanksForm, _thank)
withdraw = _act("word", WordForm, _withdraw)
report = _act("report", ReportForm, _report)


@require_POST
@teachers_only
def held(request: HttpRequest, pk: int) -> HttpResponse:
    booking.mark_held(_found(request, pk))
    return redirect("engagement:request", pk)


@require_POST
@teachers_only
def not_held(request: HttpRequest, pk: int) -> HttpResponse:
    booking.mark_not_held(_found(request, pk))
    messages.success(request, _("Noted. You can book a new time."))
    return redirect("engagement:request", pk)


@require_safe
@teachers_only
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The booked time as a calendar file, for the teacher's own calendar."""
    found = _found(request, pk)
    if found.state != State.BOOKED:
        raise Http404
    return calendar_response(found, ASKER)


def calendar_response(found: Request, side: str) -> HttpResponse:
    name, mimetype, content = file_for(found, side, REQUEST)
    disposition = f'attachment; filename="{name}"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=mimetype, headers=headers)
