"""The asked person's side: one page for a request, opened from a letter or from one's own pages.

Both doors lead to the same page and the same acts; a letter's door opens this one request only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alumni.access import alumni_only
from alumni.models import Offer
from campaigns.actions import Action
from engagement import asking, board, booking, conversation, letters, linking, reporting, talking
from engagement.forms import AnswerForm, LimitForm, NoteForm, ReportForm, WordForm
from engagement.letters.words import booking as booked_rows
from engagement.models import AskLimit, Note, Request
from engagement.views_request import calendar_response

PERSON = Note.Side.PERSON


@dataclass(frozen=True)
class Door:
    """Where the page and its acts are: below the signed-in pages, or behind signed links."""

    request: Request
    signed_in: bool

    @property
    def page(self) -> str:
        if self.signed_in:
            return reverse("engagement:my_request", args=[self.request.pk])
        return _path(letters.answer_url(self.request, "open"))

    def act(self, name: str) -> str:
        if self.signed_in:
            return reverse("engagement:my_act", args=[self.request.pk, name])
        return _path(letters.act_url(self.request, name))

    @property
    def acts(self) -> dict[str, str]:
        return {name: self.act(name) for name in ACTS}


def _path(url: str) -> str:
    return url.removeprefix(settings.BASE_URL)


# ── Doors ─────────────────────────────────────────────────────────────────────────────────────
def by_letter(request: HttpRequest, action: Action) -> HttpResponse:
    """The link of a letter. It opens this one question; which link was followed ticks nothing."""
    found = _of_action(action)
    with translation.override(found.person.language):
        return _answer(request, found, Door(found, signed_in=False))


def act_by_letter(request: HttpRequest, action: Action) -> HttpResponse:
    """The link of one act, such as reporting: GET shows the page, POST acts."""
    found = _of_action(action)
    name = action.name.rpartition(".")[2]
    with translation.override(found.person.language):
        door = Door(found, signed_in=False)
        if request.method != "POST":
            return _page(request, found, door, opened=name)
        return ACTS[name](request, found, door)


def _of_action(action: Action) -> Request:
    number = action.argument.partition(":")[0]
    return get_object_or_404(
        Request.objects.talked_about().exclude(asked_at=None),
        pk=int(number) if number.isdecimal() else 0,
        person_id=action.person_id,
    )


@alumni_only
def my_requests(request: HttpRequest) -> HttpResponse:
    person = request.user.person
    found = (
        Request.objects.put_to(person).select_related("ask__asked_by").order_by("-asked_at", "-pk")
    )
    wish = AskLimit.objects.filter(person=person).first()
    most = settings.ASK_MOST_IN_QUARTER
    form = LimitForm(initial={"in_quarter": min(wish.in_quarter, most) if wish else most})
    rows = [(each, board.tone(each), each.is_answerable) for each in found]
    rounds = person.mentor_rounds.filter(round__closed_at=None).with_question()
    context = {
        "rows": rows,
        "form": form,
        "mentoring": rounds.select_related("round").order_by("-round__starts_on", "pk"),
    }
    return render(request, "engagement/my_requests.html", context)


@alumni_only
def my_request(request: HttpRequest, pk: int) -> HttpResponse:
    found = _own(request, pk)
    return _answer(request, found, Door(found, signed_in=True))


@alumni_only
def my_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    found = _own(request, pk)
    if act == "calendar" and request.method == "GET" and found.state == Request.State.BOOKED:
        return calendar_response(found, PERSON)
    if act not in ACTS or request.method != "POST":
        raise Http404
    return ACTS[act](request, found, Door(found, signed_in=True))


def _own(request: HttpRequest, pk: int) -> Request:
    return get_object_or_404(Request.objects.put_to(request.user.person).talked_about(), pk=pk)


@require_POST
@alumni_only
def limit(request: HttpRequest) -> HttpResponse:
    """How often one wishes to be asked at most."""
    form = LimitForm(request.POST)
    if form.is_valid():
        AskLimit.objects.update_or_create(
            person=request.user.person, defaults={"in_quarter": form.cleaned_data["in_quarter"]}
        )
        messages.success(request, _("Saved. It holds from now on, whoever asks."))
    else:
        messages.error(request, _("Choose one of the numbers."))
    return redirect("engagement:my_requests")


# ── Acts ──────────────────────────────────────────────────────────────────────────────────────
def _answer(request: HttpRequest, found: Request, door: Door) -> HttpResponse:
    if request.method != "POST":
        return _page(request, found, door)
    form = AnswerForm(request.POST, request.FILES, kinds=_other_kinds(found))
    if form.is_valid():
        said = form.cleaned_data
        try:
            asking.answer(
                found.pk,
                asking.Answer(
                    said["answer"],
                    said["words"],
                    said["shares_email"],
                    said["shares_phone"],
                    said["again_on"],
                    said["other_kind"],
                ),
            )
            return redirect(door.page)
        except asking.AnswerRefused as refused:
            form.add_error(None, str(refused))
    return _page(request, found, door, answer=form)


def _write(request: HttpRequest, found: Request, door: Door) -> HttpResponse:
    form = NoteForm(request.POST, request.FILES, auto_id="write_%s")
    if form.is_valid():
        try:
            note = talking.write(found.pk, PERSON, form.cleaned_data["words"])
        except talking.NotPassedOn as refused:
            form.add_error(None, str(refused))
        else:
            hidden = note and note.masked
            messages.success(
                request,
                _("Passed on, without the address or number: those come with a yes.")
                if hidden
                else _("Your message is passed on."),
            )
            return redirect(door.page)
    return _page(request, found, door, write=form)


def _report(request: HttpRequest, found: Request, door: Door) -> HttpResponse:
    form = ReportForm(request.POST, auto_id="report_%s")
    if not form.is_valid():
        return _page(request, found, door, report=form)
    reporting.report(found.pk, PERSON, form.cleaned_data["words"])
    messages.success(
        request, _("Thank you. The alumni office looks into it, and the conversation is closed.")
    )
    return redirect(door.page)


def _share(request: HttpRequest, found: Request, door: Door) -> HttpResponse:
    try:
        asking.share(
            found.pk, email="shares_email" in request.POST, phone="shares_phone" in request.POST
        )
        messages.success(request, _("Shared."))
    except asking.AnswerRefused as refused:
        messages.error(request, str(refused))
    return redirect(door.page)


def _unbook(request: HttpRequest, found: Request, door: Door) -> HttpResponse:
    form = WordForm(request.POST, auto_id="word_%s")
    if not form.is_valid():
        return _page(request, found, door, word=form)
    booking.unbook(found.pk, PERSON, form.cleaned_data["words"])
    messages.success(request, _("The time is cancelled, and leaves both calendars."))
    return redirect(door.page)


def _seen(request: HttpRequest, found: Request, door: Door) -> HttpResponse:
    """Sent by a script once somebody scrolls, types or points: no scanner of links does."""
    asking.note_read(found.pk)
    return HttpResponse(status=204)


ACTS: dict[str, Callable[[HttpRequest, Request, Door], HttpResponse]] = {
    "write": _write,
    "report": _report,
    "share": _share,
    "unbook": _unbook,
    "seen": _seen,
}


# ── The page ──────────────────────────────────────────────────────────────────────────────────
def _page(
    request: HttpRequest, found: Request, door: Door, opened: str = "", **forms: BaseForm
) -> HttpResponse:
    words = letters.for_person(found)
    context = {
        "asked": found,
        "ask": found.ask,
        "door": door,
        "form": forms.get("answer") or AnswerForm(kinds=_other_kinds(found)),
        "write_form": forms.get("write") or NoteForm(auto_id="write_%s"),
        "report_form": forms.get("report") or ReportForm(auto_id="report_%s"),
        "word_form": forms.get("word") or WordForm(auto_id="word_%s"),
        "words": words,
        "links": linking.links(words),
        "facts": letters.facts(found),
        "role": letters.role_of(found.ask.asked_by),
        "answerable": found.is_answerable,
        "has_phone": bool(found.person.phone),
        "shared": letters.shared(found),
        "their": letters.shared_by_asker(found),
        "talk": conversation.lines(found, PERSON),
        "booking": booked_rows(found) if found.starts_at else [],
        "tomorrow": timezone.localdate() + timedelta(days=1),
        "opened": opened or next((name for name, form in forms.items() if form.errors), ""),
    }
    return render(request, "engagement/answer.html", context)


def _other_kinds(found: Request) -> list[str]:
    """What else this person offers today."""
    offers = Offer.objects.open().filter(person=found.person).exclude(kind=found.ask.kind)
    return list(offers.order_by("kind").values_list("kind", flat=True))
