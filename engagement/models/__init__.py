from engagement.models.ask import Ask
from engagement.models.note import Note
from engagement.models.report import AskingStop, Report
from engagement.models.request import Request

__all__ = ["Ask", "AskingStop", "Note", "Report", "Request"]
