"""Is this still you? The answer to a link that went to an address of the register.

Whoever holds the letter can say no for that address. A yes counts only with a code that was read
at the same address: a letter that was passed on opens nothing.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alumni import claiming, notices
from alumni.models import Address, Interaction, Person, User
from alumni.notices import Notice

ASKED = "Frågade: är det här fortfarande du?"
PAUSE = timedelta(days=7)


def askable(person: Person) -> Address | None:
    """Where the register may ask somebody without an account; None: nowhere, or not now."""
    usable = (address for address in person.addresses.all() if address.is_usable)
    return next(usable, None) if person.is_free else None


def asked_lately(person: Person) -> bool:
    since = timezone.now() - PAUSE
    return person.interactions.filter(
        kind=Interaction.Kind.LETTER, title=ASKED, at__gt=since
    ).exists()


@transaction.atomic
def ask(person: Person) -> bool:
    """Send the letter with the link. False, and nothing sent: there is no way, or just asked."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    address = askable(person)
    if address is None or asked_lately(person):
        return False
    notices.post(Notice.STILL_YOU, person, address)
    Interaction.record(person, Interaction.Kind.LETTER, ASKED)
    return True


@transaction.atomic
def yes(user: User, address: Address) -> Person | None:
    """Link the account that has read a code at the address. None when it is not that account,
    when it has a person already, or when the link was used."""
    if address.email not in claiming.confirmed_addresses(user):
        return None
    address = Address.objects.select_for_update().filter(pk=address.pk).first()
    if address is None or address.is_wrong or Person.objects.filter(user=user).exists():
        return None
    if free := claiming.hold(address.person):
        claiming.link(free, user)
    return free


@transaction.atomic
def no(address: Address) -> None:
    """The address belongs to somebody else: nothing more goes there about this person.

    Safe to call twice. An account that has confirmed the address keeps it.
    """
    address = Address.objects.select_for_update().select_related("person").get(pk=address.pk)
    if address.is_wrong or address.person.user_id:
        return
    address.mark_wrong()
    Interaction.record(
        address.person, Interaction.Kind.LETTER, "En adress hör till någon annan", at=timezone.now()
    )
