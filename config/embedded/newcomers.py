"""People who have just joined and wait for the office: what "Newcomers" is for."""

from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.utils import timezone

from alumni import claiming
from alumni.models import Person, Programme, User
from alumni.recognising import Told

# How much of what the register knows they tell, and the days that are left for an answer.
LATE, SOON, LATER = -2, 2, 11


def load() -> None:
    """One who mistook the year, one with another surname, and one whom nobody knows."""
    known = Person.objects.in_register().filter(user=None, degrees__verified=True)
    known = known.exclude(birth_date=None).exclude(degrees__programme=None)
    one, two = known.order_by("pk").distinct()[20:22]
    _joined(_told(one, year=one.latest_degree.year + 1), "nytt.ar", SOON)
    _joined(_told(two, family_name="Hällsten"), "nytt.namn", LATE)
    stranger = Told("Sol", "Vinterkvist", date(1994, 6, 2), Programme.objects.first(), 2018)
    _joined(stranger, "sol.vinterkvist", LATER)


def _told(person: Person, **changes: object) -> Told:
    degree = person.latest_degree
    words = {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "birth_date": person.birth_date,
        "programme": degree.programme,
        "year": degree.year,
        **changes,
    }
    return Told(**words)


def _joined(told: Told, local: str, days: int) -> None:
    email = f"{local}@alumni.example"
    user = User.objects.create_user(email, name=f"{told.given_name} {told.family_name}")
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    person = claiming.claim(user, told, "sv")
    deadline = timezone.now() + timedelta(days=days)
    person.claims.update(deadline=deadline, created_at=deadline - timedelta(days=14))
