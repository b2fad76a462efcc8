"""What every screen of the back office says about the post room."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from campaigns import installation
from campaigns.letters import FALLBACKS

register = template.Library()


@register.simple_tag
def sending_held() -> str:
    """Why nothing is sent, as in campaigns/installation.py; empty when letters leave."""
    return installation.held_lately()


@register.simple_tag
def merge_fields() -> list[dict[str, str]]:
    """What a sentence of a letter may hold, what stands there, and what where it is not known."""
    meanings = {
        "given_name": _("The reader's first name"),
        "family_name": _("The reader's family name"),
        "email": _("The address that the letter goes to"),
        "since": _("The day on which the reader said yes to such letters"),
    }
    return [
        {"field": f"{{{name}}}", "meaning": meanings[name], **words}
        for name, words in FALLBACKS.items()
    ]


@register.filter
def percent(share: float, decimals: int = 1) -> str:
    """A share as people read it: 0.0031 is "0,31 %" in Swedish."""
    return f"{number_format(share * 100, decimals)}\u00a0%"
