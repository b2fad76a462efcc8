"""Two people who edit the same row: what stood there when a page was opened, and what stands there
now.

A page to edit carries a sealed note of what it showed: one short mark a field, signed for that row
alone. When it is saved, the marks tell what somebody else has changed meanwhile, and what of it the
writer has changed too. Nothing is stored for it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from hashlib import blake2b
from html.parser import HTMLParser
from typing import Any

from django.core import signing
from django.db.models import Model, QuerySet
from django.utils import timezone

_STREAM = {"type", "value", "id"}


@dataclass(frozen=True)
class Seen:
    """What a page showed, and when it was made: the mark of each field."""

    at: datetime
    marks: dict[str, str]


@dataclass(frozen=True)
class Differences:
    """Fields by name that others have changed: `theirs` alone, or `both` they and the writer."""

    theirs: list[str] = field(default_factory=list)
    both: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.theirs or self.both)

    def parts(self) -> tuple[list[str], list[str]]:
        return self.theirs, self.both


def seal(row: Model, values: Mapping[str, Any]) -> str:
    """A note for the page that shows these values of the row."""
    marks = {name: mark(value) for name, value in values.items()}
    note = {"at": timezone.now().timestamp(), "marks": marks}
    return signing.dumps(note, salt=_salt(row), compress=True)


def unseal(row: Model, sealed: str) -> Seen | None:
    """None for a note that is missing, forged, or of another row."""
    try:
        note = signing.loads(sealed, salt=_salt(row))
        return Seen(datetime.fromtimestamp(note["at"], UTC), dict(note["marks"]))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def differences(
    seen: Seen | None, stored: Mapping[str, Any], typed: Mapping[str, Any]
) -> Differences:
    """What others have changed in the stored row since the page was opened, apart from what was
    typed the same. Without a note nobody knows who changed what: then all that differs is both's.
    """
    found = Differences()
    for name, value in typed.items():
        now, wanted = mark(stored.get(name)), mark(value)
        was = seen.marks.get(name) if seen else None
        if now in (was, wanted):
            continue
        # A field that the page did not show was not emptied by its writer.
        untouched = seen is not None and was in (wanted, None)
        (found.theirs if untouched else found.both).append(name)
    return found


def mark(value: Any) -> str:
    """The same for what a row holds and for what a form makes of it unchanged."""
    words = json.dumps(plain(value), sort_keys=True, ensure_ascii=False)
    return blake2b(words.encode(), digest_size=8).hexdigest()


def plain(value: Any) -> Any:
    """As JSON knows it. Nothing, no and empty are one: forms do not tell them apart either."""
    if hasattr(value, "stream_block"):  # a StreamField's; the sending process has no Wagtail
        return [_block(each) for each in value] or ""
    match value:
        case None | False:
            return ""
        case Model():
            return str(value.pk)
        case datetime():
            return int(value.timestamp() // 60)
        case date() | time():
            return value.isoformat()
        case Mapping():
            return {key: plain(part) for key, part in value.items() if not _is_key(key, value)}
        case QuerySet() | set() | frozenset():
            return sorted(plain(each) for each in value) or ""
        case list() | tuple():
            parts = [plain(each) for each in value]
            rows = all(isinstance(each, Model) for each in value)
            return (sorted(parts) if rows else parts) or ""
    words = "\n".join(str(value).splitlines()).strip()
    return _Html.parts_of(words) if words.startswith("<") else words


class _Html(HTMLParser):
    """Rich text as a reader has it: without the quotes, the order of attributes, and the keys of
    paragraphs, which the editor writes anew."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Any] = []

    @classmethod
    def parts_of(cls, html: str) -> list[Any]:
        parser = cls()
        parser.feed(html)
        parser.close()
        return parser.parts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = sorted((name, value or "") for name, value in attrs if name != "data-block-key")
        self.parts.append([tag, *told])

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _block(child: Any) -> list[Any]:
    return [child.block_type, plain(child.block.get_prep_value(child.value))]


def _is_key(name: str, value: Mapping[str, Any]) -> bool:
    """The key of a block, which is given anew."""
    return name == "id" and value.keys() <= _STREAM


def _salt(row: Model) -> str:
    return f"meanwhile:{row._meta.label_lower}:{row.pk}"
