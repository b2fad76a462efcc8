"""The single letter: stored with what it belongs to, sent a moment later by a worker.

Each row is noted as on its way, and that is committed, before the letter leaves; a worker that
ends in between leaves an uncertain letter and never a second one.
"""

from collections.abc import Iterable
from datetime import timedelta
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, formataddr

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from alumni import consenting
from alumni.keys import normalise_email
from alumni.models import Address, Person, Purpose
from campaigns import (
    again,
    barring,
    installation,
    letters,
    links,
    moved,
    replies,
    throttle,
)
from campaigns.models import Attachment, Message, Suppression
from integrations.smtp import (
    Reply,
    SmtpError,
    TemporarySmtpError,
    UncertainSmtpError,
    send_one,
)
from integrations.transport import Conversation, connect, endpoint_from

ASKED = "asked"
ON_ITS_WAY = timedelta(minutes=3)
LONGEST_TRY = timedelta(hours=72)
# A code is dead after ten minutes; sending it later would only confuse.
CODE_LIFE = timedelta(minutes=10)
_HARD = (Suppression.Reason.COMPLAINT, Suppression.Reason.UNKNOWN)


def post(
    person: Person | None,
    *,
    to: str,
    kind: Message.Kind,
    subject: str,
    letter: "letters.Letter | None" = None,
    ground: str = ASKED,
    reply_to: str = "",
    attachments: Iterable[tuple[str, str, bytes]] = (),
    text: str = "",
    language: str = "",
) -> Message:
    """Store a letter in the caller's transaction and wake a worker when that is committed.

    `ground` is a purpose's code, or "asked": the person asked for this very letter. Suppression
    and consent are looked at when it is sent. Attachments are (name, MIME type, content).
    """
    rendered = letters.render(letter) if letter else None
    message = Message.objects.create(
        person=person,
        to=normalise_email(to),
        to_name=person.name if person else "",
        kind=kind,
        language=language
        or (letter.language if letter else translation.get_language() or "sv")[:2],
        subject=" ".join(subject.split())[:250],
        text=rendered.text if rendered else text,
        html=rendered.html if rendered else "",
        ground=ground,
        reply_to=reply_to,
        secret=kind == Message.Kind.CODE,
    )
    Attachment.objects.bulk_create(
        Attachment(message=message, name=name, mimetype=mimetype, content=content)
        for name, mimetype, content in attachments
    )
    transaction.on_commit(_wake)
    return message


def _wake() -> None:
    from campaigns import tasks  # tasks call this module; here it only rings their bell

    try:
        tasks.post.delay()
    except (OperationalError, OSError):
        return  # the sweep finds it within five seconds


def send_due(limit: int = 500) -> int:
    """Send single letters whose time has come. Returns how many the relay took."""
    _note_abandoned()
    if not Message.objects.due().exists() or not installation.may_send():
        return 0
    relay = endpoint_from(settings.EMAIL_URL)
    allowance = throttle.Allowance(throttle.name_of(relay))
    try:
        connection = connect(relay)
    except TemporarySmtpError as error:
        _put_off(error.reply)
        return 0
    sent, taken = 0, False
    try:
        for _number in range(limit):
            if not (message := _claim()):
                break
            try:
                now_taken = _send(message, connection, allowance, taken)
            except SmtpError as error:
                if not replies.only_full(error, taken):
                    break  # noted on its row; the connection is of no more use, the rest stays due
                connection.drop()
                connection, taken = connect(relay), False
            else:
                sent, taken = sent + now_taken, taken or now_taken
    except TemporarySmtpError:
        pass  # it was there a moment ago: whoever comes next finds out what it says
    finally:
        connection.quit()
    return sent


def _claim() -> Message | None:
    with transaction.atomic():
        # Somebody waits for a code; a thousand reminders before it may wait a moment longer.
        rows = Message.objects.due().select_for_update(skip_locked=True)
        if not (message := rows.order_by("-secret", "next_at", "pk").first()):
            return None
        message.state, message.lease_until = Message.State.SENDING, timezone.now() + ON_ITS_WAY
        message.attempts += 1
        message.save(update_fields=["state", "lease_until", "attempts"])
    return message


def _send(
    message: Message, connection: Conversation, allowance: throttle.Allowance, taken: bool
) -> bool:
    """Whether the relay took it; `taken`: it took another over this connection. Raises SmtpError
    when the connection is of no more use."""
    if reason := why_not(message):
        _end(message, Message.State.LEFT_OUT, reason=reason)
        return False
    # Never made to wait: what it takes from the common pace, the campaigns have less.
    allowance.spend(message.to)
    try:
        raw = build(message).as_bytes(policy=SMTP if message.to.isascii() else SMTPUTF8)
        envelope = links.single_bounce_address(message.pk)
        reply = send_one(connection, raw, envelope, message.to)
    except UncertainSmtpError as error:
        if again.recognised(message.created_at):
            _later(message, error.reply)
        else:
            _end(message, Message.State.UNCERTAIN, error.reply)
        raise
    except TemporarySmtpError as error:
        if replies.only_full(error, taken):
            _put_back(message)
            raise
        _later(message, error.reply)
        if replies.slows(error.reply):
            allowance.slow("" if error.to_sender else message.to, error.reply.words)
        if error.reply.code == 421 or error.hung_up:
            raise
        return False
    except SmtpError as error:
        _refused(message, error)
        if error.hung_up:
            raise
        return False
    _end(message, Message.State.SENT, reply)
    return True


