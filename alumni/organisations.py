"""Employers and schools: who is there, and two spellings that become one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from alumni import search
from alumni.audience import Audience
from alumni.directory import showing
from alumni.models import AuditEntry, Employment, Organisation, Person

if TYPE_CHECKING:
    from alumni.models import User


class CannotMerge(Exception):
    """In words for whoever tried."""


@dataclass(frozen=True)
class Panel:
    """What another room has of an organisation. `lines` are (url, title, more about it)."""

    title: str
    lines: list[tuple[str, str, str]]
    # (url, words) of what may be added here.
    add: tuple[str, str]


_panels: list[Callable[[Organisation], Panel]] = []


def show_beside(panel: Callable[[Organisation], Panel]) -> None:
    """Called once when an app starts: it is shown on each organisation's page."""
    _panels.append(panel)


def panels(organisation: Organisation) -> list[Panel]:
    return [panel(organisation) for panel in _panels]


def called(name: str) -> Organisation:
    """The one of this name, whatever its capitals; a new one when nobody has named it before."""
    name = " ".join(name.split())
    return Organisation.objects.called(name) or Organisation.objects.get_or_create(name=name)[0]


def jobs(user: "User") -> QuerySet[Employment]:
    """Jobs that this user of the office may know of: what somebody shows to nobody is not told."""
    people = showing("work", Person.objects.visible_to(user), Audience.STAFF)
    return Employment.objects.filter(person__in=people)


def people_at(organisations: list[Organisation], user: "User") -> dict[int, tuple[int, int]]:
    """By key: how many people work there now, and how many ever did. One query for all."""
    rows = jobs(user).filter(organisation__in=organisations).order_by().values("organisation")
    rows = rows.annotate(
        now=Count("person", distinct=True, filter=Q(ended_on=None)),
        ever=Count("person", distinct=True),
    )
    return {row["organisation"]: (row["now"], row["ever"]) for row in rows}


@transaction.atomic
def merge(kept: Organisation, gone: Organisation, by: "User") -> int:
    """Everybody of the one is of the other from now on. Returns how many jobs moved.

    There is no way back: whose job was written how is not kept. Raises CannotMerge.
    """
    rows = Organisation.objects.select_for_update().order_by("pk")
    both = rows.standing().in_bulk([kept.pk, gone.pk])
    if len(both) < 2:
        raise CannotMerge(_("Choose two organisations that both still stand on their own."))
    kept, gone = both[kept.pk], both[gone.pk]
    moving = Employment.objects.filter(organisation=gone)
    people = list(moving.values_list("person", flat=True).distinct())
    moved = moving.update(organisation=kept)
    _move_the_rest(kept, gone)
    for field in ("sector", "county", "website"):
        setattr(kept, field, getattr(kept, field) or getattr(gone, field))
    kept.save(update_fields=["sector", "county", "website"])
    Organisation.objects.filter(Q(pk=gone.pk) | Q(merged_into=gone)).update(merged_into=kept)
    AuditEntry.note(
        AuditEntry.Act.MERGE, by, subject="organisation", kept=kept.pk, gone=gone.pk,
        names=[gone.name, kept.name], jobs=moved,
    )  # fmt: skip
    search.refresh(people)
    return moved


def _move_the_rest(kept: Organisation, gone: Organisation) -> None:
    """Whatever else points to an organisation, in whichever app: the models know."""
    for relation in Organisation._meta.related_objects:
        if relation.field.model not in (Organisation, Employment):
            rows = relation.field.model._base_manager.filter(**{relation.field.name: gone})
            rows.update(**{relation.field.name: kept})


def settle(*people: int) -> None:
    """Jobs of these people that came back under a spelling that was merged since."""
    kept = Organisation.objects.filter(pk=OuterRef("organisation")).values("merged_into")
    Employment.objects.filter(person__in=people, organisation__merged_into__isnull=False).update(
        organisation=Subquery(kept)
    )
