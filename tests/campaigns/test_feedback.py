"""What came back, from the letter to our rows and back again."""

import io
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from alumni import consenting, privacy
from alumni.models import Address, Purpose
from campaigns import barring, chunks, grounds, inbound, ledger, links, outbox
from campaigns.feedback import rates, receive, undoing
from campaigns.models import Effect, Incoming, Message, Recipient, Suppression
from tests.campaigns import mailroom
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
CORPUS = Path(__file__).parent / "corpus"
TOKEN = b"0123456789abcdef0123456789abcdef01234567"


def sample(name, token=TOKEN, folder="bounce.unknown"):
    """A letter of the corpus, sent back to the envelope sender of one of ours."""
    raw = (CORPUS / folder / f"{name}.eml").read_bytes()
    return raw.replace(TOKEN, token)


def token_of(campaign, seq=1):
    return links.bounce_address(campaign.pk, seq).partition("+")[2][:40].encode()


@pytest.fixture
def campaign():
    """Sent to four people."""
    row = mailroom.begun(4)
    row.chunks.update(done=4, state=2)
    return row


def reader(campaign, seq=1):
    return Recipient.objects.get(campaign=campaign, seq=seq)


def test_a_single_letter_has_an_envelope_of_its_own():
    address = links.single_bounce_address(4711)
    local, _at, domain = address.partition("@")

    assert links.read_bounce(local.removeprefix("bounce+")) == links.Single(4711)
    assert (domain, len(local) <= 64) == ("studs.alumni.example", True)
    assert "4711" not in address


def test_the_envelope_of_a_single_letter_opens_no_link():
    token = links.single_bounce_address(1).partition("+")[2][:40]

    with pytest.raises(links.BadToken):
        links.read_token(token)


def test_single_letters_leave_with_it(settings):
    with mailroom.FakeServer() as server:
        settings.EMAIL_URL = server.url
        message = outbox.post(
            None, to="maja@alumni.example", kind="notice", subject="Hej", text="x"
        )
        outbox.send_due()

    assert f"MAIL FROM:<{links.single_bounce_address(message.pk)}>" in " ".join(server.commands)


def test_an_unknown_user_is_barred_with_reason_and_source(campaign):
    incoming = receive(sample("postfix-user-unknown", token_of(campaign)))

    bar = Suppression.objects.get()
    assert (bar.email, bar.reason, bar.source) == (reader(campaign).email, "unknown", "report")
    assert "User unknown" in bar.words
    assert Address.objects.get(email=bar.email).state == Address.State.DEAD
    assert (incoming.campaign, incoming.seq, incoming.person_id) == (
        campaign,
        1,
        reader(campaign).person_id,
    )


def test_what_comes_back_of_a_letter_to_somebody_erased_is_kept_without_the_address(campaign):
    erased = reader(campaign)
    token = token_of(campaign)
    privacy.erase(erased.person, None)

    incoming = receive(sample("postfix-user-unknown", token))

    assert "User unknown" in incoming.words
    assert "@" not in incoming.words
    assert not Suppression.objects.exists()


def test_the_same_report_twice_is_one(campaign):
    raw = sample("postfix-user-unknown", token_of(campaign))

    first, second = receive(raw), receive(b"Received: by another way\n" + raw)

    assert first == second
    assert Effect.objects.count() == 1


def test_a_report_to_a_forged_envelope_changes_nothing(campaign):
    incoming = receive(sample("postfix-user-unknown"))

    assert incoming.kind == Incoming.Kind.NOT_UNDERSTOOD
    assert not Suppression.objects.exists()
    assert "User unknown" in incoming.excerpt


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("bounce.policy", "microsoft-515-not-authenticated"),
        ("bounce.policy", "spamhaus-listed"),
        ("bounce.policy", "address-status-but-about-spam"),
        ("bounce.content", "too-large"),
        ("bounce.protocol", "bad-sequence"),
        ("delay.temporary", "postfix-delayed"),
        ("absence", "outlook-swedish"),
        ("challenge", "tmda"),
        ("delivered", "success-report"),
        ("notice", "read-receipt"),
    ],
)
def test_what_is_not_about_the_address_leaves_the_person_alone(campaign, folder, name):
    incoming = receive(sample(name, token_of(campaign), folder))

    assert incoming.person_id == reader(campaign).person_id
    assert not Effect.objects.exists()
    assert not Suppression.objects.exists()
    assert Address.objects.get(email=reader(campaign).email).state == Address.State.ACTIVE


def full(campaign, days_ago):
    """A "mailbox full" that came so many days ago."""
    raw = sample("postfix-over-quota", token_of(campaign), "bounce.full")
    raw = raw.replace(b"Message-ID: <", b"Message-ID: <d%d." % days_ago, 1)
    incoming = receive(raw)
    at = timezone.now() - timedelta(days=days_ago)
    Effect.objects.filter(incoming=incoming, kind="counted").update(at=at)
    return incoming


