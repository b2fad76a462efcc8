"""Events as a block of a letter, with their three answers."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from campaigns.letters import EventBlock, Picture, Target
from events import actions
from events.calendar import named
from events.models import Event
from events.templatetags.event_times import closing, day_and_time


def choices() -> list[tuple[str, str]]:
    """Events to come, the next one first."""
    return [(str(event.pk), named(event)) for event in Event.objects.published().upcoming()]


def load(key: str, language: str) -> EventBlock | None:
    """The block in this language; None for an event that is gone or not published. One that is
    cancelled says so and asks for no answer."""
    event = Event.objects.published().filter(pk=key).select_related("picture").first()
    if event is None:
        return None
    with translation.override(language):
        rows = [(_("When"), day_and_time(event))]
        if event.where:
            rows.append((_("Where"), event.where))
        if event.capacity:
            rows.append((_("Seats"), str(event.capacity)))
        if event.takes_answers and closing(event):
            rows.append((_("Sign up by"), closing(event)))
        answers = {} if event.is_cancelled else _answers(event)
        return EventBlock(
            title=named(event),
            intro=event.summary,
            url=settings.BASE_URL + event.get_absolute_url(),
            rows=rows,
            label=_("Event"),
            picture=_picture(event),
            cancelled=event.is_cancelled,
            **answers,
        )


def _answers(event: Event) -> dict[str, Target]:
    return {said: actions.target(event, said) for said in ("yes", "maybe", "no")}


def _picture(event: Event) -> Picture | None:
    if event.picture is None:
        return None
    shown = event.picture.get_rendition("fill-1200x760|format-jpeg")
    return Picture(settings.BASE_URL + shown.url, event.picture_alt, 600, 380)
