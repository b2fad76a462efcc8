"""The letters of one chunk over a few connections in one thread, every reply accounted for."""

import time
from collections import deque
from collections.abc import Iterable
from itertools import islice

from django.conf import settings
from django.utils import timezone

from campaigns import again, chunks, grounds, replies
from campaigns.chunks import LeaseLost, Setback
from campaigns.compiling import Addressee, Compiled
from campaigns.connections import Lane, Lanes
from campaigns.journal import ACCEPTED, WRITTEN, Journal, in_words
from campaigns.marks import Marks
from campaigns.models import Campaign, Chunk, DeliveryException, LeftOut
from integrations.smtp import Reply, TemporarySmtpError, takes

REFUSALS_TO_STOP = 5
LOSSES_TO_WAIT = 4
ASK_AGAIN = 1.0  # seconds: as old may the answer to "may we?" be when a letter leaves
MARK_AFTER = 0.4  # seconds; sooner where letters leave faster than MARK_EVERY in it
# The letters of the next chunk are asked for between two marks, when so many have still to leave.
LOOK_AHEAD_AT = 10
LOOK_AHEAD = range(chunks.MARK_EVERY, 2 * chunks.MARK_EVERY)
# What a step needs is fetched into the processor's cache once and not for each letter when some go
# together: so many are built in one go, while the relay is busy with those that left.
BUILT_AHEAD = 16
# Letters of so many bytes keep the relay busy: all connections but one are then served in a go.
LARGE = 16_000
Kind = DeliveryException.Kind
END = b".\r\n"
MAIL, RCPT, DATA = range(3)
TAKEN = Reply(250)


