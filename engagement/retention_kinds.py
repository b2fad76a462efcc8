"""The kinds of data of the ask room that a retention rule may clear."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni import retention
from alumni.models import RetentionAct
from engagement.models import Ask, Contract, Note, Request


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
    retention.register(
        "contracts",
        _("Whom to speak with at an employer, once its competence contract has ended"),
        since=_("since the contract's last day"),
        find=_ended_contracts,
        at="ends_on",
        acts={RetentionAct.ANONYMISE: _clear_contact},
    )


def _closed(before: datetime) -> QuerySet[Ask]:
    living = Request.objects.filter(ask=OuterRef("pk"), state__in=Request.LIVING)
    return Ask.objects.filter(created_at__lt=before).exclude(words="").exclude(Exists(living))


def _blank(keys: list[int]) -> None:
    """Who was asked about what, and the answer, stay; what they wrote to each other goes."""
    Ask.objects.filter(pk__in=keys).update(words="", when="", place="", compensation="")
    Request.objects.filter(ask__in=keys).update(answer_words="", meeting_place="", meeting_url="")
    Note.objects.filter(request__ask__in=keys).delete()


def _ended_contracts(before: datetime) -> QuerySet[Contract]:
    ended = Contract.objects.ended(timezone.localdate(before))
    return ended.exclude(contact="", contact_email="")


def _clear_contact(keys: list[int]) -> None:
    Contract.objects.filter(pk__in=keys).update(contact="", contact_email="")
