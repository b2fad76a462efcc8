from engagement.models.ask import Ask
from engagement.models.request import Request

__all__ = ["Ask", "Request"]
