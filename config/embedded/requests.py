"""The demo's requests: one in each state, with what the two wrote to each other."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from allauth.account.models import EmailAddress
from django.utils import timezone
from django.utils.translation import override

from alumni import search
from alumni.models import Interaction, Offer, Person, User
from campaigns.models import Message
from engagement import asking, booking, clock, handing_over, reporting, talking
from engagement.asking import Answer
from engagement.models import Ask, Note, Request

Kind, State = Offer.Kind, Request.State
ASKER, PERSON = Note.Side.ASKER, Note.Side.PERSON
COLLEAGUE = ("mats.hedin@miun.example", "Mats Hedin")


@dataclass(frozen=True)
class Past:
    """A question that was put some days ago."""

    kind: str
    title: str
    course: str
    words: str
    days_ago: int


LECTURE = Past(
    Kind.GUEST_LECTURE, "Gästföreläsning om prissättning i fjällen",
    "Hållbar destinationsutveckling, TUR201",
    "Hej {förnamn}! Jag håller i en kurs för 28 studenter som ska förstå efterfrågan när snön "
    "uteblir. Skulle du vilja berätta hur ni sätter priser en vinter utan snö? En timme räcker, "
    "på plats eller på nätet.", 0,
)  # fmt: skip
VISIT = Past(
    Kind.STUDY_VISIT, "Studiebesök hos er i februari", "Systemutveckling B",
    "Hej {förnamn}! Mina studenter har läst om det ni gör; att få se det vore något annat. Får "
    "en grupp på tjugo komma en halv dag?", 12,
)  # fmt: skip
READ = Past(
    Kind.GUEST_LECTURE, "En timme om hållbar upphandling", "Offentlig förvaltning, FÖA204",
    "Hej {förnamn}! Mina studenter läser om upphandling men har aldrig sett en. Vill du visa "
    "hur det går till hos er?", 3,
)  # fmt: skip
LATER = Past(
    Kind.THESIS, "Handledning av examensarbete till våren", "Examensarbete, 15 hp",
    "Hej {förnamn}! En student vill skriva om det du arbetar med. Har ni en fråga som ingen har "
    "hunnit med?", 16,
)  # fmt: skip
OTHER = Past(
    Kind.GUEST_LECTURE, "Gästföreläsning om ledarskap i kris", "Ledarskap A",
    "Hej {förnamn}! Vill du berätta om en vecka då allt hände på en gång?", 20,
)  # fmt: skip
NO = Past(
    Kind.MENTOR, "Mentor för en student i årskurs tre", "",
    "Hej {förnamn}! En student som vill dit du är söker någon att prata med i vår. Är det du?", 26,
)  # fmt: skip
SILENT = Past(
    Kind.CASE, "Ett fall ur verkligheten till tentan", "Organisation och ledarskap B",
    "Hej {förnamn}! Har ni ett beslut som gick snett och som mina studenter får vrida på?", 34,
)  # fmt: skip
HELD = Past(
    Kind.GUEST_LECTURE, "Så räknar vi på ett vindkraftverk", "Energisystem, ENT301",
    "Hej {förnamn}! Kan du komma en timme och visa hur kalkylen ser ut i verkligheten?", 44,
)  # fmt: skip
THANKED = Past(
    Kind.GUEST_LECTURE, "Bokningar och väder: en eftermiddag om siffror", "Turismens ekonomi",
    "Hej {förnamn}! Vill du visa studenterna hur ni läser säsongens bokningar?", 120,
)  # fmt: skip
REPORTED = Past(
    Kind.GUEST_LECTURE, "Föreläsning redan på torsdag", "Projektkurs",
    "Hej {förnamn}! Jag behöver någon på torsdag.", 9,
)  # fmt: skip
HANDED = Past(
    Kind.GUEST_LECTURE, "Ett samtal om att byta bransch", "Karriär och arbetsliv",
    "Hej {förnamn}! Studenterna undrar hur man vågar. Vill du berätta?", 5,
)  # fmt: skip


def load(teacher: User, alumnus: Person) -> None:
    """Karin's board, and the alumnus's own list."""
    people = _Others(alumnus)
    colleague = User.objects.create_user(
        COLLEAGUE[0], name=COLLEAGUE[1], role=User.Role.TEACHER, department=teacher.department
    )
    colleague.password = teacher.password  # so that one may sign in and take over
    colleague.save(update_fields=["password"])
    EmailAddress.objects.create(user=colleague, email=COLLEAGUE[0], primary=True, verified=True)
    before = Message.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    _thanked(teacher, alumnus)
    _held(teacher, people.next(HELD.kind))
    _later(teacher, people.next(LATER.kind))
    _other(teacher, people.next(OTHER.kind))
    _declined(teacher, people.next(NO.kind))
    _silent(teacher, people.next(SILENT.kind))
    _reported(teacher, people.next(REPORTED.kind))
    _booked(teacher, people.next(VISIT.kind))
    # What is long past was read long ago: the mailbox begins with what is going on.
    Message.objects.filter(pk__gt=before).delete()
    _read(teacher, people.next(READ.kind))
    handed = _put(colleague, [people.next(HANDED.kind)], HANDED)
    handing_over.offer(handed, teacher.email, "Jag är tjänstledig till våren. Tar du över?")
    _asked(teacher, alumnus, people.next(LECTURE.kind))


class _Others:
    """People who offer a thing and have been asked nothing yet."""

    def __init__(self, alumnus: Person) -> None:
        self.taken = [alumnus.pk]

    def next(self, kind: str) -> Person:
        found = Person.objects.filter(offers__kind=kind, search_row__isnull=False)
        person = found.exclude(pk__in=self.taken).order_by("pk").first()
        self.taken.append(person.pk)
        return person


def _put(teacher: User, people: list[Person], past: Past, **fields: object) -> Ask:
    search.refresh([person.pk for person in people])
    ask = Ask(
        asked_by=teacher,
        kind=past.kind,
        title=past.title,
        course=past.course,
        words=past.words,
        **fields,
    )
    return asking.ask(ask, people)


def _aged(request: Request, past: Past, **later: int) -> None:
    """As it would look if it had been asked then, and the rest so many days afterwards."""
    start = timezone.now() - timedelta(days=past.days_ago)
    fields = {f"{name}_at": start + timedelta(days=days) for name, days in later.items()}
    Request.objects.filter(pk=request.pk).update(
        asked_at=start, deadline=asking.deadline_after(5, start), **fields
    )
    Ask.objects.filter(pk=request.ask_id).update(created_at=start)
    _age_history(request, start, later)
    for number, note in enumerate(Note.objects.filter(request=request).in_order(), start=1):
        Note.objects.filter(pk=note.pk).update(at=start + timedelta(hours=number))


def _age_history(request: Request, start: datetime, later: dict[str, int]) -> None:
    """The lines of the person's history, each on its day, and what teachers are told of it."""
    days = dict.fromkeys(State, later.get("answered", 0))
    days |= {State.ASKED: 0, State.EXPIRED: 7}
    days |= {state: later[state] for state in (State.BOOKED, State.HELD, State.THANKED)
             if state in later}  # fmt: skip
    with override(request.person.language):
        for state, number in days.items():
            line = f"{request.ask.title} ({state.label})"
            at = start + timedelta(days=number)
            Interaction.objects.filter(person=request.person, title=line).update(at=at)
    search.refresh([request.person_id])


