"""What has changed for whom: the event as it is, against what each who answered goes by."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Event, EventVersion, Registration
from events.models.facts import Facts
from events.templatetags.event_times import day_and_time

State = Registration.State


@dataclass(frozen=True)
class Difference:
    """One fact, as it was and as it is, in the active language. An empty one was or is not set."""

    what: str
    word: str
    was: str
    now: str


def between(was: Facts, now: Facts, *, seat: bool) -> list[Difference]:
    """In the order of a letter. The address of the meeting is for those with a seat alone."""
    found = [
        Difference("time", _("When"), day_and_time(was), day_and_time(now)),
        Difference("place", _("Where"), was.where_in_full, now.where_in_full),
    ]
    if seat:
        found.append(Difference("meeting", _("Meeting"), was.online_url, now.online_url))
    return [each for each in found if each.was != each.now]


def remember(before: Event, after: Event) -> None:
    """The office changes an event: what those who have answered went by is kept until they are
    told. What is changed back needs no telling; of another day they are reminded anew. The caller
    holds the event's row lock."""
    if not between(before, after, seat=True):
        return
    if timezone.localdate(before.starts_at) != timezone.localdate(after.starts_at):
        Event.objects.filter(pk=after.pk).update(reminded_at=None)
    rows = Registration.objects.filter(event=after)
    if rows.filter(knows=None).exists():
        version = EventVersion.objects.create(event=after, **before.facts())
        rows.filter(knows=None).update(knows=version)
    alike = [each.pk for each in after.versions.all() if not between(each, after, seat=True)]
    rows.filter(knows__in=alike).update(knows=None)


def untold(event: Event) -> QuerySet[Registration]:
    """Who comes, waits or may come and goes by what holds no longer."""
    rows = Registration.objects.filter(event=event).concerned()
    by_seat = {True: [], False: []}
    for version in event.versions.filter(registrations__in=rows).distinct():
        for seat, keys in by_seat.items():
            if between(version, event, seat=seat):
                keys.append(version.pk)
    with_seat = Q(state=State.GOING, knows__in=by_seat[True])
    return rows.filter(with_seat | Q(knows__in=by_seat[False]))


def by_version(event: Event) -> list[tuple[int, list[Difference]]]:
    """(how many go by it, what has changed for them), the latest first: mostly there is one."""
    counts: dict[int, int] = {}
    seats: set[int] = set()
    for version, state in untold(event).values_list("knows", "state"):
        counts[version] = counts.get(version, 0) + 1
        seats |= {version} if state == State.GOING else set()
    versions = event.versions.filter(pk__in=counts).order_by("-until", "-pk")
    return [(counts[each.pk], between(each, event, seat=each.pk in seats)) for each in versions]
