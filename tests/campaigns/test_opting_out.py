"""Saying no while letters are leaving; the pages themselves are tested in test_unsubscribe."""

import time

import pytest
from django.db import connection
from django.test import Client

from alumni import consenting
from alumni.models import Person, Purpose
from campaigns import audience, lanes, ledger, links, sending
from campaigns.feedback.receiving import receive
from tests.campaigns import mailroom
from tests.campaigns.mailroom import FakeServer, begun
from tests.campaigns.test_feedback import sample, token_of
from tests.campaigns.test_views_provider import KEY, mailgun

pytestmark = pytest.mark.usefixtures("committed_db")
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def one_click(campaign, seq):
    """The button of the mail program."""
    answer = Client().post(f"/u/{links.recipient_token(campaign.pk, seq)}", ONE_CLICK)
    assert answer.content == b"OK"


def complaint_by_mail(campaign, seq):
    """A report of a mailbox provider (ARF) comes back to the letter's envelope."""
    receive(sample("yahoo-cfl-redacted", token_of(campaign, seq), "complaint"))


def complaint_by_notice(campaign, seq):
    """The mail provider tells of it by a signed call."""
    assert mailgun(campaign, "complained", seq=seq).status_code == 200


@pytest.mark.parametrize(
    ("says_no", "reason"),
    [
        (one_click, "withdrawn"),
        (complaint_by_mail, "withdrawn"),
        (complaint_by_notice, "withdrawn"),
    ],
)
def test_a_no_in_mid_send_holds_back_the_letter_that_was_prepared(settings, says_no, reason):
    settings.MAIL_CONNECTIONS = 1
    settings.MAIL_PROVIDER_SECRETS = {"mailgun": KEY}
    campaign = begun(60)
    last = campaign.recipients.get(seq=60)
    came = []

    def answer(verb, text, nth):
        if verb == "BODY" and nth == 10:  # all 60 are loaded, ten have left
            says_no(campaign, last.seq)
            came.append(time.monotonic())
            connection.close()
            time.sleep(lanes.ASK_AGAIN + 0.1)
        return b""

    with FakeServer(answer) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)

    book = ledger.of(campaign)
    assert len(came) == 1
    assert last.email not in server.emails
    assert (len(server.emails), book.sent, book.left_out) == (59, 59, {reason: 1})
    assert book.balanced


def test_an_answer_to_may_we_is_never_older_than_a_second():
    assert lanes.ASK_AGAIN <= 1.0


def test_a_complaint_holds_back_the_letters_of_another_campaign_too(settings):
    """Of whatever purpose: the next letter there would count against us again."""
    campaign = begun(20)
    first = campaign.recipients.get(seq=1)
    events = Purpose.objects.get(code="events")
    for person in Person.objects.all():
        consenting.say(person, events, True, source="web", language="sv")
    other = mailroom.campaign(purpose="events")
    mailroom.edition(other)
    other.chosen, _going = audience.materialise(other, Person.objects.all())
    other.state, other.started_at = "sending", campaign.started_at
    other.save()

    complaint_by_mail(campaign, 1)
    with FakeServer() as server:
        settings.EMAIL_URL = server.url
        sending.drain(other.pk)

    assert first.email not in server.emails
    assert ledger.of(other).left_out == {"withdrawn": 1}
    assert ledger.of(other).balanced
