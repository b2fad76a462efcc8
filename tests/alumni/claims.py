"""Newcomers, what they tell of themselves, and whom the register knows."""

from datetime import date

from allauth.account.models import EmailAddress

from alumni.models import Person, User
from alumni.recognising import Told
from tests.factories import PersonFactory, UserFactory

BORN = date(1990, 4, 5)


def newcomer(email: str = "maja@alumni.example", verified: bool = True) -> User:
    user = UserFactory(email=email)
    EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    return user


def told(**changes) -> Told:
    data = {
        "given_name": "Maja",
        "family_name": "Norrbin",
        "birth_date": BORN,
        "programme": None,
        "year": 2015,
    }
    return Told(**{**data, **changes})


def known(**fields) -> Person:
    fields = {"given_name": "Maja", "family_name": "Norrbin", "birth_date": BORN, **fields}
    return PersonFactory(**fields)
