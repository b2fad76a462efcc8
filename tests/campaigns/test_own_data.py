import pytest
from django.utils import timezone

from alumni import merging, privacy
from alumni.models import Person
from campaigns import audience, history, ledger, outbox
from campaigns.models import (
    Attachment,
    Campaign,
    Chunk,
    DeliveryException,
    Message,
    Recipient,
    Suppression,
)
from tests.campaigns import mailroom
from tests.factories import PersonFactory, consent

pytestmark = pytest.mark.django_db
ADDRESS = "maja@alumni.example"


def _sent_to(*people, done=1):
    row = mailroom.campaign()
    mailroom.edition(row)
    chosen = Person.objects.filter(pk__in=[person.pk for person in people])
    row.chosen, _going = audience.materialise(row, chosen)
    row.state, row.started_at = Campaign.State.SENDING, timezone.now()
    row.subject_sv = "Höstbrevet"
    row.save()
    Chunk.objects.filter(campaign=row).update(done=done)
    return row


@pytest.fixture
def maja():
    person = PersonFactory(email=ADDRESS)
    consent(person)
    return person


def test_letters_of_a_person_newest_first_with_what_became_of_them(maja):
    sent = _sent_to(maja)
    held = _sent_to(maja)
    DeliveryException.objects.create(campaign=held, seq=1, kind="uncertain")
    _sent_to(maja, done=0)
    outbox.post(maja, to=ADDRESS, kind=Message.Kind.NOTICE, subject="Ett ord", text="Hej\n")

    lines = history.letters_of(maja)

    assert [line.title for line in lines] == ["Ett ord", *["Höstbrevet"] * 3]
    assert [line.state for line in lines] == ["waiting", "waiting", "uncertain", "sent"]
    assert lines[-1].campaign_id == sent.pk
    assert lines[-1].consent_id == maja.consents.get().pk
    assert history.letters_of(PersonFactory()) == []


def test_my_data_holds_every_letter_with_its_ground(maja):
    _sent_to(maja)
    outbox.post(maja, to=ADDRESS, kind=Message.Kind.NOTICE, subject="Ett ord", text="Hej\n")

    data = privacy.export(maja)

    [letter] = data["letters"]
    assert (letter["title"], letter["state"], letter["ground"]) == (
        "Höstbrevet",
        "sent",
        "consent",
    )
    assert letter["consent"] == maja.consents.get().pk
    [single] = data["single_letters"]
    assert (single["subject"], single["to"]) == ("Ett ord", ADDRESS)


def test_erasure_takes_the_address_from_every_letter_and_keeps_counts_and_the_bar(maja):
    row = _sent_to(maja)
    said = f"450 4.2.1 <{ADDRESS}> not now"
    DeliveryException.objects.create(campaign=row, seq=1, kind="waiting", words=said)
    Suppression.add(ADDRESS, Suppression.Reason.COMPLAINT, f"<{ADDRESS}> complained")
    file = ("Maja.ics", "text/calendar", b"ATTENDEE:Maja")
    outbox.post(
        maja, to=ADDRESS, kind=Message.Kind.NOTICE, subject="Maja", text="Maja\n",
        attachments=[file],
    )  # fmt: skip
    Message.objects.update(words=said)
    outbox.post(None, to=ADDRESS, kind=Message.Kind.CODE, subject="123456", text="123456\n")

    privacy.erase(maja, None)

    for model in (Recipient, Message, Attachment, Suppression, DeliveryException):
        assert ADDRESS not in str(list(model.objects.values()))
        assert "Maja" not in str(list(model.objects.values()))
    assert Suppression.objects.covers(ADDRESS)
    row.refresh_from_db()
    assert ledger.of(row).balanced
    assert (ledger.of(row).sent, ledger.of(row).waiting) == (0, 1)


def test_a_letter_that_waits_for_an_erased_person_is_left_out(maja, settings):
    outbox.post(maja, to=ADDRESS, kind=Message.Kind.NOTICE, subject="Maja", text="Hej Maja\n")
    outbox.post(None, to=ADDRESS, kind=Message.Kind.CODE, subject="123456", text="123456\n")
    privacy.erase(maja, None)

    with mailroom.FakeServer() as server:
        settings.EMAIL_URL = server.url
        outbox.send_due()

    assert not [line for line in server.commands if line.startswith("RCPT")]
    states = set(Message.objects.values_list("state", "reason"))
    assert states == {(Message.State.LEFT_OUT, "gone")}


def test_a_bar_alone_loses_its_address_too(maja):
    Suppression.add(ADDRESS, Suppression.Reason.STAFF)

    privacy.erase(maja, None)

    assert Suppression.objects.get().email == ""
    assert Suppression.objects.covers(ADDRESS)


def test_merged_people_have_the_letters_of_both(maja):
    other = PersonFactory(email="maja.n@alumni.example")
    consent(other)
    both, hers = _sent_to(maja, other), _sent_to(other)
    outbox.post(other, to="x@alumni.example", kind=Message.Kind.NOTICE, subject="Ord", text="x\n")

    merging.merge(maja, other, None)

    titles = [(line.campaign_id, line.title) for line in history.letters_of(maja)]
    assert sorted(titles, key=str) == sorted(
        [(both.pk, "Höstbrevet"), (hers.pk, "Höstbrevet"), (None, "Ord")], key=str
    )
    assert ledger.of(both).balanced
    assert both.recipients.count() == 2