def test_a_full_mailbox_is_counted_and_not_barred(campaign):
    Address.objects.update(confirmed_at=None)

    for days_ago in (2, 1, 0):
        full(campaign, days_ago)

    assert Effect.objects.filter(kind="counted").count() == 3
    assert Address.objects.get(email=reader(campaign).email).state == Address.State.SOFT
    assert not Suppression.objects.exists()


def test_a_mailbox_that_is_full_for_weeks_is_barred(campaign):
    for days_ago in (20, 9, 0):
        full(campaign, days_ago)

    assert Suppression.objects.get().reason == Suppression.Reason.FULL


def test_a_sign_of_life_begins_the_count_anew(campaign):
    full(campaign, 20)
    Address.objects.filter(email=reader(campaign).email).update(
        confirmed_at=timezone.now() - timedelta(days=10)
    )
    for days_ago in (9, 0):
        full(campaign, days_ago)

    assert not Suppression.objects.exists()


def test_a_code_that_bounces_bars_nobody():
    message = outbox.post(None, to="maja@alumni.example", kind=Message.Kind.CODE, subject="Kod")
    token = links.single_bounce_address(message.pk).partition("+")[2][:40].encode()

    incoming = receive(sample("postfix-user-unknown", token))

    assert incoming.message == message
    assert not Suppression.objects.exists()


def test_a_complaint_is_a_no_to_every_kind_of_letter_at_once(campaign):
    newsletter = Purpose.objects.get(code="newsletter")
    person = reader(campaign).person
    for purpose in Purpose.objects.all():
        consenting.say(person, purpose, True, source="web", language="sv")

    receive(sample("yahoo-cfl-redacted", token_of(campaign), "complaint"))

    assert not any(consenting.holds(person, purpose) for purpose in Purpose.objects.all())
    assert Suppression.objects.get(email=reader(campaign).email).reason == "complaint"
    assert person.addresses.get().state == Address.State.COMPLAINT
    assert consenting.holds(reader(campaign, 2).person, newsletter)
    why = {to.seq: why for to, _language, why in grounds.letters(campaign.pk, 1, 4)}
    assert why == {1: "withdrawn", 2: "", 3: "", 4: ""}


def test_a_complaint_to_the_abuse_address_finds_the_letter_that_it_encloses(campaign):
    raw = sample("sent-to-the-abuse-address", token_of(campaign), "complaint")

    assert receive(raw).kind == Incoming.Kind.COMPLAINT
    assert receive(raw).seq == 1


def test_a_late_bounce_corrects_the_results_and_the_ledger_still_balances(campaign):
    before = ledger.of(campaign)

    receive(sample("postfix-user-unknown", token_of(campaign)))

    after, found = ledger.of(campaign), rates.of(campaign)
    assert after == before
    assert after.balanced
    assert (found.sent, found.bounces, found.delivered) == (4, 1, 3)


def test_a_person_s_answer_goes_to_the_office_and_marks_nothing(campaign, settings):
    incoming = receive(sample("plain-answer", token_of(campaign), "reply"))

    handed = Message.objects.get()
    assert incoming.kind == Incoming.Kind.REPLY
    assert (handed.to, handed.reply_to) == (settings.MAIL_REPLY_TO, "maja@example.org")
    assert "fjällforskningen" in handed.text
    assert not Effect.objects.exists()


def test_a_letter_to_unsubscribe_says_no(campaign):
    token = links.recipient_token(campaign.pk, 1)
    raw = f"From: maja@example.org\nTo: <unsub+{token}@studs.alumni.example>\n\n".encode()

    assert receive(raw).kind == Incoming.Kind.UNSUBSCRIBE
    assert not consenting.holds(reader(campaign).person, Purpose.objects.get(code="newsletter"))


@pytest.mark.parametrize("known", [True, False], ids=["envelope", "headers"])
def test_a_letter_to_unsubscribe_whose_envelope_lost_its_capitals_says_no(campaign, known):
    address = f"UNSUB+{links.recipient_token(campaign.pk, 1)}@studs.alumni.example"
    low = address.lower()
    raw = f"Delivered-To: {low}\nFrom: maja@example.org\nTo: <{address}>\n\n".encode()

    assert receive(raw, [low] if known else []).kind == Incoming.Kind.UNSUBSCRIBE
    assert not consenting.holds(reader(campaign).person, Purpose.objects.get(code="newsletter"))


def test_an_answer_to_a_room_s_address_goes_there_once(settings):
    settings.MAIL_REPLY_DOMAIN = "svar.alumni.example"
    got = []
    inbound.register("zz", got.append)
    raw = b"From: maja@example.org\nTo: zz-abcdefgh12@svar.alumni.example\nSubject: Ja\n\nGarna!\n"

    receive(raw)
    receive(raw)

    assert [letter.text for letter in got] == ["Garna!"]


def test_one_effect_is_undone_with_what_stood_before(campaign):
    receive(sample("postfix-user-unknown", token_of(campaign)))
    staff = UserFactory(role="staff")

    undoing.undo(Effect.objects.get(), staff, "servern hade fel")

    effect = Effect.objects.get()
    assert (effect.undone_by, effect.undone_why) == (staff, "servern hade fel")
    assert not Suppression.objects.exists()
    assert Address.objects.get(email=reader(campaign).email).state == Address.State.ACTIVE


