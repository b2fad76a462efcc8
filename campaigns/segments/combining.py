"""A rule that names another segment, so that segments are combined: in A and not in B."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigns.models import Automation, Campaign, Segment
from campaigns.segments.about_people import many, saying
from campaigns.segments.conditions import Condition, Invalid, Values, register
from campaigns.segments.rules import check, held_by, query

KIND = "segment"
DEEPEST = 5


def _shared() -> list[tuple[str, str]]:
    rows = Segment.objects.filter(shared=True).order_by("name", "pk")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


def _build(values: Values, *, fast: bool = False) -> Q:
    """In any of the chosen segments. A segment without rules holds everyone."""
    together = Q()
    for segment in Segment.objects.filter(pk__in=values["values"]).order_by("pk"):
        if segment.frozen_at:
            together |= held_by(segment)
            continue
        own = query(check(segment.rules), fast=fast)
        if not own:
            return Q(pk__isnull=False)
        together |= own
    return together or Q(pk__in=[])


def named_in(rules: dict[str, Any]) -> set[int]:
    """The segments that rules speak of."""
    found: set[int] = set()
    for rule in rules.get("rules", []):
        if "rules" in rule:
            found |= named_in(rule)
        elif rule["kind"] == KIND:
            found |= {int(value) for value in rule["values"]}
    return found


def built_on(segment: Segment) -> list[Segment]:
    """The other segments whose rules speak of this one."""
    others = Segment.objects.exclude(pk=segment.pk).order_by("name", "pk")
    return [other for other in others if segment.pk in named_in(other.rules)]


def waiting_for(segment: Segment) -> list[Automation | Campaign]:
    """The automatic letters within this segment, and the planned letters to it."""
    planned = [Campaign.State.SCHEDULED, Campaign.State.LATE]
    campaigns = Campaign.objects.filter(segment=segment, state__in=planned)
    automations = Automation.objects.filter(segment=segment)
    return [*automations.order_by("name", "pk"), *campaigns.order_by("name", "pk")]


def check_circle(segment: Segment, rules: dict[str, Any]) -> None:
    """Refuse rules that lead back to their own segment. Raises Invalid."""
    wave, seen = named_in(rules), set()
    for _level in range(DEEPEST):
        if segment.pk in wave:
            raise Invalid(
                gettext("The segment cannot be a part of itself, not even through others.")
            )
        seen |= wave
        live = Segment.objects.filter(pk__in=wave, frozen_at=None)
        wave = set().union(*(named_in(one.rules) for one in live)) - seen
        if not wave:
            return
    raise Invalid(gettext("The segments lead to each other in too many steps."))


def register_all() -> None:
    register(
        Condition(
            KIND,
            _("Another segment"),
            many(_("segment"), _shared),
            _build,
            saying(_("are in the segment %s")),
            lambda values: _build(values, fast=True),
        )
    )
