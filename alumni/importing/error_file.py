"""The refused rows as a file to mend and import again."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from alumni.exporting import safe_cell
from alumni.importing.columns import EXPORTED
from alumni.importing.reasons import sentence
from alumni.models import Campus, ImportRow, Programme

FROM_DATA = {
    "student_uid": "student_uid", "fodelsedatum": "birth_date", "fornamn": "given_name",
    "efternamn": "family_name", "epost": "email", "telefon": "phone", "bostadsort": "town",
    "lan": "county", "examensbenamning_sv": "title", "examenstyp": "level",
    "huvudomrade": "subject", "examensdatum": "awarded_on", "omfattning_hp": "credits",
}  # fmt: skip


def lines(rows: Any) -> Iterator[str]:
    """CSV text, line by line, of the refused among these rows; the reason in the last column."""
    yield "\ufeff" + _line([*EXPORTED, "skal"])
    programmes = dict(Programme.objects.values_list("pk", "code"))
    campuses = dict(Campus.objects.values_list("pk", "code"))
    refused = rows.filter(outcome=ImportRow.Outcome.REFUSED).order_by("number")
    for row in refused.iterator(chunk_size=2000):
        raw = row.data.get("raw")
        if raw is None:
            raw = {column: row.data.get(key) for column, key in FROM_DATA.items()}
            raw["programkod"] = programmes.get(row.data.get("programme"))
            raw["ort"] = campuses.get(row.data.get("campus"))
            raw["skyddsstatus"] = "1" if row.data.get("protected") else ""
            raw["avliden"] = "1" if row.data.get("deceased") else ""
        yield _line([*(raw.get(column) for column in EXPORTED), sentence(row.reason)])


def _line(cells: list[object]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerow([safe_cell(cell) for cell in cells])
    return text.getvalue()


def file_name(name: str) -> str:
    return f"fel-{date.today():%Y%m%d}-{name.rsplit('.', 1)[0]}.csv"
