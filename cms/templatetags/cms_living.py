from typing import Any

from django import template

from cms import living

register = template.Library()


@register.simple_tag
def county_rows(numbers: dict[str, Any]) -> list[dict[str, Any]]:
    return living.county_rows(numbers)


@register.simple_tag
def percent(part: int, whole: int) -> int:
    """A whole number of per cent; 0 of nothing."""
    return round(100 * part / whole) if whole else 0
