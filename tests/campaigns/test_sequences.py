"""Whatever happens to a campaign, in whatever order: the ledger balances, nobody gets it twice."""

from contextlib import suppress

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alumni.models import Person
from campaigns import audience, lanes, ledger, retrying, sending
from campaigns.models import Campaign, Chunk, Flow, Suppression
from tests.campaigns import mailroom
from tests.factories import consent

pytestmark = pytest.mark.usefixtures("committed_db")
PEOPLE = 8
ACTS = ("drain", "kill", "pause", "resume", "withdraw", "suppress", "protect", "settle", "cancel")
REPLIES = (b"451 4.3.0 later\r\n", b"550 5.1.1 User unknown\r\n", b"552 5.2.2 full\r\n", None)
acts = st.tuples(st.sampled_from(ACTS), st.integers(0, PEOPLE - 1))
faults = st.dictionaries(
    st.tuples(st.sampled_from(["MAIL", "RCPT", "DATA", "BODY"]), st.integers(1, 14)),
    st.sampled_from(REPLIES),
    max_size=5,
)


class Killed(BaseException):
    """The worker ends here: nothing of its own runs any more, and its lease runs out."""


class Story:
    """One campaign, its relay, and everything that may befall it."""

    def __init__(self, server, monkeypatch):
        self.server, self.monkeypatch = server, monkeypatch
        self.people = mailroom.people(PEOPLE)
        self.campaign = mailroom.campaign()
        mailroom.edition(self.campaign)
        invited = Person.objects.filter(pk__in=[person.pk for person in self.people])
        self.campaign.chosen, _going = audience.materialise(self.campaign, invited)
        self.campaign.state, self.campaign.started_at = Campaign.State.SENDING, timezone.now()
        self.campaign.save()

    def befalls(self, act, number):
        person = self.people[number]
        match act:
            case "withdraw":
                consent(person, granted=False)
            case "suppress":
                Suppression.add(person.primary_address.email, Suppression.Reason.STAFF)
            case "protect":
                person.protect()
            case "cancel":
                self.campaign.cancel(None)
            case "pause" | "resume":
                getattr(self.campaign, act)()
            case _:
                getattr(self, act)(number)
        self.campaign.refresh_from_db()
        assert ledger.of(self.campaign).balanced, (act, ledger.of(self.campaign))

    def drain(self, number=0):
        now = timezone.now()
        Campaign.objects.filter(pk=self.campaign.pk).update(wait_until=None)
        Chunk.objects.filter(campaign=self.campaign, state=Chunk.State.TAKEN).update(
            lease_until=now
        )
        self.campaign.exceptions.exclude(next_at=None).update(next_at=now)
        sending.drain(self.campaign.pk)

    def kill(self, number):
        """A worker that dies when the relay has taken some letters and it has read fewer."""
        answered, handed = lanes.ChunkRun._answered, retrying.hand_over
        left = [number]

        def dies(run, to, reply):
            if not left[0]:
                raise Killed
            left[0] -= 1
            answered(run, to, reply)

        def dies_after(*values):
            handed(*values)
            if number % 2:
                raise Killed

        with self.monkeypatch.context() as patch, suppress(Killed):
            patch.setattr(lanes.ChunkRun, "_answered", dies)
            patch.setattr(retrying, "hand_over", dies_after)
            self.drain()

    def settle(self, number):
        """Somebody looks into the relay's log and says what it says."""
        for row in self.campaign.exceptions.filter(kind="uncertain"):
            email = self.campaign.recipients.get(seq=row.seq).email
            self.campaign.settle(row.seq, "sent" if email in self.server.emails else "resend")

    def ends(self):
        """The relay is well again, and nobody goes slowly for its sake any more."""
        Flow.objects.all().delete()
        self.server.answer = lambda verb, text, nth: b""
        self.campaign.resume()
        for _turn in range(5):
            self.drain()
        self.campaign.refresh_from_db()


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(acts, max_size=10), faults)
def test_any_sequence_keeps_the_ledger_and_nobody_gets_a_letter_twice(
    settings, monkeypatch, story, bad
):
    settings.MAIL_CONNECTIONS = 2
    with mailroom.FakeServer(lambda verb, text, nth: bad.get((verb, nth), b"")) as server:
        settings.EMAIL_URL = server.url
        told = Story(server, monkeypatch)
        for act, number in story:
            told.befalls(act, number)
        told.ends()

    book, row = ledger.of(told.campaign), told.campaign
    assert row.state in (Campaign.State.DONE, Campaign.State.CANCELLED)
    assert book.balanced, book
    assert (book.chosen, book.remaining) == (PEOPLE, 0)
    assert max(server.emails.values(), default=0) <= 1
    if row.state == Campaign.State.DONE:
        unreached = row.recipients.exclude(email__in=server.emails).values_list("seq", flat=True)
        assert set(unreached) <= set(row.exceptions.values_list("seq", flat=True))
        assert book.sent <= len(server.emails) <= book.sent + book.uncertain
