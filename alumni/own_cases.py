"""What the office keeps of its dealings with a person: rights requests, extracts of records, and
who opened their page. Told to the privacy registry."""

from typing import Any

from django.db.models import Q

from alumni import privacy
from alumni.models import AccessRequest, AuditEntry, Person, RecordsExtract, RecordsRow

READ = (AuditEntry.Act.READ_CONTACT, AuditEntry.Act.READ_PROTECTED)
CASE = "kind way text received_on due_on extension extended_on outcome decision closed_at"


def register_all() -> None:
    privacy.register(
        "rights_requests",
        [AccessRequest],
        export=_cases,
        erase=_blank_cases,
        merge=_move_cases,
        # Closed ones, too, as long as the person may still fetch the copy.
        under_way=lambda person: AccessRequest.objects.filter(
            Q(closed_at=None) | ~Q(package={}), person=person
        ),
    )
    privacy.register(
        "records_extracts",
        [RecordsExtract, RecordsRow],
        export=_extracts,
        erase=_leave_extracts,
        merge=_move_extracts,
        under_way=lambda person: RecordsRow.objects.filter(person=person, extract__sealed_at=None),
    )
    # The log itself is exempt from erasure: it is append-only and holds no contact details.
    privacy.register(
        "readers", [], export=readers, erase=lambda person: None, merge=lambda kept, gone: None
    )


def readers(person: Person, limit: int = 1000) -> list[dict[str, Any]]:
    """Who opened this person's page: role and unit, for the person themselves; never a name."""
    entries = AuditEntry.objects.filter(person__in=person.keys_ever(), act__in=READ)
    entries = entries.exclude(by=person.user_id)
    rows = entries.select_related("by__department").order_by("-at", "-pk")[:limit]
    return [{"at": row.at, "what": row.get_act_display(), "who": row.role_and_unit} for row in rows]


def _cases(person: Person) -> list[dict[str, Any]]:
    cases = AccessRequest.objects.filter(person=person).order_by("pk")
    return list(cases.values(*CASE.split()))


def _blank_cases(person: Person) -> None:
    """The case stays in the file: what was asked, when and how it ended, without their words."""
    AccessRequest.objects.filter(person=person).update(
        person=None, name="", text="", identity="", package={}
    )


def _move_cases(kept: Person, gone: Person) -> None:
    AccessRequest.objects.filter(person=gone).update(person=kept)


def _extracts(person: Person) -> list[dict[str, Any]]:
    """What of this person was handed out, to whoever asked."""
    rows = RecordsRow.objects.filter(person=person).exclude(extract__sealed_at=None)
    return list(
        rows.order_by("extract_id", "position").values(
            "extract__sealed_at", "kind", "title", "decision", "ground"
        )
    )


def _leave_extracts(person: Person) -> None:
    """Sealed extracts are records of their own and stay; the working rows lose their words."""
    RecordsRow.objects.filter(person=person, extract__sealed_at=None).delete()
    RecordsRow.objects.filter(person=person).update(person=None, title="–", fields=[])
    RecordsExtract.objects.filter(person=person).update(person=None)


def _move_extracts(kept: Person, gone: Person) -> None:
    RecordsRow.objects.filter(person=gone).update(person=kept)
    RecordsExtract.objects.filter(person=gone).update(person=kept)
