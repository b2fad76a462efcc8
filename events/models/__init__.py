from events.models.event import Event
from events.models.invitation import EventInvitation
from events.models.registration import Registration

__all__ = ["Event", "EventInvitation", "Registration"]
