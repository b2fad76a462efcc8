"""Lines that may speak of somebody the register has: held back until the office has decided."""

from alumni import duplicates
from alumni.importing.register import known
from alumni.importing.tables import Line
from alumni.models import ImportBatch, ImportRow, Person

Outcome, Choice = ImportRow.Outcome, ImportRow.Choice
IDS = ("student_uid", "personal_number_hash")


def mark(rows: list[Line]) -> None:
    """Turn new lines that resemble somebody into possible duplicates."""
    firsts = [row for row in rows if row.outcome == Outcome.NEW and row.same_as is None]
    found = duplicates.resembling(_told(row) for row in firsts)
    near = {one.person for candidates in found.values() for one in candidates}
    people = {
        p["pk"]: p for p in Person.objects.filter(pk__in=near).values("pk", "protected_at", *IDS)
    }
    for row in firsts:
        row.candidates = [
            {"person": one.person, "score": one.score, "reasons": list(one.reasons)}
            for one in found.get(row.number, ())
            if one.person in people and not _other(people[one.person], row)
        ]
        if row.candidates:
            row.outcome = Outcome.POSSIBLE
            # That a protected identity resembles the line is for those who may know of it.
            row.protected |= any(people[c["person"]]["protected_at"] for c in row.candidates)


def follow_first(batch: ImportBatch) -> None:
    """Lines that belong to the same new person wait with their first."""
    held = batch.lines.filter(outcome=Outcome.POSSIBLE).values("number")
    batch.lines.filter(outcome=Outcome.NEW, same_as__in=held).update(outcome=Outcome.POSSIBLE)


def _told(row: Line) -> dict:
    data = row.data
    return {
        "id": row.number,
        "given_name": data["given_name"],
        "family_name": data["family_name"],
        "birth_date": data.get("birth_date"),
        "phone": data.get("phone", ""),
        "town": data.get("town", ""),
        "emails": [data["email"]] if "email" in data else [],
        "degrees": [f"{data.get('programme') or ''}:{data['year']}"],
    }


def _other(person: dict, row: Line) -> bool:
    """Both have an id of one sort and they differ: surely other people."""
    return any(person[name] and row.data.get(name, person[name]) != person[name] for name in IDS)


def choose(batch: ImportBatch, number: int, chosen: str) -> None:
    """What the office says of a line, and of those that belong to it: "" is later, "new" a new
    person, else the key of one of the candidates. Raises ValueError for anybody else."""
    from alumni.importing.matching import diff, remember

    lines = batch.lines.filter(outcome=Outcome.POSSIBLE)
    first = lines.get(number=number, same_as=None)
    rows = [first, *lines.filter(same_as=number).order_by("number")]
    person = None
    if chosen not in ("", Choice.NEW):
        if chosen not in {str(one["person"]) for one in first.candidates}:
            raise ValueError(chosen)
        person = known([int(chosen)])[int(chosen)]
    for row in rows:
        row.choice = Choice.SAME if person else chosen
        row.person_id = person.pk if person else None
        row.changes = diff(person, row.data) if person else {}
        if person:
            remember(person, row.data, row.changes)
        row.save(update_fields=["choice", "person", "changes"])


def accept_suggestions(batch: ImportBatch) -> int:
    """Every undecided line with one likely candidate, and no other near, is that person."""
    rows = batch.lines.filter(outcome=Outcome.POSSIBLE, choice="", same_as=None)
    taken = 0
    for row in rows.order_by("number"):
        if suggested(row):
            choose(batch, row.number, str(row.candidates[0]["person"]))
            taken += 1
    return taken


def suggested(row: ImportRow) -> bool:
    """Whether the likeliest candidate is in the strongest band and stands alone there."""
    scores = [one["score"] for one in row.candidates]
    return scores[0] >= duplicates.LIKELY and not any(s >= duplicates.LIKELY for s in scores[1:])
