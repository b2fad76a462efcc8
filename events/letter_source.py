"""Events as a block of a letter, with their three answers."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from campaigns.letters import EventBlock, Picture
from events import actions
from events.models import Event
from events.templatetags.event_times import day_and_time


def choices() -> list[tuple[str, str]]:
    """Events that can still be answered, the next one first."""
    return [(str(event.pk), str(event)) for event in Event.objects.published().upcoming()]


def load(key: str, language: str) -> EventBlock | None:
    """The block in this language; None for an event that is gone or not published."""
    event = Event.objects.published().filter(pk=key).select_related("picture").first()
    if event is None:
        return None
    with translation.override(language):
        rows = [(_("When"), day_and_time(event))]
        if event.where:
            rows.append((_("Where"), event.where))
        if event.capacity:
            rows.append((_("Seats"), str(event.capacity)))
        return EventBlock(
            title=event.title,
            intro=event.summary,
            url=settings.BASE_URL + event.get_absolute_url(),
            rows=rows,
            yes=actions.target(event, "yes"),
            maybe=actions.target(event, "maybe"),
            no=actions.target(event, "no"),
            label=_("Event"),
            picture=_picture(event),
        )


def _picture(event: Event) -> Picture | None:
    if event.picture is None:
        return None
    shown = event.picture.get_rendition("fill-1200x760|format-jpeg")
    return Picture(settings.BASE_URL + shown.url, event.picture_alt, 600, 380)
