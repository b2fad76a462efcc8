"""Tables out of the house: safe to open in a spreadsheet, and never whole in memory."""

import csv
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse

# A spreadsheet takes a cell that begins like this for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# What XML 1.0, and so a workbook, cannot hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Table = Iterable[Sequence[object]]


def safe_cell(value: object) -> str:
    """The value as text that no spreadsheet will run; an import takes the apostrophe off again."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def csv_lines(head: Sequence[str], rows: Table) -> Iterator[str]:
    """A CSV file line by line, with the mark that spreadsheets look for."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + writer.writerow([safe_cell(cell) for cell in head])
    for row in rows:
        yield writer.writerow([safe_cell(cell) for cell in row])


def workbook(head: Sequence[str], rows: Table) -> IO[bytes]:
    """An Excel workbook as an open temporary file; rows pass through one at a time."""
    # Here, and not above: it brings NumPy along, 16 MB in each process that never writes a book.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([_cell(cell) for cell in head])
    for row in rows:
        sheet.append([_cell(cell) for cell in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return file


def download(name: str, kind: str, head: Sequence[str], rows: Table) -> HttpResponseBase:
    """The table as a file to save. `kind` is "csv" or "xlsx"; `name` goes without the ending."""
    if kind == "xlsx":
        return FileResponse(
            workbook(head, rows), as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX
        )
    response = StreamingHttpResponse(csv_lines(head, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def csv_response(name: str, head: Sequence[str], rows: Table) -> HttpResponse:
    """A CSV file to download, in UTF-8 with the mark that spreadsheets look for."""
    response = HttpResponse("".join(csv_lines(head, rows)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _cell(value: object) -> object:
    """Whole numbers stay numbers; all else is text, without what a workbook cannot hold."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return _ILLEGAL.sub("", safe_cell(value))[:32_000]


class _Echo:
    """A file that hands back what is written to it, for streaming."""

    def write(self, text: str) -> str:
        return text
