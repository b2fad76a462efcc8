"""Lines that may speak of somebody the register has: held back until the office has decided."""

from django.db import connection

from alumni import duplicates
from alumni.importing.register import PERSON, Known, known
from alumni.importing.tables import Line, blocks, update_rows
from alumni.models import ImportBatch, ImportRow, Person

Outcome, Choice = ImportRow.Outcome, ImportRow.Choice
IDS = ("student_uid", "personal_number_hash")
# What is said of a line that resembles an earlier one, and how that line is named in a choice.
IN_FILE = "duplicate_line"
LINE = "line:"
NEAR = 5
# Earlier lines of the file with the same name and address or date of birth. One pass over the
# file, whatever its size: hashing is allowed for it again.
EARLIER = """
SELECT late.number, early.number,
       early.data->>'email' = late.data->>'email',
       early.data->>'birth_date' = late.data->>'birth_date'
  FROM alumni_importrow late
  JOIN alumni_importrow early ON early.batch_id = late.batch_id AND early.number < late.number
   AND lower(early.data->>'given_name') = lower(late.data->>'given_name')
   AND lower(early.data->>'family_name') = lower(late.data->>'family_name')
   AND (early.data->>'email' = late.data->>'email'
        OR early.data->>'birth_date' = late.data->>'birth_date')
 WHERE late.batch_id = %s AND late.reason = %s AND late.outcome = 'possible'
   AND early.outcome IN ('new', 'possible') AND early.same_as IS NULL AND early.reason = ''
 ORDER BY 1, 2
"""


def mark(rows: list[Line]) -> None:
    """Turn new lines that resemble somebody into possible duplicates."""
    firsts = [
        row
        for row in rows
        if row.same_as is None and (row.outcome == Outcome.NEW or row.reason == IN_FILE)
    ]
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
    """Lines that belong to the same new person wait with their first.

    Their numbers travel as constants: of rows that this very transaction writes the database has no
    statistics, and would look through all of them for each.
    """
    held = list(batch.lines.filter(outcome=Outcome.POSSIBLE).values_list("number", flat=True))
    batch.lines.filter(outcome=Outcome.NEW, same_as__in=held).update(outcome=Outcome.POSSIBLE)


def find_lines(batch: ImportBatch) -> None:
    """Tell lines that resemble earlier ones of their file which these are."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_hashjoin = on; SET LOCAL enable_nestloop = off")
        cursor.execute(EARLIER, [batch.pk, IN_FILE])
        found: dict[int, list[dict]] = {}
        for late, early, email, born in cursor.fetchall():
            reasons = [code for code, same in (("email", email), ("birth_date", born)) if same]
            found.setdefault(late, []).append({"line": early, "reasons": reasons})
        cursor.execute("SET LOCAL enable_hashjoin = off; SET LOCAL enable_nestloop = on")
    for rows in blocks(batch.lines.filter(outcome=Outcome.POSSIBLE, reason=IN_FILE)):
        for row in rows:
            row.candidates = [*found.get(row.number, [])[:NEAR], *row.candidates]
        update_rows(rows, ("candidates",))


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
    person, else the key of one of the candidates or "line:7" for one of the lines it resembles.
    Raises ValueError for anybody else."""
    first = batch.lines.filter(outcome=Outcome.POSSIBLE).get(number=number)
    if chosen.startswith(LINE):
        _choose_line(batch, first, chosen.removeprefix(LINE))
        return
    person = None
    if chosen not in ("", Choice.NEW):
        if chosen not in {str(one["person"]) for one in first.candidates if "person" in one}:
            raise ValueError(chosen)
        person = known([int(chosen)])[int(chosen)]
    if first.reason == IN_FILE:
        first.same_as = None
    _say(batch, first, Choice.SAME if person else chosen, person)


def _choose_line(batch: ImportBatch, row: ImportRow, number: str) -> None:
    """The line is another of the person whom an earlier line makes, and goes where that goes."""
    if number not in {str(one["line"]) for one in row.candidates if "line" in one}:
        raise ValueError(number)
    first = batch.lines.get(number=int(number))
    row.same_as, row.choice, row.person = first.number, Choice.SAME, first.person
    if first.person:
        row.changes = diff_with(known([first.person_id])[first.person_id], row.data)
    else:
        told = {name: row.data[name] for name in PERSON if row.data.get(name)}
        added = {name: [None, told[name]] for name in told if not first.data.get(name)}
        row.changes = {"person": added} if added else {}
    row.save(update_fields=["choice", "person", "changes", "same_as"])


def _say(batch: ImportBatch, first: ImportRow, choice: str, person: Known | None) -> None:
    waiting = batch.lines.filter(outcome=Outcome.POSSIBLE)
    for row in [first, *waiting.filter(same_as=first.number).order_by("number")]:
        row.choice = choice
        row.person_id = person.pk if person else None
        row.changes = diff_with(person, row.data) if person else {}
        row.save(update_fields=["choice", "person", "changes", "same_as"])


def diff_with(person: Known, data: dict) -> dict:
    """What the line would change in this person, who is to know it for the next line."""
    from alumni.importing.matching import diff, remember

    changes = diff(person, data)
    remember(person, data, changes)
    return changes


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
    scores = [one["score"] for one in row.candidates if "score" in one]
    if len(scores) < len(row.candidates) or not scores:
        return False
    return scores[0] >= duplicates.LIKELY and not any(s >= duplicates.LIKELY for s in scores[1:])
