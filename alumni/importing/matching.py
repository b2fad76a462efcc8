"""Whom a row speaks of, and what it would change: the dry run.

In order: the id in the student register, the hash of the personal number, e-mail and name, date
of birth and name with the same degree. What is not sure is refused, never guessed.
"""

import hashlib
import json
from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import Q

from alumni import duplicates
from alumni.importing import possible, tables
from alumni.importing.reasons import reason
from alumni.importing.register import (
    DEGREE,
    OWN,
    Known,
    Values,
    by_column,
    follow,
    known,
    name_key,
)
from alumni.importing.tables import Line, Progress, blocks, one_of
from alumni.models import Address, ImportBatch, ImportRow, Person
from alumni.sorting import SWEDISH_FROM, SWEDISH_TO

Outcome = ImportRow.Outcome
# Keys of the people that earlier lines of this file make; gone with the transaction.
SEEN = """
CREATE TEMP TABLE IF NOT EXISTS import_seen
    (key text COLLATE "C" PRIMARY KEY, number int, has_id boolean) ON COMMIT DROP
"""
REMEMBER = """
INSERT INTO import_seen
SELECT * FROM jsonb_to_recordset(%s::jsonb) AS r(key text, number int, has_id boolean)
ON CONFLICT (key) DO UPDATE SET number = 0 WHERE import_seen.number <> excluded.number
"""
BY_NAME = f"""
SELECT r.number, p.id
  FROM jsonb_to_recordset(%s::jsonb) r(number int, name text)
  JOIN alumni_person p ON p.sort_key = upper(translate(r.name, '{SWEDISH_FROM}', '{SWEDISH_TO}'))
 WHERE p.merged_into_id IS NULL AND p.erased_at IS NULL
"""  # noqa: S608


def plan(batch: ImportBatch) -> None:
    """Compare every waiting row with the register; changes nothing in it. Safe to run again."""
    with Progress(batch) as progress, transaction.atomic(), connection.cursor() as cursor:
        tables.prepare(cursor, batch)
        duplicates.complete()
        cursor.execute("DROP TABLE IF EXISTS import_seen")
        cursor.execute(SEEN)
        done = 0
        for block in blocks(batch.lines.filter(outcome=Outcome.WAITING)):
            _Block(block).plan()
            _save(block)
            done += len(block)
            progress.at(done)
        possible.find_lines(batch)
        possible.follow_first(batch)
        _protect_together(batch)
        count(batch)
        batch.state = ImportBatch.State.READ
        batch.save(update_fields=["state"])


def _protect_together(batch: ImportBatch) -> None:
    """What one line says of a new person's protected identity holds for all of their lines: none
    is shown to those who may not know of it, and none keeps where they live."""
    said = batch.lines.filter(protected=True, data__protected=True, person=None)
    firsts = {first or number for first, number in said.values_list("same_as", "number")}
    lines = batch.lines.filter(Q(number__in=firsts) | Q(same_as__in=firsts), person=None)
    for row in lines if firsts else ():
        row.data = {key: row.data[key] for key in row.data if key not in ("town", "county")}
        row.protected = True
        row.save(update_fields=["data", "protected"])


def _save(block: list[Line]) -> None:
    columns = (
        "outcome", "reason", "changes", "same_as", "person_id", "protected", "candidates", "choice",
    )  # fmt: skip
    tables.update_rows(block, columns)


def count(batch: ImportBatch) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT outcome, count(*) FROM alumni_importrow WHERE batch_id = %s GROUP BY 1",
            [batch.pk],
        )
        counts = dict(cursor.fetchall())
    batch.new, batch.changed = counts.get("new", 0), counts.get("changed", 0)
    batch.same, batch.refused = counts.get("same", 0), counts.get("refused", 0)
    batch.possible = counts.get("possible", 0)
    batch.save(update_fields=["new", "changed", "same", "refused", "possible"])


