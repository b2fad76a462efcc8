"""The open connections of one worker, and which letters are on their way over each."""

from campaigns import throttle
from campaigns.compiling import Addressee
from integrations.http_mail import Provider
from integrations.smtp import Relay
from integrations.transport import Conversation


class Lane:
    """One connection: the letter whose envelope is out, and the one whose body is out."""

    def __init__(self) -> None:
        self.connection: Conversation | None = None
        self.current: Addressee | None = None
        self.body = b""
        self.envelope = b""
        self.finishing: Addressee | None = None
        self.reset = False


class Lanes:
    """The connections of one worker; they outlive a chunk."""

    def __init__(self, relay: Relay | Provider, count: int, allowance: throttle.Allowance) -> None:
        self.relay, self.allowance = relay, allowance
        self.lanes = [Lane() for _ in range(count)]

    def close(self) -> None:
        for lane in self.lanes:
            if lane.connection:
                lane.connection.quit()

    def drop(self) -> None:
        for lane in self.lanes:
            if lane.connection:
                lane.connection.drop()
            lane.connection = lane.current = lane.finishing = None
