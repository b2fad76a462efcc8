"""The demo's mentor rounds: one that is over, one whose pairs are being made, and one that students
apply to now."""

from datetime import date, timedelta

from django.utils import timezone

from alumni import search
from alumni.models import Offer, Person, Programme, Topic
from campaigns.models import Message
from engagement.mentoring import answering, ending, following, inviting, pairing
from engagement.mentoring.inviting import Terms
from engagement.models import (
    MentorApplication,
    MentorPair,
    MentorRound,
    RoundMentor,
    Side,
)

# First name, last name, year, what they want, a topic's place in the list, county, online, tongue.
STUDENTS = [
    ("Tove", "Granlund", 3, "Jag vill våga söka mitt första chefsjobb.", 0, "22", True, "sv"),
    ("Ali", "Sundin", 2, "Hur blir man en lärare som stannar kvar i yrket?", 1, "23", True, "sv"),
    ("Daniel", "Tesfaye", 3, "Starta eget i fjällen, utan att bränna ut mig.", 2, "23", True, "en"),
    ("Wilma", "Åkerlind", 3, "Få mitt första jobb som utvecklare.", 3, "22", True, "sv"),
    ("Noah", "Vikström", 1, "Förstå vad man egentligen gör om dagarna.", 4, "22", True, "sv"),
    ("Elsa", "Nyberg", 2, "Byta spår mitt i livet, jag är 42.", 5, "", True, "sv"),
    ("Hamza", "Ibrahim", 3, "Bygga ett nätverk i en stad där jag inte känner någon.", 6, "22",
     True, "en"),
    ("Saga", "Jonsson", 3, "Välja mellan forskning och näringsliv.", 7, "23", True, "sv"),
    ("Love", "Hedlund", 2, "Lära mig säga nej.", 0, "", True, "sv"),
    ("Ida", "Backman", 3, "Skriva ett examensarbete som någon använder.", 1, "22", False, "sv"),
    ("Milan", "Petrović", 1, "Hitta en praktikplats utomlands.", 2, "", True, "en"),
    ("Alva", "Sjödin", 3, "Leda människor som kan mer än jag.", 3, "23", True, "sv"),
    ("Oskar", "Lidman", 2, "Hålla ett föredrag utan att svimma.", 4, "22", True, "sv"),
    ("Fatima", "Rashid", 3, "Förstå offentlig upphandling inifrån.", 5, "22", True, "sv"),
    ("Leo", "Marklund", 1, "Kombinera elitidrott och studier.", 6, "23", False, "sv"),
    ("Stina", "Åström", 3, "Ta steget från Ånge till Stockholm.", 7, "22", True, "sv"),
    ("Viggo", "Eklund", 2, "Se en fabrik från insidan.", 0, "22", True, "sv"),
    ("Aino", "Virtanen", 3, "Haluan ymmärtää ruotsalaista työelämää.", 1, "", True, "fi"),
    ("Maja", "Öberg", 2, "Få ordning på vad jag är bra på.", 2, "23", True, "sv"),
    ("Kim", "Lundmark", 3, "Förhandla min första lön.", 3, "22", True, "sv"),
    ("Nils", "Rehn", 1, "Veta vilka kurser som spelar roll.", 4, "25", False, "sv"),
]  # fmt: skip
WORDS = [
    "Jag minns hur det var. Vi tar det över en kaffe.",
    "Jag har bytt bransch två gånger och ångrar ingen av dem.",
    "Jag lyssnar mer än jag pratar.",
    "",
]
MENTORS = 15
EARLIER = 6


def load(johan: Person) -> None:
    """Who is asked here is asked by the programme's own acts, as the office would do it."""
    before = Message.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    people = _people(johan)
    topics = list(Topic.objects.order_by("pk"))[:8]
    programmes = list(Programme.objects.order_by("pk"))
    _earlier(people[:EARLIER], topics, programmes)
    # What is long past was read long ago: the mailbox begins with what is going on.
    Message.objects.filter(pk__gt=before).delete()
    _round("Mentorprogrammet, distans", "Mentor programme, distance", _yesterday(), 101)
    _this_term([johan, *people[EARLIER : EARLIER + MENTORS]], topics, programmes)


def _yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)


def _people(johan: Person) -> list[Person]:
    offers = Offer.objects.open().filter(kind=Offer.Kind.MENTOR, person__search_row__isnull=False)
    keys = offers.exclude(person=johan).order_by("person_id").values_list("person_id", flat=True)
    return list(Person.objects.filter(pk__in=list(keys[: EARLIER + MENTORS + 4])).order_by("pk"))


