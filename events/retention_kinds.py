"""The kinds of data of the events that a retention rule may clear."""

from django.utils.translation import gettext_lazy as _

from alumni import retention
from alumni.models import RetentionAct
from events.models import Registration


def register_all() -> None:
    """Called once when the app starts."""
    retention.register(
        "registrations",
        _("Answers to events that are over"),
        since=_("since the event"),
        find=lambda before: Registration.objects.filter(event__starts_at__lt=before),
        at="event__starts_at",
        acts={RetentionAct.DELETE: lambda keys: Registration.objects.filter(pk__in=keys).delete()},
        counted_by=("event__slug", "state"),
    )
