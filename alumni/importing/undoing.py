"""An applied import is taken back exactly; what somebody changed since is left, and said."""

from collections.abc import Iterable, Iterator

from django.db import DEFAULT_DB_ALIAS, connection, models, transaction
from django.db.models import Q
from django.utils import timezone

from alumni import duplicates, privacy, search
from alumni.importing import tables
from alumni.importing.applying import new_person, save_done
from alumni.importing.reasons import reason
from alumni.importing.register import DEGREE, Known, Values, known
from alumni.importing.tables import BLOCK, Progress
from alumni.models import (
    Address,
    AuditEntry,
    Degree,
    DuplicatePair,
    Employment,
    ImportBatch,
    ImportRow,
    MatchCard,
    Merge,
    Person,
    User,
)


def undo(batch: ImportBatch, by: User | None = None) -> None:
    """Take back a batch in the state "undoing", in one transaction. Safe to call twice."""
    with Progress(batch) as progress, transaction.atomic(), connection.cursor() as cursor:
        tables.prepare(cursor, batch)
        batch.refresh_from_db()
        if batch.state != ImportBatch.State.UNDOING:
            return
        done = 0
        for rows in _backwards(batch.lines.exclude(done=None)):
            created = set(
                batch.lines.filter(
                    person__in={row.person_id for row in rows}, done__has_key="created"
                ).values_list("person_id", flat=True)
            )
            _Restore([row for row in rows if row.person_id not in created]).run()
            done += len(rows)
            progress.at(done)
        for rows in _backwards(batch.lines.filter(done__has_key="created")):
            _remove(batch, rows)
            progress.at(done)
        batch.left = batch.lines.exclude(left="").count()
        batch.state, batch.undone_at = ImportBatch.State.UNDONE, timezone.now()
        batch.save(update_fields=["left", "state", "undone_at"])
        AuditEntry.note(
            AuditEntry.Act.UNDO, by, subject=batch.name, batch=batch.pk, left=batch.left
        )


def _backwards(rows: models.QuerySet[ImportRow]) -> Iterator[list[ImportRow]]:
    last = None
    while True:
        page = rows if last is None else rows.filter(number__lt=last)
        block = list(page.order_by("-number")[:BLOCK])
        if not block:
            return
        yield block
        last = block[-1].number


class _Restore:
    """Rows that changed people whom the register had before."""

    def __init__(self, rows: list[ImportRow]) -> None:
        self.rows = rows
        self.known = known({row.person_id for row in rows if row.person_id}, lock=True)
        ids = [row.done["address"]["id"] for row in rows if "address" in row.done]
        self.addresses = Address.objects.in_bulk(ids)
        self.person_fields: dict[int, Values] = {}
        self.degree_fields: dict[int, Values] = {}
        self.jobs: list[dict] = []
        self.gone: dict[type[models.Model], list[int]] = {Address: [], Degree: []}

    def run(self) -> None:
        for row in self.rows:
            person = self.known.get(row.person_id)
            if person is None:
                row.left = reason("gone")
                continue
            self._address(row)
            self._degree(row, person)
            self._person(row, person)
        tables.update(Person, self.person_fields)
        tables.update(Degree, self.degree_fields)
        for model, keys in self.gone.items():
            model._default_manager.filter(pk__in=keys).delete()
        tables.insert(Employment, self.jobs)
        save_done(self.rows)
        if self.known:
            search.refresh(set(self.known))
            duplicates.refresh(set(self.known))

    def _person(self, row: ImportRow, person: Known) -> None:
        for name, (before, after) in row.done.get("person", {}).items():
            if person.values[name] != after:
                row.left = reason("field", name)
                continue
            person.values[name] = before
            self.person_fields.setdefault(person.pk, {})[name] = before
            if name == "protected_at":
                self.jobs += row.done.get("employments", [])

    def _degree(self, row: ImportRow, person: Known) -> None:
        by_key = {degree["pk"]: degree for degree in person.degrees}
        if new := row.done.get("degree_new"):
            now = by_key.get(new["id"])
            if now and all(now[name] == new[name] for name in ("programme_id", *DEGREE)):
                self.gone[Degree].append(new["id"])
            elif now:
                row.left = reason("degree")
        degree = by_key.get(row.done.get("degree_id"))
        for name, (before, after) in row.done.get("degree", {}).items():
            if degree is None or degree[name] != after:
                row.left = reason("degree")
                continue
            degree[name] = before
            self.degree_fields.setdefault(degree["pk"], {})[name] = before

    def _address(self, row: ImportRow) -> None:
        new = row.done.get("address")
        address = self.addresses.get(new["id"]) if new else None
        if address is None:
            return
        if _is_untouched(address, new):
            self.gone[Address].append(address.pk)
        else:
            row.left = reason("address")