class ChunkRun:
    """Sends what is left of one chunk. `words` tells after run() why it ended early, if it did."""

    def __init__(
        self,
        campaign: Campaign,
        lease: chunks.Lease,
        notes: Journal,
        lanes: Lanes,
        marks: Marks,
        compiled: Compiled,
        until: float,
    ) -> None:
        self.campaign, self.lease, self.journal, self.notes = campaign, lease, notes, notes.marks
        self.lanes, self.marks, self.compiled, self.until = lanes, marks, compiled, until
        self.todo: deque[Addressee] = deque()
        self.languages: dict[int, str] = {}
        self.built: dict[int, tuple[str, bytes]] = {}
        self.decided = bytearray(lease.size)
        self.setbacks: dict[int, Setback] = {}
        self.first, self.low, self.marked = lease.first_seq, lease.done, lease.done
        self.since_mark, self.marked_at = 0, time.monotonic()
        self.asked_at = 0.0
        self.allowance = lanes.allowance
        self.accepted = self.losses = self.progress_at_loss = 0
        self.refused: list[int] = []
        self.stopping = self.day_is_over = False
        self.refusal: Reply | None = None
        self.down: Reply | None = None

    # ── What there is to do ───────────────────────────────────────────────────────────────────
    def load(self, skip: set[int], uncertain: set[int]) -> None:
        """Fetch the letters; `skip` were accepted before, `uncertain` may have been."""
        self.journal.note(skip, uncertain)
        rows, self.asked_at = self.marks.letters(self.lease)
        for to, language, why in rows:
            position = to.seq - self.first
            if position < self.lease.done or position in skip:
                self.decided[position] = 1
            elif position in uncertain:
                self._set_back(position, Setback(Kind.UNCERTAIN, words="the worker ended"))
            elif why:
                self._set_back(position, Setback(Kind.LEFT_OUT, reason=why))
            else:
                self.languages[to.seq] = language
                self.todo.append(to)
        if uncertain:  # noted before the next letter leaves: this journal may be lost as well
            self.mark()

    def run(self) -> None:
        """Send until nothing is left, the campaign is paused, time is up or the relay is lost."""
        while self.todo and not self.stopping:
            active: deque[Lane] = deque()
            for lane in self.lanes.lanes:
                if self._begin(lane):
                    active.append(lane)
            if not active and not self.stopping:
                time.sleep(0.1)
                self.tick()
            while active:
                self._serve(active)
                if len(self.built) < len(active):
                    self._build(islice(self.todo, BUILT_AHEAD))
        self.marks.collect(self.lease)

    def _serve(self, active: deque[Lane]) -> None:
        """The next connection; of some in a go the one that was written to last comes first: when
        its answer is here those of the others are too, and this process slept once for all."""
        large = len(active[0].body) >= LARGE
        few = max(1, len(active) - 1) if large else 1
        for lane in reversed([active.popleft() for _ in range(few)]):
            try:
                if self._step(lane):
                    active.append(lane)
            except TemporarySmtpError as error:
                self._lost(lane, error.reply)

    def _take(self, now: float) -> Addressee | None:
        if self.stopping or not self.todo:
            return None
        if now > self.until:
            self.stopping = True
            return None
        if now - self.asked_at > ASK_AGAIN:
            self._ask_again()
        if self.allowance.unlimited(now) and self.todo:
            to = self.todo.popleft()
            self.allowance.passed.append(to.email)
            return to
        return self._permitted()

    def _permitted(self) -> Addressee | None:
        """The first letter that may leave now. While one destination is slow, those behind it go
        ahead, but never further than a lost journal would have us hold (chunks.WINDOW)."""
        for number, to in enumerate(self.todo):
            if number and to.seq - self.first >= self.marked + chunks.MARK_EVERY:
                break
            if self.allowance.may(to.email):
                del self.todo[number]
                return to
            if self.allowance.all_wait:
                break
        if self.allowance.day_is_over:
            self.stopping = self.day_is_over = True
        return None

    def _ask_again(self) -> None:
        """Leave out those who have said no since the chunk was loaded; slow chunks take minutes."""
        numbers = [to.seq for to in self.todo]
        first, size = min(numbers), max(numbers) - min(numbers) + 1
        rows = grounds.letters(self.lease.campaign_id, first, size, dated=False)
        reasons = {to.seq: why for to, _language, why in rows if why}
        for to in [to for to in self.todo if to.seq in reasons]:
            self.todo.remove(to)
            reason = reasons[to.seq]
            self._set_back(to.seq - self.first, Setback(Kind.LEFT_OUT, reason=reason))
        self.asked_at = time.monotonic()

    # ── The conversation ──────────────────────────────────────────────────────────────────────
    def _begin(self, lane: Lane) -> bool:
        if lane.connection is None and not self._connect(lane):
            return False
        lane.connection.tick = self.tick
        try:
            return self._next(lane, time.monotonic())
        except TemporarySmtpError as error:
            self._lost(lane, error.reply)
            return False

    def _connect(self, lane: Lane) -> bool:
        if self.stopping:
            return False
        try:
            if not self.lanes.open(lane, self.tick):
                return False
        except TemporarySmtpError as error:
            if replies.slows(error.reply):
                self.allowance.slow("", error.reply.words)
            self.down, self.stopping = error.reply, True
            return False
        self.tick()  # some let a stranger wait at the door, and there are several connections
        return True

    def _next(self, lane: Lane, now: float, *before: bytes) -> bool:
        """Write what is left of the last letter and the envelope of the next one."""
        connection = lane.connection
        lane.current = None
        while (to := self._take(now)) and not takes(connection, to.email):
            reason = LeftOut.Reason.NOT_ASCII.value
            self._set_back(to.seq - self.first, Setback(Kind.LEFT_OUT, reason=reason))
        if to is None:
            if before:
                connection.write(*before)
            return lane.finishing is not None
        lane.current = to
        if to.seq not in self.built:
            self._build([to])
        sender, lane.body = self.built.pop(to.seq)
        lane.envelope = connection.envelope(sender, to.email, len(lane.body))
        if lane.reset:
            before = (*before, b"RSET\r\n")
        if connection.pipelining:
            connection.write(*before, lane.envelope)
        elif before:
            connection.write(*before)
        return True

    def _build(self, letters: Iterable[Addressee]) -> None:
        for each in letters:
            if each.seq not in self.built:
                letter = self.compiled.letter(self.languages[each.seq], each.seq)
                self.built[each.seq] = letter.posted(each)

    def _step(self, lane: Lane) -> bool:
        """Read what the relay says about the last letter and the next; False: the lane rests."""
        if lane.finishing and lane.current and not lane.reset and lane.connection.all_well():
            done, lane.finishing = lane.finishing, None
            self._answered(done, TAKEN)
            return self._send_body(lane)
        self.tick()
        taken = False
        if lane.finishing:
            reply = lane.connection.read()
            done, lane.finishing = lane.finishing, None
            self._answered(done, reply)
            taken = reply.ok
        if lane.current is None:
            return self._next(lane, time.monotonic())
        if lane.reset:
            lane.connection.read()
            lane.reset = False
        refusal = self._envelope_answer(lane)
        if refusal is None:
            return self._send_body(lane)
        to, lane.current = lane.current, None
        step, reply = refusal
        so_many = taken and step == MAIL and replies.ends_connection(reply)
        if replies.slows(reply) and not so_many:
            self.allowance.slow(to.email if step == RCPT else "", reply.words)
        if reply.code == 421:
            self.todo.appendleft(to)
            raise TemporarySmtpError(reply)
        self._refused(to, step == RCPT, reply)
        lane.reset = True
        return self._next(lane, time.monotonic())

    def _envelope_answer(self, lane: Lane) -> tuple[int, Reply] | None:
        """None when the body may follow; else (to which command, the refusal)."""
        connection, refusal = lane.connection, None
        for number, command in enumerate(lane.envelope.splitlines(keepends=True)):
            if not connection.pipelining:
                connection.write(command)
            try:
                reply = connection.read()
            except TemporarySmtpError:
                if refusal is None:
                    raise
                connection.drop()  # said, and then it hung up: the word counts
                return refusal
            if number == DATA and reply.code == 354:
                if refusal:  # asked for a body that has no recipient: an empty one
                    connection.write(END)
                    connection.read()
                return refusal
            if not reply.ok and refusal is None:
                refusal = (number, reply)
                if not connection.pipelining or reply.code == 421:
                    return refusal
        return refusal or (DATA, reply)

    def _send_body(self, lane: Lane) -> bool:
        to = lane.current
        position = to.seq - self.first
        # First the mark, then the look at the clock: put to sleep between the two and woken too
        # late, this worker has told whoever took over that the letter may have gone.
        self.notes[position] = WRITTEN
        now = time.monotonic()
        if now > self.lease.deadline - chunks.SAFETY:
            self.notes[position] = 0
            raise LeaseLost
        lane.finishing = to
        self._next(lane, now, lane.body, END)
        if now - self.marked_at >= MARK_AFTER:
            self.tick()
        return True

    # ── What it means ─────────────────────────────────────────────────────────────────────────
    def _answered(self, to: Addressee, reply: Reply) -> None:
        position = to.seq - self.first
        if reply is not TAKEN and not reply.ok:
            self.notes[position] = 0
            if replies.slows(reply):
                self.allowance.slow(to.email, reply.words)
            self._refused(to, False, reply)
            return
        self.notes[position] = ACCEPTED
        self.decided[position] = 1
        self.accepted += 1
        self.since_mark += 1
        if self.refused:
            self.refused.clear()
        if self.since_mark >= chunks.MARK_EVERY:
            self.mark()
        elif self.since_mark == LOOK_AHEAD_AT and len(self.todo) in LOOK_AHEAD:
            self.marks.look_ahead(self.lease)

    def _refused(self, to: Addressee, recipient: bool, reply: Reply) -> None:
        """A word of the relay against one letter: about the address, about us, or for now."""
        position = to.seq - self.first
        code, words = reply.status or str(reply.code), reply.words
        meaning = replies.of(reply, to_recipient=recipient)
        if meaning == replies.Meaning.LATER:
            next_at = replies.next_try(1, timezone.now())
            self._set_back(position, Setback(Kind.WAITING, "", code, words, next_at, 1))
        elif meaning == replies.Meaning.UNKNOWN:
            self._set_back(position, Setback(Kind.FAILED, "", code, words, dead_address=to.email))
        else:
            self._set_back(position, Setback(Kind.FAILED, "", code, words))
            if meaning == replies.Meaning.REFUSED:
                self.refused.append(position)
        if len(self.refused) >= REFUSALS_TO_STOP and self.refusal is None:
            self.stopping, self.refusal = True, reply
        if self.refusal:
            # It was about none of them: they are tried again when somebody has mended it.
            words = replies.without_addresses(words)
            for each in self.refused:
                again = Setback(Kind.WAITING, "", code, words, timezone.now(), 1)
                self.setbacks[each] = again

    def _lost(self, lane: Lane, reply: Reply) -> None:
        """The connection is gone: what had left whole is uncertain, the rest is sent later."""
        lane.connection.drop()
        lane.connection = None
        # Some take so many letters and hang up: between two letters that is no trouble.
        went_on = self._progress() > self.progress_at_loss and not lane.finishing
        self.losses = 1 if went_on else self.losses + 1
        if lane.current:
            self.todo.appendleft(lane.current)
        if to := lane.finishing:
            if again.at_once(self.campaign):
                self.todo.appendleft(to)
            else:
                position = to.seq - self.first
                self._set_back(position, Setback(Kind.UNCERTAIN, words=reply.words))
        lane.current = lane.finishing = None
        self.progress_at_loss = self._progress()
        if self.losses >= LOSSES_TO_WAIT:
            self.down, self.stopping = reply, True

    def _progress(self) -> int:
        return self.accepted + len(self.setbacks)

    def _set_back(self, position: int, setback: Setback) -> None:
        self.setbacks[position] = setback
        self.decided[position] = 1

    # ── Progress ──────────────────────────────────────────────────────────────────────────────
    def tick(self) -> None:
        """While waiting: keep the lease, and hear of a pause, twice a second."""
        if time.monotonic() - self.marked_at >= MARK_AFTER:
            self.mark()
            self.marks.collect(self.lease)
            self._obey()

    def mark(self) -> None:
        self._count()
        held = any(self.marked <= position < self.low for position in self.setbacks)
        if held and not self.refused:
            self.marks.collect(self.lease)
            fresh = {p: s for p, s in self.setbacks.items() if p >= self.marked}
            chunks.write(self.lease, self.low, fresh, Chunk.State.TAKEN, settings.MAIL_WORKER)
            self.marked = self.low
        elif not held:
            self.marks.send(self.lease, self.low)
            self.marked = self.low
        else:  # refusals in a row may yet become "try again": keep the lease, decide later
            self.marks.send(self.lease, self.marked)
        self.since_mark, self.marked_at = 0, time.monotonic()
        self._obey()

    def _count(self) -> None:
        """How far everything is decided."""
        gap = self.decided.find(0, self.low)
        self.low = self.lease.size if gap < 0 else gap

    def _obey(self) -> None:
        if self.marks.state != Campaign.State.SENDING:
            self.stopping = True

    def finish(self) -> bool:
        """Give the chunk back, done or in part. True when nothing of it is left to note."""
        self.marks.collect(self.lease)
        self._count()
        fresh = {p: s for p, s in self.setbacks.items() if p >= self.marked}
        whole = self.low == self.lease.size
        # Decided beyond a gap: the next worker must know of it, or read the journal.
        clean = not any(self.decided[self.low :])
        state = Chunk.State.DONE if whole else Chunk.State.FREE
        worker = "" if clean else in_words(self.notes, self.low) or settings.MAIL_WORKER
        chunks.write(self.lease, self.low, fresh, state, worker)
        return clean
