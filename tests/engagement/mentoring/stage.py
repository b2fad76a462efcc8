"""What the tests of the mentor programme need: a round, mentors with a yes, students."""

from datetime import timedelta

import factory
from django.conf import settings
from django.utils import timezone
from factory.django import DjangoModelFactory

from campaigns.models import Message
from engagement.mentoring import answering, inviting, links, pairing
from engagement.models import MentorApplication, MentorRound, RoundMentor, Side
from tests.alumni.searching import findable


def day(number: int):
    return timezone.localdate() + timedelta(days=number)


class RoundFactory(DjangoModelFactory):
    """A round in which students apply today."""

    class Meta:
        model = MentorRound

    name_sv = factory.Sequence(lambda n: f"Mentorer, omgång {n}")
    name_en = factory.Sequence(lambda n: f"Mentors, round {n}")
    applications_from = factory.LazyFunction(lambda: day(-10))
    applications_until = factory.LazyFunction(lambda: day(10))
    mentors_until = factory.LazyFunction(lambda: day(10))
    starts_on = factory.LazyFunction(lambda: day(30))
    ends_on = factory.LazyFunction(lambda: day(180))


class StudentFactory(DjangoModelFactory):
    class Meta:
        model = MentorApplication

    round = factory.SubFactory(RoundFactory)
    email = factory.Sequence(lambda n: f"student{n}@student.miun.example")
    given_name = "Tove"
    family_name = factory.Sequence(lambda n: f"Granlund{n}")
    goals = "Våga söka chefsjobb."
    languages = ["sv"]
    county = "22"


def willing(**fields):
    """Somebody who may be asked to be a mentor."""
    return findable({"kind": "mentor", "languages": ["sv"], "per_year": 9}, **fields)


def mentor(of: MentorRound, capacity: int = 1, **fields) -> RoundMentor:
    """A mentor who has said yes."""
    return RoundMentor.objects.create(
        round=of,
        person=fields.pop("person", None) or willing(),
        capacity=capacity,
        languages=["sv"],
        county="22",
        confirmed_at=timezone.now(),
        **fields,
    )


def invited(of: MentorRound) -> RoundMentor:
    person = willing()
    inviting.invite(of.pk)
    return RoundMentor.objects.get(round=of, person=person)


def offered(of: MentorRound | None = None, **fields):
    """A pair of whom both have been asked."""
    of = of or RoundFactory()
    row, student = mentor(of), StudentFactory(round=of, **fields)
    pair = pairing.add(student.pk, row.pk)
    pairing.offer(of.pk)
    pair.refresh_from_db()
    return pair


def active(of: MentorRound | None = None, **fields):
    pair = offered(of, **fields)
    answering.accept(pair.pk, Side.STUDENT)
    return answering.accept(pair.pk, Side.MENTOR)


def path(row, name: str = "", pair=None) -> str:
    """The signed address of a page or an act, as the client opens it."""
    return links.act(row, name, pair).removeprefix(settings.BASE_URL)


def letters_to(address: str) -> list[Message]:
    return list(Message.objects.filter(to=address).order_by("pk"))
