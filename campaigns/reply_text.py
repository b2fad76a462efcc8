"""What the writer of an answer wrote: without the letter they answer to, and without signature."""

import re
from email.message import EmailMessage
from html.parser import HTMLParser

_BREAKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote", "ul", "ol", "table"}
_SILENT = {"style", "script", "head", "title", "blockquote"}
_WROTE = re.compile(
    r"^(?:On|Den|Am|Le|El|Op|\d+)\b.{4,200}?"
    r"(?:wrote|skrev|schrieb|a écrit|escribió|schreef)\b.*:\s*$"
    r"|^(?:\S.{0,120})?<[^<>@\s]+@[^<>\s]+>\s*(?:skrev|wrote)\b.*:?\s*$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:On|Den|\d+)\s")
_RULE = re.compile(
    r"^(?:_{8,}|-{3,}\s*(?:Original Message|Ursprungligt meddelande|Originalmeddelande|"
    r"Vidarebefordrat .*|Forwarded .*)\s*-{3,})\s*$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^\*?(?:Från|From|Fra|Von)\*?:\s*\S", re.IGNORECASE)
_HEAD_GOES_ON = re.compile(
    r"^\*?(?:Skickat|Sent|Datum|Date|Till|To|Ämne|Subject)\*?:\s*\S", re.IGNORECASE
)
_SIGNATURE = re.compile(r"^(?:--\s?|(?:Skickat från min|Sent from my|Hämta Outlook) .{0,60})$")


def of(message: EmailMessage) -> str:
    """The words of a letter that answers another, as plain text; empty when there are none."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        text = part.get_content()
    except (LookupError, UnicodeError):  # a character set that nobody knows
        text = (part.get_payload(decode=True) or b"").decode("utf-8", errors="replace")
    if part.get_content_subtype() == "html":
        text = from_html(text)
    return trimmed(text)


def trimmed(text: str) -> str:
    """The text above the quoted letter and the signature."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    kept = []
    for place, line in enumerate(lines):
        if _ends_here(lines, place):
            break
        if not line.lstrip().startswith(">"):
            kept.append(line)
    words = "\n".join(kept).replace("\x00", "").strip()
    return re.sub(r"\n{3,}", "\n\n", words)


def _ends_here(lines: list[str], place: int) -> bool:
    line = lines[place].strip()
    following = lines[place + 1].strip() if place + 1 < len(lines) else ""
    return bool(
        _SIGNATURE.match(line)
        or _RULE.match(line)
        or (_HEAD.match(line) and _HEAD_GOES_ON.match(following))
        or _quotes(line, lines[place + 1 :])
        # "On Monday …" is often broken over two lines
        or (_BEGINS.match(line) and _quotes(f"{line} {following}", lines[place + 2 :]))
    )


def _quotes(line: str, below: list[str]) -> bool:
    """Whether this line says who wrote what follows, and no sentence of the writer's own: it names
    an address, or a quotation or nothing at all stands below."""
    if not _WROTE.match(line):
        return False
    following = next((one.strip() for one in below if one.strip()), ">")
    return "@" in line or following.startswith(">")


class _Words(HTMLParser):
    """The words of html; quoted letters, styles and scripts are passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "body":
            self.silent = 0  # a head need not be closed
        quoted = tag == "div" and "gmail_quote" in (dict(attrs).get("class") or "")
        if tag in _SILENT or quoted or (self.silent and tag == "div"):
            self.silent += 1
        if tag in _BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.silent and (tag in _SILENT or tag == "div"):
            self.silent -= 1
        if tag in _BREAKS - {"br"}:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(re.sub(r"\s+", " ", data))


def from_html(html: str) -> str:
    """Html as plain text. Nothing of it is run, loaded or kept as markup."""
    reader = _Words()
    reader.feed(html)
    lines = [line.strip() for line in "".join(reader.pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
