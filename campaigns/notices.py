"""The letters that the register asks for: who a newcomer is, and "is this still you?"."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alumni.models import Address, Person, Purpose
from alumni.notices import Notice
from campaigns import actions, letters, opting_out, outbox
from campaigns.letters import Button, NoticeLetter
from campaigns.models import Message

STILL_YOU = "alumni.still_you"
LIFE = timedelta(days=60)
# "Important about your membership": the purpose whose ground is the university's task.
GROUND = "service"


def post(notice: Notice, person: Person, to: str | Address) -> None:
    """Write and store one letter, in the person's language."""
    write = {
        Notice.FOUND: _found,
        Notice.NOT_FOUND: _not_found,
        Notice.LINKED: _linked,
        Notice.STILL_YOU: _still_you,
    }[notice]
    with translation.override(person.language):
        letter = write(person, to).letter()
    # A newcomer waits for the answer; to an address of the register we write on our own account.
    asked = notice in (Notice.FOUND, Notice.NOT_FOUND)
    outbox.post(
        person,
        to=str(to),
        kind=Message.Kind.NOTICE,
        subject=letter.subject,
        letter=letter,
        ground=outbox.ASKED if asked else GROUND,
    )


def _page(name: str) -> str:
    return settings.BASE_URL + reverse(name)


def _found(person: Person, to: str) -> NoticeLetter:
    return NoticeLetter(
        person.language,
        subject=_("We found you in the register"),
        preheader=_("Your degree stands in your profile now."),
        issue=_("Joining"),
        title=letters.greeting(person.given_name),
        paragraphs=[
            _(
                "You joined the alumni network, and we have compared what you told us with our "
                "register: it is you. What the register knows of your studies stands in your "
                "profile now, marked as verified."
            ),
            _("Is something wrong there? You can ask for a correction beside each degree."),
        ],
        primary=Button(_("To my profile"), _page("alumni:profile")),
        why=_why_joined(to),
    )


def _not_found(person: Person, to: str) -> NoticeLetter:
    return NoticeLetter(
        person.language,
        subject=_("You are a member, but we do not find you in the register"),
        preheader=_("You need do nothing. Here is what you can do if you like."),
        issue=_("Joining"),
        title=letters.greeting(person.given_name),
        paragraphs=[
            _(
                "You joined the alumni network, and we have compared what you told us with our "
                "register without finding you there. That is no obstacle: you are a member, and "
                "your degree is shown as you told us, without the mark “verified”."
            ),
            _(
                "Did you study under another name, or was a year wrong? Answer this letter and "
                "tell us, and we look again."
            ),
        ],
        primary=Button(_("To my profile"), _page("alumni:profile")),
        why=_why_joined(to),
    )


def _linked(person: Person, to: str) -> NoticeLetter:
    return NoticeLetter(
        person.language,
        subject=_("Somebody has joined the alumni network as you"),
        preheader=_("Was it you? Then you need do nothing."),
        issue=_("Joining"),
        title=letters.greeting(person.given_name),
        paragraphs=[
            _(
                "Somebody has joined the alumni network with another address than this one, and "
                "told name, day of birth, programme and year as they stand in our register."
            ),
            _(
                "Was it you? Then you need do nothing. Was it not? Answer this letter, and we "
                "close the account and look into it."
            ),
        ],
        why=_why_register(to),
        footer_links=_way_out(person),
    )


def _still_you(person: Person, to: Address) -> NoticeLetter:
    link = actions.url(STILL_YOU, person_id=person.pk, argument=str(to.pk), expires_in=LIFE)
    return NoticeLetter(
        person.language,
        subject=_("Is this still you?"),
        preheader=_("Answer yes or no: it takes a moment."),
        issue=_("Our register"),
        title=letters.greeting(person.given_name),
        paragraphs=[
            _(
                "You have studied at Mid Sweden University, and our register of alumni says that "
                "you read your mail at this address. Is this still you?"
            ),
            _(
                "Say yes, and you decide yourself what we write about and what you are asked. "
                "Say no, and nothing more comes to this address."
            ),
        ],
        primary=Button(_("Answer yes or no"), link),
        after=[
            _("The link works for %(days)s days, once. Nothing changes before you press a button.")
            % {"days": LIFE.days}
        ],
        why=_why_register(to),
        footer_links=_way_out(person),
    )


def _way_out(person: Person) -> list[Button]:
    token = opting_out.unsubscribe_token(person, Purpose.objects.get(code=GROUND))
    address = settings.BASE_URL + reverse("letters:unsubscribe", args=[token])
    return [Button(_("No more letters of this kind"), address)]


def _why_joined(to: str) -> str:
    return _("You get this letter because you joined the alumni network with the address %s.") % to


def _why_register(to: str | Address) -> str:
    return (
        _(
            "You get this letter because the address %s stands in our register of alumni. The "
            "university's duty to collaborate is the ground, and you can object to it."
        )
        % to
    )
