import email
import email.policy
import html
from email.header import decode_header, make_header

import pytest
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from alumni.models import Purpose
from campaigns import links
from campaigns.compiling import Addressee, CompiledLetter
from campaigns.models import Campaign, Edition

HTML = (
    "<p>Hej @@h_given_name@@ @@h_family_name@@!</p>\n.punkt åäö <a href='/c/1/@@token@@'>x</a>\n"
    + "å" * 300
    + "\n@@h_given_name@@"
)
TEXT = (
    ".\n..\n@@given_name@@ @@family_name@@ bor här  \n@@email@@\nFrom here\n" + "ord" * 200 + "\n"
)
SUBJECT = "Träff, @@given_name@@"

names = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"], blacklist_characters="@"),
    max_size=200,
).filter(lambda text: text == " ".join(text.split()))


def _campaign():
    purpose = Purpose(code="newsletter", name_sv="Nyhetsbrev", basis="consent")
    return Campaign(pk=7, purpose=purpose, kind="newsletter")


def _compiled(**fields):
    words = {"subject": SUBJECT, "html": HTML, "text": TEXT, **fields}
    return CompiledLetter(Edition(language="sv", date=timezone.now(), **words), _campaign())


def _parsed(raw):
    plain = raw.replace(b"\r\n..", b"\r\n.")
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert b"\n.\r\n" not in raw
    return email.message_from_bytes(plain, policy=email.policy.default)


@settings(max_examples=200, deadline=None)
@given(names, names)
def test_parses_equal_to_djangos_own_letter(given_name, family_name):
    letter = _compiled()
    to = Addressee(5, "mottagare@alumni.example", given_name, family_name)
    values = {
        "given_name": given_name or "du",
        "family_name": family_name,
        "email": to.email,
        "token": links.recipient_token(7, 5),
    }

    def fill(text):
        for name, value in values.items():
            text = text.replace(f"@@h_{name}@@", html.escape(value, quote=True))
            text = text.replace(f"@@{name}@@", value)
        return text

    ours = _parsed(letter.build(to))
    django = EmailMultiAlternatives(
        " ".join(fill(SUBJECT).split()), fill(TEXT), "a@b.example", [to.email]
    )
    django.attach_alternative(fill(HTML), "text/html")
    theirs = email.message_from_bytes(
        django.message().as_bytes(linesep="\r\n"), policy=email.policy.default
    )

    assert _decoded(letter.build(to), "Subject") == " ".join(fill(SUBJECT).split())
    assert _decoded(django.message().as_bytes(), "Subject") == " ".join(fill(SUBJECT).split())
    for kind in ("plain", "html"):
        left = ours.get_body((kind,)).get_content().replace("\r\n", "\n")
        right = theirs.get_body((kind,)).get_content().replace("\r\n", "\n")
        assert left.rstrip("\n") == right.rstrip("\n")
    assert [part.get_content_type() for part in ours.iter_parts()] == ["text/plain", "text/html"]
    name = " ".join(f"{given_name} {family_name}".split())
    assert _decoded(letter.build(to), "To") == f"{name} <{to.email}>".strip()


def _decoded(raw, header):
    """A header's words. (The new parser of Python 3.11 puts spaces between encoded words.)"""
    value = email.message_from_bytes(raw)[header]
    return str(make_header(decode_header(value))).replace("  <", " <").strip()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_no_name_can_start_a_new_header(name):
    letter = _compiled()

    raw = letter.build(Addressee(1, "x@alumni.example", f"{name}\r\nBcc: all@x.example", "\nX"))

    parsed = _parsed(raw)
    assert parsed["Bcc"] is None
    assert len(parsed.keys()) == len(set(parsed.keys())) == 14


def test_headers_of_a_letter_to_many():
    parsed = _parsed(_compiled().build(Addressee(3, "x@alumni.example", "Bo", "Ek")))

    token = links.recipient_token(7, 3)
    assert parsed["Message-ID"] == "<c7.r3.sv@nyheter.alumni.example>"
    assert parsed["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert parsed["List-Unsubscribe"].startswith(f"<http://localhost:8000/u/{token}>, <mailto:")
    assert parsed["List-Id"] == "Nyhetsbrev <newsletter.nyheter.alumni.example>"
    assert parsed["Precedence"] == "bulk"
    assert parsed["Content-Language"] == "sv"


def test_tokens_are_read_back_short_and_cannot_be_bent():
    token = links.recipient_token(12, 345_678)

    assert links.read_token(token) == links.Letter(12, 345_678)
    assert len(token) == 27
    address = links.bounce_address(12, 345_678)
    local = address.split("@")[0].removeprefix("bounce+")
    assert links.read_token(local) == links.Letter(12, 345_678)
    assert len(address.split("@")[0]) <= 64
    for place in range(27):
        bent = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        with pytest.raises(links.BadToken):
            assert links.read_token(bent) is None
    for wrong in ("", "x", "å" * 27, "/" * 27, "0" * 40, "=" * 27):
        with pytest.raises(links.BadToken):
            links.read_token(wrong)
