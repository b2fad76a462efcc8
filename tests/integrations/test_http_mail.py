"""A letter as a request to a provider, and what its answers mean for the post room."""

import base64
import json
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from integrations import http_mail
from integrations.smtp import Reply, SmtpError, TemporarySmtpError, UncertainSmtpError, send_one
from integrations.transport import connect, endpoint_from
from tests.campaigns.fake_provider import Answer, FakeProvider

SENDER = "bounce+" + "0a" * 20 + "@studs.alumni.example"


def letter(**headers):
    mail = EmailMessage()
    mail["From"] = Address("Samverka, Alumner på Mitt", addr_spec="nyheter@alumni.example")
    mail["To"] = "Åsa Öberg <asa@alumni.example>"
    mail["Subject"] = "Träff på måndag"
    mail["Reply-To"] = "alumn@alumni.example"
    mail["List-Unsubscribe"] = "<https://alumni.example/u/x>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content("Hej!\n.en rad med punkt\n", cte="quoted-printable")
    mail.add_alternative("<p>Hej Åsa!</p>", subtype="html")
    return mail


def send(url, mail=None, to="asa@alumni.example"):
    connection = connect(endpoint_from(url))
    try:
        return send_one(connection, (mail or letter()).as_bytes(policy=SMTP), SENDER, to)
    finally:
        connection.quit()


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch):
    monkeypatch.setattr(http_mail, "PAUSES", (0.0, 0.01, 0.01))
    monkeypatch.setattr(http_mail, "TIMEOUT", 0.5)


def test_a_letter_arrives_whole_with_its_headers_and_its_file():
    mail = letter()
    mail.add_attachment(
        b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="träff.ics"
    )

    with FakeProvider() as provider:
        reply = send(provider.url, mail)

    [(key, told)] = provider.taken.items()
    assert reply.ok
    assert key == "letter/" + "0a" * 20
    assert told["from"] == '"Samverka, Alumner på Mitt" <nyheter@alumni.example>'
    assert told["to"] == ["Åsa Öberg <asa@alumni.example>"]
    assert (told["subject"], told["reply_to"]) == ("Träff på måndag", "alumn@alumni.example")
    assert told["headers"] == {"List-Unsubscribe": "<https://alumni.example/u/x>"}
    assert ".en rad med punkt" in told["text"].splitlines()
    assert "<p>Hej Åsa!</p>" in told["html"]
    assert told["tags"] == [{"name": "letter", "value": "0a" * 20}]
    [file] = told["attachments"]
    assert file["filename"] == "träff.ics"
    assert base64.b64decode(file["content"]) == b"BEGIN:VCALENDAR"


def test_the_envelope_decides_who_gets_it():
    with FakeProvider() as provider:
        send(provider.url, to="other@alumni.example")

    assert [told["to"] for told in provider.taken.values()] == [["other@alumni.example"]]


@pytest.mark.parametrize(
    "trouble",
    [
        Answer(500, "application_error", "oops"),
        Answer(503, before=False),
        Answer(0, before=False),
        Answer(200, seconds=0.8, before=False),
        Answer(409, "concurrent_idempotent_requests", "one moment"),
        Answer(429, "rate_limit_exceeded", "too many", retry_after=0),
    ],
    ids=["500", "taken then 503", "taken then cut", "taken then late", "two at once", "429"],
)
def test_without_a_plain_answer_the_same_request_is_made_again(trouble):
    with FakeProvider(lambda told, nth: trouble if nth == 1 else None) as provider:
        reply = send(provider.url)

    assert reply.ok
    assert provider.keys == {"letter/" + "0a" * 20: 2}
    assert len(provider.taken) == 1


@pytest.mark.parametrize("trouble", [Answer(502), Answer(0)], ids=["502", "cut"])
def test_a_provider_that_never_answers_leaves_the_letter_uncertain(trouble):
    with FakeProvider(lambda told, nth: trouble) as provider, pytest.raises(UncertainSmtpError):
        send(provider.url)

    assert provider.keys.total() == 3


@pytest.mark.parametrize(
    ("answer", "kind", "status"),
    [
        (Answer(422, "validation_error", "Invalid `to` field."), SmtpError, "5.1.0"),
        (Answer(422, "validation_error", "Invalid `from` field."), SmtpError, "5.7.1"),
        (Answer(403, "validation_error", "The domain is not verified"), SmtpError, "5.7.1"),
        (Answer(409, "invalid_idempotent_request", "other words"), SmtpError, "5.1.0"),
        (
            Answer(429, "daily_quota_exceeded", "enough", retry_after=3600),
            TemporarySmtpError,
            "4.7.0",
        ),
    ],
)
def test_a_refusal_keeps_the_words_of_the_provider(answer, kind, status):
    with FakeProvider(lambda told, nth: answer) as provider, pytest.raises(SmtpError) as raised:
        send(provider.url)

    assert type(raised.value) is kind
    assert raised.value.reply.status == status
    assert answer.message in str(raised.value)
    assert provider.keys.total() == 1


def test_asked_to_wait_long_the_connection_takes_no_more_until_then():
    quota = Answer(429, "daily_quota_exceeded", "enough", retry_after=3600)
    raw = letter().as_bytes(policy=SMTP)
    with FakeProvider(lambda told, nth: quota) as provider:
        connection = connect(endpoint_from(provider.url))
        replies = []
        for _attempt in range(2):
            with pytest.raises(TemporarySmtpError) as raised:
                send_one(connection, raw, SENDER, "asa@alumni.example")
            replies.append(raised.value.reply.code)
        connection.quit()

    assert replies == [451, 421]
    assert provider.keys.total() == 1


def test_it_ticks_while_it_waits():
    ticks = []
    with FakeProvider(lambda told, nth: Answer(200, seconds=0.4, before=False)) as provider:
        connection = connect(endpoint_from(provider.url), lambda: ticks.append(1))
        send_one(connection, letter().as_bytes(policy=SMTP), SENDER, "asa@alumni.example")
        connection.quit()

    assert ticks


def test_a_provider_that_is_away_gets_no_letter():
    with pytest.raises(TemporarySmtpError):
        connect(endpoint_from("resend://key@127.0.0.1:9"))


@pytest.mark.parametrize("url", ["resend://api.resend.com", "resend://", "resend:key"])
def test_an_address_without_a_key_is_refused_in_words(url):
    with pytest.raises(ValueError, match="EMAIL_URL"):
        endpoint_from(url)


def test_the_key_goes_over_tls_and_is_never_shown():
    provider = endpoint_from("resend://re_%2Fsecret@api.resend.com")

    assert (provider.tls, provider.port, provider.key) == (True, 443, "re_/secret")
    assert "secret" not in repr(provider)


def test_an_answer_that_is_not_json_is_quoted():
    assert http_mail.meaning(400, {"message": "<html>"}) == Reply(
        554, "5.7.1", "554 5.7.1 <html> (HTTP 400)"
    )


def test_the_same_letter_makes_the_same_request():
    raw = letter(Message_ID="<c1.r2.sv@alumni.example>").as_bytes(policy=SMTP)

    first = http_mail.request_of(raw, SENDER, "asa@alumni.example")

    assert http_mail.request_of(raw, SENDER, "asa@alumni.example") == first
    assert json.loads(first[0])["headers"]["Message-ID"] == "<c1.r2.sv@alumni.example>"
