"""Conditions on what has happened: events, requests, letters, imports, and silence."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alumni.models import ImportBatch, ImportRow, Interaction
from campaigns.models import Campaign, Chunk, DeliveryException, Recipient
from campaigns.segments.about_people import many, of, saying
from campaigns.segments.conditions import Condition, Param, Shape, Values, register

LISTED = 100


def _since(values: Values) -> datetime:
    return timezone.now() - timedelta(days=round(values["months"] * 30.44))


def _history(kind: str) -> Callable[[Values], Q]:
    return lambda values: of(Interaction, kind=kind, at__gte=_since(values))


def _last(column: str) -> Callable[[Values], Q]:
    """The same from the row of last times."""
    return lambda values: Q(**{f"{column}__gte": _since(values)})


def _engaged(values: Values) -> Q:
    rows = Interaction.objects.engaged().filter(person=OuterRef("pk"))
    return Q(Exists(rows.filter(at__gte=_since(values))))


def _saying_since(sentence: Any) -> Callable[[Condition, Values], str]:
    return lambda condition, values: f"{sentence} {_lasting(values)}"


def _lasting(values: Values) -> str:
    months = values["months"]
    return ngettext("in the last month", "in the last %(n)s months", months) % {"n": months}


def _batches() -> list[tuple[str, str]]:
    return _dated(ImportBatch.objects.order_by("-created_at", "-pk")[:LISTED], "created_at")


def _older_batches(keys: list[str]) -> list[tuple[str, str]]:
    return _dated(ImportBatch.objects.filter(pk__in=keys).order_by("pk"), "created_at")


def _campaigns() -> list[tuple[str, str]]:
    """The letters that somebody sent; the rounds of automatic letters would crowd them out."""
    sent = Campaign.objects.filter(automation=None).exclude(started_at=None)
    return _dated(sent.order_by("-started_at", "-pk")[:LISTED], "started_at")


def _older_campaigns(keys: list[str]) -> list[tuple[str, str]]:
    sent = Campaign.objects.filter(pk__in=keys).exclude(started_at=None)
    return _dated(sent.order_by("pk"), "started_at")


def _got(values: Values) -> Q:
    """It has left for them, or will; not where it failed, or was cancelled before their turn."""
    odd = DeliveryException.objects.filter(campaign=OuterRef("campaign"), seq=OuterRef("seq"))
    place = OuterRef("seq") - 1
    chunk = Chunk.objects.filter(campaign=OuterRef("campaign"), number=place / Chunk.SIZE)
    went = Exists(chunk.filter(done__gt=place % Chunk.SIZE)) & ~Exists(odd.filter(kind="waiting"))
    letters = Recipient.objects.filter(person=OuterRef("pk"), campaign__in=values["values"])
    letters = letters.exclude(Exists(odd.filter(kind__in=["failed", "left_out"])))
    return Q(Exists(letters.filter(~Q(campaign__state=Campaign.State.CANCELLED) | Q(went))))


def _dated(rows: Iterable[Any], column: str) -> list[tuple[str, str]]:
    return [
        (str(row.pk), f"{row.name} ({timezone.localdate(getattr(row, column))})") for row in rows
    ]


_MONTHS = (Param("months", _("months"), Shape.NUMBER, least=1, most=240, initial=12),)


def register_all() -> None:
    register(
        Condition(
            "engaged",
            _("Has been active"),
            _MONTHS,
            _engaged,
            _saying_since(_("have been active")),
            _last("last_engaged"),
        ),
        Condition(
            "silent",
            _("Has been silent"),
            _MONTHS,
            lambda values: ~_engaged(values),
            _saying_since(_("have not been heard from")),
            lambda values: ~_last("last_engaged")(values),
        ),
        Condition(
            "event",
            _("Came to an event"),
            _MONTHS,
            _history(Interaction.Kind.EVENT),
            _saying_since(_("took part in an event")),
            _last("last_event"),
        ),
        Condition(
            "request",
            _("Got a request"),
            _MONTHS,
            _history(Interaction.Kind.ASKED),
            _saying_since(_("got a request")),
            _last("last_request"),
        ),
        Condition(
            "clicked",
            _("Followed a link in a letter"),
            _MONTHS,
            _history(Interaction.Kind.CLICK),
            _saying_since(_("followed a link in a letter")),
            _last("last_click"),
        ),
        Condition(
            "campaign",
            _("Got a letter"),
            many(_("letter"), _campaigns, _older_campaigns),
            _got,
            saying(_("got the letter %s")),
        ),
        Condition(
            "imported",
            _("Came with an import"),
            many(_("import"), _batches, _older_batches),
            lambda values: of(ImportRow, batch__in=values["values"]),
            saying(_("came with the import %s")),
        ),
    )
