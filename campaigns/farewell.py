"""The last letter to somebody whom the office has erased: word that it is done.

It belongs to nobody and names nobody, so the erasure leaves it alone; the address stands in it
until it has been sent or has failed, three days at the longest, and in nothing else (outbox).
"""

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alumni.granting import Farewell
from campaigns import outbox
from campaigns.letters.singles import NoticeLetter
from campaigns.models import Message


def send(last: Farewell) -> Message:
    """Store the letter, in the transaction of the erasure."""
    with translation.override(last.language):
        letter = NoticeLetter(
            last.language,
            subject=_("You are erased"),
            preheader=_("You asked us to erase you, and it is done."),
            issue=_("Your data"),
            title=_("It is done: you are erased"),
            paragraphs=[
                _("On %(day)s we got your request to be erased from the alumni network. We have "
                  "erased everything about you: profile, addresses, degrees, consents and "
                  "history. It cannot be undone.")
                % {"day": date_format(last.received_on, "j F Y")},
                _("What is left has no name: numbers, and a line in the log that an erasure was "
                  "made. If you have asked never to get letters, a fingerprint of your address "
                  "stays, from which it cannot be read, so that nobody writes to you again."),
                _("You are welcome back any time."),
            ],
            why=_("You get this letter because you asked us to erase you. It is the last one: we "
                  "have sent it to the address as it was, and do not keep it."),
        ).letter()  # fmt: skip
    return outbox.post(
        None, to=last.to, kind=Message.Kind.FAREWELL, subject=letter.subject, letter=letter
    )
