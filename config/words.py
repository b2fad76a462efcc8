"""Finding every sentence that the interface can say, and whether it has Swedish."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import trim_whitespace
from django.utils.translation.template import templatize

APPS = ("alumni", "campaigns", "cms", "config", "engagement", "events", "portal")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# gettext('…'), ngettext('…', '…', count): words in either quotes, with escapes.
WORDS = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
CALL = re.compile(rf"\b(?:gettext|ngettext|pgettext|npgettext|_)\((?:{WORDS}|[\s,]|count)*\)")


@dataclass(frozen=True)
class Message:
    text: str
    context: str
    place: str


def untranslated() -> list[Message]:
    """What is marked for translation and has no Swedish in any of the apps' catalogues."""
    known = set(_translated())
    return [message for message in spoken() if (message.text, message.context) not in known]


def catalogues() -> list[Path]:
    root = settings.BASE_DIR
    return [root / app / "locale/sv/LC_MESSAGES/django.po" for app in APPS]


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="sv", abort_invalid=True)


def spoken() -> Iterator[Message]:
    """Every sentence marked in code and templates, once, where it is first met."""
    seen = set()
    for path, source in _sources():
        for line, found, _comments, context in extract("python", source, keywords=KEYWORDS):
            text = found[0] if isinstance(found, tuple) else found
            if text and (text, context or "") not in seen:
                seen.add((text, context or ""))
                place = f"{path.relative_to(settings.BASE_DIR)}:{line}"
                yield Message(text, context or "", place)


def _sources() -> Iterator[tuple[Path, BytesIO]]:
    root = settings.BASE_DIR
    for app in APPS:
        for path in sorted((root / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, BytesIO(path.read_bytes())
    for path in sorted((root / "templates").rglob("*")):
        if path.suffix in (".html", ".txt", ".xml"):
            # Django turns a template into a program whose calls the extractor can read.
            program = templatize(path.read_text(), origin=str(path))
            yield path, BytesIO(_calls(program).encode())


def _calls(program: str) -> str:
    """Only the calls of a templatized template, each on its line: the rest is not Python."""
    return "\n".join(";".join(CALL.findall(line)) for line in program.splitlines())


def _translated() -> Iterator[tuple[str, str]]:
    for path in catalogues():
        for message in read(path):
            words = message.string if isinstance(message.string, tuple) else (message.string,)
            if message.id and all(words) and not message.fuzzy:
                text = message.id[0] if isinstance(message.id, tuple) else message.id
                yield text, message.context or ""
                yield trim_whitespace(text), message.context or ""
