from engagement.models.ask import Ask
from engagement.models.ask_limit import AskLimit
from engagement.models.handover import Handover
from engagement.models.note import Note
from engagement.models.report import AskingStop, Report
from engagement.models.request import Request
from engagement.models.wording import Wording

__all__ = [
    "Ask",
    "AskLimit",
    "AskingStop",
    "Handover",
    "Note",
    "Report",
    "Request",
    "Wording",
]