def _refused(message: Message, error: SmtpError) -> None:
    """For good; where the address does not exist, nothing goes there again."""
    meaning = replies.of(error.reply, to_recipient=error.to_recipient)
    known = not (message.secret or message.is_farewell)
    if meaning == replies.Meaning.UNKNOWN and known:
        barring.bar(
            message.to,
            Suppression.Reason.UNKNOWN,
            error.reply.words,
            source=Suppression.Source.RELAY,
            cause="unknown",
        )
    _end(message, Message.State.FAILED, error.reply)


def why_not(message: Message) -> str:
    """Why this letter may not leave now; empty when it may.

    A code that was asked for a moment ago passes every bar: without it nobody could come back.
    """
    if not message.to:  # its person was erased meanwhile
        return "gone"
    if message.kind == Message.Kind.CODE:
        return "expired" if timezone.now() - message.created_at > CODE_LIFE else ""
    person = message.person
    if person and (person.erased_at or person.deceased_at or person.merged_into_id):
        return "gone"
    if person and person.addresses.filter(email=message.to, state=Address.State.WRONG).exists():
        return "wrong_address"
    bars = Suppression.objects.covering(message.to)
    if message.kind == Message.Kind.CHECK:  # asked for by the person, to get letters there again
        bars = bars.exclude(reason__in=_HARD)
    if message.ground == ASKED:
        return "suppressed" if bars.filter(reason__in=_HARD).exists() else ""
    if bars.exists():
        return "suppressed"
    purpose = Purpose.objects.filter(code=message.ground).first()
    if purpose is None or person is None:
        return "no_ground"
    if person.protected_at:
        return "gone"
    if not consenting.holds(person, purpose):
        return "no_consent"
    # A pause stops what rests on a yes; what the university must tell, it tells all the same.
    return "paused" if purpose.basis == Purpose.Basis.CONSENT and person.is_paused else ""


def build(message: Message) -> EmailMessage:
    """The letter as it goes out: text first, html beside it, then what is attached."""
    mail = EmailMessage()
    domain = settings.MAIL_FROM_ACCOUNT.rpartition("@")[2]
    with translation.override(message.language):
        mail["From"] = formataddr(
            (_("Samverka, Mid Sweden University"), settings.MAIL_FROM_ACCOUNT)
        )
    mail["To"] = _mailbox(" ".join(message.to_name.split()), message.to)
    mail["Reply-To"] = message.reply_to or settings.MAIL_REPLY_TO
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(message.created_at)
    mail["Message-ID"] = f"<m{message.pk}.{message.kind}@{domain}>"
    mail["Content-Language"] = message.language
    if message.kind not in (Message.Kind.REQUEST, Message.Kind.ANSWER):
        mail["Auto-Submitted"] = "auto-generated"
        mail["X-Auto-Response-Suppress"] = "All"
    base = moved.base_of(message.html or message.text)
    text, html = (moved.to_here(each, base) for each in (message.text, message.html))
    mail.set_content(text, cte="quoted-printable")
    if html:
        mail.add_alternative(html, subtype="html", cte="quoted-printable")
    for file in message.attachments.all():
        kind, _semicolon, parameters = file.mimetype.partition(";")
        main, _slash, sub = kind.strip().partition("/")
        mail.add_attachment(bytes(file.content), maintype=main, subtype=sub, filename=file.name)
        for part in filter(None, (each.strip() for each in parameters.split(";"))):
            key, _equals, value = part.partition("=")
            list(mail.iter_attachments())[-1].set_param(key, value.strip('"'))
    return mail


def _mailbox(name: str, address: str) -> str | Mailbox:
    if address.isascii():
        return formataddr((name, address)) if name else address
    return Mailbox(name, addr_spec=address)


# ── Outcomes ──────────────────────────────────────────────────────────────────────────────────
def _end(message: Message, state: str, reply: Reply | None = None, reason: str = "") -> None:
    message.state, message.reason, message.lease_until = state, reason, None
    if reply:
        message.smtp_code, message.words = reply.status or str(reply.code), reply.words[:500]
    if state == Message.State.SENT:
        message.sent_at = timezone.now()
    if message.secret:
        message.text = message.html = message.subject = ""
    if message.is_farewell:
        message.to = message.words = ""
    message.save()


def _put_back(message: Message) -> None:
    """It was no attempt: it goes over the next connection."""
    message.state, message.lease_until = Message.State.WAITING, None
    message.attempts -= 1
    message.save(update_fields=["state", "lease_until", "attempts"])


def _later(message: Message, reply: Reply) -> None:
    age = timezone.now() - message.created_at
    if age > (CODE_LIFE if message.secret else LONGEST_TRY):
        _end(message, Message.State.FAILED, reply)
        return
    pause = timedelta(seconds=min(10 * 2 ** min(message.attempts, 10), 3600))
    message.state, message.lease_until = Message.State.WAITING, None
    message.next_at = timezone.now() + pause
    message.smtp_code, message.words = reply.status or str(reply.code), reply.words[:500]
    message.save()


def _put_off(reply: Reply) -> None:
    """The relay is away: everything due waits ten seconds, and says why."""
    Message.objects.due().update(
        next_at=timezone.now() + timedelta(seconds=10), words=reply.words[:500]
    )


def _note_abandoned() -> None:
    now = timezone.now()
    abandoned = Message.objects.filter(state=Message.State.SENDING, lease_until__lt=now)
    if since := again.known_since():
        young = abandoned.filter(created_at__gt=since)
        young.update(state=Message.State.WAITING, lease_until=None, next_at=now)
    # Whose person is erased: nobody will ask whether it went.
    abandoned.filter(kind=Message.Kind.FAREWELL).update(to="", words="")
    abandoned.update(state=Message.State.UNCERTAIN, lease_until=None)
