"""While a letter is written: where its links lead, and which words are filled in per recipient."""

import html
import re
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from django.conf import settings

# What a sentence may hold, as {given_name}. A value that is missing becomes the fallback.
FALLBACKS = {
    "given_name": {"sv": "du", "en": "there"},
    "family_name": {"sv": "", "en": ""},
    "email": {"sv": "", "en": ""},
    "since": {"sv": "tidigare", "en": "earlier"},
}
_SLOT = re.compile(r"\{(" + "|".join(FALLBACKS) + r")\}")


def spoken(text: str, language: str, values: dict[str, str]) -> str:
    """A line as this recipient got it, for a list of their letters."""
    return _SLOT.sub(
        lambda found: values.get(found[1], "") or FALLBACKS[found[1]].get(language, ""), text
    )


def to_anybody(text: str, language: str) -> str:
    """A line as it reads whoever gets it: “…” where something of their own stands."""
    return spoken(text, language, dict.fromkeys(FALLBACKS, "…"))


@dataclass(frozen=True)
class Target:
    """A link that means an act: the app above the post room that registered `name` shows it."""

    name: str
    argument: str = ""


@dataclass(frozen=True)
class Link:
    """One link of a letter: its number, where it leads and the words that stand on it."""

    number: int
    target: "str | Target"
    words: str


class UnsafeLink(ValueError):
    """A link that is neither a web page, a mailbox nor an act."""


@dataclass
class Book:
    """Writes a single letter: links lead straight to where they lead, nothing is filled in later.

    A slot or a sentinel in what somebody wrote stays as it was written.
    """

    language: str
    links: list[Link] = field(default_factory=list)

    def words(self, text: str) -> str:
        """Text as html."""
        return html.escape(text, quote=True)

    def plain(self, text: str) -> str:
        """Text as it stands in the text part."""
        return text

    def url(self, target: "str | Target", words: str) -> str:
        """The address to write in the letter, unescaped. Raises UnsafeLink."""
        if isinstance(target, Target):
            raise UnsafeLink("only letters of a campaign carry targets; use actions.url()")
        self.links.append(Link(len(self.links) + 1, checked(target), words))
        return checked(target)


@dataclass
class CampaignBook(Book):
    """Writes a letter to many: numbered links with each recipient's token, slots as sentinels.

    `numbers` is shared by the language versions of a campaign, so that a number means one target.
    """

    numbers: dict["str | Target", int] = field(default_factory=dict)

    def words(self, text: str) -> str:
        return _SLOT.sub(r"@@h_\1@@", html.escape(_disarmed(text), quote=True))

    def plain(self, text: str) -> str:
        return _SLOT.sub(r"@@\1@@", _disarmed(text))

    def url(self, target: "str | Target", words: str) -> str:
        if isinstance(target, str):
            target = checked(target)
            if target.startswith("mailto:") or _own(target):
                self.links.append(Link(0, target, words))
                return target
        number = self.numbers.setdefault(target, len(self.numbers) + 1)
        self.links.append(Link(number, target, words))
        return f"{settings.BASE_URL}/c/{number}/@@token@@"


@dataclass
class ProofBook(CampaignBook):
    """Writes a letter to many for somebody who reads the proof: links lead where they will lead,
    acts and ways out to the front page, so that nothing is counted and nobody is signed off."""

    def url(self, target: "str | Target", words: str) -> str:
        if isinstance(target, Target) or _own(target):
            target = settings.BASE_URL + "/"
        self.links.append(Link(len(self.links) + 1, checked(target), words))
        return checked(target)


def checked(url: str) -> str:
    """The url, if a letter may lead there: https, http or mailto. Raises UnsafeLink."""
    if url.startswith("/") and not url.startswith("//"):
        url = settings.BASE_URL + url
    parts = urlsplit(url)
    if any(letter.isspace() or letter in "<>\"'\\`" for letter in url):
        raise UnsafeLink(url)
    if parts.scheme in ("http", "https") and parts.netloc:
        return url
    if parts.scheme == "mailto" and "@" in parts.path:
        return url
    raise UnsafeLink(url)


def _own(url: str) -> bool:
    """The system's own links already carry the token: unsubscribe, preferences, the trap."""
    return "@@token@@" in url


def _disarmed(text: str) -> str:
    """What a person wrote can never pass for one of our own sentinels."""
    return text.replace("@@", "@\u2060@")


def slot_values(language: str, **values: str) -> dict[str, str]:
    """What the sentinels stand for, for one recipient: plain, and html-escaped as h_<name>.

    Empty values become the fallback of the letter's language.
    """
    filled = {}
    for name, fallback in FALLBACKS.items():
        value = values.get(name, "") or fallback[language]
        filled[name], filled[f"h_{name}"] = value, html.escape(value, quote=True)
    filled.update({name: value for name, value in values.items() if name not in FALLBACKS})
    return filled


@dataclass(frozen=True)
class Rendered:
    """A letter in both its forms, and the links that both hold."""

    subject: str
    html: str
    text: str
    links: tuple[Link, ...] = ()

    def filled(self, values: dict[str, str]) -> "Rendered":
        """The letter as one recipient gets it; `values` comes from slot_values()."""

        def fill(text: str) -> str:
            return re.sub(r"@@(\w+?)@@", lambda found: values.get(found[1], found[0]), text)

        return replace(self, subject=fill(self.subject), html=fill(self.html), text=fill(self.text))
