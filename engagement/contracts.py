"""Competence contracts: what was promised, what came of it, and which have fallen silent."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alumni import organisations
from alumni.models import AuditEntry, Employment, Organisation, Programme
from engagement import outcomes
from engagement.models import Contract, ContractDuty, ContractFollowUp

if TYPE_CHECKING:
    from alumni.models import User


@dataclass(frozen=True)
class Figures:
    """Of today. `by_county`: code of the county → contracts in force there."""

    in_force: int
    followed_up: int
    ending_soon: int
    by_county: Mapping[str, int]


@dataclass(frozen=True)
class Promise:
    """One kind of help: how many times a year was promised, and how often it was done."""

    label: str
    promised: int
    done: int

    @property
    def kept(self) -> bool:
        return self.done >= self.promised


def figures(today: date | None = None) -> Figures:
    in_force = Contract.objects.in_force(today)
    return Figures(
        in_force.count(),
        Contract.objects.followed_up(today).count(),
        Contract.objects.ending_soon(today).count(),
        Counter(in_force.values_list("county", flat=True)),
    )


def of_programme(programme: Programme, year: int) -> QuerySet[Contract]:
    """Contracts with the programme that were in force on some day of the year, by employer."""
    held = Contract.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=date(year, 1, 1)),
        programmes=programme,
        starts_on__lte=min(date(year, 12, 31), timezone.localdate()),
    )
    return (
        held.select_related("organisation")
        .prefetch_related("duties")
        .order_by("organisation__sort_key", "pk")
    )


def promises(contract: Contract, year: int, viewer: "User") -> list[Promise]:
    """Each duty against what people who worked there did for its programmes that year.

    Only what this viewer may know: somebody who shows nobody where they work is not counted.
    """
    done = _done(contract, outcomes.Period.year(year), viewer)
    return [
        Promise(duty.get_kind_display(), duty.per_year, done.get(duty.kind, 0))
        for duty in sorted(contract.duties.all(), key=lambda duty: (-duty.per_year, duty.kind))
    ]


def _done(contract: Contract, period: outcomes.Period, viewer: "User") -> dict[str, int]:
    programmes = contract.programmes.all()
    jobs = organisations.jobs(viewer).filter(organisation=contract.organisation_id)
    held = outcomes.held(period=period).filter(ask__programme__in=programmes)
    held = held.filter(Exists(_working(jobs, OuterRef("person"), OuterRef("held_at__date"))))
    pairs = outcomes.mentored(period=period).filter(application__programme__in=programmes)
    there = _working(jobs, OuterRef("mentor__person"), OuterRef("started_at__date"))
    return outcomes.together(held, pairs.filter(Exists(there)))


def _working(jobs: QuerySet[Employment], person: OuterRef, day: OuterRef) -> QuerySet[Employment]:
    """Jobs of the person on that day; a day that nobody wrote down is no hindrance."""
    begun = Q(started_on=None) | Q(started_on__lte=day)
    return jobs.filter(begun, Q(ended_on=None) | Q(ended_on__gte=day), person=person)


def panel(organisation: Organisation) -> organisations.Panel:
    """An employer's contracts beside its people, those in force first."""
    held = organisation.contracts.order_by(F("ends_on").desc(nulls_first=True), "pk")
    held = held.prefetch_related("programmes")
    lines = [
        (
            reverse("contract", args=[contract.pk]),
            _("In force") if contract.is_in_force else _("Not in force"),
            ", ".join(programme.name for programme in contract.programmes.all()),
        )
        for contract in held
    ]
    new = f"{reverse('contract_new')}?organisation={organisation.pk}"
    return organisations.Panel(_("Competence contracts"), lines, (new, _("New contract")))


@transaction.atomic
def save(
    contract: Contract,
    employer: str,
    programmes: list[Programme],
    duties: Mapping[str, int],
    by: "User",
) -> None:
    """The contract with its employer, who may be new, its programmes and duties (kind → times a
    year), all or nothing."""
    new = contract.pk is None
    contract.organisation = organisations.called(employer)
    contract.save()
    contract.programmes.set(programmes)
    contract.duties.exclude(kind__in=duties).delete()
    for kind, number in duties.items():
        ContractDuty.objects.update_or_create(
            contract=contract, kind=kind, defaults={"per_year": number}
        )
    _note(contract, by, "registered" if new else "changed")


def follow_up(contract: Contract, on: date, feedback: str, by: "User") -> None:
    ContractFollowUp.objects.create(contract=contract, on=on, feedback=feedback, by=by)


def end(contract: Contract, by: "User") -> None:
    """Today is its last day."""
    contract.end(timezone.localdate())
    _note(contract, by, "closed")


@transaction.atomic
def remove(contract: Contract, by: "User") -> None:
    """One that was written down by mistake: gone with all that hangs on it."""
    _note(contract, by, "discarded")
    contract.delete()


def _note(contract: Contract, by: "User", then: str) -> None:
    AuditEntry.note(
        AuditEntry.Act.CHANGE, by, subject="contract", organisation=contract.organisation.name,
        contract=contract.pk, then=then,
    )  # fmt: skip