def _round(name: str, english: str, first: date, term: int) -> MentorRound:
    year = (first + timedelta(days=50)).year
    return MentorRound.objects.create(
        name_sv=f"{name} {year}",
        name_en=f"{english} {year}",
        applications_from=first,
        applications_until=first + timedelta(days=30),
        mentors_until=first + timedelta(days=35),
        starts_on=first + timedelta(days=50),
        ends_on=first + timedelta(days=50 + term),
        goal=130 if term > 100 else 40,
        seed=1905,
    )


def _fill(of: MentorRound, people: list[Person], topics: list, programmes: list, wanted: int):
    """Everybody's yes and everybody's wish; times are set back to when they would have come."""
    for number, person in enumerate(people):
        row, _new = RoundMentor.objects.get_or_create(round=of, person=person)
        chosen = [topics[number % len(topics)], topics[(number + 3) % len(topics)]]
        terms = Terms(
            2 if number % 7 == 0 else 1, chosen, ["sv", "en"] if number % 3 else ["sv"],
            person.county, online=number % 5 != 4, words=WORDS[number % len(WORDS)],
        )  # fmt: skip
        inviting.confirm(row.pk, terms)
    for number, told in enumerate(STUDENTS[:wanted]):
        given, family, year, goals, topic, county, online, tongue = told
        address = f"student{number + 1:02d}@student.miun.example"
        student = MentorApplication.objects.create(
            round=of, email=address, given_name=given, family_name=family, year=year, goals=goals,
            programme=programmes[number % len(programmes)], county=county, online=online,
            languages=[tongue] if tongue in ("fi", "en") else ["sv", "en"],
            language="en" if tongue == "en" else "sv",
        )  # fmt: skip
        student.topics.set([topics[topic], topics[(topic + 1) % len(topics)]])


def _this_term(people: list[Person], topics: list, programmes: list) -> None:
    today = timezone.localdate()
    of = _round("Mentorprogrammet", "Mentor programme", today - timedelta(days=31), 130)
    # Some have not answered yet.
    inviting.invite(of.pk, at_most=MENTORS + 6)
    _fill(of, people, topics, programmes, len(STUDENTS))
    pairing.pair_all(of.pk)
    best = of.pairs.proposed().order_by("-score", "pk")[:2]
    for pair in best:
        pairing.lock(pair.pk, keep=True)


def _earlier(people: list[Person], topics: list, programmes: list) -> None:
    today = timezone.localdate()
    of = _round("Mentorprogrammet, pilot", "Mentor programme, pilot", today, 90)
    _fill(of, people, topics, programmes, EARLIER)
    pairing.pair_all(of.pk)
    pairing.offer(of.pk)
    for pair in of.pairs.offered():
        answering.accept(pair.pk, Side.STUDENT)
        answering.accept(pair.pk, Side.MENTOR)
    for number, pair in enumerate(of.pairs.active().order_by("pk")):
        following.set_goals(pair.pk, "Våga ta plats, och veta vad jag vill efter examen.")
        for back in range(0, 60, 20) if number else ():
            pair.meetings.create(on=today - timedelta(days=20 + back), noted_by=Side.STUDENT)
    ending.close_round(of.pk)
    _set_back(of, timedelta(days=170))


def _set_back(of: MentorRound, days: timedelta) -> None:
    """As it would look if all of it had happened so long ago."""
    for name in ("applications_from", "applications_until", "mentors_until", "starts_on",
                 "ends_on"):  # fmt: skip
        setattr(of, name, getattr(of, name) - days)
    of.name_sv = f"Mentorprogrammet, pilot {of.starts_on.year}"
    of.name_en = f"Mentor programme, pilot {of.starts_on.year}"
    of.offered_at = timezone.now() - timedelta(days=130)
    of.closed_at = timezone.now() - timedelta(days=30)
    of.save()
    began, ended = timezone.now() - timedelta(days=120), timezone.now() - timedelta(days=30)
    MentorPair.objects.filter(round=of).update(
        offered_at=of.offered_at, deadline=began, student_accepted_at=began,
        mentor_accepted_at=began, started_at=began, ended_at=ended,
    )  # fmt: skip
    RoundMentor.objects.filter(round=of).update(invited_at=of.offered_at, confirmed_at=began)
    search.refresh(list(of.mentors.values_list("person_id", flat=True)))