class _Block:
    """One block of rows with everything in the register that they may speak of."""

    def __init__(self, rows: list[Line]) -> None:
        self.rows = rows
        data = [row.data for row in rows]
        self.uids = self._by("student_uid", data)
        self.numbers = self._by("personal_number_hash", data)
        unsure = [row for row in rows if not self._sure(row.data)]
        emails = {row.data["email"] for row in unsure if "email" in row.data}
        self.emails = by_column(
            Address.objects.filter(one_of("email", emails)).values_list("email", "person_id")
        )
        self.names = self._by_name(unsure)
        keys = set().union(
            *self.uids.values(), *self.numbers.values(), *self.emails.values(), *self.names.values()
        )
        self.known = known(keys)
        self.seen = self._seen(unsure)
        self.added: dict[str, tuple[int, bool]] = {}

    def _by(self, column: str, data: Iterable[Values]) -> dict[str, set[int]]:
        wanted = [values[column] for values in data if column in values]
        people = Person.objects.filter(one_of(column, wanted))
        return by_column(people.values_list(column, "pk"))

    def _sure(self, data: Values) -> bool:
        return (
            data.get("student_uid") in self.uids or data.get("personal_number_hash") in self.numbers
        )

    def _by_name(self, rows: list[Line]) -> dict[int, set[int]]:
        names = [
            {"number": row.number, "name": f"{row.data['family_name']} {row.data['given_name']}"}
            for row in rows
        ]
        with connection.cursor() as cursor:
            cursor.execute(BY_NAME, [json.dumps(names)])
            return by_column(cursor.fetchall())

    def _seen(self, rows: list[Line]) -> dict[str, tuple[int, bool]]:
        keys = [key for row in rows for key in _keys(row.data)]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT key, number, has_id FROM import_seen WHERE key IN "
                "(SELECT jsonb_array_elements_text(%s::jsonb))",
                [json.dumps(keys)],
            )
            return {key: (number, has_id) for key, number, has_id in cursor.fetchall()}

    def plan(self) -> None:
        for row in self.rows:
            person, why = self._match(row)
            row.protected = bool(row.data.get("protected"))
            if why:
                row.outcome, row.reason = Outcome.REFUSED, why
            elif person:
                row.person_id = person.pk
                row.protected |= person.values["protected_at"] is not None
                row.changes = diff(person, row.data)
                changes = row.changes.keys() - {"kept"}
                row.outcome = Outcome.CHANGED if changes else Outcome.SAME
                remember(person, row.data, row.changes)
            else:
                self._new(row)
        possible.mark(self.rows)
        self._remember()

    def _match(self, row: Line) -> tuple[Known | None, str]:
        data = row.data
        by_uid = self.uids.get(data.get("student_uid"), set())
        by_number = self.numbers.get(data.get("personal_number_hash"), set())
        found = {follow(self.known, pk).pk for pk in by_uid | by_number}
        if len(found) > 1:
            return None, reason("ids_disagree")
        if found:
            person = self.known[found.pop()]
            if person.erased:
                return None, reason("erased")
            return (None, reason("ids_disagree")) if _other_ids(person, data) else (person, "")
        return self._match_by_words(row)

    def _match_by_words(self, row: Line) -> tuple[Known | None, str]:
        data = row.data
        name = name_key(data["given_name"], data["family_name"])
        here = {follow(self.known, pk).pk for pk in self.emails.get(data.get("email"), ())}
        at_address = [self.known[pk] for pk in here]
        at_address = [p for p in at_address if not p.erased and not _other_ids(p, data)]
        same_name = [person for person in at_address if person.name() == name]
        if len(same_name) == 1:
            return (
                (same_name[0], "")
                if _born_alike(same_name[0], data)
                else (None, reason("duplicate"))
            )
        if len(same_name) > 1 or any(_resembles(person, data) for person in at_address):
            return None, reason("duplicate")
        return self._match_by_birth(row)

    def _match_by_birth(self, row: Line) -> tuple[Known | None, str]:
        data = row.data
        alike = [self.known[pk] for pk in self.names.get(row.number, ()) if pk in self.known]
        alike = [p for p in alike if not _other_ids(p, data) and _born_alike(p, data)]
        born = data.get("birth_date")
        sure = [p for p in alike if born and p.values["birth_date"] == born]
        with_degree = [p for p in sure if p.same_degree(data)]
        if len(with_degree) == 1:
            return with_degree[0], ""
        if sure or any(p.same_degree(data) for p in alike):
            return None, reason("duplicate")
        return None, ""

    def _new(self, row: Line) -> None:
        """Somebody whom the register does not have: made by this line, or by an earlier one."""
        ids, words = _id_keys(row.data), _word_keys(row.data)
        for key in [*ids, *words]:
            number, has_id = self.added.get(key) or self.seen.get(key) or (None, False)
            if number is None or (key in words and ids and has_id):
                continue
            if number == 0 or (key in words and bool(ids) != has_id and ids):
                row.outcome, row.reason = Outcome.POSSIBLE, reason(possible.IN_FILE)
                return
            row.same_as = number
            break
        first, whole = row.same_as or row.number, _whole_key(row.data)
        again = self.added.get(whole) or self.seen.get(whole)
        row.outcome = Outcome.SAME if again and again[0] == row.same_as else Outcome.NEW
        for key in [*ids, *words, whole]:
            earlier = self.added.get(key) or self.seen.get(key)
            number = first if not earlier or earlier[0] == first else 0
            self.added[key] = (number, bool(ids))

    def _remember(self) -> None:
        if self.added:
            added = [
                {"key": key, "number": number, "has_id": has_id}
                for key, (number, has_id) in self.added.items()
            ]
            with connection.cursor() as cursor:
                cursor.execute(REMEMBER, [json.dumps(added)])


