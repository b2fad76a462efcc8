"""Asking is not telling: a question goes to a person, and their address to nobody before a yes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from alumni import search
from alumni.models import Interaction, Person, User
from engagement import hiding, letters, linking
from engagement.ceilings import askable
from engagement.models import Ask, AskingStop, Request

State = Request.State
MOMENT = timedelta(minutes=1)


class NotAskable(ValueError):
    """Somebody on the list cannot be asked about this today. `person` says who."""

    def __init__(self, person: Person) -> None:
        super().__init__(person.pk)
        self.person = person


class MayNotAsk(ValueError):
    """The alumni office has stopped this teacher from asking."""


class AnswerRefused(ValueError):
    """The answer came too late, or says too little. The message is written for the person."""


@dataclass(frozen=True)
class Answer:
    """What a person replies: yes, later, other or no; own words; with a yes what they share, with
    later perhaps a day, with other perhaps another of their offers."""

    word: str
    words: str = ""
    shares_email: bool = False
    shares_phone: bool = False
    again_on: date | None = None
    other_kind: str = ""


STATES = {
    "yes": State.ACCEPTED, "later": State.LATER, "other": State.OTHER, "no": State.DECLINED,
}  # fmt: skip


def deadline_after(days: int, start: datetime | None = None, rounds: int = 1) -> datetime:
    """The end of the working day `days` working days from `start`, `rounds` times over."""
    day: date = timezone.localtime(start).date() if start else timezone.localdate()
    left = days * rounds
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def is_stopped(user: User) -> bool:
    """By the office; or they are no teacher here any more."""
    teaches = user.is_active and user.asks_alumni
    return not teaches or AskingStop.objects.filter(user=user).exists()


def just_asked(ask: Ask) -> Ask | None:
    """The same question of the same teacher a moment ago: a button that was pressed twice."""
    hiding.take_out_of(ask)
    return (
        Ask.objects.filter(
            asked_by=ask.asked_by,
            kind=ask.kind,
            title=ask.title,
            words=ask.words,
            created_at__gte=timezone.now() - MOMENT,
        )
        .order_by("-pk")
        .first()
    )


@transaction.atomic
def ask_once(asked: Ask, people: Sequence[Person]) -> Ask:
    """As `ask`, but nothing new where some of these have just been put the same question."""
    User.objects.select_for_update(no_key=True).get(pk=asked.asked_by_id)
    again = just_asked(asked)
    if again and again.requests.filter(person__in=people).exists():
        return again
    return ask(asked, people)


@transaction.atomic
def ask(ask: Ask, people: Sequence[Person]) -> Ask:
    """Store the ask and put it to the first person, or to all. Raises MayNotAsk; and NotAskable,
    also when no letter can reach anybody. Nothing is stored then."""
    if is_stopped(ask.asked_by):
        raise MayNotAsk
    open_to = {offer.person_id for offer in askable([p.pk for p in people], ask.kind)}
    for person in people:
        if person.pk not in open_to:
            raise NotAskable(person)
    hiding.take_out_of(ask)
    ask.save()
    requests = [
        Request.objects.create(ask=ask, person=person, position=position)
        for position, person in enumerate(people, start=1)
    ]
    if ask.mode == Ask.Mode.AT_ONCE:
        for request in requests:
            _put_or_drop(request)
    else:
        ask_next(ask)
    if not ask.requests.awaiting_answer().exists():
        raise NotAskable(people[0])
    return ask


@transaction.atomic
def answer(request_id: int, said: Answer) -> Request:
    """Note a person's answer and do what follows of it. Raises AnswerRefused."""
    request = locked(request_id)
    if not request.is_answerable:
        raise AnswerRefused(_("The time to answer is over, or you have already answered."))
    agreed = said.word == "yes"
    if agreed and not (said.shares_email or said.shares_phone):
        raise AnswerRefused(_("Choose how you can be reached: e-mail, phone or both."))
    if refused := linking.why_not(said.words):
        raise AnswerRefused(refused)
    request.state = STATES[said.word]
    request.shares_email = agreed and said.shares_email
    request.shares_phone = agreed and said.shares_phone
    request.agreed_with = request.ask.asked_by if agreed else None
    request.ask_again_on = said.again_on if said.word == "later" else None
    request.other_kind = said.other_kind if said.word == "other" else ""
    request.answer_words = said.words if agreed else hiding.hidden(request, said.words)
    request.answered_at = timezone.now()
    request.read_at = request.read_at or request.answered_at
    request.save()
    note(request)
    letters.tell_answer(request)
    if not agreed:
        ask_next(request.ask)
        return request
    letters.tell_agreed(request)
    if request.ask.mode == Ask.Mode.IN_ORDER:
        _close_queue(request.ask)
    return request


@transaction.atomic
def note_read(request_id: int) -> None:
    """The person has the question before them. Safe to call twice, and after an answer."""
    request = locked(request_id)
    if request.state == State.ASKED:
        request.state, request.read_at = State.READ, timezone.now()
        request.save(update_fields=["state", "read_at"])


