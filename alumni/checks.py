"""`manage.py check --deploy`: whether the application could change its own audit log."""

from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import Error

from alumni import guarding


@register(Tags.security, deploy=True)
def log_is_out_of_reach(**kwargs: Any) -> list[CheckMessage]:
    try:
        found = guarding.weaknesses()
    except Error:
        return []  # no database yet: other checks say so
    if not found:
        return []
    return [
        Warning(
            f"The database role of the application could change the audit log ({found[0]}).",
            hint="Give it a role of its own: manage.py guard_tables --app-role NAME (install.md).",
            id="alumni.W001",
        )
    ]
