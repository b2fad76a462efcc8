"""A restored copy sends nothing until a person says so.

A mark stands in the database and in a file outside it (or in INSTALLATION_ID). A copy of the
database on another machine meets another file or none; a database put back to an older state
meets a file that has seen it later. Either way the letters that it holds may have left before.
"""

import json
import os
import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import Error, transaction
from django.utils import timezone

from alumni.models import AuditEntry, User
from campaigns.models import Installation

# A standby that takes over may lack the last moments of its forerunner; that is no old copy.
TOLERANCE = timedelta(minutes=2)
SEEN_EVERY = timedelta(seconds=30)
COPY, OLDER = "copy", "older"
# For so many seconds a screen believes that nothing is held.
BELIEVED = 15
_believed_until = 0.0


@dataclass(frozen=True)
class Outside:
    """What is known outside the database: the mark, and when it saw the database last."""

    mark: str = ""
    seen_at: datetime | None = None


def held() -> str:
    """Why nothing may be sent: "copy", "older", or empty. Writes nothing."""
    row = Installation.objects.first()
    return _compare(row, _outside()) if row else ""


def held_lately() -> str:
    """As `held`, for the head of every screen. That nothing is held is believed for a moment;
    that something is, never, so that the warning goes with the click that ends it."""
    global _believed_until
    if time.monotonic() < _believed_until:
        return ""
    reason = held()
    _believed_until = 0.0 if reason else time.monotonic() + BELIEVED
    return reason


def may_send() -> bool:
    """Whether letters may leave. At the very first start both marks are written."""
    row, outside = Installation.objects.first(), _outside()
    if row:
        return not _compare(row, outside)
    row, created = Installation.objects.get_or_create(
        pk=1, defaults={"mark": outside.mark or uuid.uuid4().hex}
    )
    if created:
        _write(row)
    return not _compare(row, _outside())


def note_alive() -> None:
    """Now and then: note here and outside that both were seen together."""
    row = Installation.objects.first()
    now = timezone.now()
    if row is None or now - row.seen_at < SEEN_EVERY or _compare(row, _outside()):
        return
    Installation.objects.filter(seen_at__lt=now).update(seen_at=now)
    _write(Installation.objects.get())


def resume(by: User | None) -> bool:
    """A person's word: this is the one that sends. False when nothing was held."""
    reason = held()
    if not reason:
        return False
    with transaction.atomic():
        row = Installation.objects.select_for_update().get()
        row.mark = settings.INSTALLATION_ID or uuid.uuid4().hex
        row.seen_at = timezone.now()
        row.save()
        AuditEntry.note(
            AuditEntry.Act.SEND, by, subject="Resumed after a restore", resumed=True, held=reason
        )
        _write(row)
    return True


def lives() -> bool:
    """For a monitor: false while nothing may be sent; a database that is away is its own news."""
    try:
        return not held()
    except Error:
        return True


def _compare(row: Installation, outside: Outside) -> str:
    if row.mark != outside.mark:
        return COPY
    if outside.seen_at and outside.seen_at - row.seen_at > TOLERANCE:
        return OLDER
    return ""


def _outside() -> Outside:
    try:
        found = json.loads(settings.INSTALLATION_FILE.read_text())
        mark, seen_at = str(found["mark"]), datetime.fromisoformat(found["seen_at"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return Outside(settings.INSTALLATION_ID)
    if settings.INSTALLATION_ID and mark != settings.INSTALLATION_ID:
        return Outside(settings.INSTALLATION_ID)
    return Outside(mark, seen_at)


def _write(row: Installation) -> None:
    """Whole or not at all: another worker may be reading."""
    whole = settings.INSTALLATION_FILE
    whole.parent.mkdir(parents=True, exist_ok=True)
    unfinished = whole.with_name(f"{whole.name}.{os.getpid()}")
    unfinished.write_text(json.dumps({"mark": row.mark, "seen_at": row.seen_at.isoformat()}))
    unfinished.replace(whole)
