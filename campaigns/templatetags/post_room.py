"""What every screen of the back office says about the post room."""

from django import template
from django.utils.formats import number_format

from campaigns import installation

register = template.Library()


@register.simple_tag
def sending_held() -> str:
    """Why nothing is sent, as in campaigns/installation.py; empty when letters leave."""
    return installation.held()


@register.filter
def percent(share: float, decimals: int = 1) -> str:
    """A share as people read it: 0.0031 is "0,31 %" in Swedish."""
    return f"{number_format(share * 100, decimals)}\u00a0%"
