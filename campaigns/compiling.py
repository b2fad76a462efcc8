"""An edition becomes MIME once; a letter to one person is then a join of bytes.

Every slot stands alone on its own soft-wrapped quoted-printable line, so that a value of any
length stays legal; what never changes is dot-stuffed once. The result parses equal to what
Django's EmailMultiAlternatives makes of the same words (tests/campaigns/test_compiling.py).
"""

import binascii
import html as html_module
import quopri
import re
from collections.abc import Sequence
from datetime import date, datetime
from email.utils import format_datetime, formataddr
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from django.conf import settings
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from campaigns import links, moved
from campaigns.letters import FALLBACKS
from campaigns.models import Campaign, Edition

_SENTINEL = re.compile(
    rb"@@((?:h_)?(?:" + "|".join(FALLBACKS).encode() + rb")|token|to|subject|seq)@@"
)
_SAFE_NAME = re.compile(r"[A-Za-z0-9 \-]{1,60}\Z")
_SAFE_SUBJECT = re.compile(r"(?!.*=\?)[!-~](?:[ -~]{0,58}[!-~])?\Z")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]+")
_LINE = 72


class Addressee(NamedTuple):
    """What the letter to one person needs to know. (A million are made: a tuple is cheapest.)"""

    seq: int
    email: str
    given_name: str
    family_name: str
    since: datetime | None = None


class CompiledLetter:
    """The letters of one edition. `build` costs some microseconds."""

    def __init__(self, edition: Edition, campaign: Campaign) -> None:
        self.language, self._stamp = edition.language, links.Stamp(campaign.pk)
        self._subject_parts = re.split(r"@@(\w+?)@@", edition.subject)
        stuffed = re.sub(rb"(?m)^\.", b"..", _source(edition, campaign).replace(b"\n", b"\r\n"))
        # What is the same for everybody, and between it the slots.
        self._parts: list[bytes] = _SENTINEL.split(stuffed)
        names = [name.decode() for name in self._parts[1::2]]
        used = set(names) | set(self._subject_parts[1::2])
        self._slots = [
            (slot, f"h_{slot}" in used) for slot in FALLBACKS if {slot, f"h_{slot}"} & used
        ]
        order = ["token", "seq", "to", "subject"]
        order += [name for slot, _escaped in self._slots for name in (slot, f"h_{slot}")]
        self._in_place = itemgetter(*map(order.index, names))
        self._fallback = {name: texts[edition.language] for name, texts in FALLBACKS.items()}
        self.says_since = bool({"since", "h_since"} & used)
        self._fixed_subject = header_words(edition.subject)
        self._subject_varies = len(self._subject_parts) > 1

    def build(self, to: Addressee) -> bytes:
        """The message as it goes over the wire, dot-stuffed, without the closing dot."""
        return self.posted(to)[1]

    def posted(self, to: Addressee) -> tuple[str, bytes]:
        """(envelope sender, message as from build)."""
        raw, parts = self._stamp.raw(to.seq), self._parts[:]
        parts[1::2] = self._in_place(self._values(to, self._stamp.token(raw)))
        return self._stamp.sender(raw), b"".join(parts)

    def _values(self, to: Addressee, token: bytes) -> list[bytes]:
        """What stands in the slots, each value once."""
        seq, email, given, family, since = to
        plain = {
            "given_name": given or self._fallback["given_name"],
            "family_name": family or self._fallback["family_name"],
            "email": email,
            "since": _day(timezone.localdate(since), self.language)
            if since and self.says_since
            else "",
        }
        subject = self._subject(plain) if self._subject_varies else self._fixed_subject
        values = [token, b"%d" % seq, mailbox(f"{given} {family}", email), subject]
        for slot, escaped in self._slots:
            # Names come again and again; an address does not.
            encode = _encoded if slot == "email" else _encoded_before
            values += encode(plain[slot], escaped)
        return values

    def _subject(self, plain: dict[str, str]) -> bytes:
        filled = list(self._subject_parts)
        filled[1::2] = [plain.get(name, f"@@{name}@@") for name in filled[1::2]]
        return header_words("".join(filled))


class Compiled:
    """All letters of one campaign: in each language, and in two versions where B is tried."""

    def __init__(self, campaign: Campaign) -> None:
        editions: dict[str, dict[str, CompiledLetter]] = {}
        for edition in campaign.editions.all():
            in_version = editions.setdefault(edition.version, {})
            in_version[edition.language] = CompiledLetter(edition, campaign)
        self._versions = {version: _for_all(found) for version, found in editions.items()}
        self._only = self._versions[Edition.Version.A]
        self._trial = getattr(campaign, "trial", None)
        # Whether a letter tells since when its reader agreed.
        self.dated = any(one.says_since for each in editions.values() for one in each.values())

    def letter(self, language: str, seq: int) -> CompiledLetter:
        """The letter that recipient `seq` gets. Raises KeyError for one whom nobody may send to
        before a test is decided."""
        if self._trial is None:
            return self._only[language]
        if not (version := self._trial.version_of(seq)):
            self._trial.refresh_from_db(fields=["winner"])
            version = self._trial.version_of(seq)
        return self._versions[version][language]


def compile_campaign(campaign: Campaign) -> Compiled:
    """A campaign with one edition uses it for everyone."""
    return Compiled(campaign)


def _for_all(found: dict[str, CompiledLetter]) -> dict[str, CompiledLetter]:
    first = found.get("sv") or next(iter(found.values()))
    return {code: found.get(code, first) for code, _name in settings.LANGUAGES}


# ── Values ────────────────────────────────────────────────────────────────────────────────────
@lru_cache(maxsize=512)
def _day(day: date, language: str) -> str:
    with translation.override(language):
        return formats.date_format(day, "DATE_FORMAT")


