"""An address that letters do not reach: the person confirms it anew, or gives another.

A letter with a link is sent there; who presses the button behind it has shown that it works.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alumni import reaching
from alumni.keys import normalise_email
from alumni.models import Address, AuditEntry, Person
from campaigns import actions, barring, letters, outbox
from campaigns.models import AddressCheck, Message, Suppression

WORKS = "campaigns.address_works"
LIFE = timedelta(days=7)
MOST_A_DAY = 3


class TooMany(Exception):
    """As many letters as may be asked for in a day have been sent."""


def trouble_with(person: Person) -> reaching.Trouble | None:
    """What keeps letters from the person's main address; None: nothing that we know of."""
    address = person.addresses.filter(primary=True).first()
    if address is None:
        return None
    bars = Suppression.objects.covering(address.email)
    bar = bars.filter(reason__in=(*barring.ABOUT_ADDRESSES, Suppression.Reason.COMPLAINT)).first()
    if bar is None and address.state != Address.State.DEAD:
        return None
    return reaching.Trouble(
        address.email, _words(bar.reason if bar else "unknown"), reverse("campaigns:reach")
    )


def _words(reason: str) -> str:
    if reason == Suppression.Reason.FULL:
        return _("Your mailbox has been full for weeks, so letters come back.")
    if reason == Suppression.Reason.UNREACHED:
        return _("Your mail server has not answered for weeks, so letters come back.")
    if reason == Suppression.Reason.COMPLAINT:
        return _("A letter of ours was reported as spam from your mailbox, so we stopped them all.")
    return _("Your mail server says that the address does not exist.")


@transaction.atomic
def ask(person: Person, email: str) -> AddressCheck:
    """Send a letter to the address, with a link that proves that it works. Raises TooMany."""
    Person.objects.select_for_update().get(pk=person.pk)
    since = timezone.now() - timedelta(days=1)
    if person.address_checks.filter(sent_at__gt=since).count() >= MOST_A_DAY:
        raise TooMany
    check = AddressCheck.objects.create(person=person, email=normalise_email(email))
    with translation.override(person.language):
        letter = _letter(person, check)
        outbox.post(
            person, to=check.email, kind=Message.Kind.CHECK, subject=letter.subject, letter=letter
        )
    return check


def _letter(person: Person, check: AddressCheck) -> letters.Letter:
    link = actions.url(WORKS, person_id=person.pk, argument=str(check.pk), expires_in=LIFE)
    return letters.NoticeLetter(
        person.language,
        subject=_("Does this address work?"),
        preheader=_("Press the button, and our letters find you again."),
        issue=_("Your address"),
        title=_("Does this address work?"),
        paragraphs=[
            _("You asked us to send letters here. Press the button within a week, and we do."),
        ],
        why=_("You get this letter because you asked for it on your profile, or because somebody "
              "mistyped their address as yours; then do nothing."),
        primary=letters.Button(_("Yes, it works"), link),
    ).letter()  # fmt: skip


@transaction.atomic
def confirm(check: AddressCheck) -> bool:
    """The button was pressed: the address is the person's main one. False: it was before."""
    check = AddressCheck.objects.select_for_update().select_related("person").get(pk=check.pk)
    if check.used_at:
        return False
    person, check.used_at = check.person, timezone.now()
    check.save(update_fields=["used_at"])
    address, _new = person.addresses.get_or_create(email=check.email)
    address.confirmed_at = timezone.now()
    address.save(update_fields=["confirmed_at"])
    address.make_primary()
    barring.lift_by_rule(person, check.email, wished=True)
    AuditEntry.note(AuditEntry.Act.CHANGE, person.user, person=person, subject="address confirmed")
    return True


def office() -> str:
    """Whom to ask when nothing helps."""
    return settings.MAIL_REPLY_TO
