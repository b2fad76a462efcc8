"""What changed, before and after, in words that the audit log may keep."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alumni.keys import keyed_hash
from alumni.models import AccessRequest, AuditEntry, Person

if TYPE_CHECKING:
    from alumni.models import User

# Contact details and what identifies: the log tells that they changed, not what they were.
MASKED = frozenset({"email", "phone", "birth_date", "website", "linkedin", "town", "county"})
# What the entries call by a code, as the office reads it.
KEYS: dict[str, str | Promise] = {
    "account": _("account"), "automation": _("automatic letter"), "batch": _("import"),
    "campaign": _("mailing"), "cancelled": _("cancelled"), "case": _("case"),
    "changed": _("changed"), "columns": _("columns"), "contract": _("competence contract"),
    "deceased": _("deceased"),
    "event": _("event"), "extract": _("extract"), "filters": _("filter"), "gone": _("went into"),
    "file": _("file"), "held": _("held"), "kept": _("kept"), "lifted": _("lifted"),
    "merge": _("merge"),
    "left_out": _("left out"), "methods": _("by"), "outcome": _("outcome"), "parts": _("parts"),
    "until": _("until"), "new": _("new"), "note": _("note"), "on": _("switched on"),
    "organisation": _("organisation"), "people": _("people"), "protected": _("protected identity"),
    "recipients": _("recipients"), "resumed": _("resumed"), "rows": _("rows"),
    "segment": _("segment"), "step": _("step"), "then": _("act"), "user": _("account"),
    "version": _("version"),
}  # fmt: skip
VALUES: dict[Any, str | Promise] = {
    "password": _("password"), "code": _("code by e-mail"), "passkey": _("passkey"),
    "webauthn": _("passkey"), "mfa": _("second factor"), "socialaccount": _("LinkedIn"),
    "drafted": _("draft made"), "registered": _("written down"), "identified": _("identified"),
    "assembled": _("copy put together"), "reviewed": _("looked through"),
    "delivered": _("sent"), "fetched": _("fetched"), "printed": _("taken out on paper"),
    "extended": _("more time"), "closed": _("closed"), "sealed": _("decided and sealed"),
    "erased": _("erased"), "hidden": _("hidden"), "shown": _("shown again"),
    "paused": _("paused"), "no letters": _("no more letters"),
    "handed out": _("handed out"), "discarded": _("thrown away"),
    "delete": _("deleted"), "anonymise": _("made anonymous"), "archive": _("archived"),
    "changed": _("changed"), "contract": _("competence contract"),
    "audit log": _("the audit log"), "address confirmed": _("address confirmed"),
    "organisation": _("organisation"), "segment": _("segment"), "person": _("person"),
    "note": _("note"), "merge": _("merge"), "suppressions": _("barred addresses"),
    **dict(AccessRequest.Kind.choices),
}  # fmt: skip


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
                f"{_field(field)}: {old or '–'} → {new or '–'}"
                for field, (old, new) in value.items()
            ]
        elif value not in (None, ""):
            lines.append(f"{KEYS.get(key, key)}: {_told(value)}")
    return lines


def subject(entry: AuditEntry) -> str:
    """What an entry is about: the office's own words as they stand, our codes in words."""
    return str(VALUES.get(entry.subject, entry.subject))


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, dict):
        return ", ".join(f"{KEYS.get(name, name)} {_told(part)}" for name, part in value.items())
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    return str(VALUES.get(value, value))


def _field(name: str) -> str:
    try:
        return str(Person._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:
        return str(KEYS.get(name, name))
