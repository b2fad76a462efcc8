"""The rules as a sentence that is stored with the letter, in either language."""

from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.models import Segment
from campaigns.segments.conditions import CONDITIONS, joined
from campaigns.segments.rules import check


def words(rules: Any, language: str | None = None) -> str:
    """For example "people who live in Jämtland and offer mentor". Raises Invalid."""
    with translation.override(language or translation.get_language()):
        checked = check(rules)
        if not checked["rules"]:
            return _("everyone in the register")
        return _("people who %s") % _group(checked)


def words_of(segment: Segment, language: str | None = None) -> str:
    """The sentence of a saved segment; a frozen one says which day it speaks of."""
    if segment.frozen_at is None:
        return words(segment.rules, language)
    with translation.override(language or translation.get_language()):
        said = _("people chosen by hand") if segment.by_hand else words(segment.rules)
        day = date_format(timezone.localtime(segment.frozen_at), "SHORT_DATE_FORMAT")
        return _("%(people)s, as they were on %(day)s") % {"people": said, "day": day}


def _group(group: dict[str, Any], inner: bool = False) -> str:
    parts = [
        _group(rule, inner=True)
        if "rules" in rule
        else CONDITIONS[rule["kind"]].say(CONDITIONS[rule["kind"]], rule)
        for rule in group["rules"]
        if rule.get("rules") != []
    ]
    if group["match"] == "none":
        return _("are not among those who %s") % joined(parts, _("or"))
    said = joined(parts, _("and") if group["match"] == "all" else _("or"))
    return f"({said})" if inner and len(parts) > 1 else said
