"""What waits for the office today: one card for each room, by role, in a handful of queries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Case, Count, F, IntegerField, Q, Sum, When
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alumni.models import AccessRequest, ClaimRequest, CorrectionRequest, Person, User
from campaigns.models import Campaign, Chunk, DeliveryException
from cms.models import Award
from engagement.models import Request
from events.models import Event

ROWS = 4
# Those that want something of us come first.
URGENCY = Case(
    When(state__in=[Campaign.State.STOPPED, Campaign.State.LATE], then=0),
    When(state=Campaign.State.DRAFT, then=2),
    default=1,
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class Row:
    text: str
    url: str
    note: str = ""
    urgent: bool = False


@dataclass(frozen=True)
class Card:
    """A number with its unit, the next rows, and where the rest is."""

    title: str
    icon: str
    number: int
    unit: str
    url: str
    more: str
    rows: list[Row] = field(default_factory=list)


def cards(user: User) -> list[Card]:
    shown = [_sends(), _events(), _alumnus()]
    if user.keeps_register:
        shown[1:1] = [_newcomers(user), _requests(user), _rights(user)]
    return shown


def _sends() -> Card:
    states = [
        state
        for state in Campaign.State
        if state not in (Campaign.State.DONE, Campaign.State.CANCELLED)
    ]
    uncertain = Count("exceptions", Q(exceptions__kind=DeliveryException.Kind.UNCERTAIN))
    campaigns = Campaign.objects.alias(urgency=URGENCY).annotate(uncertain=uncertain)
    waiting = campaigns.filter(Q(state__in=states) | Q(uncertain__gt=0))
    shown = list(waiting.order_by("urgency", "-created_at", "-pk")[:ROWS])
    number = waiting.count()
    return Card(
        title=_("Sends"),
        icon="mail",
        number=number,
        unit=ngettext("send under way or waiting", "sends under way or waiting", number),
        url=reverse("campaign:index"),
        more=_("All sends"),
        rows=[
            Row(
                campaign.name,
                reverse("campaign_page", args=[campaign.pk]),
                note,
                urgent=campaign.state in (Campaign.State.STOPPED, Campaign.State.LATE)
                or campaign.uncertain > 0,
            )
            for campaign, note in zip(shown, _progress(shown), strict=True)
        ],
    )


def _progress(campaigns: list[Campaign]) -> Iterator[str]:
    """Each campaign's state in words, with how far it has come."""
    chunks = Chunk.objects.filter(campaign__in=campaigns).values_list("campaign")
    done = {key: (part, whole) for key, part, whole in chunks.annotate(Sum("done"), Sum("size"))}
    for campaign in campaigns:
        words = [campaign.get_state_display()]
        if campaign.pk in done:
            part, whole = done[campaign.pk]
            words.append(_("%(part)s of %(whole)s") % {"part": part, "whole": whole})
        if campaign.uncertain:
            words.append(
                ngettext(
                    "%(number)s letter may have gone: decide",
                    "%(number)s letters may have gone: decide",
                    campaign.uncertain,
                )
                % {"number": campaign.uncertain}
            )
        yield ", ".join(words)


def _newcomers(user: User) -> Card:
    people = Person.objects.visible_to(user)
    claims = ClaimRequest.objects.waiting().filter(person__in=people).select_related("person")
    corrections = CorrectionRequest.objects.filter(closed_at=None, person__in=people).count()
    number = claims.count()
    overdue = claims.filter(deadline__lt=timezone.now()).count()
    url = reverse("alumni_staff:claims")
    rows = [_deadline(str(claim.person), url, claim.deadline) for claim in claims[:ROWS]]
    if corrections:
        words = ngettext(
            "%(number)s correction asked for", "%(number)s corrections asked for", corrections
        )
        rows.append(Row(words % {"number": corrections}, url))
    unit = ngettext("newcomer to approve", "newcomers to approve", number)
    if overdue:
        late = ngettext("%(number)s overdue", "%(number)s overdue", overdue)
        unit += ", " + late % {"number": overdue}
    return Card(
        title=_("Newcomers"),
        icon="user",
        number=number,
        unit=unit,
        url=url,
        more=_("Newcomers and corrections"),
        rows=rows,
    )


