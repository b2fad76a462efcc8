"""The rules as a sentence that is stored with the letter, in either language."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from campaigns.segments.conditions import CONDITIONS, joined
from campaigns.segments.rules import check


def words(rules: Any, language: str | None = None) -> str:
    """For example "people who live in Jämtland and offer mentor". Raises Invalid."""
    with translation.override(language or translation.get_language()):
        checked = check(rules)
        if not checked["rules"]:
            return _("everyone in the register")
        return _("people who %s") % _group(checked)


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
