"""From a file to rows of text by canonical column, one at a time; or one clear refusal.

Nothing is kept in memory but the row at hand. CSV is read twice: once for the encoding and for
what is not text, once for the rows.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from alumni.importing.columns import COLUMN_OF, NEEDED, plain
from alumni.importing.reasons import BadFile

MAX_CELL = 5_000
MAX_LINE = 200_000
MAX_ROWS = 5_000_000
SAMPLES = 3

Row = tuple[int, dict[str, str], int]


@dataclass(frozen=True)
class Look:
    """The first line of a file, and some values below each header to know it by."""

    headers: list[str]
    samples: list[list[str]]

    @property
    def unknown(self) -> list[str]:
        """Headers that we have no column for."""
        return [name for name in self.headers if name.strip() and plain(name) not in COLUMN_OF]


def rows(file: BinaryIO, mapping: Mapping[str, str] | None = None) -> Iterator[Row]:
    """Yield (line, {column: text}, cells too many). Raises BadFile, at the latest at the row.

    `mapping` says for headers, as they stand in the file, which of our columns they are; "" is
    left out. Headers that it does not name go by their own name.
    """
    lines = _lines(file)
    header = next(lines, None)
    if header is None:
        raise BadFile("empty")
    yield from _by_column(_columns(header[1], mapping or {}), lines)


def look(file: BinaryIO) -> Look:
    """What the file's columns are called, with samples. Raises BadFile."""
    with closing(_lines(file)) as lines:
        header = next(lines, None)
        if header is None:
            raise BadFile("empty")
        headers = [name.strip()[:100] for name in header[1]]
        samples: list[list[str]] = [[] for _name in headers]
        for _line, cells in islice(lines, 200):
            for found, cell in zip(samples, cells, strict=False):
                text = cell.strip()[:60]
                if text and text not in found and len(found) < SAMPLES:
                    found.append(text)
    return Look(headers, samples)


def _lines(file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    if not start:
        raise BadFile("empty")
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile("old_excel")
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise BadFile("markup")
    if not start.startswith(b"PK\x03\x04"):
        return _text(file)
    # Here, and not above: the reader of workbooks takes 16 MB in each process that has it.
    from alumni.importing import workbooks

    return workbooks.lines(file)


def _by_column(columns: list[str | None], lines: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    count = 0
    for line, cells in lines:
        if not any(cells):
            continue
        count += 1
        if count > MAX_ROWS:
            raise BadFile("rows", MAX_ROWS)
        row = {}
        for column, cell in zip(columns, cells, strict=False):
            if column and cell:
                row[column] = _safe(cell, line, column)
        yield line, row, len(cells) - len(columns)
    if not count:
        raise BadFile("nothing")


def _columns(header: list[str], mapping: Mapping[str, str]) -> list[str | None]:
    columns = [column_of(name, mapping) for name in header]
    named = [column for column in columns if column]
    if missing := lacking(named):
        found = ", ".join(name.strip()[:30] for name in header[:20] if name.strip())
        raise BadFile("columns", ", ".join(missing), found or "–")
    for column in named:
        if named.count(column) > 1:
            raise BadFile("twice", column)
    return columns


def lacking(named: Iterable[str]) -> list[str]:
    """The columns that no row does without and that are not among these."""
    named = set(named)
    return [wanted for wanted, *others in NEEDED if not named & {wanted, *others}]


def column_of(header: str, mapping: Mapping[str, str]) -> str | None:
    """Our column for a header. Raises KeyError for a mapping to what is no column of ours."""
    name = header.strip()[:100]
    if name in mapping:
        return mapping[name] and COLUMN_OF[plain(mapping[name])]
    return COLUMN_OF.get(plain(header))


def _safe(cell: str, line: int, column: str) -> str:
    """The cell trimmed; an apostrophe that an export put before a sign is taken off again."""
    if len(cell) > MAX_CELL:
        raise BadFile("long", line, MAX_CELL)
    cell = cell.strip()
    if cell[:1] == "'" and cell[1:2] in "=+-@\t":
        return cell[1:].strip().lstrip("=@")
    if cell[:1] in "=@" or (cell[:1] in "+-" and not cell[1:2].isdigit() and cell[1:]):
        raise BadFile("formula", line, column)
    return cell


# ── Text ──────────────────────────────────────────────────────────────────────────────────────
def _text(file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    encoding = _encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    try:
        first = ""
        while not first.strip():
            first = text.readline()
            if not first:
                raise BadFile("empty")
        delimiter = max(";,\t", key=first.count)
        reader = csv.reader(chain([first], text), delimiter=delimiter, strict=True)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                if "larger than field limit" in str(error):
                    raise BadFile("long", reader.line_num, MAX_CELL) from error
                raise BadFile("quotes", reader.line_num) from error
            yield reader.line_num, cells
    finally:
        if not file.closed:
            text.detach()


def _encoding(file: BinaryIO) -> str:
    """UTF-8 (with or without mark) or Windows-1252; refuses what is neither, or both."""
    if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise BadFile("utf16")
    file.seek(0)
    first_bad, has_utf8, number, blank = 0, False, 0, True
    while line := file.readline(MAX_LINE):
        number += 1
        if len(line) == MAX_LINE:
            raise BadFile("long", number, MAX_CELL)
        blank = blank and not line.strip(b" \t\r\n\xef\xbb\xbf;,")
        if line.isascii():
            if _is_binary(line):
                raise BadFile("binary", number)
            continue
        if _is_binary(line):
            raise BadFile("binary", number)
        try:
            line.decode("utf-8")
            has_utf8 = True
        except UnicodeDecodeError:
            first_bad = first_bad or number
    if blank:
        raise BadFile("empty")
    return _judge(file, first_bad, has_utf8)


def _judge(file: BinaryIO, first_bad: int, has_utf8: bool) -> str:
    if not first_bad:
        return "utf-8-sig"
    if has_utf8:
        raise BadFile("mixed", first_bad)
    file.seek(0)
    for number, line in enumerate(iter(lambda: file.readline(MAX_LINE), b""), 1):
        try:
            line.decode("cp1252")
        except UnicodeDecodeError as error:
            raise BadFile("binary", number) from error
        if any(mark in line for mark in (b"\xc3\xa5", b"\xc3\xa4", b"\xc3\xb6")):
            raise BadFile("mixed", number)
    return "cp1252"


_CONTROL = bytes(code for code in range(32) if code not in (9, 10, 13))


def _is_binary(line: bytes) -> bool:
    return len(line.translate(None, _CONTROL)) != len(line)