def _at(days: int, hour: int) -> datetime:
    """At that hour of a working day, so many days from now or soon after."""
    day = timezone.localdate() + timedelta(days=days)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time(hour, 15)))


def _asked(teacher: User, alumnus: Person, second: Person) -> None:
    when = timezone.localdate() + timedelta(days=23)
    ask = _put(
        teacher, [alumnus, second], LECTURE, when=f"{when:%Y-%m-%d}, kl. 10–12",
        place="Campus Östersund", online=True, compensation="Resa inom länet och lunch",
    )  # fmt: skip
    request = ask.requests.get(position=1)
    talking.write(
        request.pk, ASKER, "En sak till: studenterna har läst "
        "https://vintern.example/2020, så du kan gå rakt på siffrorna.",
    )  # fmt: skip


def _read(teacher: User, person: Person) -> None:
    request = _put(teacher, [person], READ).requests.get()
    talking.write(request.pk, PERSON, "Hej! Hur många är de, och vad har de läst förut?")
    talking.write(request.pk, ASKER, "De är 35, och har läst en termin. Du behöver inga bilder.")
    _aged(request, READ, read=1)


def _booked(teacher: User, person: Person) -> None:
    request = _put(teacher, [person], VISIT).requests.get()
    asking.answer(request.pk, Answer("yes", "Gärna! Vi har plats för tjugo.", shares_email=True))
    talking.write(request.pk, PERSON, "Kom till huvudentrén, så möter jag er där.")
    starts = _at(19, 9)
    booking.book(request.pk, booking.Time(starts, starts + timedelta(hours=3), place="Huvudentrén"))
    _aged(request, VISIT, read=0, answered=1, booked=3)


def _later(teacher: User, person: Person) -> None:
    request = _put(teacher, [person], LATER).requests.get()
    again = timezone.localdate() + timedelta(days=60)
    asking.answer(
        request.pk, Answer("later", "Vi är mitt i ett bokslut. Fråga igen.", again_on=again)
    )
    _aged(request, LATER, read=1, answered=2)


def _other(teacher: User, person: Person) -> None:
    request = _put(teacher, [person], OTHER).requests.get()
    asking.answer(request.pk, Answer("other", "Inte inför en hel sal, men gärna för en student."))
    _aged(request, OTHER, read=1, answered=1)


def _declined(teacher: User, person: Person) -> None:
    request = _put(teacher, [person], NO).requests.get()
    asking.answer(request.pk, Answer("no", "Inte i vår, vi väntar barn."))
    _aged(request, NO, read=1, answered=2)


def _silent(teacher: User, person: Person) -> None:
    request = _put(teacher, [person], SILENT).requests.get()
    _aged(request, SILENT, reminded=5)
    clock.expire(request.pk)


def _held(teacher: User, person: Person) -> None:
    request = _put(teacher, [person], HELD).requests.get()
    asking.answer(request.pk, Answer("yes", "Det gör jag gärna.", shares_email=True))
    booking.mark_held(request)
    _aged(request, HELD, read=0, answered=2, booked=5, held=37)


def _thanked(teacher: User, alumnus: Person) -> None:
    request = _put(teacher, [alumnus], THANKED).requests.get()
    asking.answer(request.pk, Answer("yes", "Kul! Jag tar med siffrorna.", shares_email=True))
    booking.mark_held(request)
    asking.thank(request, "Tack, Johan! De pratade om bokningskurvan hela veckan.")
    _aged(request, THANKED, read=0, answered=1, booked=4, held=30, thanked=31)


def _reported(teacher: User, person: Person) -> None:
    request = _put(teacher, [person], REPORTED).requests.get()
    talking.write(request.pk, PERSON, "Det är för kort om tid för mig.")
    talking.write(request.pk, ASKER, "Då får du ställa in något annat.")
    reporting.report(request.pk, PERSON, "Jag sa att jag inte hann, och fick ett otrevligt svar.")
    _aged(request, REPORTED, read=1)
