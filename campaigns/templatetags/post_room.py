"""What every screen of the back office says about the post room."""

from django import template

from campaigns import installation

register = template.Library()


@register.simple_tag
def sending_held() -> str:
    """Why nothing is sent, as in campaigns/installation.py; empty when letters leave."""
    return installation.held()
