"""The rules as a sentence that is stored with the letter, in either language."""

from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.models import Segment
from campaigns.segments.conditions import CONDITIONS, Invalid, joined
from campaigns.segments.rules import check


def words(rules: Any, language: str | None = None) -> str:
    """For example "people who live in Jämtland and offer mentor". Raises Invalid."""
    with translation.override(language or translation.get_language()):
        said = _group(check(rules))
        return _("people who %s") % said if said else _("everyone in the register")


def words_of(segment: Segment, language: str | None = None) -> str:
    """The sentence of a saved segment; a frozen one says which day it speaks of."""
    if segment.frozen_at is None:
        return words(segment.rules, language)
    with translation.override(language or translation.get_language()):
        said = _("people chosen by hand") if segment.by_hand else _once_chosen(segment)
        day = date_format(timezone.localtime(segment.frozen_at), "SHORT_DATE_FORMAT")
        return _("%(people)s, as they were on %(day)s") % {"people": said, "day": day}


def _once_chosen(segment: Segment) -> str:
    """A frozen segment outlives what its rules speak of: a topic that is gone, for example."""
    try:
        return words(segment.rules)
    except Invalid:
        return _("people chosen by rules that hold no longer")


def _group(group: dict[str, Any], inner: bool = False) -> str:
    """Nothing for a group that asks for nothing. `inner`: other rules stand beside it."""
    asked = [rule for rule in group["rules"] if "rules" not in rule or _group(rule)]
    parts = [
        _group(rule, inner=len(asked) > 1)
        if "rules" in rule
        else CONDITIONS[rule["kind"]].say(CONDITIONS[rule["kind"]], rule)
        for rule in asked
    ]
    if not parts:
        return ""
    if group["match"] == "none":
        said = _("are not among those who %s") % joined(parts, _("or"))
        return f"({said})" if inner and len(parts) > 1 else said
    said = joined(parts, _("and") if group["match"] == "all" else _("or"))
    return f"({said})" if inner and len(parts) > 1 else said
