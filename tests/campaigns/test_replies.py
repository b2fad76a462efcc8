"""One reading of what mail servers say, whoever asks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns import replies, sending
from campaigns.feedback import causes
from campaigns.models import Campaign, Chunk, Flow, Suppression
from campaigns.replies import Meaning
from integrations.smtp import Reply
from tests.campaigns.mailroom import FakeServer, begun


def _said(words):
    code, _space, rest = words.partition(" ")
    status = rest.split(" ")[0]
    return Reply(int(code), status if status.count(".") == 2 else "", words)


TO_RECIPIENT = [
    ("250 2.1.5 ok", Meaning.TAKEN),
    ("450 4.2.1 The mailbox is busy", Meaning.LATER),
    ("452 4.2.2 Over quota", Meaning.LATER),
    ("421 4.7.28 Unusual rate of mail", Meaning.LATER),
    ("550 5.1.1 User unknown", Meaning.UNKNOWN),
    ("550 5.1.10 RESOLVER.ADR.RecipientNotFound", Meaning.UNKNOWN),
    ("550 5.2.1 The account is disabled", Meaning.UNKNOWN),
    ("550 No such user here", Meaning.UNKNOWN),
    ("551 mailbox unavailable", Meaning.UNKNOWN),
    ("552 5.2.2 Mailbox full", Meaning.FAILED),
    ("550 5.4.1 Recipient address rejected: Access denied", Meaning.FAILED),
    ("550 5.7.1 Relaying denied", Meaning.REFUSED),
    ("550 5.7.515 Access denied, sending domain does not meet the level", Meaning.REFUSED),
    ("554 Service unavailable; blocked using zen.example", Meaning.REFUSED),
    ("550 your message is spam", Meaning.REFUSED),
    ("550 something else", Meaning.FAILED),
    ("550 Sender verify failed: no such user here", Meaning.REFUSED),
    ("553 5.1.8 Sender address rejected: Domain not found", Meaning.REFUSED),
    ("550 5.1.7 Invalid address", Meaning.REFUSED),
    ("550 5.1.1 Recipient address rejected: Sender blocked by policy", Meaning.REFUSED),
    ("550 5.2.1 The user is receiving mail at a rate that is too high", Meaning.FAILED),
]
TO_LETTER = [
    ("554 5.7.1 Message refused by policy", Meaning.REFUSED),
    ("550 5.7.26 Unauthenticated mail", Meaning.REFUSED),
    ("552 5.3.4 Message too big", Meaning.REFUSED),
    ("554 Transaction failed", Meaning.REFUSED),
    ("550 mailbox of the sender unknown", Meaning.REFUSED),
    ("550 5.1.1 User unknown", Meaning.UNKNOWN),
    ("552 5.2.2 Mailbox full", Meaning.FAILED),
    ("451 4.3.0 Try later", Meaning.LATER),
]


@pytest.mark.parametrize(("words", "meaning"), TO_RECIPIENT)
def test_an_answer_to_the_address(words, meaning):
    assert replies.of(_said(words), to_recipient=True) == meaning


@pytest.mark.parametrize(("words", "meaning"), TO_LETTER)
def test_an_answer_to_the_letter(words, meaning):
    assert replies.of(_said(words), to_recipient=False) == meaning


@pytest.mark.parametrize(
    ("status", "words", "cause"),
    [
        ("5.1.8", "550 5.1.8 Access denied", "policy"),
        ("5.0.0", "550 <x@y.example>: Sender address rejected: Domain not found", "policy"),
        ("5.1.1", "550 Sender verify failed: no such user here", "policy"),
        ("5.2.1", "550 5.2.1 The user is receiving mail at a rate that is too high", "temporary"),
        ("5.1.1", "550 5.1.1 User unknown", "unknown"),
    ],
)
def test_a_report_on_our_own_address_or_our_haste_is_not_about_the_reader_s(status, words, cause):
    assert causes.of(status, words) == cause


def test_only_what_is_not_about_one_mailbox_slows_us_down():
    assert replies.slows(_said("421 4.7.28 Unusual rate"))
    assert replies.slows(_said("451 try later"))
    assert not replies.slows(_said("452 4.2.2 Over quota"))
    assert not replies.slows(_said("550 5.7.1 no"))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("550 5.7.1 <åsa.o'b@x.example>: Refused.", "550 5.7.1 <…>: Refused."),
        ("554 maja+alumn@sub.x.example. is not wanted", "554 …. is not wanted"),
        ("554 See https://x.example/?to=maja%40x.example&c=1", "554 See https://x.example/?…&c=1"),
        ("421 4.7.28 Unusual rate at mx1.x.example", "421 4.7.28 Unusual rate at mx1.x.example"),
    ],
)
def test_what_belongs_to_no_person_names_no_address(said, kept):
    assert replies.without_addresses(said) == kept


@pytest.mark.usefixtures("committed_db")
def test_a_campaign_and_its_pace_keep_nobody_s_address(settings):
    campaign = begun(8)
    with FakeServer() as server:
        settings.EMAIL_URL, settings.MAIL_CONNECTIONS = server.url, 1
        server.answer = lambda verb, text, _nth: (
            f"451 4.7.0 {text[8:]} too fast\r\n".encode() if verb == "RCPT" else b""
        )
        sending.drain(campaign.pk, seconds=1)
        assert Flow.objects.get().words == "451 4.7.0 <…> too fast"

        Flow.objects.all().delete()
        campaign.exceptions.all().delete()
        Chunk.objects.update(state=Chunk.State.FREE, done=0, worker="")
        server.answer = lambda verb, text, _nth: (
            f"554 5.7.1 {text[8:]} refused\r\n".encode() if verb == "RCPT" else b""
        )
        sending.drain(campaign.pk)

    campaign.refresh_from_db()
    assert (campaign.state, campaign.stop_reason) == (
        Campaign.State.STOPPED,
        "554 5.7.1 <…> refused",
    )
    emails = dict(campaign.recipients.values_list("seq", "email"))
    for row in campaign.exceptions.all():
        assert "@" not in row.words or emails[row.seq] in row.words


def test_trying_again_ends_after_three_days():
    now = timezone.now()

    first = replies.next_try(1, now)
    later = replies.next_try(5, now - timedelta(hours=60))
    last = replies.next_try(9, now - timedelta(hours=71))

    assert timedelta(minutes=4) <= first - now <= timedelta(minutes=6)
    assert timedelta(minutes=64) <= later - now <= timedelta(minutes=97)
    assert last - now == timedelta(hours=1)
    assert replies.next_try(20, now - timedelta(hours=73)) is None


@pytest.mark.usefixtures("committed_db")
@pytest.mark.parametrize("verb", ["MAIL", "BODY"])
def test_second_tries_that_are_refused_stop_the_campaign_and_blame_nobody(settings, verb):
    campaign = begun(8)
    with FakeServer(
        lambda said, _text, _nth: b"451 4.2.1 later\r\n" if said == "RCPT" else b""
    ) as server:
        settings.EMAIL_URL = server.url
        sending.drain(campaign.pk)
        campaign.exceptions.update(next_at=timezone.now())
        server.answer = lambda said, _text, _nth: (
            b"550 5.7.1 user unknown to our policy\r\n" if said == verb else b""
        )
        sending.drain(campaign.pk)

        campaign.refresh_from_db()
        assert campaign.state == Campaign.State.STOPPED
        assert not Suppression.objects.exists()
        assert not campaign.exceptions.filter(kind="failed").exists()

        server.answer = lambda *_said: b""
        campaign.resume()
        campaign.exceptions.update(next_at=timezone.now())
        sending.drain(campaign.pk)

    assert sorted(server.emails.values()) == [1] * 8
