"""Letters that the relay refused for now, tried again one by one.

A row is noted as uncertain, and that is committed, before its letter leaves: whatever happens to
the worker, the letter is never sent twice without a person's word.
"""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from campaigns import again, chunks, grounds, local_hours, replies
from campaigns.compiling import Compiled
from campaigns.models import Campaign, DeliveryException
from campaigns.throttle import Allowance
from integrations.http_mail import Provider
from integrations.smtp import (
    Relay,
    Reply,
    SmtpError,
    TemporarySmtpError,
    UncertainSmtpError,
    hand_over,
)
from integrations.transport import Conversation, connect, endpoint_from

ON_ITS_WAY = timedelta(minutes=3)
NOT_NOW = timedelta(seconds=5)
REFUSALS_TO_STOP = 5
Kind = DeliveryException.Kind


def retry_due(
    campaign: Campaign, compiled: Compiled, until: float, allowance: Allowance
) -> Reply | None:
    """Try every letter again whose time has come. Returns the reply when the relay is away."""
    if again.at_once(campaign):
        _release_abandoned(campaign)
    if not _due(campaign).exists():
        return None
    relay = endpoint_from(settings.EMAIL_URL)
    try:
        connection = connect(relay)
    except TemporarySmtpError as error:
        return error.reply
    turn = _Turn(campaign, compiled, allowance, relay, connection)
    try:
        turn.run(until)
    except TemporarySmtpError as error:  # it had hung up, and now it does not answer
        return error.reply
    finally:
        turn.connection.quit()
    return turn.away


@dataclass
class _Turn:
    """Second tries over one connection, or over one after another."""

    campaign: Campaign
    compiled: Compiled
    allowance: Allowance
    relay: Relay | Provider
    connection: Conversation
    # Whether this connection has taken a letter.
    taken: bool = False
    refused: list[DeliveryException] = field(default_factory=list)
    over: bool = False
    away: Reply | None = None

    def run(self, until: float) -> None:
        while not self.over and time.monotonic() < until and (row := _claim(self.campaign)):
            if not _permitted(self.campaign, row, self.allowance):
                continue
            try:
                self.taken |= _retry(self.campaign, row, self.compiled, self.connection)
                self.refused.clear()
                self.campaign.waits = 0  # it is there
            except UncertainSmtpError as error:
                self.over, self.away = True, error.reply
            except SmtpError as error:
                self._heed(row, error)
            if not Campaign.objects.under_way().filter(pk=self.campaign.pk).exists():
                self.over = True

    def _heed(self, row: DeliveryException, error: SmtpError) -> None:
        """What the word means for those that come after. Raises TemporarySmtpError."""
        reply = error.reply
        if replies.only_full(error, self.taken):
            _put_back(row, timezone.now())
            self._connect_anew()
            return
        if replies.slows(reply):
            to = "" if error.to_sender else _email(self.campaign, row)
            self.allowance.slow(to, reply.words)
        if _meaning(error) == replies.Meaning.REFUSED:
            self.refused.append(row)
        if reply.code == 421:
            self.over, self.away = True, reply
        elif len(self.refused) >= REFUSALS_TO_STOP:
            _take_back(self.refused)
            self.campaign.stop(replies.without_addresses(reply.words))
            self.over = True
        elif error.hung_up:
            self._connect_anew()

    def _connect_anew(self) -> None:
        self.connection.drop()
        self.connection, self.taken = connect(self.relay), False


def _email(campaign: Campaign, row: DeliveryException) -> str:
    return campaign.recipients.values_list("email", flat=True).get(seq=row.seq)


def _permitted(campaign: Campaign, row: DeliveryException, allowance: Allowance) -> bool:
    """Second tries keep the readers' hours and the pace, too: one that may not leave now comes back
    when it is day over there, or in some seconds."""
    opens, now = local_hours.opens(campaign, row.seq), timezone.now()
    if opens <= now and allowance.may(_email(campaign, row)):
        return True
    _put_back(row, max(opens, now + NOT_NOW))
    return False


def _put_back(row: DeliveryException, next_at: datetime) -> None:
    """It was no try."""
    row.kind, row.next_at = Kind.WAITING, next_at
    row.tries -= 1
    row.save(update_fields=["kind", "next_at", "tries"])


def _meaning(error: SmtpError) -> replies.Meaning:
    return replies.of(error.reply, to_recipient=error.to_recipient)


def _take_back(rows: list[DeliveryException]) -> None:
    """It was not about them: they are tried again when somebody has mended it."""
    DeliveryException.objects.filter(pk__in=[row.pk for row in rows], kind=Kind.FAILED).update(
        kind=Kind.WAITING, next_at=timezone.now()
    )


def _due(campaign: Campaign):
    return campaign.exceptions.filter(kind=Kind.WAITING, next_at__lte=timezone.now())


def _claim(campaign: Campaign) -> DeliveryException | None:
    with transaction.atomic():
        rows = _due(campaign).select_for_update(skip_locked=True).order_by("next_at", "pk")
        if not (row := rows.first()):
            return None
        row.kind, row.next_at = Kind.UNCERTAIN, timezone.now() + ON_ITS_WAY
        row.tries += 1
        row.save(update_fields=["kind", "next_at", "tries"])
    return row


def _retry(
    campaign: Campaign,
    row: DeliveryException,
    compiled: Compiled,
    connection: Conversation,
) -> bool:
    """Send one letter again and note the outcome. True: it was taken. Raises SmtpError after noting
    it."""
    [(to, language, why)] = grounds.letters(campaign.pk, row.seq, 1)
    if why:
        row.kind, row.reason, row.next_at = Kind.LEFT_OUT, why, None
        row.save(update_fields=["kind", "reason", "next_at"])
        return False
    sender, body = compiled.letter(language, row.seq).posted(to)
    try:
        hand_over(connection, body, sender, to.email)
    except UncertainSmtpError as error:
        next_at = timezone.now() + DeliveryException.pause_after(row.tries + 1)
        kind = Kind.WAITING if again.at_once(campaign) else Kind.UNCERTAIN
        _note(row, kind, error.reply, next_at)
        raise
    except TemporarySmtpError as error:
        next_at = replies.next_try(row.tries, row.created_at)
        _note(row, Kind.WAITING if next_at else Kind.FAILED, error.reply, next_at)
        raise
    except SmtpError as error:
        if _meaning(error) == replies.Meaning.UNKNOWN:
            chunks.bury(to.email, error.reply.words)
        _note(row, Kind.FAILED, error.reply)
        raise
    # Without a row it counts as sent, like all the others.
    row.delete()
    return True


def _note(row: DeliveryException, kind: str, reply: Reply, next_at: datetime | None = None) -> None:
    row.kind, row.words = kind, reply.words[:500]
    row.smtp_code = reply.status or str(reply.code)
    row.next_at = next_at if kind == Kind.WAITING else None
    row.save(update_fields=["kind", "words", "smtp_code", "next_at"])


def _release_abandoned(campaign: Campaign) -> None:
    """A worker ended in the middle of a second try, and the campaign's word is: send again."""
    campaign.exceptions.filter(kind=Kind.UNCERTAIN, next_at__lt=timezone.now()).update(
        kind=Kind.WAITING
    )
