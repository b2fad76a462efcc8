"""Matching a newcomer with the register, without telling anybody who is in it.

Whatever the outcome, the newcomer sees the same page. Linked at once are those whose confirmed
address stands in the register beside their name, and those who know their personal number and
also name and degree. All others begin as a person of their own, and the office compares.
"""

from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from alumni import merging
from alumni.keys import normalise_email, personal_number_hash
from alumni.models import ClaimRequest, Degree, Interaction, Person, Programme, User
from alumni.models.claim import answer_by


@dataclass(frozen=True)
class Told:
    """What a newcomer says of themselves. The personal number is hashed and then forgotten."""

    given_name: str
    family_name: str
    birth_date: date
    programme: Programme | None
    year: int
    personal_number: str = ""


def confirmed_addresses(user: User) -> list[str]:
    """The addresses at which this account has read a letter of ours, in lower case."""
    found = EmailAddress.objects.filter(user=user, verified=True).order_by("-primary", "pk")
    return [normalise_email(email) for email in found.values_list("email", flat=True)]


def match(user: User, told: Told) -> Person | None:
    """The one person in the register that this is beyond doubt, or None."""
    free = Person.objects.in_register().filter(user=None)
    by_address = free.filter(addresses__email__in=confirmed_addresses(user)).distinct()
    found = [person for person in by_address if _same_name(person, told)]
    if not found and (number := _hash(told)):
        found = [
            person
            for person in free.filter(personal_number_hash=number)
            if _same_name(person, told) and _same_degree(person, told)
        ]
    return found[0] if len(found) == 1 else None


def candidates(user: User, told: Told) -> list[dict[str, object]]:
    """Whom the office should compare with, and which parts agree. At most ten."""
    near = (
        Q(addresses__email__in=confirmed_addresses(user))
        | Q(birth_date=told.birth_date, family_name__iexact=told.family_name)
        | Q(
            family_name__iexact=told.family_name,
            given_name__iexact=told.given_name,
            degrees__year=told.year,
        )
    )
    if number := _hash(told):
        near |= Q(personal_number_hash=number)
    known = Person.objects.filter(erased_at=None, merged_into=None, user=None)
    people = known.filter(near).distinct().order_by("pk")[:10]
    return [{"person": person.pk, "agrees": _agreeing(user, person, told)} for person in people]


@transaction.atomic
def claim(user: User, told: Told, language: str) -> Person:
    """Give the account its person: the one in the register, or a new one and a claim.

    An account that has a person keeps it: there is one try per account.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if mine := Person.objects.filter(user=user).first():
        return mine
    if person := match(user, told):
        _link(person, user)
        return person
    near = candidates(user, told)
    person = Person.objects.create(
        user=user,
        given_name=told.given_name,
        family_name=told.family_name,
        birth_date=told.birth_date,
        language=language,
        source=Person.Source.SELF,
    )
    Degree.objects.create(
        person=person, programme=told.programme, title=_title(told), year=told.year, verified=False
    )
    _confirm_addresses(person, user)
    evidence = {"told": _evidence(told), "candidates": near}
    ClaimRequest.objects.create(person=person, evidence=evidence, deadline=answer_by())
    return person


@transaction.atomic
def approve(request: ClaimRequest, known: Person, by: User) -> Person:
    """The office says: the newcomer is this person. Two rows become one, the known one."""
    request.decide(ClaimRequest.State.APPROVED, by)
    newcomer = request.person
    merging.merge(known, newcomer, by)
    return known


def refuse(request: ClaimRequest, by: User) -> None:
    """Not found in the register: the newcomer stays, with what they told of themselves."""
    request.decide(ClaimRequest.State.REFUSED, by)


def _link(person: Person, user: User) -> None:
    person.user = user
    person.save(update_fields=["user"])
    _confirm_addresses(person, user)
    Interaction.record(person, Interaction.Kind.JOINED, "Konto kopplat till registret")


def _confirm_addresses(person: Person, user: User) -> None:
    for email in confirmed_addresses(user):
        address, _new = person.addresses.get_or_create(email=email)
        address.confirmed_at = timezone.now()
        address.save(update_fields=["confirmed_at"])
        if not person.addresses.filter(primary=True).exclude(pk=address.pk).exists():
            address.make_primary()


def _hash(told: Told) -> str:
    try:
        return personal_number_hash(told.personal_number) if told.personal_number else ""
    except ValueError:
        return ""


def _same_name(person: Person, told: Told) -> bool:
    """Given name by its first word, family name as now or as before."""
    given = told.given_name.casefold().split()[:1] == person.given_name.casefold().split()[:1]
    family = told.family_name.casefold()
    former = " ".join(person.former_names).casefold().split()
    return given and (family == person.family_name.casefold() or family in former)


def _same_degree(person: Person, told: Told) -> bool:
    return person.degrees.filter(
        verified=True, programme=told.programme, year=told.year, programme__isnull=False
    ).exists()


def _agreeing(user: User, person: Person, told: Told) -> list[str]:
    emails = set(person.addresses.values_list("email", flat=True))
    parts = {
        "address": bool(emails & set(confirmed_addresses(user))),
        "name": _same_name(person, told),
        "birth_date": person.birth_date == told.birth_date,
        "degree": _same_degree(person, told),
        "personal_number": bool(number := _hash(told)) and person.personal_number_hash == number,
    }
    return [part for part, agrees in parts.items() if agrees]


def _evidence(told: Told) -> dict[str, object]:
    return {
        "name": f"{told.given_name} {told.family_name}",
        "birth_date": told.birth_date.isoformat(),
        "programme": told.programme.name_sv if told.programme else "",
        "year": told.year,
        "personal_number": bool(told.personal_number),
    }


def _title(told: Told) -> str:
    return "" if told.programme else "Examen"
