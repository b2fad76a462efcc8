"""The refused rows as a file to mend and import again."""

from collections.abc import Iterator

from alumni.importing.columns import EXPORTED
from alumni.importing.reasons import sentence
from alumni.models import Campus, ImportRow, Programme
from alumni.models.batch import ImportRowQuerySet

FROM_DATA = {
    "student_uid": "student_uid", "fodelsedatum": "birth_date", "fornamn": "given_name",
    "efternamn": "family_name", "epost": "email", "telefon": "phone", "bostadsort": "town",
    "lan": "county", "examensbenamning_sv": "title", "examenstyp": "level",
    "huvudomrade": "subject", "examensdatum": "awarded_on", "omfattning_hp": "credits",
}  # fmt: skip


HEAD = [*EXPORTED, "skal"]


def table(rows: ImportRowQuerySet) -> Iterator[list[str | None]]:
    """The refused among these rows, below HEAD; the reason stands in the last column."""
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
        yield [*(raw.get(column) for column in EXPORTED), sentence(row.reason)]
