"""Asking is not telling: a question goes to a person, and their address to nobody before a yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alumni import search
from alumni.models import Interaction, Person
from engagement import letters
from engagement.ceilings import askable
from engagement.models import Ask, Request

State = Request.State


class NotAskable(ValueError):
    """Somebody on the list cannot be asked about this today. `person` says who."""

    def __init__(self, person: Person) -> None:
        super().__init__(person.pk)
        self.person = person


class AnswerRefused(ValueError):
    """The answer came too late, or says too little. The message is written for the person."""


@dataclass(frozen=True)
class Answer:
    """What a person replies: yes, later or no, own words, and with a yes what they share."""

    word: str
    words: str = ""
    shares_email: bool = False
    shares_phone: bool = False


def deadline_after(days: int, start: datetime | None = None, rounds: int = 1) -> datetime:
    """The end of the working day `days` working days from `start`, `rounds` times over."""
    day: date = timezone.localtime(start).date() if start else timezone.localdate()
    left = days * rounds
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


@transaction.atomic
def ask(ask: Ask, people: Sequence[Person]) -> Ask:
    """Store the ask and put it to the first person, or to all. Raises NotAskable, also when no
    letter can reach anybody; nothing is stored then."""
    open_to = {offer.person_id for offer in askable([p.pk for p in people], ask.kind)}
    for person in people:
        if person.pk not in open_to:
            raise NotAskable(person)
    ask.save()
    requests = [
        Request.objects.create(ask=ask, person=person, position=position)
        for position, person in enumerate(people, start=1)
    ]
    if ask.mode == Ask.Mode.AT_ONCE:
        for request in requests:
            _put_or_drop(request)
    else:
        _ask_next(ask)
    if not ask.requests.awaiting_answer().exists():
        raise NotAskable(people[0])
    return ask


@transaction.atomic
def answer(request_id: int, said: Answer) -> Request:
    """Note a person's answer and do what follows of it. Raises AnswerRefused."""
    request = _locked(request_id)
    if request.state not in Request.UNANSWERED or request.deadline < timezone.now():
        raise AnswerRefused(_("The time to answer is over, or you have already answered."))
    agreed = said.word == "yes"
    if agreed and not (said.shares_email or said.shares_phone):
        raise AnswerRefused(_("Choose how you can be reached: e-mail, phone or both."))
    request.state = {"yes": State.ACCEPTED, "later": State.LATER, "no": State.DECLINED}[said.word]
    request.shares_email = agreed and said.shares_email
    request.shares_phone = agreed and said.shares_phone
    request.answer_words, request.answered_at = said.words, timezone.now()
    request.save()
    _note(request)
    letters.tell_answer(request)
    if not agreed:
        _ask_next(request.ask)
    elif request.ask.mode == Ask.Mode.IN_ORDER:
        _close_queue(request.ask)
    return request


@transaction.atomic
def expire(request_id: int) -> bool:
    """No answer in time: the next is asked, the teacher told. False when it was answered."""
    request = _locked(request_id)
    if request.state not in Request.UNANSWERED or request.deadline >= timezone.now():
        return False
    request.state = State.EXPIRED
    request.save(update_fields=["state"])
    _note(request)
    letters.tell_answer(request)
    _ask_next(request.ask)
    return True


@transaction.atomic
def cancel(ask: Ask) -> None:
    """The teacher takes the question back; who has not answered is told. Safe to call twice."""
    Ask.objects.select_for_update().get(pk=ask.pk)
    for request in ask.requests.select_related("ask__asked_by", "person"):
        if request.state in Request.UNANSWERED:
            letters.tell_cancelled(request)
        if request.is_open:
            request.state = State.CANCELLED
            request.save(update_fields=["state"])
            _note(request)
    if ask.cancelled_at is None:
        ask.cancelled_at = timezone.now()
        ask.save(update_fields=["cancelled_at"])


@transaction.atomic
def mark_held(request: Request) -> None:
    """What was agreed has taken place. Safe to call twice."""
    request = _locked(request.pk)
    if request.state in (State.ACCEPTED, State.BOOKED):
        request.state, request.held_at = State.HELD, timezone.now()
        request.save(update_fields=["state", "held_at"])
        _note(request)


@transaction.atomic
def thank(request: Request, words: str) -> None:
    """Send the teacher's thanks. Once; afterwards nothing happens."""
    request = _locked(request.pk)
    if request.state == State.HELD:
        request.state, request.thanked_at = State.THANKED, timezone.now()
        request.save(update_fields=["state", "thanked_at"])
        letters.thank(request, words)
        _note(request)


def _locked(request_id: int) -> Request:
    """The request, after the ask is locked: one thing at a time happens to an ask."""
    ask_id = Request.objects.values_list("ask_id", flat=True).get(pk=request_id)
    Ask.objects.select_for_update().get(pk=ask_id)
    return Request.objects.select_related("ask__asked_by", "person").get(pk=request_id)


def _ask_next(ask: Ask) -> None:
    """Ask the next in the queue who may still be asked; the others before them drop out."""
    if ask.mode != Ask.Mode.IN_ORDER or ask.cancelled_at:
        return
    queue = ask.requests.filter(state=State.WAITING).select_related("ask__asked_by", "person")
    for request in queue.order_by("position"):
        if askable([request.person_id], ask.kind) and _put_or_drop(request):
            return
        request.state = State.CANCELLED
        request.save(update_fields=["state"])


def _put_or_drop(request: Request) -> bool:
    """Put the question; who cannot be reached by any letter drops out."""
    if _put(request):
        return True
    request.state, request.asked_at, request.deadline = State.CANCELLED, None, None
    request.save(update_fields=["state"])
    return False


def _put(request: Request) -> bool:
    """Put the question to the person. False when no letter can reach them."""
    now = timezone.now()
    request.asked_at, request.deadline = now, deadline_after(request.ask.days)
    if not letters.put_question(request):
        return False
    request.state = State.ASKED
    request.save(update_fields=["state", "asked_at", "deadline"])
    _note(request)
    search.refresh([request.person_id])
    return True


def _close_queue(ask: Ask) -> None:
    """Somebody said yes: those in the queue never learn that they stood there."""
    ask.requests.filter(state=State.WAITING).update(state=State.CANCELLED)


def _note(request: Request) -> None:
    Interaction.record(
        request.person,
        Interaction.Kind.REQUEST,
        f"{request.ask.title} ({request.get_state_display()})",
        reverse("engagement:my_requests"),
    )
