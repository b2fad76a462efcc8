"""An event is cancelled, takes place after all, or has moved: what becomes of it, and who is told.

Each act is safe to press twice: nobody gets the same letter again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from alumni.models import Interaction
from events import differences, inviting, news, registration
from events.models import Event, Registration

CANCELLED = pgettext_lazy("event", "Cancelled")
RESTORED = gettext_lazy("Takes place after all")
MOVED = gettext_lazy("New time or place")
# How the lines of history end, for whoever reads them in another language.
LINES = (CANCELLED, RESTORED, MOVED)
Tell = Callable[[Event, Registration, "Words"], bool]


class ChangedMeanwhile(Exception):
    """The event is no longer what the page showed when the button was pressed."""


@dataclass(frozen=True)
class Words:
    """What the office adds of its own, in each language or in one."""

    sv: str = ""
    en: str = ""

    def for_reader(self, language: str) -> str:
        first, second = (self.en, self.sv) if language == "en" else (self.sv, self.en)
        return first or second


def concerned(event: Event) -> QuerySet[Registration]:
    return Registration.objects.filter(event=event).concerned()


@transaction.atomic
def cancel(event: Event, words: Words) -> int | None:
    """It stays on the site with a mark, takes no answers and gives no seats; nobody was there.

    Returns how many letters leave; None when it was cancelled before. Of an event that is over
    nobody is told. A planned invitation is held.
    """
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.is_cancelled:
        return None
    if event.noted_at:
        registration.take_back_notes(event)
    event.noted_at, event.cancelled_at = None, timezone.now()
    event.cancelled_words_sv, event.cancelled_words_en = words.sv, words.en
    _save(event)
    inviting.hold(event)
    return 0 if event.is_over else _tell(event, concerned(event), news.cancelled, CANCELLED, words)


@transaction.atomic
def restore(event: Event, words: Words) -> int | None:
    """Not cancelled after all: everybody keeps the answer that they had. None: it was not."""
    event = Event.objects.select_for_update().get(pk=event.pk)
    if not event.is_cancelled:
        return None
    event.cancelled_at, event.cancelled_words_sv, event.cancelled_words_en = None, "", ""
    _save(event)
    if event.is_over:
        return 0
    told = _tell(event, concerned(event), news.restored, RESTORED, words)
    _go_by_what_is(event)
    registration.fill_seats(event)  # a seat may have come free meanwhile
    return told


def is_told(event: Event) -> bool:
    """Whether those who have answered can be told of a change now."""
    return event.published and not event.is_over and not event.is_cancelled


@transaction.atomic
def tell(event: Event, words: Words, revision: int) -> int:
    """Tell those who go by what holds no longer; returns the number of letters. Raises
    ChangedMeanwhile."""
    event = _as_seen(event, revision)
    told = _tell(event, differences.untold(event), news.moved, MOVED, words)
    _go_by_what_is(event)
    return told


@transaction.atomic
def leave_untold(event: Event, revision: int) -> None:
    """What has changed needs no telling. Raises ChangedMeanwhile."""
    _go_by_what_is(_as_seen(event, revision))


def _as_seen(event: Event, revision: int) -> Event:
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.revision != revision or not is_told(event):
        raise ChangedMeanwhile
    return event


def _go_by_what_is(event: Event) -> None:
    Registration.objects.filter(event=event).exclude(knows=None).update(knows=None)


def _save(event: Event) -> None:
    words = ("cancelled_words_sv", "cancelled_words_en")
    event.revision += 1
    event.save(update_fields=["cancelled_at", *words, "noted_at", "revision"])


def _tell(
    event: Event, rows: QuerySet[Registration], letter: Tell, line: Promise, words: Words
) -> int:
    """A letter and a line of history each; returns the number of letters."""
    told = list(rows.select_related("person", "knows").order_by("pk"))
    sent = 0
    for row in told:
        row.event = event
        sent += letter(event, row, words.for_reader(row.person.language))
    Interaction.objects.bulk_create(_lines(event, told, line))
    return sent


def _lines(event: Event, rows: Iterable[Registration], line: Promise) -> Iterable[Interaction]:
    for row in rows:
        with override(row.person.language):
            yield Interaction(
                person=row.person,
                kind=Interaction.Kind.TOLD,
                title=f"{event.title}: {line}"[:250],
                url=event.get_absolute_url(),
            )