@transaction.atomic
def share(request_id: int, *, email: bool, phone: bool) -> None:
    """After a yes: share with the one who asks now, a colleague who took over perhaps. Raises
    AnswerRefused."""
    request = locked(request_id)
    if request.state not in (State.ACCEPTED, State.BOOKED):
        raise AnswerRefused(_("This can be chosen only after a yes."))
    if not (email or phone):
        raise AnswerRefused(_("Choose how you can be reached: e-mail, phone or both."))
    request.shares_email, request.shares_phone = email, phone
    request.agreed_with = request.ask.asked_by
    request.save(update_fields=["shares_email", "shares_phone", "agreed_with"])


@transaction.atomic
def cancel(ask: Ask, words: str = "") -> None:
    """The teacher takes the question back; who has not answered is told. Safe to call twice."""
    Ask.objects.select_for_update().get(pk=ask.pk)
    for request in ask.requests.select_related("ask__asked_by", "person"):
        if request.state in Request.UNANSWERED:
            letters.tell_cancelled(request, hiding.hidden(request, words))
        if request.is_open or request.state == State.LATER:
            _end(request)
    if ask.cancelled_at is None and not ask.requests.agreed().exists():
        ask.cancelled_at = timezone.now()
        ask.save(update_fields=["cancelled_at"])


@transaction.atomic
def withdraw(request_id: int, words: str = "") -> None:
    """The teacher does not need this one person any more, whatever they answered. In order, the
    next is asked. Safe to call twice."""
    request = locked(request_id)
    if request.state not in (*Request.UNANSWERED, State.LATER, State.OTHER, State.ACCEPTED):
        return
    hidden = words if request.shares_with_asker else hiding.hidden(request, words)
    letters.tell_cancelled(request, hidden)
    was_open = request.state in Request.UNANSWERED
    _end(request)
    if was_open:
        ask_next(request.ask)


@transaction.atomic
def thank(request: Request, words: str) -> None:
    """Send the teacher's thanks. Once; afterwards nothing happens."""
    request = locked(request.pk)
    if request.state == State.HELD:
        request.state, request.thanked_at = State.THANKED, timezone.now()
        request.save(update_fields=["state", "thanked_at"])
        letters.thank(request, words)
        note(request)


def locked(request_id: int) -> Request:
    """The request, after the ask is locked: one thing at a time happens to an ask."""
    ask_id = Request.objects.values_list("ask_id", flat=True).get(pk=request_id)
    Ask.objects.select_for_update().get(pk=ask_id)
    return Request.objects.talked_about().get(pk=request_id)


def ask_next(ask: Ask) -> None:
    """Ask the next in the queue who may still be asked; the others before them drop out."""
    if ask.mode != Ask.Mode.IN_ORDER or ask.cancelled_at or is_stopped(ask.asked_by):
        return
    if ask.requests.awaiting_answer().exists():
        return
    queue = ask.requests.filter(state=State.WAITING).select_related("ask__asked_by", "person")
    for request in queue.order_by("position"):
        if askable([request.person_id], ask.kind) and _put_or_drop(request):
            return
        request.state = State.CANCELLED
        request.save(update_fields=["state"])


def put(request: Request) -> bool:
    """Put the question to the person. False when no letter can reach them."""
    now = timezone.now()
    request.state, request.ask_again_on = State.ASKED, None
    request.asked_at, request.deadline = now, deadline_after(request.ask.days)
    request.read_at = request.answered_at = request.reminded_at = None
    if not letters.put_question(request):
        return False
    request.save()
    note(request)
    search.refresh([request.person_id])
    return True


def _put_or_drop(request: Request) -> bool:
    """Put the question; who cannot be reached by any letter drops out."""
    if put(request):
        return True
    request.state, request.asked_at, request.deadline = State.CANCELLED, None, None
    request.save(update_fields=["state"])
    return False


def _close_queue(ask: Ask) -> None:
    """Somebody said yes: those in the queue never learn that they stood there, and who wanted
    to be asked later is not asked in vain."""
    ask.requests.filter(state=State.WAITING).update(state=State.CANCELLED)
    ask.requests.filter(state=State.LATER).update(ask_again_on=None)


def _end(request: Request) -> None:
    request.state, request.ask_again_on = State.CANCELLED, None
    request.shares_email = request.shares_phone = False
    request.save(update_fields=["state", "ask_again_on", "shares_email", "shares_phone"])
    note(request)


def note(request: Request) -> None:
    """One line of the person's history, in their language, whoever acts. Who only stood in the
    queue has none."""
    if request.asked_at is None:
        return
    with override(request.person.language):
        title = f"{request.ask.title} ({request.get_state_display()})"
    where = reverse("engagement:my_requests")
    Interaction.record(request.person, _kind(request), title, where)


def _kind(request: Request) -> Interaction.Kind:
    """How often somebody was asked is counted, and what they did themselves is a sign of life."""
    if request.state == State.ASKED:
        return Interaction.Kind.ASKED
    return Interaction.Kind.CLOSED if request.state in Request.CLOSED else Interaction.Kind.REQUEST