def _is_untouched(address: Address, new: dict) -> bool:
    return (
        address.email == new["email"]
        and address.primary == new["primary"]
        and address.confirmed_at is None
        and address.state == Address.State.ACTIVE
    )


# ── People whom the import made ───────────────────────────────────────────────────────────────
def _remove(batch: ImportBatch, firsts: list[ImportRow]) -> None:
    """Delete the people that these lines made, but keep whoever has lived since."""
    keys = [row.person_id for row in firsts if row.person_id]
    lines = list(batch.lines.filter(person__in=keys).exclude(done=None))
    used = _changed(firsts, lines, keys) | _pointed_at(batch, keys)
    for line in lines:
        if line.person_id in used:
            line.left = reason("used")
        else:
            line.person_id = None
    save_done(lines)
    going = [key for key in keys if key not in used]
    DuplicatePair.objects.filter(Q(first__in=going) | Q(second__in=going)).delete()
    Merge.objects.filter(kept__in=going).update(kept=None)
    Merge.objects.filter(gone__in=going).update(gone=None)
    for row in ImportRow, Address, Degree, MatchCard:
        rows = row._default_manager.filter(person__in=going)
        if row is ImportRow:
            rows.update(person=None)
        else:
            rows._raw_delete(DEFAULT_DB_ALIAS)
    Person.objects.filter(pk__in=going)._raw_delete(DEFAULT_DB_ALIAS)


def _changed(firsts: Iterable[ImportRow], lines: Iterable[ImportRow], keys: list[int]) -> set[int]:
    """People who are not what the import wrote, in a field, a degree or an address."""
    changed = set()
    fields = [f for f in Person._meta.concrete_fields if not f.generated]
    fields = [f for f in fields if f.name not in ("id", "created_at")]
    people = Person.objects.select_for_update().in_bulk(keys)
    later: dict[int, dict] = {}
    for line in lines:
        for name, (_before, after) in line.done.get("person", {}).items():
            later.setdefault(line.person_id, {})[name] = after
    for row in firsts:
        person = people.get(row.person_id)
        expected = new_person(row.data, row.done["created"])
        expected |= later.get(row.person_id, {})
        if person and any(
            tables.plain(getattr(person, f.attname)) != expected.get(f.attname, f.get_default())
            for f in fields
        ):
            changed.add(person.pk)
    return changed | _changed_parts(lines, keys)


def _changed_parts(lines: Iterable[ImportRow], keys: list[int]) -> set[int]:
    degrees = {d["id"]: d for line in lines if (d := line.done.get("degree_new"))}
    addresses = {a["id"]: a for line in lines if (a := line.done.get("address"))}
    changed = set()
    columns = ("pk", "person_id", "programme_id", *DEGREE)
    for row in Degree.objects.filter(person__in=keys).values(*columns):
        new = degrees.get(row["pk"])
        names = ("programme_id", *DEGREE)
        if new is None or any(tables.plain(row[name]) != new[name] for name in names):
            changed.add(row["person_id"])
    for address in Address.objects.filter(person__in=keys):
        new = addresses.get(address.pk)
        if new is None or not _is_untouched(address, new):
            changed.add(address.person_id)
    return changed


def _pointed_at(batch: ImportBatch, keys: list[int]) -> set[int]:
    """People whom anything else in the database speaks of: an account, a yes, a request, whatever
    an app that we do not know stores about them."""
    used = set()
    for relation in Person._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        model, field = relation.related_model, relation.field
        if model in (Address, Degree, AuditEntry) or model in privacy.derived_models():
            continue
        rows = model._base_manager.filter(**{f"{field.name}__in": keys})
        if model is DuplicatePair:
            rows = rows.exclude(state=DuplicatePair.State.OPEN)
        if model is Merge:
            rows = rows.filter(undone_at=None)
        if model is ImportRow:
            rows = rows.exclude(batch=batch).exclude(done=None)
            rows = rows.exclude(batch__state=ImportBatch.State.UNDONE)
        used.update(rows.values_list(field.attname, flat=True))
    return used
