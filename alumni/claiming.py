"""A newcomer gets their person, without anybody being told who is in the register.

Whatever the outcome, the newcomer sees the same page. Linked at once is whoever is beyond doubt
somebody in the register (see alumni.recognising). All others begin as a person of their own, and
the office compares.
"""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from alumni import duplicates, merging, notices, reaching, recognising
from alumni.keys import normalise_email
from alumni.models import Address, ClaimRequest, Degree, Interaction, Person, User
from alumni.models.claim import answer_by
from alumni.notices import Notice
from alumni.recognising import Near, Told

# So many who were not them, and facts that anybody can collect decide no more: they are guessed.
MOST_GUESSES = 3
MOST_TOLD = 3
GUESSED_SINCE = timezone.timedelta(days=30)


def confirmed_addresses(user: User) -> list[str]:
    """The addresses at which this account has read a letter of ours, in lower case."""
    found = EmailAddress.objects.filter(user=user, verified=True).order_by("-primary", "pk")
    return [normalise_email(email) for email in found.values_list("email", flat=True)]


@transaction.atomic
def claim(user: User, told: Told, language: str, *, by_facts: bool = True) -> Person:
    """Give the account its person: the one in the register, or a new one and a claim.

    An account that has a person keeps it: there is one try per account. Without `by_facts` only an
    address or a personal number decides: many have joined from the same place lately.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if person := Person.objects.filter(user=user).first():
        return person
    mine = confirmed_addresses(user)
    near = recognising.near(told, mine)
    guessed = _is_guessed(near)
    person = recognising.beyond_doubt(near, by_facts=by_facts and not guessed)
    if person and (free := hold(person)):
        known = set(free.addresses.working().values_list("email", flat=True))
        free.language = language
        free.save(update_fields=["language"])
        link(free, user)
        if not known & set(mine):
            _tell_register_addresses(free, known)
        return free
    return _begin(user, told, language, near)


def _is_guessed(near: list[Near]) -> bool:
    """Whether several newcomers lately came near the one who comes nearest, and were not them."""
    nearest = near[0].person.pk if near else 0
    lately = ClaimRequest.objects.filter(created_at__gt=timezone.now() - GUESSED_SINCE)
    lately = lately.exclude(state=ClaimRequest.State.APPROVED)
    return lately.filter(evidence__candidates__contains=[{"person": nearest}]).count() >= (
        MOST_GUESSES
    )


def hold(person: Person) -> Person | None:
    """The row, held until the transaction ends; None when another account was quicker."""
    return Person.objects.in_register().select_for_update().filter(pk=person.pk, user=None).first()


def _begin(user: User, told: Told, language: str, near: list[Near]) -> Person:
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
    candidates = [
        {"person": row.person.pk, "agrees": sorted(row.agrees)}
        for row in near[: recognising.MOST_NEAR]
    ]
    duplicates.refresh([person.pk])
    evidence = {"told": _evidence(told), "candidates": candidates}
    ClaimRequest.objects.create(person=person, evidence=evidence, deadline=answer_by())
    return person


@transaction.atomic
def approve(request: ClaimRequest, known: Person, by: User) -> Person:
    """The office says: the newcomer is this person. Two rows become one, the known one, which
    has its letters in the language in which somebody came."""
    request.decide(ClaimRequest.State.APPROVED, by)
    newcomer = request.person
    user = newcomer.user
    merging.merge(known, newcomer, by, frozenset({"language"}))
    if user:
        notices.post(Notice.FOUND, known, user.email)
    return known


@transaction.atomic
def refuse(request: ClaimRequest, by: User) -> None:
    """Not found in the register: the newcomer stays, with what they told of themselves."""
    request.decide(ClaimRequest.State.REFUSED, by)
    if user := request.person.user:
        notices.post(Notice.NOT_FOUND, request.person, user.email)


def link(person: Person, user: User) -> None:
    """The account is this person's from now on; the caller holds the row."""
    person.user = user
    person.save(update_fields=["user"])
    _confirm_addresses(person, user)
    duplicates.refresh([person.pk])
    Interaction.record(person, Interaction.Kind.JOINED, "Konto kopplat till registret")


def _tell_register_addresses(person: Person, emails: set[str]) -> None:
    """Facts can be known to others: where the register wrote before, it tells of the account."""
    for email in sorted(emails)[:MOST_TOLD]:
        notices.post(Notice.LINKED, person, email)


def _confirm_addresses(person: Person, user: User) -> None:
    for email in confirmed_addresses(user):
        address, _new = person.addresses.get_or_create(email=email)
        address.confirmed_at = timezone.now()
        if address.is_wrong:
            address.state = Address.State.ACTIVE
        address.save(update_fields=["confirmed_at", "state"])
        reaching.confirmed(person, email)
        # Where somebody has read a letter is better than an address that nobody ever confirmed.
        others = person.addresses.usable().exclude(pk=address.pk)
        if not others.exclude(confirmed_at=None).exists():
            address.make_primary()


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
