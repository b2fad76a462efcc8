"""Reading what strangers send, so that no letter can be too odd to be read.

Python's newer e-mail policies work headers out as they are asked for, and fail on some that
occur in nature. Here everything is taken as it came and decoded with care.
"""

import binascii
import email
import email.policy
import quopri
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses

from campaigns.reply_text import from_html

_DECODERS = {"base64": binascii.a2b_base64, "quoted-printable": quopri.decodestring}
# What stands where a character set is to be named and none was chosen.
_NONE = (None, "ascii", "us-ascii")
LARGEST = 2 * 1024 * 1024  # bytes; what lies behind them tells nothing
LONGEST_HEADER = 20_000  # characters of a header; decoding takes the square of its length
LONGEST_TEXT = 20_000  # characters of a letter that are looked at
MOST_PARTS = 100


def parse(raw: bytes) -> Message:
    """Any bytes as a letter; never raises."""
    try:
        return email.message_from_bytes(raw[:LARGEST], policy=email.policy.compat32)
    except RecursionError:  # a letter in a letter in a letter, a thousand deep: its head must do
        return BytesHeaderParser(policy=email.policy.compat32).parsebytes(raw[:LARGEST])


def header(message: Message, name: str) -> str:
    """One header in one line, decoded as far as it can be; empty when there is none."""
    return _decoded(message.get(name, ""))


def headers(message: Message, name: str) -> list[str]:
    """All headers of that name."""
    return [_decoded(value) for value in message.get_all(name, [])]


def _decoded(value: object) -> str:
    if isinstance(value, str):
        value = value[:LONGEST_HEADER]
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError, TypeError, AssertionError):
        return " ".join(str(value).split())
    words = "".join(
        piece if isinstance(piece, str) else _text_of(piece, charset) for piece, charset in pieces
    )
    return " ".join(words.replace("\x00", "").split())


def _text_of(content: bytes, charset: str | None) -> str:
    """As the character set says; where there is none, or one that cannot be, as UTF-8 or latin."""
    try:
        return content.decode(charset or "ascii", "strict" if charset in _NONE else "replace")
    except (LookupError, ValueError):  # nobody knows it, or the letters are not of it
        pass
    try:
        return content.decode("utf-8")
    except ValueError:
        return content.decode("latin-1")


def parts(message: Message) -> Iterator[Message]:
    """The letter and everything in it, outermost first."""
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            return
        yield part


def of_type(message: Message, *types: str) -> Message | None:
    """The first part of one of these types."""
    return next((part for part in parts(message) if part.get_content_type() in types), None)


def content(part: Message) -> str:
    """A part's own words, whatever its encoding claims to be."""
    if not part.is_multipart():
        return _words(part.get_payload(decode=True) or b"", _charset(part))
    inner = b"\n".join(each.as_bytes() for each in part.get_payload()[:MOST_PARTS])
    encoding = header(part, "Content-Transfer-Encoding").lower()
    if encoding not in _DECODERS:
        return _words(inner)
    # A report may not be encoded, and some are: the parser has then read the code as headers.
    try:
        return _words(_DECODERS[encoding](inner))
    except ValueError:
        return _words(inner)


def _words(content: bytes, charset: str | None = None) -> str:
    return _text_of(content, charset).replace("\x00", "")


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (TypeError, ValueError):  # named in pieces that do not fit together
        return None


def text(message: Message) -> str:
    """What a reader would see: the plain text, else the html as text; not what it encloses."""
    plain, html = [], []
    for part in _own_parts(message):
        kind = part.get_content_type()
        if kind == "text/plain":
            plain.append(content(part))
        elif kind == "text/html":
            html.append(from_html(content(part)[: LONGEST_TEXT * 5]))
    words = "\n".join(plain) if "".join(plain).strip() else "\n".join(html)
    return words.replace("\r\n", "\n")[:LONGEST_TEXT]


def _own_parts(message: Message, depth: int = 0) -> Iterator[Message]:
    if message.get_content_maintype() == "message" or depth > 20:
        return
    if not message.is_multipart():
        yield message
        return
    for part in message.get_payload()[:MOST_PARTS]:
        yield from _own_parts(part, depth + 1)


def addresses(values: list[str]) -> list[str]:
    """The bare addresses in headers, in the spelling they came in."""
    try:
        found = [addr for _name, addr in getaddresses(values)]
    except (ValueError, IndexError, TypeError, AttributeError, RecursionError):
        found = []
    return [addr for addr in found if "@" in addr] or re.findall(
        r"[\w.+=-]{1,64}@[\w.-]{1,190}", " ".join(values)[:5000]
    )
