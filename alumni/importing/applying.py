"""A dry run becomes true: all of it in one transaction, and with what an undo needs.

What the dry run showed is what happens: a field is written only while it still holds what was
shown as "before".
"""

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from alumni import duplicates, search
from alumni.importing import tables
from alumni.importing.matching import count, degree_values
from alumni.importing.reasons import reason
from alumni.importing.register import PERSON, Known, Values, follow, known
from alumni.importing.tables import Line, Progress, blocks, one_of
from alumni.models import (
    Address,
    AuditEntry,
    Degree,
    Employment,
    ImportBatch,
    ImportRow,
    Person,
    User,
)

Outcome = ImportRow.Outcome
# A possible duplicate is left out until somebody has decided.
DECIDED = Q(outcome=Outcome.POSSIBLE) & ~Q(choice="")
TO_DO = Q(outcome__in=[Outcome.NEW, Outcome.CHANGED]) | DECIDED


def apply(batch: ImportBatch, by: User | None = None) -> None:
    """Apply a batch in the state "applying". Running it twice is harmless: the second finds it
    done. Raises nothing that leaves half of it behind."""
    with Progress(batch) as progress, transaction.atomic(), connection.cursor() as cursor:
        tables.prepare(cursor, batch)
        batch.refresh_from_db()
        if batch.state != ImportBatch.State.APPLYING:
            return
        done = 0
        for block in blocks(batch.lines.filter(TO_DO)):
            _Apply(batch, block).run()
            done += len(block)
            progress.at(done)
        count(batch)
        batch.state, batch.applied_at = ImportBatch.State.APPLIED, timezone.now()
        batch.save(update_fields=["state", "applied_at"])
        AuditEntry.note(
            AuditEntry.Act.IMPORT, by, subject=batch.name,
            batch=batch.pk, new=batch.new, changed=batch.changed,
        )  # fmt: skip


def new_person(data: Values, at: str) -> Values:
    """The columns of somebody whom the register did not have."""
    values = {name: data[name] for name in PERSON if name in data}
    values["source"] = Person.Source.REGISTER.value
    if data.get("protected"):
        values["protected_at"] = at
    if data.get("deceased"):
        values["deceased_at"] = at
    return values


