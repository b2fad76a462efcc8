"""Letters in the history of a person: read from the campaigns, not written a second time."""

from collections.abc import Iterator

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from alumni import timeline
from alumni.models import Person, User
from alumni.timeline import Group, Line, Row
from campaigns import history
from campaigns.letters.book import spoken
from campaigns.models import Campaign, Chunk, DeliveryException, Message, Recipient

STATES = {
    "sent": gettext_lazy("Sent"),
    "waiting": gettext_lazy("Waiting to be sent"),
    "cancelled": pgettext_lazy("campaign", "Cancelled"),
    "failed": gettext_lazy("Failed"),
    "uncertain": gettext_lazy("Uncertain whether it went"),
    "left_out": gettext_lazy("Left out"),
}


def register_all() -> None:
    """Called once when the app starts."""
    letters = frozenset({Group.LETTERS})
    timeline.register(
        timeline.Source(
            "campaigns", letters, _recipients, "campaign__started_at",
            {
                "campaign": "campaign", "language": "language", "seq": "seq", "kind": "kind",
                "done": "done", "position": "position",
                "given_name": "person__given_name", "family_name": "person__family_name",
            },
            _tell_campaigns, key=F("seq"),
        )
    )  # fmt: skip
    timeline.register(
        timeline.Source(
            "messages", letters, lambda person, group: Message.objects.filter(person=person),
            "created_at", {"subject": "subject", "state": "state"}, _tell_messages,
        )
    )  # fmt: skip


def _recipients(person: Person, group: str) -> QuerySet[Recipient]:
    exception = DeliveryException.objects.filter(campaign=OuterRef("campaign"), seq=OuterRef("seq"))
    chunk = Chunk.objects.filter(
        campaign=OuterRef("campaign"), number=(OuterRef("seq") - 1) / Chunk.SIZE
    )
    started = Recipient.objects.filter(person=person, campaign__started_at__isnull=False)
    return started.annotate(
        kind=Subquery(exception.values("kind")[:1]),
        done=Subquery(chunk.values("done")[:1]),
        position=(F("seq") - 1) % Chunk.SIZE,
    )


def _tell_campaigns(rows: list[Row], user: User) -> Iterator[Line]:
    keys = {row.data["campaign"] for row in rows}
    campaigns = Campaign.objects.select_related("trial").in_bulk(keys)
    for row in rows:
        campaign = campaigns[row.data["campaign"]]
        told = Recipient(campaign=campaign)
        told.kind, told.done, told.position = (
            row.data[name] for name in ("kind", "done", "position")
        )
        state = history.state_of(told)
        url = reverse("campaign_page", args=[campaign.pk])
        named = {name: row.data[name] for name in ("given_name", "family_name")}
        language = row.data["language"]
        title = spoken(campaign.subject_in(language, row.data["seq"]), language, named)
        yield Line(row.at, "mail", title, str(STATES.get(state, state)), url)


def _tell_messages(rows: list[Row], user: User) -> Iterator[Line]:
    for row in rows:
        state = row.data["state"]
        words = str(dict(Message.State.choices).get(state, state))
        yield Line(row.at, "mail", row.data["subject"] or _("Code to sign in"), words)
