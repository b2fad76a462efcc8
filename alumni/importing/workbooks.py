"""An Excel workbook as lines of text. It is looked through before anything in it is unpacked."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from alumni.importing.reasons import BadFile

MAX_UNPACKED = 300 * 1024 * 1024
# Figures and names pack to a tenth or so; what packs harder, and is large, is made to burst.
MAX_RATIO = 150
RATIO_FROM = 20 * 1024 * 1024
MAX_PARTS = 2_000
MAX_COLUMNS = 500
BROKEN = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, KeyError, ValueError, OSError,
    SyntaxError, TypeError, AttributeError, IndexError, EOFError, NotImplementedError,
    RuntimeError, expat.ExpatError,
)  # fmt: skip


def lines(file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    """The lines of the first sheet, numbered from 1. Raises BadFile."""
    try:
        with zipfile.ZipFile(file) as archive:
            _look_through(archive)
        book = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
    except BadFile:
        raise
    except BROKEN as error:
        raise BadFile("workbook") from error
    try:
        sheet = book.worksheets[0]
        # What the file says of its own size would have us fill up rows to the last column.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), 1):
            if len(cells) > MAX_COLUMNS:
                raise BadFile("wide", number, MAX_COLUMNS)
            yield number, [_cell(cell, number) for cell in cells]
    except BadFile:
        raise
    except BROKEN as error:
        raise BadFile("workbook") from error
    finally:
        book.close()


def _look_through(archive: zipfile.ZipFile) -> None:
    """Refuse bombs, locked files and other kinds of file, by the table of contents alone."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise BadFile("locked")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise BadFile("bundle")
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    tight = unpacked > RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1)
    if unpacked > MAX_UNPACKED or tight or len(parts) > MAX_PARTS:
        raise BadFile("bomb", MAX_UNPACKED // 1024**2)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                _refuse_entities(stream)


class _Begun(Exception):
    """The first element is reached: nothing can be declared any more."""


def _refuse_entities(stream: BinaryIO) -> None:
    """A workbook declares no document type; one that does means to grow when it is read."""

    def declared(*_args: object) -> None:
        raise BadFile("entities")

    def begun(*_args: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = begun
    try:
        while chunk := stream.read(16_384):
            parser.Parse(chunk, False)
    except _Begun:
        return


def _cell(cell: object, line: int) -> str:
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if getattr(cell, "data_type", "") == "f":
        raise BadFile("formula", line, cell.column_letter)
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