def test_an_undone_count_does_not_count(campaign):
    full(campaign, 20)
    undoing.undo(Effect.objects.get(), UserFactory(role="staff"), "fel")
    for days_ago in (9, 0):
        full(campaign, days_ago)

    assert not Suppression.objects.exists()


def test_a_complaint_by_mistake_is_undone_once(campaign):
    receive(sample("yahoo-cfl-redacted", token_of(campaign), "complaint"))
    staff = UserFactory(role="staff")

    effects = list(Effect.objects.order_by("-pk"))
    assert effects[0].kind == Effect.Kind.BARRED

    for effect in effects:
        undoing.undo(effect, staff, "hon tryckte fel")

    person = reader(campaign).person
    assert not Suppression.objects.exists()
    assert person.addresses.get().state == Address.State.ACTIVE
    assert consenting.holds(person, Purpose.objects.get(code="newsletter"))
    assert person.consents.latest("pk").evidence == "hon tryckte fel"
    for effect in effects:
        with pytest.raises(undoing.CannotUndo):
            undoing.undo(effect, staff, "igen")


def test_bars_are_lifted_in_bulk_by_reason_domain_and_time(campaign):
    staff, now = UserFactory(role="staff"), timezone.now()
    for name, hours in (("a@gmail.com", 1), ("b@gmail.com", 2), ("c@gmail.com", 30), ("d@x.se", 1)):
        effect = barring.bar(name, "full", "inkorgen är full", source="report", cause="full")
        Effect.objects.filter(pk=effect.pk).update(at=now - timedelta(hours=hours))

    rows = barring.matching("full", "gmail.com", now - timedelta(hours=3), now)
    lifted = barring.lift_many(rows, staff, "fel hos Gmail")

    assert lifted == 2
    assert set(Suppression.objects.values_list("email", flat=True)) == {"c@gmail.com", "d@x.se"}


def test_a_bar_of_an_erased_person_is_not_lifted_by_hand():
    Suppression.add("maja@alumni.example", Suppression.Reason.ERASED, keep_address=False)

    assert not barring.lift("maja@alumni.example", UserFactory(role="staff"), "vill")
    assert Suppression.objects.exists()


# ── Readers ───────────────────────────────────────────────────────────────────────────────────
class Piped:
    def __init__(self, raw):
        self.buffer = io.BytesIO(raw)


def test_a_mail_server_hands_a_letter_over_by_pipe(campaign, monkeypatch):
    raw = sample("qmail-no-mailbox", TOKEN)  # the headers name no letter of ours
    monkeypatch.setattr(sys, "stdin", Piped(raw))

    call_command("receive_letter", links.bounce_address(campaign.pk, 2))

    assert Incoming.objects.get().seq == 2
    assert Suppression.objects.get().email == reader(campaign, 2).email


def test_a_maildir_is_read_once_and_what_is_odd_lies_apart(campaign, tmp_path):
    for name in ("cur", "new", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1.a").write_bytes(sample("postfix-user-unknown", token_of(campaign)))
    (tmp_path / "new" / "2.b").write_bytes(b"\x00\xff not a letter")
    said = io.StringIO()

    call_command("read_maildir", tmp_path, stdout=said)
    call_command("read_maildir", tmp_path, stdout=said)

    assert said.getvalue() == "2 taken in, 1 not understood.\n0 taken in, 0 not understood.\n"
    assert [path.name for path in (tmp_path / "cur").iterdir()] == ["1.a:2,S"]
    assert (tmp_path / ".Samverka not understood" / "cur" / "2.b:2,S").exists()


def test_a_letter_that_ended_the_reader_several_times_is_put_aside(tmp_path, settings):
    settings.MAIL_REPLY_DOMAIN = "svar.alumni.example"

    def broken(letter):
        raise RuntimeError

    inbound.register("yy", broken)
    (tmp_path / "new").mkdir()
    to = b"From: a@b.se\nTo: yy-abcdefgh12@svar.alumni.example\nSubject: %s\n\nHej\n"
    (tmp_path / "new" / "1").write_bytes(to % b"Trasigt")
    for _time in range(3):
        with pytest.raises(RuntimeError):
            call_command("read_maildir", tmp_path)

    call_command("read_maildir", tmp_path, stdout=io.StringIO())

    aside = Incoming.objects.get()
    assert (aside.kind, aside.words) == (Incoming.Kind.NOT_UNDERSTOOD, "Trasigt")
    assert not list((tmp_path / "new").iterdir())


def test_barring_by_a_mail_server_s_answer_leaves_an_effect(campaign):
    person = PersonFactory(email="borta@alumni.example")

    chunks.bury("borta@alumni.example", "550 5.1.1 okänd")

    effect = Effect.objects.get()
    assert (effect.person, effect.incoming, effect.domain) == (person, None, "alumni.example")
    assert effect.before["addresses"] == {str(person.primary_address.pk): ["active", ""]}
