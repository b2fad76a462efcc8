"""The tree of rules: read, checked, and turned into a query."""

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from alumni.models import Person
from campaigns.models import Segment, SegmentMember
from campaigns.segments.conditions import CONDITIONS, Invalid

if TYPE_CHECKING:
    from alumni.models import User
    from alumni.models.person import PersonQuerySet

MATCHES = ("all", "any", "none")
DEEPEST, MOST = 4, 60


def empty() -> dict[str, Any]:
    """Rules that leave nobody in the register out."""
    return {"match": "all", "rules": []}


def check(rules: Any) -> dict[str, Any]:
    """The rules in their stored form. Raises Invalid with a sentence that says what to mend."""
    if rules in (None, {}):
        return empty()
    checked = _check_group(rules, 1)
    if _size(checked) > MOST:
        raise Invalid(_("There are more than %s rules. Split them into two segments.") % MOST)
    return checked


def _check_group(group: Any, depth: int) -> dict[str, Any]:
    if not isinstance(group, dict) or not isinstance(group.get("rules"), list):
        raise Invalid(_("A group has to hold a list of rules."))
    if group.get("match") not in MATCHES:
        raise Invalid(_("A group says all, any or none."))
    if depth > DEEPEST:
        raise Invalid(_("Groups lie too deep in each other; at most %s levels.") % DEEPEST)
    return {
        "match": group["match"],
        "rules": [_check_rule(rule, depth) for rule in group["rules"]],
    }


def _check_rule(rule: Any, depth: int) -> dict[str, Any]:
    if isinstance(rule, dict) and "rules" in rule:
        return _check_group(rule, depth + 1)
    if not isinstance(rule, dict) or rule.get("kind") not in CONDITIONS:
        raise Invalid(_("There is a rule of an unknown kind."))
    return CONDITIONS[rule["kind"]].clean(rule)


def _size(group: dict[str, Any]) -> int:
    return sum(_size(rule) if "rules" in rule else 1 for rule in group["rules"])


def query(rules: dict[str, Any], *, fast: bool = False) -> Q:
    """The checked rules as one condition on Person, or, when `fast`, on SegmentRow.

    An empty group asks for nothing.
    """
    parts = [
        query(rule, fast=fast) if "rules" in rule else _condition(rule, fast)
        for rule in rules["rules"]
    ]
    parts = [part for part in parts if part]
    together = Q()
    for part in parts:
        together = together & part if rules["match"] == "all" else together | part
    return ~together if parts and rules["match"] == "none" else together


def _condition(rule: dict[str, Any], fast: bool) -> Q:
    condition = CONDITIONS[rule["kind"]]
    return condition.fast(rule) if fast and condition.fast else condition.build(rule)


def people(rules: Any, user: "User") -> "PersonQuerySet":
    """Those whom the rules choose and the user may know of; never protected or dead people.

    Raises Invalid.
    """
    return Person.objects.visible_to(user).in_register().filter(query(check(rules)))


def of(segment: Segment, user: "User") -> "PersonQuerySet":
    """Those whom a segment chooses now; a frozen one those whom it chose then, if still here."""
    if segment.frozen_at:
        return Person.objects.visible_to(user).in_register().filter(held_by(segment))
    return people(segment.rules, user)


def held_by(segment: Segment) -> Q:
    """The person is one of those whom a frozen segment holds; on Person or SegmentRow."""
    return Q(Exists(SegmentMember.objects.filter(segment=segment, person=OuterRef("pk"))))