def _id_keys(data: Values) -> list[str]:
    columns = (("u", "student_uid"), ("p", "personal_number_hash"))
    return [f"{sign}:{data[column]}" for sign, column in columns if column in data]


def _word_keys(data: Values) -> list[str]:
    name = name_key(data["given_name"], data["family_name"])
    columns = (("e", "email"), ("b", "birth_date"))
    return [f"{sign}:{data[column]}:{name}" for sign, column in columns if column in data]


def _whole_key(data: Values) -> str:
    """The same for lines that say the same in every cell."""
    text = json.dumps(data, sort_keys=True).encode()
    return f"w:{hashlib.blake2b(text, digest_size=16).hexdigest()}"


def _keys(data: Values) -> list[str]:
    return [*_id_keys(data), *_word_keys(data), _whole_key(data)]


def _other_ids(person: Known, data: Values) -> bool:
    """Both have an id of the same sort and they differ: other people, whatever else agrees."""
    return any(
        person.values[column] and data.get(column) and person.values[column] != data[column]
        for column in ("student_uid", "personal_number_hash")
    )


def _born_alike(person: Known, data: Values) -> bool:
    born, theirs = data.get("birth_date"), person.values["birth_date"]
    return not born or not theirs or born == theirs


def _resembles(person: Known, data: Values) -> bool:
    """Shares the address and something more: a new surname, or a slip of the pen. A couple with
    one address shares only a surname, which does not count."""
    born = data.get("birth_date")
    return person.values["given_name"].casefold() == data["given_name"].casefold() or (
        born is not None and person.values["birth_date"] == born
    )


# ── What would change ─────────────────────────────────────────────────────────────────────────
def diff(person: Known, data: Values) -> dict:
    """Field by field, before and after; an empty cell of the file never empties a field."""
    changes: dict = {}
    fields, kept = _fields(person, data)
    if fields:
        changes["person"] = fields
    if kept:
        changes["kept"] = kept
    if data.get("protected") and not person.values["protected_at"]:
        changes["protect"] = True
    if data.get("deceased") and not person.values["deceased_at"]:
        changes["deceased"] = True
    if data.get("email") and data["email"] not in person.emails:
        changes["address"] = "second" if person.emails else "primary"
    degree = person.same_degree(data)
    if degree is None:
        changes["degree_new"] = True
    elif better := _degree_fields(degree, data):
        changes["degree"], changes["degree_id"] = better, degree["pk"]
    return changes


def _fields(person: Known, data: Values) -> tuple[dict, dict]:
    fields, kept = {}, {}
    hidden = person.values["protected_at"] or data.get("protected")
    for name in ("student_uid", "personal_number_hash", "birth_date", *sorted(OWN)):
        now, new = person.values[name], data.get(name)
        if not new or new == now or (hidden and name in ("town", "county")):
            continue
        if person.owned and name in OWN:
            kept[name] = [now, new]
        else:
            fields[name] = [now, new]
    return fields, kept


def _degree_fields(degree: Values, data: Values) -> dict:
    new = degree_values(data)
    return {
        name: [degree[name], new[name]]
        for name in DEGREE
        if new[name] not in ("", None) and new[name] != degree[name]
    }


def degree_values(data: Values) -> Values:
    return {
        "programme_id": data.get("programme"),
        "title": data.get("title", ""),
        "subject": data.get("subject", ""),
        "level": data["level"],
        "campus_id": data.get("campus"),
        "awarded_on": data["awarded_on"],
        "year": data["year"],
        "credits": data.get("credits"),
        "verified": True,
    }


def remember(person: Known, data: Values, changes: dict) -> None:
    """Let the next line on the same person see what this one does."""
    for name, (_before, after) in changes.get("person", {}).items():
        person.values[name] = after
    for name, field in (("protect", "protected_at"), ("deceased", "deceased_at")):
        if name in changes:
            person.values[field] = "now"
    if "address" in changes:
        person.emails.add(data["email"])
    if "degree_new" in changes:
        person.degrees.append({"pk": None, **degree_values(data)})
    for name, (_before, after) in changes.get("degree", {}).items():
        person.same_degree(data)[name] = after
