"""What a merge did, row by row: found by comparing two snapshots, and taken back from the result.

A journal is a list of {"act": "change" | "delete" | "add", "model", "pk", …}: a change has
{field: [before, after]}, the others all columns of the row. Values are as JSON holds them.
"""

import base64
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils.duration import duration_string

from alumni import privacy
from alumni.models import (
    AuditEntry,
    Consent,
    ConsentState,
    DuplicatePair,
    MatchCard,
    Merge,
    Person,
    SearchRow,
)  # fmt: skip

Values = dict[str, Any]
Left = dict[str, str]
Snapshot = dict[tuple[str, Any], Values]
# Never edited, derived, or about the merge itself.
OUTSIDE = frozenset({AuditEntry, Consent, ConsentState, DuplicatePair, MatchCard, Merge, SearchRow})


def snapshot(people: list[int], also: Snapshot | None = None) -> Snapshot:
    """All rows that speak of these people, rows that hang on those, and their accounts; and the
    rows of another snapshot that now speak of nobody."""
    found: Snapshot = {}
    _read(Person, models.Q(pk__in=people), found)
    users = list(Person.objects.filter(pk__in=people).exclude(user=None).values_list("user"))
    _read_accounts([user for (user,) in users], found)
    for model, fields in _keyed():
        ours = models.Q()
        for name in fields:
            ours |= models.Q(**{f"{name}__in": people})
        _read(model, ours, found)
    for holding in privacy.holdings():
        for rows in holding.watched(people):
            _read(rows.model, models.Q(pk__in=rows.values("pk")), found)
    _hanging(found)
    missing: dict[str, list[Any]] = {}
    for label, pk in (also or {}).keys() - found.keys():
        missing.setdefault(label, []).append(pk)
    for label, keys in missing.items():
        _read(apps.get_model(label), _of_keys(apps.get_model(label), keys), found)
    return found


def _keyed() -> list[tuple[type[models.Model], list[str]]]:
    derived = privacy.derived_models() | OUTSIDE
    found = []
    for model in {m for holding in privacy.holdings() for m in holding.models} - derived:
        keys = [
            f.name for f in model._meta.local_fields if f.is_relation and f.related_model is Person
        ]
        if keys and model is not Person:
            found.append((model, keys))
    return found


def _read_accounts(users: list[int], found: Snapshot) -> None:
    user = Person._meta.get_field("user").related_model
    _read(user, models.Q(pk__in=users), found)
    for label in ("account.EmailAddress", "socialaccount.SocialAccount"):
        _read(apps.get_model(label), models.Q(user__in=users), found)


def _hanging(found: Snapshot) -> None:
    """Rows that would go with one of these: a topic of an offer, a file of a letter."""
    by_label: dict[str, list[Any]] = {}
    for label, pk in found:
        by_label.setdefault(label, []).append(pk)
    for label, keys in by_label.items():
        model = apps.get_model(label)
        if model is Person or len(model._meta.pk_fields) > 1 or label.startswith("alumni.user"):
            continue
        for relation in model._meta.get_fields(include_hidden=True):
            if relation.auto_created and relation.one_to_many and relation.model is model:
                if not _cascades(relation):
                    continue
                name = f"{relation.field.name}__in"
                _read(relation.related_model, models.Q(**{name: keys}), found)


def _cascades(relation: Any) -> bool:
    return relation.on_delete is models.CASCADE and relation.related_model not in OUTSIDE


def _columns(model: type[models.Model]) -> list[models.Field]:
    return [
        f for f in model._meta.local_concrete_fields
        if not f.generated and not isinstance(f, models.CompositePrimaryKey)
    ]  # fmt: skip


def _read(model: type[models.Model], rows: models.Q, found: Snapshot) -> None:
    names = [f.attname for f in _columns(model)]
    for pk, *values in model._base_manager.filter(rows).values_list("pk", *names):
        found[model._meta.label_lower, pk] = dict(zip(names, map(_plain, values), strict=True))


def _of_keys(model: type[models.Model], keys: Iterable[Any]) -> models.Q:
    if len(model._meta.pk_fields) == 1:
        return models.Q(pk__in=list(keys))
    ours = models.Q()
    for key in keys:
        ours |= models.Q(pk=tuple(key))
    return ours


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, timedelta):
        return duration_string(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def difference(before: Snapshot, after: Snapshot) -> list[Values]:
    """The journal. Rows that moved in from elsewhere are no part of it."""
    journal: list[Values] = []
    for key, was in before.items():
        label, pk = key
        now = after.get(key)
        entry = {"model": label, "pk": pk}
        if now is None:
            journal.append({"act": "delete", "row": was} | entry)
        elif changed := {name: [was[name], now[name]] for name in was if was[name] != now[name]}:
            journal.append({"act": "change", "fields": changed} | entry)
    for (label, pk), now in after.items():
        if (label, pk) not in before:
            journal.append({"act": "add", "row": now, "model": label, "pk": pk})
    return journal


# ── Back ──────────────────────────────────────────────────────────────────────────────────────
def restore(journal: list[Values]) -> list[Left]:
    """Take back what the journal tells of; returns what was changed since and therefore left.

    Entries that a constraint stops for the moment (an id that both may not have) are tried again
    after the others.
    """
    left: list[Left] = []
    waiting = sorted(journal, key=lambda entry: ("add", "change", "delete").index(entry["act"]))
    while waiting:
        stopped = [entry for entry in waiting if not _tried(entry, left)]
        if len(stopped) == len(waiting):
            left += [_told(entry, "taken") for entry in stopped]
            break
        waiting = stopped
    return left


def _tried(entry: Values, left: list[Left]) -> bool:
    """Whether the entry is done with; False when the database refused it as things stand."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            told = _BACK[entry["act"]](apps.get_model(entry["model"]), entry)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError:
        return False
    left += told
    return True


def _row(model: type[models.Model], entry: Values) -> models.QuerySet:
    return model._base_manager.filter(_of_keys(model, [entry["pk"]]))


def _now(model: type[models.Model], entry: Values) -> Values | None:
    found: Snapshot = {}
    _read(model, _of_keys(model, [entry["pk"]]), found)
    return next(iter(found.values()), None)


def _change_back(model: type[models.Model], entry: Values) -> list[Left]:
    now = _now(model, entry)
    if now is None:
        return [_told(entry, "gone")]
    left, values = [], {}
    for name, (before, after) in entry["fields"].items():
        field = model._meta.get_field(name)
        if now[name] == after:
            values[name] = _value(field, before)
        elif now[name] != before:
            left.append(_told(entry, "changed", name))
    if values:
        _row(model, entry).update(**values)
    return left


def _add_back(model: type[models.Model], entry: Values) -> list[Left]:
    """A row that the merge deleted."""
    if _now(model, entry) is None:
        values = {f.attname: _value(f, entry["row"][f.attname]) for f in _columns(model)}
        model(**values).save_base(raw=True, force_insert=True)
    return []


def _delete_back(model: type[models.Model], entry: Values) -> list[Left]:
    """A row that the merge made."""
    now = _now(model, entry)
    if now is not None and now != entry["row"]:
        return [_told(entry, "changed")]
    _row(model, entry)._raw_delete("default")
    return []


_BACK = {"change": _change_back, "delete": _add_back, "add": _delete_back}


def _value(field: models.Field, value: Any) -> Any:
    if field.is_relation:
        return value if value is None else field.target_field.to_python(value)
    return field.to_python(value)


def _told(entry: Values, why: str, field: str = "") -> Left:
    return {"model": entry["model"], "field": field, "why": why}
