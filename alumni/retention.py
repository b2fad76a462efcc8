"""Retention: each app tells which kinds of data can be cleared, a rule decides when, and the night
does it in small batches. What was cleared is counted and logged; what it said is gone."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Count, F, Max, Min
from django.db.models.functions import TruncMonth
from django.utils import timezone

from alumni.models import AuditEntry, RetentionAct, RetentionCount, RetentionRule, RetentionRun

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from alumni.models import User

Clear = Callable[[list[int]], object]
# A night's work for one rule; the rest waits for the next.
AT_MOST = 50_000
SAMPLE = 10


@dataclass(frozen=True)
class Kind:
    """One kind of data that a rule may clear.

    find(before): the rows whose date lies before that moment and that are not cleared yet.
    at: the field of that date. acts: what may be done to rows by key. counted_by: the fields
    whose values are counted by month before the rows go. archived: what an archive keeps.
    """

    code: str
    label: "str | Promise"
    since: "str | Promise"
    find: Callable[[datetime], models.QuerySet[Any]]
    at: str
    acts: dict[RetentionAct, Clear]
    counted_by: tuple[str, ...] = ()
    archived: tuple[str, ...] = ()
    batch: int = 500


@dataclass(frozen=True)
class Report:
    """What a rule would do now: how many rows, between which dates, and some of them by key."""

    count: int
    oldest: datetime | None
    newest: datetime | None
    sample: list[tuple[int, datetime]] = field(default_factory=list)


_kinds: dict[str, Kind] = {}
# What no rule may clear, with the reason that staff read.
_exempt: dict[str, "tuple[str | Promise, str | Promise]"] = {}


def register(code: str, label: "str | Promise", **parts: Any) -> None:
    """Tell, once, when the app starts. The parts are those of Kind; rows that can be deleted and
    have `archived` fields can be archived too."""
    kind = Kind(code, label, **parts)
    if kind.archived and RetentionAct.DELETE in kind.acts:
        kind.acts.setdefault(RetentionAct.ARCHIVE, kind.acts[RetentionAct.DELETE])
    _kinds[code] = kind


def exempt(code: str, label: "str | Promise", why: "str | Promise") -> None:
    _exempt[code] = (label, why)


def kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: str(kind.label))


def kind_of(code: str) -> Kind | None:
    """None for a kind that no app registers any longer."""
    return _kinds.get(code)


def exemptions() -> list[tuple[Any, Any]]:
    return list(_exempt.values())


def report(rule: RetentionRule) -> Report:
    """A dry run: nothing is touched. Raises KeyError for a kind that no longer exists."""
    kind = _kinds[rule.kind]
    found = kind.find(rule.before())
    sums = found.order_by().aggregate(number=Count("pk"), oldest=Min(kind.at), newest=Max(kind.at))
    sample = found.order_by(kind.at, "pk").values_list("pk", kind.at)[:SAMPLE]
    return Report(sums["number"], sums["oldest"], sums["newest"], list(sample))


def run(
    rule: RetentionRule, by: "User | None" = None, at_most: int = AT_MOST
) -> RetentionRun | None:
    """Clear what the rule concerns, batch by batch, each in a transaction with its count.

    None when the rule is not active, has no kind any longer, or another worker is at it.
    """
    kind = _kinds.get(rule.kind)
    if kind is None or not rule.begin():
        return None
    try:
        before, done = rule.before(), RetentionRun.of(rule, by)
        while done.count < at_most and _batch(kind, before, done, at_most - done.count):
            pass
        done.left = kind.find(before).order_by().count()
        done.finished_at = timezone.now()
        done.save(update_fields=["left", "finished_at"])
        if done.count:
            AuditEntry.note(
                AuditEntry.Act.PURGE, by, subject=kind.code, rows=done.count, then=done.act,
                decision=done.decision, run=done.pk,
            )  # fmt: skip
    finally:
        rule.end()
    return done


@transaction.atomic
def _batch(kind: Kind, before: datetime, done: RetentionRun, at_most: int) -> int:
    """Clear one batch and count it on the run. Returns how many rows it was."""
    act = RetentionAct(done.act)
    locked = kind.find(before).order_by("pk").select_for_update(skip_locked=True, of=("self",))
    keys = list(locked.values_list("pk", flat=True)[: min(kind.batch, at_most)])
    if not keys:
        return 0
    rows = locked.model._default_manager.filter(pk__in=keys)
    if act == RetentionAct.ARCHIVE:
        _archive(kind, rows, done)
    if act != RetentionAct.ANONYMISE:
        _keep_counts(kind, rows)
    kind.acts[act](keys)
    done.count += len(keys)
    done.save(update_fields=["count", "archive"])
    return len(keys)


def _keep_counts(kind: Kind, rows: models.QuerySet[Any]) -> None:
    if not kind.counted_by:
        return
    by_month = rows.annotate(in_month=TruncMonth(kind.at)).order_by()
    for *values, month, number in by_month.values_list(*kind.counted_by, "in_month").annotate(
        Count("pk")
    ):
        label = "/".join(str(value) for value in values)[:80]
        _add(kind.code, timezone.localtime(month).date(), label, number)


def _add(code: str, month: date, label: str, number: int) -> None:
    count, _new = RetentionCount.objects.get_or_create(kind=code, month=month, label=label)
    RetentionCount.objects.filter(pk=count.pk).update(number=F("number") + number)


def _archive(kind: Kind, rows: models.QuerySet[Any], done: RetentionRun) -> None:
    """Add the rows to the run's file, one JSON object a line, safely on disk before they go."""
    folder = Path(settings.RETENTION_ARCHIVE_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    done.archive = f"{kind.code}-{done.started_at:%Y%m%d}-{done.pk}.jsonl"
    handle = os.open(folder / done.archive, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        for row in rows.order_by("pk").values("pk", *kind.archived):
            file.write(json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
