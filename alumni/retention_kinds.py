"""The kinds of data of this app that a retention rule may clear, and what no rule may."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni import privacy, retention, search
from alumni.models import (
    AccessRequest,
    ClaimRequest,
    Consent,
    CorrectionRequest,
    ImportBatch,
    ImportRow,
    Interaction,
    Note,
    Offer,
    Person,
    RecordsExtract,
    RetentionAct,
)

DELETE, ANONYMISE = RetentionAct.DELETE, RetentionAct.ANONYMISE


def register_all() -> None:
    """Called once when the app starts."""
    _register_cases()
    _register_history()
    retention.register(
        "import_lines",
        _("Lines of imported files"),
        since=_("since the file was read"),
        find=lambda before: (
            ImportRow.objects.filter(batch__created_at__lt=before)
            .exclude(batch__state__in=ImportBatch.WORKING)
            .exclude(data={})
        ),
        at="batch__created_at",
        acts={ANONYMISE: _blank_lines},
    )
    retention.register(
        "unclaimed",
        _("People who never claimed their row and were never active"),
        since=_("since the row was made or anything happened; never while something is going on"),
        find=_unclaimed,
        at="created_at",
        acts={ANONYMISE: _erase_people},
        batch=50,
    )
    retention.exempt(
        "audit",
        _("The audit log"),
        _(
            "It is the proof of who did what and holds no contact details; rows are added and "
            "never changed. The owner of the database may archive it by year."
        ),
    )
    retention.exempt(
        "consents",
        _("Consents"),
        _("They prove that each letter had a ground, and go only with the person who gave them."),
    )


def _register_cases() -> None:
    retention.register(
        "claims",
        _("Evidence of newcomers, once decided"),
        since=_("since the decision"),
        find=lambda before: ClaimRequest.objects.filter(decided_at__lt=before).exclude(evidence={}),
        at="decided_at",
        acts={
            ANONYMISE: lambda keys: ClaimRequest.objects.filter(pk__in=keys).update(evidence={}),
            DELETE: lambda keys: ClaimRequest.objects.filter(pk__in=keys).delete(),
        },
        counted_by=("state",),
    )
    retention.register(
        "corrections",
        _("Corrections, once answered"),
        since=_("since the answer"),
        find=lambda before: CorrectionRequest.objects.filter(closed_at__lt=before),
        at="closed_at",
        acts={DELETE: lambda keys: CorrectionRequest.objects.filter(pk__in=keys).delete()},
        counted_by=("degree__programme__code",),
    )
    retention.register(
        "rights_requests",
        _("Rights requests, once answered"),
        since=_("since the answer"),
        # As long as its copy can be fetched, it is not over.
        find=lambda before: AccessRequest.objects.filter(closed_at__lt=before, package={}),
        at="closed_at",
        acts={DELETE: lambda keys: AccessRequest.objects.filter(pk__in=keys).delete()},
        counted_by=("kind", "outcome"),
        archived=("kind", "way", "received_on", "due_on", "outcome", "decision", "closed_at"),
    )
    retention.register(
        "records_extracts",
        _("Sealed extracts of public records"),
        since=_("since the seal"),
        find=lambda before: RecordsExtract.objects.filter(sealed_at__lt=before),
        at="sealed_at",
        acts={DELETE: lambda keys: RecordsExtract.objects.filter(pk__in=keys).delete()},
        counted_by=("protected",),
        archived=("case", "asked", "kinds", "sealed_at", "digest"),
    )


def _register_history() -> None:
    for code, label, model, kept, counted in (
        (
            "history", _("History of people, without notes"), Interaction,
            ("person_id", "kind", "title", "at"), ("kind",),
        ),
        ("notes", _("Notes about people"), Note, ("person_id", "text", "at"), ("by__role",)),
    ):  # fmt: skip
        retention.register(
            code,
            label,
            since=_("since it happened"),
            find=lambda before, model=model: model.objects.filter(at__lt=before),
            at="at",
            acts={DELETE: lambda keys, model=model: model.objects.filter(pk__in=keys).delete()},
            counted_by=counted,
            archived=kept,
        )


def _blank_lines(keys: list[int]) -> None:
    """The import keeps its counts; without its lines it can no longer be undone."""
    lines = ImportRow.objects.filter(pk__in=keys)
    batches = set(lines.order_by().values_list("batch_id", flat=True))
    ImportBatch.objects.filter(pk__in=batches).update(state=ImportBatch.State.CLEARED)
    lines.update(data={}, changes={}, done=None, left="", person=None)


def _unclaimed(before: datetime) -> QuerySet[Person]:
    """People without an account who have never said or chosen anything, without a sign of life
    since then, and with whom nothing is going on in any app.

    A no counts as a yes does: forgotten with the person, it would not hold for the next import.
    """
    theirs = OuterRef("pk")
    people = (
        Person.objects.filter(user=None, confirmed_at=None, created_at__lt=before)
        .filter(erased_at=None, merged_into=None, hidden_at=None)
        .exclude(paused_until__gte=timezone.localdate())
        .exclude(Exists(Consent.objects.filter(person=theirs)))
        .exclude(Exists(Offer.objects.filter(person=theirs)))
        .exclude(Exists(Interaction.objects.filter(person=theirs, at__gte=before)))
        .exclude(Exists(Note.objects.filter(person=theirs, at__gte=before)))
    )
    return privacy.with_nothing_under_way(people)


def _erase_people(keys: list[int]) -> None:
    for person in Person.objects.filter(pk__in=keys).order_by("pk"):
        privacy.erase(person, None)
    search.refresh(keys)