def _rights(user: User) -> Card:
    """Requests under the data protection regulation: each has a day that the law sets."""
    waiting = AccessRequest.objects.visible_to(user).waiting()
    number = waiting.count()
    rows = []
    for case in waiting.defer("package")[:ROWS]:
        late = _("should have been answered by %(day)s")
        words = late if case.is_overdue else _("answer by %(day)s")
        note = words % {"day": date_format(case.due_on, "j F")}
        url = reverse("alumni_staff:right", args=[case.pk])
        rows.append(Row(case.get_kind_display(), url, note, urgent=case.is_overdue))
    return Card(
        title=_("Rights requests"),
        icon="key",
        number=number,
        unit=ngettext("rights request to answer", "rights requests to answer", number),
        url=reverse("alumni_staff:rights"),
        more=_("All rights requests"),
        rows=rows,
    )


def _requests(user: User) -> Card:
    open_ones = Request.objects.visible_to(user).awaiting_answer()
    number = open_ones.count()
    return Card(
        title=_("Requests"),
        icon="comment",
        number=number,
        unit=ngettext("request without an answer", "requests without an answer", number),
        url=reverse("engagement:asks"),
        more=_("All requests"),
        rows=[
            _deadline(
                request.ask.title, reverse("engagement:ask", args=[request.ask_id]),
                request.deadline,
            )
            for request in open_ones.select_related("ask").order_by("deadline", "pk")[:ROWS]
        ],
    )  # fmt: skip


def _events() -> Card:
    coming = Event.objects.published().upcoming()
    number = coming.count()
    return Card(
        title=_("Events"),
        icon="calendar-alt",
        number=number,
        unit=ngettext("event to come", "events to come", number),
        url=reverse("event:index"),
        more=_("All events"),
        rows=[
            Row(event.title, reverse("event_answers", args=[event.pk]), _seats(event))
            for event in coming[:ROWS]
        ],
    )


def _seats(event: Event) -> str:
    day = date_format(timezone.localtime(event.starts_at), "j F")
    values = {"day": day, "taken": event.seats_taken, "all": event.capacity}
    if event.is_cancelled:
        return _("%(day)s, cancelled") % values
    if event.capacity is None:
        return _("%(day)s, %(taken)s coming") % values
    return _("%(day)s, %(taken)s of %(all)s seats taken") % values


def _alumnus() -> Card:
    """This month's and the next; a month without an alumnus is a row that wants one."""
    this_month = timezone.localdate().replace(day=1)
    next_month = (this_month + timedelta(days=32)).replace(day=1)
    of_month = Award.objects.filter(kind=Award.Kind.MONTH)
    chosen = of_month.filter(month__in=[this_month, next_month]).annotate(
        name=F("story__person_name")
    )
    by_month = {award.month: award for award in chosen}
    rows = []
    for month in (this_month, next_month):
        name = date_format(month, "F Y").capitalize()
        if award := by_month.get(month):
            rows.append(Row(award.name, reverse("awards:edit", args=[award.pk]), name))
        else:
            url = f"{reverse('awards:add')}?month={month}"
            rows.append(Row(_("Choose an alumnus"), url, name, urgent=month == this_month))
    number = of_month.given().count()
    return Card(
        title=_("Alumnus of the Month"),
        icon="pick",
        number=number,
        unit=ngettext("alumnus of the month so far", "alumni of the month so far", number),
        url=reverse("awards:index"),
        more=_("All awards"),
        rows=rows,
    )


def _deadline(text: str, url: str, deadline: datetime | None) -> Row:
    if deadline is None:
        return Row(text, url)
    day = date_format(timezone.localtime(deadline), "j F")
    late = deadline < timezone.now()
    words = _("should have been answered by %(day)s") if late else _("answer by %(day)s")
    return Row(text, url, words % {"day": day}, urgent=late)
