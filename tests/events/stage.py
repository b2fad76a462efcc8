"""An event with somebody of each answer."""

from events import registration
from events.models import Registration
from tests.events.factories import EventFactory
from tests.factories import PersonFactory

WEB = Registration.Source.WEB


def answered(event, said="yes", **person):
    guest = PersonFactory(**person)
    registration.answer(event, guest, said, WEB)
    return guest


def full_event(**fields):
    """(event, who has the seat, who waits, who may come, who declined)."""
    event = EventFactory(capacity=1, **fields)
    guests = [answered(event, said) for said in ("yes", "yes", "maybe", "no")]
    event.refresh_from_db()
    return event, *guests
