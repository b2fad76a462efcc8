"""Public records handed out: a draft, a look at each record and field, and a seal.

Nothing leaves before every record is decided and the whole is sealed. What is kept back has its
ground in the secrecy act; the file holds what was released and nothing of what was not.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alumni import own_reading, privacy
from alumni.models import AuditEntry, Person, RecordsExtract, RecordsRow, User
from alumni.models.person import PersonQuerySet
from alumni.own_copy import HEADINGS

Decision = RecordsRow.Decision
AT_MOST = 2_000
REGISTER = "register"
# Withheld from the start; who may handle protected identities can decide otherwise.
PROTECTED_GROUND = "OSL 21:3"
# Proofs and working notes of the system itself, told to the person alone.
NOT_RECORDS = frozenset({"readers", "search", "match_card", "possible_duplicates", "merges"})


OF_ANOTHER = {
    "person": gettext_lazy("The person"),
    "notes": gettext_lazy("Notes that the alumni office has written"),
    "claims": gettext_lazy("When the person joined"),
    "rights_requests": gettext_lazy("What the person asked of us"),
    "limit_of_asking": gettext_lazy("How often the person may be asked"),
    "address_checks": gettext_lazy("Checks of the address"),
    "what_came_back": gettext_lazy("What came back of letters to the person"),
    "list_row": gettext_lazy("The person's line in the office's list"),
    "readers": gettext_lazy("Who has looked at the person's details"),
}


class NotYet(ValueError):
    """args[0] says which: "undecided", "alone", "reasons", "sealed" or "protected"."""


def parts() -> list[tuple[str, Any]]:
    """(name, label) of what is kept about one person, as it can be asked for."""
    names = [one.name for one in privacy.holdings() if one.name not in NOT_RECORDS]
    return [(name, heading(name)) for name in names]


def heading(kind: str) -> str:
    """What a part is called by whoever reads of somebody else."""
    return str(OF_ANOTHER.get(kind) or HEADINGS.get(kind, kind))


@transaction.atomic
def draft(
    extract: RecordsExtract,
    people: PersonQuerySet,
    columns: Sequence[tuple[str, Any]],
    by: User,
) -> RecordsExtract:
    """Write down the records as they stand now. `columns` are (label, value of a person)."""
    extract.made_by = by
    extract.save()
    rows = []
    people = people.prefetch_related(
        "addresses", "degrees__programme", "employments__organisation", "offers"
    )
    for person in people.order_by("sort_key", "pk")[:AT_MOST]:
        if columns:
            fields = [[str(label), _text(value(person))] for label, value in columns]
            rows.append(_row(extract, person, REGISTER, person.name, fields, person.created_at))
        if extract.person_id == person.pk:
            rows += _of_one(extract, person)
    for position, row in enumerate(rows, 1):
        row.position = position
    RecordsRow.objects.bulk_create(rows, batch_size=500)
    extract.protected = any(row.decision == Decision.WITHHOLD for row in rows)
    extract.save(update_fields=["protected"])
    _note(extract, by, "drafted", rows=len(rows))
    return extract


def _of_one(extract: RecordsExtract, person: Person) -> Iterator[RecordsRow]:
    """What the apps keep about one person, of the kinds and the period that were asked for."""
    told = privacy.export(person)
    for kind in [kind for kind in extract.kinds if kind in told]:
        for row in own_reading.rows(told[kind]):
            at = own_reading.since(row)
            if at and not _within(extract, at):
                continue
            fields = own_reading.table(kind, row, own=False)
            named = [[name, words[:4000]] for name, words in fields]
            if named:
                yield _row(extract, person, kind, heading(kind), named, at or person.created_at)


def _row(
    extract: RecordsExtract, person: Person, kind: str, title: str, fields: list, at: datetime
) -> RecordsRow:
    row = RecordsRow(
        extract=extract, person=person, kind=kind, source=kind, title=title[:300], fields=fields,
        at=at,
    )  # fmt: skip
    if person.is_protected:
        row.decision, row.ground = Decision.WITHHOLD, PROTECTED_GROUND
    return row


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return "" if value is None else str(value)[:4000]


def _within(extract: RecordsExtract, at: datetime) -> bool:
    day = timezone.localtime(at).date()
    return (not extract.begins or day >= extract.begins) and (
        not extract.ends or day <= extract.ends
    )


# ── Looked through ────────────────────────────────────────────────────────────────────────────
def decide(row: RecordsRow, decision: str, hidden: Iterable[str], ground: str) -> None:
    """Release, mask some fields, or withhold. Raises ValueError when what is kept back has no
    ground; a mask without fields is a release."""
    named = {name for name, _value in row.fields}
    masked = sorted(named & set(hidden)) if decision == Decision.MASK else []
    if decision == Decision.MASK and not masked:
        decision = Decision.RELEASE
    kept_back = decision in (Decision.MASK, Decision.WITHHOLD)
    if kept_back and not ground.strip():
        raise ValueError(row.position)
    row.decision, row.hidden = decision, masked
    row.ground = ground.strip()[:60] if kept_back else ""
    row.save(update_fields=["decision", "hidden", "ground"])


@transaction.atomic
def mask_everywhere(extract: RecordsExtract, field: str, ground: str) -> int:
    """Mask one field in every record that is not withheld. Returns in how many."""
    changed = 0
    for row in extract.rows.exclude(decision=Decision.WITHHOLD).order_by("position"):
        if field in dict(row.fields):
            decide(row, Decision.MASK, {*row.hidden, field}, row.ground or ground)
            changed += 1
    return changed


def release_rest(extract: RecordsExtract) -> int:
    """What nobody has decided is released as it is shown."""
    return extract.rows.filter(decision=Decision.UNDECIDED).update(decision=Decision.RELEASE)


# ── Sealed ────────────────────────────────────────────────────────────────────────────────────
def seal(extract: RecordsExtract, by: User, ruling: str, *, alone: bool = False) -> None:
    """Keep what is released, and empty the working copy of what is not.

    Another than the one who made the draft seals it; or the same, who then says so (`alone`).
    Raises NotYet.
    """
    if _withhold_newly_protected(extract):
        raise NotYet("protected")
    _seal(extract, by, ruling, alone)


@transaction.atomic
def _withhold_newly_protected(extract: RecordsExtract) -> bool:
    """Whether somebody's identity was protected after the draft was made: then their records are
    withheld, once, as those of whom it was known from the start."""
    rows = extract.rows.filter(person__protected_at__gt=extract.created_at)
    if extract.protected or extract.is_sealed or not rows.exists():
        return False
    rows.update(decision=Decision.WITHHOLD, ground=PROTECTED_GROUND, hidden=[])
    extract.protected = True
    extract.save(update_fields=["protected"])
    return True


@transaction.atomic
def _seal(extract: RecordsExtract, by: User, ruling: str, alone: bool) -> None:
    extract = RecordsExtract.objects.select_for_update().get(pk=extract.pk)
    rows = list(extract.rows.order_by("position"))
    kept_back = [row for row in rows if row.decision in (Decision.MASK, Decision.WITHHOLD)]
    if extract.is_sealed:
        raise NotYet("sealed")
    if not rows or any(row.decision == Decision.UNDECIDED for row in rows):
        raise NotYet("undecided")
    if extract.made_by_id == by.pk and not alone:
        raise NotYet("alone")
    if kept_back and len(ruling.strip()) < 8:
        raise NotYet("reasons")
    released = [_released(row) for row in rows if row.decision != Decision.WITHHOLD]
    content = json.dumps(released, cls=DjangoJSONEncoder, ensure_ascii=False).encode()
    extract.content, extract.digest = content, hashlib.sha256(content).hexdigest()
    extract.ruling, extract.sealed_by, extract.sealed_at = ruling.strip(), by, timezone.now()
    extract.save()
    for row in kept_back:
        shown = row.hidden if row.decision == Decision.MASK else [name for name, _v in row.fields]
        row.fields = [[name, "" if name in shown else value] for name, value in row.fields]
    RecordsRow.objects.bulk_update(kept_back, ["fields"], batch_size=500)
    _note(
        extract, by, "sealed", rows=len(released), kept_back=len(kept_back), alone=alone,
        digest=extract.digest[:16],
    )  # fmt: skip


def _released(row: RecordsRow) -> dict[str, Any]:
    """A record as it leaves: a masked field keeps its name and the ground, and nothing else."""
    mask = f"[{row.ground}]"
    fields = [[name, mask if name in row.hidden else value] for name, value in row.fields]
    return {"kind": row.kind, "title": "" if row.hidden else row.title, "fields": fields}


def released(extract: RecordsExtract) -> list[dict[str, Any]]:
    return json.loads(bytes(extract.content) or b"[]")


def table(extract: RecordsExtract) -> tuple[list[str], list[list[str]]]:
    """Head and rows of what was released; one line a record when all are of one kind."""
    records = released(extract)
    if {record["kind"] for record in records} == {REGISTER}:
        head = list(dict.fromkeys(name for record in records for name, _v in record["fields"]))
        return head, [[dict(record["fields"]).get(name, "") for name in head] for record in records]
    lines = [
        [str(number), heading(record["kind"]), name, value]
        for number, record in enumerate(records, 1)
        for name, value in record["fields"]
    ]
    return [_("No."), _("Record"), _("Field"), _("Value")], lines


def handed_out(extract: RecordsExtract, kind: str, by: User) -> None:
    _note(extract, by, "handed out", file=kind)


def _note(extract: RecordsExtract, by: User, step: str, **detail: object) -> None:
    AuditEntry.note(
        AuditEntry.Act.RECORDS, by, person=extract.person, subject=extract.case,
        extract=extract.pk, step=step, **detail,
    )  # fmt: skip