def _encoded(value: str, escaped: bool) -> tuple[bytes, bytes]:
    """A value for the text, and for html when that asks for it."""
    plain = body_value(value)
    safe = html_module.escape(value, quote=True) if escaped else value
    return plain, plain if safe == value else body_value(safe)


_encoded_before = lru_cache(maxsize=4096)(_encoded)


def body_value(value: str) -> bytes:
    """A value inside a quoted-printable body, on a line of its own."""
    quoted = binascii.b2a_qp(value.encode("utf-8", "replace"), istext=False)
    if len(quoted) <= _LINE + 2 and quoted[:1] not in (b".", b"") and b"\n" not in quoted:
        return quoted
    encoded = "".join(
        chr(code) if (33 <= code <= 126 and code != 61) or code == 32 else f"={code:02X}"
        for code in value.encode("utf-8", "replace")
    )
    lines = []
    while True:
        if encoded[:1] == ".":
            encoded = "=2E" + encoded[1:]
        if len(encoded) <= _LINE + 2:
            break
        cut = _LINE
        if encoded[cut - 1] == "=":
            cut -= 1
        elif encoded[cut - 2] == "=":
            cut -= 2
        lines.append(encoded[:cut])
        encoded = encoded[cut:]
    if encoded[-1:] == " ":
        encoded = encoded[:-1] + "=20"
    return "=\r\n".join([*lines, encoded]).encode()


def header_words(text: str) -> bytes:
    """Text for a header: no control character survives, so nothing can start a new header."""
    text = _CONTROLS.sub(" ", text).strip()
    if _SAFE_SUBJECT.match(text):
        return text.encode()
    return _encoded_words(text)


def mailbox(name: str, email: str) -> bytes:
    """`name <email>`; the name is encoded wherever a bare word could be misread."""
    if not name.isprintable():
        name = _CONTROLS.sub(" ", name)
    if not email.isprintable():
        email = _CONTROLS.sub("", email)
    name, address = name.strip(), email.encode()
    if not name:
        return b"<" + address + b">"
    shown = name.encode() if name.isascii() and _SAFE_NAME.match(name) else _encoded_words(name)
    return shown + b" <" + address + b">"


def _encoded_words(text: str) -> bytes:
    # RFC 2047: at most 45 bytes a word (75 characters encoded), never half a character.
    whole = text.encode("utf-8", "replace")
    if len(whole) <= 39:
        return b"=?utf-8?b?" + binascii.b2a_base64(whole, newline=False) + b"?="
    words, word = [], b""
    for letter in text:
        piece = letter.encode("utf-8", "replace")
        if len(word) + len(piece) > 39:
            words.append(word)
            word = b""
        word += piece
    words.append(word)
    return b"\r\n ".join(
        b"=?utf-8?b?" + binascii.b2a_base64(each, newline=False) + b"?=" for each in words
    )


# ── The message with its slots ────────────────────────────────────────────────────────────────
def _source(edition: Edition, campaign: Campaign) -> bytes:
    boundary = f"=_samverka_{campaign.pk}_{edition.language}"
    base = moved.base_of(edition.html)
    head = "\n".join(_headers(edition, campaign, boundary)).encode()
    part = (
        '\n\n--{}\nContent-Type: text/{}; charset="utf-8"\n'
        "Content-Transfer-Encoding: quoted-printable\n\n"
    )
    return b"".join(
        (
            head,
            part.format(boundary, "plain").encode(),
            _quoted_printable(moved.to_here(edition.text, base)),
            part.format(boundary, "html")[1:].encode(),
            _quoted_printable(moved.to_here(edition.html, base)),
            f"\n--{boundary}--\n".encode(),
        )
    )


def _headers(edition: Edition, campaign: Campaign, boundary: str) -> Sequence[str]:
    domain, base = settings.MAIL_FROM_NEWS.rpartition("@")[2], settings.BASE_URL
    with translation.override(edition.language):
        sender, listed = _("Samverka, Mid Sweden University"), campaign.purpose.name
    listed = re.sub(r"[^\w ,-]", " ", listed)
    return [
        f"From: {_header_mailbox(sender, settings.MAIL_FROM_NEWS)}",
        "To: @@to@@",
        f"Reply-To: <{settings.MAIL_REPLY_TO}>",
        "Subject: @@subject@@",
        f"Date: {format_datetime(edition.date)}",
        f"Message-ID: <c{campaign.pk}.r@@seq@@.{edition.language}@{domain}>",
        f"List-Id: {_header_mailbox(listed, f'{campaign.purpose.code}.{domain}')}",
        f"List-Unsubscribe: <{base}/u/@@token@@>,",
        f" <mailto:unsub+@@token@@@{settings.MAIL_BOUNCE_DOMAIN}?subject=unsubscribe>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Precedence: bulk",
        f"Feedback-ID: {campaign.pk}:{campaign.purpose.code}:{campaign.kind}:samverka",
        f"Content-Language: {edition.language}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/alternative; boundary="{boundary}"',
    ]


def _header_mailbox(name: str, address: str) -> str:
    if name.isascii():
        return formataddr((name, address))
    return f"{_encoded_words(name).decode().replace(chr(13), '')} <{address}>"


def _quoted_printable(text: str) -> bytes:
    """Quoted-printable with bare newlines; every slot on a soft-wrapped line of its own."""
    source = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    parts = _SENTINEL.split(source)
    encoded = []
    for number, part in enumerate(parts):
        encoded.append(b"=\n@@" + part + b"@@=\n" if number % 2 else quopri.encodestring(part))
    return b"".join(encoded)
