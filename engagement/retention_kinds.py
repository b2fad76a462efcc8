"""The kinds of data of the ask room that a retention rule may clear."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from alumni import retention
from alumni.models import RetentionAct
from engagement.models import Ask, Note, Request

LIVING = [
    Request.State.WAITING,
    *Request.UNANSWERED,
    Request.State.LATER,
    Request.State.ACCEPTED,
    Request.State.BOOKED,
]


def register_all() -> None:
    """Called once when the app starts."""
    retention.register(
        "asks",
        _("The words of questions to alumni, once closed"),
        since=_("since the question was put"),
        find=_closed,
        at="created_at",
        acts={
            RetentionAct.ANONYMISE: _blank,
            RetentionAct.DELETE: lambda keys: Ask.objects.filter(pk__in=keys).delete(),
        },
        counted_by=("kind",),
    )


def _closed(before: datetime) -> QuerySet[Ask]:
    living = Request.objects.filter(ask=OuterRef("pk"), state__in=LIVING)
    return Ask.objects.filter(created_at__lt=before).exclude(words="").exclude(Exists(living))


def _blank(keys: list[int]) -> None:
    """Who was asked about what, and the answer, stay; what they wrote to each other goes."""
    Ask.objects.filter(pk__in=keys).update(words="", when="", place="", compensation="")
    Request.objects.filter(ask__in=keys).update(answer_words="", meeting_place="", meeting_url="")
    Note.objects.filter(request__ask__in=keys).delete()
