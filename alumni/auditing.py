"""What changed, before and after, in words that the audit log may keep."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from alumni.keys import keyed_hash
from alumni.models import AuditEntry, Person

if TYPE_CHECKING:
    from alumni.models import User

# Contact details and what identifies: the log tells that they changed, not what they were.
MASKED = frozenset({"email", "phone", "birth_date", "website", "linkedin", "town", "county"})


def snapshot(person: Person, fields: Iterable[str]) -> dict[str, Any]:
    return {field: getattr(person, field) for field in fields}


def note_change(
    by: "User | None", person: Person, before: dict[str, Any], after: dict[str, Any]
) -> AuditEntry | None:
    """Write the fields that differ, as {field: [before, after]}. None when nothing does."""
    changes = {
        field: [plain(field, before.get(field)), plain(field, after.get(field))]
        for field in after
        if before.get(field) != after.get(field)
    }
    if not changes:
        return None
    return AuditEntry.note(AuditEntry.Act.CHANGE, by, person=person, changes=changes)


def plain(field: str, value: Any) -> str:
    """The value as the log keeps it: a masked one is eight signs of its keyed hash, so that two
    entries can be compared and nothing be read out of them."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return f"#{keyed_hash('audit', str(value))[:8]}" if field in MASKED else str(value)[:200]


def words(entry: AuditEntry) -> list[str]:
    """The detail of an entry for reading: one short line each; a change as before → after."""
    lines = []
    for key, value in entry.detail.items():
        if key == "changes":
            lines += [
                f"{field}: {old or '–'} → {new or '–'}" for field, (old, new) in value.items()
            ]
        elif isinstance(value, dict):
            lines.append(f"{key}: " + ", ".join(f"{name} {part}" for name, part in value.items()))
        elif isinstance(value, list):
            lines.append(f"{key}: " + ", ".join(map(str, value)))
        elif value not in (None, ""):
            lines.append(f"{key}: {value}")
    return lines