class _Apply:
    """One block. Gathers what to write for all its rows, then writes table by table."""

    def __init__(self, batch: ImportBatch, rows: list[Line]) -> None:
        self.rows = rows
        self.now = timezone.now().isoformat()
        self.people: list[Values] = []
        self.addresses: list[Values] = []
        self.degrees: list[Values] = []
        self.person_fields: dict[int, Values] = {}
        self.degree_fields: dict[int, Values] = {}
        self.made = self._firsts(batch)
        self.taken = self._taken()
        keys = {row.person_id for row in rows if row.person_id} | set(self.made.values())
        self.known = known(keys, lock=True)
        wanted = {Person: sum(map(_makes, rows)), Address: len(rows), Degree: len(rows)}
        self.keys = {model: iter(tables.new_keys(model, n)) for model, n in wanted.items()}

    def _firsts(self, batch: ImportBatch) -> dict[int, int]:
        """People made by earlier blocks that lines of this one belong to."""
        numbers = [row.same_as for row in self.rows if row.same_as]
        firsts = batch.lines.filter(one_of("number", numbers, "int")).exclude(person=None)
        return dict(firsts.values_list("number", "person_id"))

    def _taken(self) -> set[str]:
        new = [row.data for row in self.rows if _makes(row) or row.same_as]
        found = set()
        for column in ("student_uid", "personal_number_hash"):
            wanted = [data[column] for data in new if column in data]
            people = Person.objects.filter(one_of(column, wanted))
            found.update(people.values_list(column, flat=True))
        return found

    def run(self) -> None:
        for row in self.rows:
            if _makes(row):
                self._create(row)
            else:
                self._change(row)
        self._write()

    def _create(self, row: Line) -> None:
        data = row.data
        if self.taken & {data.get("student_uid"), data.get("personal_number_hash")}:
            row.outcome, row.reason = Outcome.REFUSED, reason("taken")
            return
        pk = next(self.keys[Person])
        values = new_person(data, self.now)
        self.people.append({"id": pk, **values})
        blank = dict.fromkeys(PERSON, "") | values
        self.known[pk] = Known(pk, blank, owned=False, erased=False, merged_into=None)
        self.made[row.number] = row.person_id = pk
        row.done = {"created": self.now}
        self._add(row, self.known[pk])

    def _change(self, row: Line) -> None:
        pk = self.made.get(row.same_as) if row.same_as else row.person_id
        if pk is None and row.outcome == Outcome.POSSIBLE:  # the first waits for a choice still
            return
        if pk not in self.known:  # the line that should have made the person was refused
            row.outcome, row.reason = Outcome.REFUSED, reason("taken")
            return
        person = follow(self.known, pk)
        if person.erased:
            row.outcome, row.reason = Outcome.REFUSED, reason("erased")
            return
        ids = {row.data.get("student_uid"), row.data.get("personal_number_hash")}
        if row.same_as and self.taken & ids - set(person.values.values()):
            row.outcome, row.reason = Outcome.REFUSED, reason("taken")
            return
        row.person_id, row.done = person.pk, {}
        self._person_fields(row, person)
        self._add(row, person)

    def _person_fields(self, row: Line, person: Known) -> None:
        wanted = dict(row.changes.get("person", {}))
        protect, deceased = (self._says(row, flag) for flag in ("protect", "deceased"))
        if protect and not person.values["protected_at"]:
            wanted["protected_at"] = [None, self.now]
            for name in ("town", "county"):
                wanted[name] = [person.values[name], ""]
            self._forget_work(row, person)
        if deceased:
            wanted["deceased_at"] = [None, self.now]
        done = {}
        for name, (before, after) in wanted.items():
            if (person.values[name] or None) == (before or None) and before != after:
                person.values[name] = after
                self.person_fields.setdefault(person.pk, {})[name] = after
                done[name] = [before, after]
        if done:
            row.done["person"] = done

    @staticmethod
    def _says(row: Line, flag: str) -> bool:
        """Whether the line changes this; of a person whom an earlier line makes, by what it says,
        for it was compared with nobody."""
        column = {"protect": "protected", "deceased": "deceased"}[flag]
        return flag in row.changes or bool(row.same_as and row.data.get(column))

    def _forget_work(self, row: Line, person: Known) -> None:
        """Where somebody with a protected identity works is not kept (as Person.protect)."""
        jobs = Employment.objects.filter(person=person.pk)
        row.done["employments"] = [
            {name: tables.plain(value) for name, value in job.items()} for job in jobs.values()
        ]
        jobs.delete()

    def _add(self, row: Line, person: Known) -> None:
        """The address and the degree of the row, where the person does not have them yet."""
        data = row.data
        email = data.get("email")
        if email and email not in person.emails:
            pk, primary = next(self.keys[Address]), not person.emails
            person.emails.add(email)
            self.addresses.append(
                {"id": pk, "person_id": person.pk, "email": email, "primary": primary}
            )
            row.done["address"] = {"id": pk, "email": email, "primary": primary}
        degree = person.same_degree(data)
        if degree is None:
            values = degree_values(data)
            pk = next(self.keys[Degree])
            person.degrees.append({"pk": pk, **values})
            self.degrees.append({"id": pk, "person_id": person.pk, **values})
            row.done["degree_new"] = {"id": pk, **values}
        else:
            self._better_degree(row, degree)

    def _better_degree(self, row: Line, degree: Values) -> None:
        done = {}
        for name, (before, after) in row.changes.get("degree", {}).items():
            if degree[name] == before and before != after:
                degree[name] = after
                done[name] = [before, after]
                self.degree_fields.setdefault(degree["pk"], {})[name] = after
        if done:
            row.done["degree"], row.done["degree_id"] = done, degree["pk"]

    def _write(self) -> None:
        tables.insert(Person, self.people)
        # Degrees first: the list's row of each person takes their year and its day together.
        tables.insert(Degree, self.degrees)
        tables.update(Degree, self.degree_fields)
        tables.insert(Address, self.addresses)
        tables.update(Person, self.person_fields)
        save_done(self.rows)
        new = {values["id"] for values in self.people}
        changed = {row.person_id for row in self.rows if row.person_id} - new
        if changed:
            search.refresh(changed)
            duplicates.forget(changed)


def _makes(row: Line) -> bool:
    new = row.outcome == Outcome.NEW or row.choice == ImportRow.Choice.NEW
    return new and row.same_as is None


def save_done(rows: "list[Line] | list[ImportRow]") -> None:
    tables.update_rows(rows, ("outcome", "reason", "person_id", "done", "left"))
