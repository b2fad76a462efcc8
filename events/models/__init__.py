from events.models.event import Event
from events.models.facts import FACTS, EventVersion
from events.models.invitation import EventInvitation
from events.models.registration import Registration

__all__ = ["FACTS", "Event", "EventInvitation", "EventVersion", "Registration"]
