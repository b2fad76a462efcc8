"""The open connections of one worker, and which letters are on their way over each."""

import time
from collections.abc import Callable

from campaigns import throttle
from campaigns.compiling import Addressee
from integrations.http_mail import Provider
from integrations.smtp import Relay, TemporarySmtpError
from integrations.transport import Conversation, connect

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


class Lanes:
    """The connections of one worker; they outlive a chunk."""

    def __init__(self, relay: Relay | Provider, count: int, allowance: throttle.Allowance) -> None:
        self.relay, self.allowance = relay, allowance
        self.lanes = [Lane() for _ in range(count)]

    def open(self, lane: Lane, tick: Callable[[], None]) -> bool:
        """Let one more in. False: the relay takes so many of us at once and no more, and those that
        are in go on as fast. Raises TemporarySmtpError when none is in."""
        inside = any(each.connection for each in self.lanes)
        if inside and time.monotonic() < lane.rests_until:
            return False
        try:
            lane.connection = connect(self.relay, tick)
        except TemporarySmtpError:
            if not inside:
                raise
            lane.rests_until = time.monotonic() + REST
            return False
        lane.reset = False
        return True

    def close(self) -> None:
        for lane in self.lanes:
            if lane.connection:
                lane.connection.quit()

    def drop(self) -> None:
        for lane in self.lanes:
            if lane.connection:
                lane.connection.drop()
            lane.connection = lane.current = lane.finishing = None
