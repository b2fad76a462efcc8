"""Links in what a teacher writes: only web pages that say where they lead."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]{1,15}:(?://|(?=\S))|www\.)\S+", re.IGNORECASE)
_SCHEMES = re.compile(r"^(javascript|data|file|ftp|vbscript|blob|smb|ssh|intent)\b", re.I)
SHORTENERS = frozenset(
    {
        "bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "buff.ly",
        "rebrand.ly", "cutt.ly", "shorturl.at", "t.ly", "tiny.cc", "rb.gy", "lnkd.in",
        "s.id", "v.gd", "bl.ink", "short.io", "soo.gd", "qr.ae", "bitly.com", "tr.im",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Link:
    url: str
    host: str


def links(text: str) -> list[Link]:
    """The web links of a text, each once, with the host that it leads to."""
    found = {}
    for url in _urls(text):
        parts = _split(url)
        if parts and parts.hostname and parts.scheme in ("http", "https"):
            found.setdefault(url, Link(url, parts.hostname))
    return list(found.values())


def why_not(text: str) -> str:
    """Why the links of a text are refused, as a sentence for the writer; empty: they are fine."""
    for url in _urls(text):
        parts = _split(url)
        if parts is None or not parts.hostname or parts.scheme not in ("http", "https"):
            return _("“%s” is no link to a web page. Links begin with https://.") % url[:80]
        if parts.username or parts.password:
            return _("The link “%s” holds a user name. Leave it out.") % url[:80]
        if _is_address(parts.hostname):
            return _("The link “%s” leads to a bare number, not to a named site.") % url[:80]
        if parts.hostname.removeprefix("www.") in SHORTENERS:
            return (
                _("The link “%s” hides where it leads. Paste the whole address of the page.")
                % url[:80]
            )
    return ""


def _urls(text: str) -> list[str]:
    found = []
    for match in _LINK.finditer(text):
        url = match[0].rstrip(".,;:!?)]}»”\"'>")
        if url.lower().startswith("www."):
            found.append(f"https://{url}")
        elif "://" in url or _SCHEMES.match(url):
            found.append(url)
    return found


def _split(url: str):
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises for a port that is no number
    except ValueError:
        return None
    return parts


def _is_address(host: str) -> bool:
    """Also 2130706433 and 0x7f.1, which browsers take for addresses."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return bool(re.fullmatch(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+))*", host))
    return True
