"""Students apply: with an address at the university that is proved to be theirs, and no account."""

import secrets
from dataclasses import dataclass, field
from typing import Any, NoReturn

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alumni import claiming
from alumni.keys import keyed_hash, normalise_email
from alumni.models import Topic, User
from campaigns import outbox
from campaigns.letters import CodeLetter
from campaigns.models import Message
from engagement.mentoring import Refused, letters, locks, pairing
from engagement.models import MentorApplication

LIFE = 600
TRIES = 5
SESSION_KEY = "mentor_application"
# So long after the code an application may be written.
PROVED_LIFE = 6 * 3600


@dataclass(frozen=True)
class Told:
    """What a student writes in the form."""

    fields: dict[str, Any]
    topics: list[Topic] = field(default_factory=list)


def is_ours(email: str) -> bool:
    """Whether an address is at one of the university's own domains."""
    return normalise_email(email).rpartition("@")[2] in settings.UNIVERSITY_DOMAINS


def address_of(user: User) -> str:
    """The address at the university that a signed-in user has confirmed; empty without one."""
    return next((email for email in claiming.confirmed_addresses(user) if is_ours(email)), "")


# ── A code by e-mail ──────────────────────────────────────────────────────────────────────────
def send_code(session: Any, email: str) -> None:
    """A six-digit code to the address; the session keeps a keyed hash of it, and nothing else
    can use it. Raises Refused for an address that is not the university's."""
    if not is_ours(email):
        refuse_address()
    email, code = normalise_email(email), f"{secrets.randbelow(10**6):06d}"
    letter = CodeLetter((translation.get_language() or "sv")[:2], email, code).letter()
    outbox.post(None, to=email, kind=Message.Kind.CODE, subject=letter.subject, letter=letter)
    session[SESSION_KEY] = {
        "email": email, "hash": _hash(email, code), "until": _now() + LIFE, "tries": TRIES,
    }  # fmt: skip


def refuse_address() -> NoReturn:
    raise Refused(
        _("Use your address at the university, one that ends in %(domains)s.")
        % {"domains": _domains()}
    )


def waits_for_code(session: Any) -> str:
    """The address that a code was sent to and that is not proved yet; else empty."""
    state = session.get(SESSION_KEY, {})
    return state["email"] if state.get("hash") and state["until"] > _now() else ""


def prove(session: Any, code: str) -> None:
    """The code from the letter. Raises Refused; after five wrong ones a new code is needed."""
    state = session.get(SESSION_KEY, {})
    if not state.get("hash") or state["until"] <= _now():
        session.pop(SESSION_KEY, None)
        raise Refused(_("The code has expired. Ask for a new one."))
    digits = "".join(letter for letter in code if letter.isdecimal())
    if not secrets.compare_digest(state["hash"], _hash(state["email"], digits)):
        state = {**state, "tries": state["tries"] - 1}
        session[SESSION_KEY] = state
        if state["tries"] <= 0:
            session.pop(SESSION_KEY)
            raise Refused(_("Too many wrong codes. Ask for a new one."))
        raise Refused(_("That is not the code in the letter. Look again."))
    session[SESSION_KEY] = {"email": state["email"], "proved": True, "until": _now() + PROVED_LIFE}


def proved(session: Any) -> str:
    """The address that this session has proved; empty without one."""
    state = session.get(SESSION_KEY, {})
    return state["email"] if state.get("proved") and state["until"] > _now() else ""


def start_over(session: Any) -> None:
    session.pop(SESSION_KEY, None)


def _hash(email: str, code: str) -> str:
    return keyed_hash("mentor-code", f"{email}:{code}")


def _now() -> int:
    return int(timezone.now().timestamp())


def _domains() -> str:
    return ", ".join(f"@{domain}" for domain in settings.UNIVERSITY_DOMAINS)


# ── The application ───────────────────────────────────────────────────────────────────────────
@transaction.atomic
def apply(round_id: int, email: str, told: Told) -> MentorApplication:
    """Store what the student wrote and write to them. A second time it replaces the first, until
    they have been asked about a pair. Raises Refused."""
    held = locks.round_of(round_id)
    if not held.takes_applications:
        raise Refused(_("The time to apply is over."))
    email = normalise_email(email)
    application = held.applications.filter(email=email).first()
    if application is None:
        application = MentorApplication(round=held, email=email)
    elif application.pairs.exclude(offered_at=None).exists():
        raise Refused(_("You have applied, and there is a pair already. See your own page."))
    for name, value in told.fields.items():
        setattr(application, name, value)
    try:
        with transaction.atomic():
            application.save()
    except IntegrityError:
        raise Refused(_("You have applied already. See the letter that we sent.")) from None
    application.topics.set(told.topics)
    pairing.weigh_anew(application.pairs.all(), room=1)
    letters.tell_applied(application)
    return application
