"""The pages of a mentor and of a student in a round: one page each, with the same acts.

A student's opens from their letters alone; a mentor's from a letter or from their own pages.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alumni.access import alumni_only
from alumni.models import Person, Topic
from campaigns.actions import Action
from engagement.mentoring import (
    Refused,
    answering,
    ending,
    following,
    inviting,
    links,
    saying,
)
from engagement.mentoring.forms import ConfirmForm, FitForm, GoalsForm, MeetingForm
from engagement.models import MentorApplication, MentorPair, RoundMentor, Side

State = MentorPair.State


@dataclass(frozen=True)
class Door:
    """Whose page it is, and where its acts are."""

    row: RoundMentor | MentorApplication
    signed_in: bool = False

    @property
    def side(self) -> str:
        return Side.MENTOR if isinstance(self.row, RoundMentor) else Side.STUDENT

    @property
    def language(self) -> str:
        return self.row.person.language if self.side == Side.MENTOR else self.row.language

    @property
    def page(self) -> str:
        if self.signed_in:
            return reverse("engagement:mentor", args=[self.row.pk])
        return path_of(links.page(self.row))

    def act(self, name: str, pair: MentorPair | None = None) -> str:
        if self.signed_in:
            return reverse(
                "engagement:mentor_act", args=[self.row.pk, pair.pk if pair else 0, name]
            )
        return path_of(links.act(self.row, name, pair))


@dataclass(frozen=True)
class Card:
    """One pair as its side sees it, with the forms and where they are sent."""

    pair: MentorPair
    other: saying.Other
    acts: dict[str, str]
    awaits: bool
    said_yes: bool
    can_come_back: bool
    meetings: list
    reasons: list[str]
    forms: dict[str, BaseForm]
    open: str = ""


def path_of(url: str) -> str:
    return url.removeprefix(settings.BASE_URL)


# ── Doors ─────────────────────────────────────────────────────────────────────────────────────
def by_letter(request: HttpRequest, action: Action) -> HttpResponse:
    """GET shows the page, whichever act the link is for; POST does it."""
    key, _colon, rest = action.argument.partition(":")
    name, _colon, pair = rest.partition(":")
    door = Door(_row(action, int(key) if key.isdecimal() else 0))
    with translation.override(door.language):
        request.LANGUAGE_CODE = door.language
        if name == "certificate" and request.method != "POST":
            return _certificate(door, pair)
        if request.method != "POST" or not name:
            return _page(request, door)
        return _do(request, door, name, pair)


def _row(action: Action, key: int) -> RoundMentor | MentorApplication:
    if action.name.endswith(Side.MENTOR):
        rows = RoundMentor.objects.filter(person__in=Person.objects.filter(pk=action.person_id))
        return get_object_or_404(rows.select_related("round", "person"), pk=key)
    rows = MentorApplication.objects.exclude(email="").select_related("round", "programme")
    return get_object_or_404(rows, pk=key)


@require_safe
@alumni_only
def mentor(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, Door(_own(request, pk), signed_in=True))


@require_POST
@alumni_only
def mentor_act(request: HttpRequest, pk: int, pair: int, act: str) -> HttpResponse:
    return _do(request, Door(_own(request, pk), signed_in=True), act, str(pair))


def _own(request: HttpRequest, pk: int) -> RoundMentor:
    rows = RoundMentor.objects.filter(person=request.user.person)
    return get_object_or_404(rows.select_related("round", "person"), pk=pk)


# ── Acts ──────────────────────────────────────────────────────────────────────────────────────
def _do(request: HttpRequest, door: Door, name: str, pair: str) -> HttpResponse:
    """One act; then the page again, or where a form was refused the page with what was typed."""
    found = None
    if pair not in ("", "0"):
        found = get_object_or_404(_pairs(door), pk=int(pair) if pair.isdecimal() else 0)
    act = (PAIR_ACTS if found else OWN_ACTS[door.side]).get(name)
    if act is None:
        raise Http404
    form_class = FORMS.get(name)
    form = None
    if form_class:
        more = {"mentor": door.row} if form_class is ConfirmForm else {}
        form = form_class(request.POST, auto_id=_ids(name, found), **more)
        if not form.is_valid():
            return _page(request, door, {_form_key(name, found): form})
    try:
        said = act(door, found, form)
    except Refused as refused:
        if form is None:
            messages.error(request, str(refused))
            return redirect(door.page)
        form.add_error(None, str(refused))
        return _page(request, door, {_form_key(name, found): form})
    messages.success(request, said)
    return redirect(door.page) if name != "withdraw" else redirect("engagement:mentoring")


def _confirm(door: Door, _pair: None, form: ConfirmForm) -> str:
    inviting.confirm(door.row.pk, form.terms())
    return _("Thank you! We write when there is a student for you.")


def _not_this_time(door: Door, _pair: None, _form: None) -> str:
    inviting.step_aside(door.row.pk)
    return _("Noted: not this time. Thank you for telling us.")


def _withdraw(door: Door, _pair: None, _form: None) -> str:
    ending.withdraw(door.row.pk)
    return _("Your application is taken back, and what you wrote is erased.")


def _accept(door: Door, pair: MentorPair, _form: None) -> str:
    now = answering.accept(pair.pk, door.side)
    if now.state == State.ACTIVE:
        return _("Both have said yes. You have got a letter with how to reach each other.")
    return _("Noted: yes. We write as soon as the other has answered.")


def _decline(door: Door, pair: MentorPair, _form: None) -> str:
    answering.decline(pair.pk, door.side)
    return _("Noted: no, thank you. We look further.")


def _come_back(door: Door, pair: MentorPair, _form: None) -> str:
    answering.come_back(pair.pk, door.side)
    return _("Good that you are there. We look for somebody for you.")


def _met(door: Door, pair: MentorPair, form: MeetingForm) -> str:
    following.note_meeting(pair.pk, door.side, form.cleaned_data["on"])
    return _("The meeting is noted.")


def _goals(door: Door, pair: MentorPair, form: GoalsForm) -> str:
    following.set_goals(pair.pk, form.cleaned_data["goals"])
    return _("Saved. Both of you see it.")


def _fit(door: Door, pair: MentorPair, form: FitForm) -> str:
    said = form.cleaned_data
    following.say_fit(pair.pk, door.side, fits=said["fits"], words=said["words"])
    return _("Thank you for telling us. The alumni office alone reads it.")


def _leave(door: Door, pair: MentorPair, _form: None) -> str:
    ending.end_early(pair.pk, door.side)
    return _("The pair has ended, and the other has been told kindly.")


Act = Callable[..., str]
OWN_ACTS: dict[str, dict[str, Act]] = {
    Side.MENTOR: {"confirm": _confirm, "not-this-time": _not_this_time},
    Side.STUDENT: {"withdraw": _withdraw},
}
PAIR_ACTS: dict[str, Act] = {
    "accept": _accept, "decline": _decline, "come-back": _come_back, "met": _met,
    "goals": _goals, "fit": _fit, "leave": _leave,
}  # fmt: skip
FORMS = {"confirm": ConfirmForm, "met": MeetingForm, "goals": GoalsForm, "fit": FitForm}


# ── The page ──────────────────────────────────────────────────────────────────────────────────
def _page(
    request: HttpRequest, door: Door, refused: dict[str, BaseForm] | None = None
) -> HttpResponse:
    refused, row = refused or {}, door.row
    words = saying.Words()
    cards = [_card(door, pair, words, refused) for pair in _pairs(door)]
    context = {
        "door": door,
        "row": row,
        "round": row.round,
        "cards": cards,
        "own": saying.own(row),
        "is_mentor": door.side == Side.MENTOR,
        "waits": not any(card.pair.is_living for card in cards),
        "topic_list": Topic.objects.alphabetical(),
        "noindex": True,
    }
    if door.side == Side.MENTOR:
        context |= {
            "form": refused.get("confirm")
            or ConfirmForm(mentor=row, auto_id=_ids("confirm", None)),
            "confirm_url": door.act("confirm"),
            "aside_url": door.act("not-this-time"),
            "may_confirm": not row.round.closed_at
            and bool(row.is_confirmed or row.round.takes_mentors),
        }
    else:
        context["withdraw_url"] = door.act("withdraw")
    return render(request, "engagement/mentoring/page.html", context)


def _pairs(door: Door):
    """What this side has heard of, the newest first."""
    pairs = door.row.pairs.exclude(offered_at=None).with_both()
    more = pairs.prefetch_related(
        "meetings", "checks", "mentor__topics", "application__topics",
        "mentor__person__degrees__programme",
    )  # fmt: skip
    return more.order_by("-offered_at", "-pk")


def _card(door: Door, pair: MentorPair, words: saying.Words, refused: dict[str, BaseForm]) -> Card:
    forms = {name: refused.get(_form_key(name, pair)) or _form(name, door, pair)
             for name in ("met", "goals", "fit")}  # fmt: skip
    acts = {name.replace("-", "_"): door.act(name, pair) for name in PAIR_ACTS}
    if _may_have_certificate(door, pair):
        acts["certificate"] = door.act("certificate", pair)
    meetings = sorted(pair.meetings.all(), key=lambda one: one.on)
    other = saying.other(pair, door.side)
    return Card(
        pair,
        other,
        acts,
        pair.awaits(door.side),
        bool(pair.accepted_at(door.side)),
        pair.state == State.LAPSED and not pair.accepted_at(door.side) and not pair.round.closed_at,
        meetings,
        [] if other.has_left else words.reasons(pair),
        forms,
        next((name for name, form in forms.items() if form.errors), ""),
    )


def _form(name: str, door: Door, pair: MentorPair) -> BaseForm:
    initial: dict[str, object] = {}
    if name == "met":
        initial = {"on": timezone.localdate()}
    elif name == "goals":
        initial = {"goals": pair.goals}
    elif said := next((one for one in pair.checks.all() if one.side == door.side), None):
        initial = {"fits": "yes" if said.fits else "no", "words": said.words}
    return FORMS[name](initial=initial, auto_id=_ids(name, pair))


def _form_key(name: str, pair: MentorPair | None) -> str:
    return f"{name}-{pair.pk}" if pair else name


def _ids(name: str, pair: MentorPair | None) -> str:
    return f"{_form_key(name, pair)}_%s"


# ── The certificate ───────────────────────────────────────────────────────────────────────────
def _may_have_certificate(door: Door, pair: MentorPair) -> bool:
    return door.side == Side.STUDENT and pair.outcome == MentorPair.Outcome.CARRIED_THROUGH


def _certificate(door: Door, key: str) -> HttpResponse:
    pair = get_object_or_404(_pairs(door), pk=int(key) if key.isdecimal() else 0)
    if not _may_have_certificate(door, pair):
        raise Http404
    # Here, and not above: its fonts and shapes take 17 MB in each process that never makes a PDF.
    from engagement.mentoring import certificate

    headers = {
        "Content-Disposition": 'attachment; filename="mentor.pdf"',
        "Cache-Control": "private, no-store",
    }
    content = certificate.pdf_of(pair)
    return HttpResponse(content, content_type="application/pdf", headers=headers)
