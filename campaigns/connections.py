"""The open connections of one worker, and which letters are on their way over each."""

import time

from campaigns import throttle
from campaigns.compiling import Addressee
from integrations.http_mail import Provider
from integrations.smtp import Relay
from integrations.transport import Conversation

# A relay that lets in so many of our connections and no more is not knocked at again for so long.
REST = 60.0  # seconds


class Lane:
    """One connection: the letter whose envelope is out, and the one whose body is out."""

    def __init__(self) -> None:
        self.connection: Conversation | None = None
        self.current: Addressee | None = None
        self.body = b""
        self.envelope = b""
        self.finishing: Addressee | None = None
        self.reset = False
        self.rests_until = 0.0

    @property
    def rests(self) -> bool:
        return time.monotonic() < self.rests_until

    def rest(self) -> None:
        self.rests_until = time.monotonic() + REST


class Lanes:
    """The connections of one worker; they outlive a chunk."""

    def __init__(self, relay: Relay | Provider, count: int, allowance: throttle.Allowance) -> None:
        self.relay, self.allowance = relay, allowance
        self.lanes = [Lane() for _ in range(count)]

    @property
    def any_open(self) -> bool:
        return any(lane.connection for lane in self.lanes)

    def close(self) -> None:
        for lane in self.lanes:
            if lane.connection:
                lane.connection.quit()

    def drop(self) -> None:
        for lane in self.lanes:
            if lane.connection:
                lane.connection.drop()
            lane.connection = lane.current = lane.finishing = None
