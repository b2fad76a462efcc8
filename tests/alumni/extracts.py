"""A student register's extract as the tests write it, and what is done with it."""

import io

from alumni import importing
from alumni.exporting import csv_lines
from alumni.importing import error_file
from alumni.models import Address, Degree, Employment, ImportBatch, Person
from tests.factories import CampusFactory, ProgrammeFactory

HEAD = (
    "student_uid;Personnummer;Förnamn;Efternamn;E-post;Programkod;Examensdatum;Ort;Bostadsort;Län;"
    "Skyddsstatus;Avliden;Examensbenämning\n"
)
State = ImportBatch.State


def places():
    ProgrammeFactory(code="TDTEK", name_sv="Datateknik")
    CampusFactory(code="sundsvall", name_sv="Sundsvall")


def line(
    uid="u1", number="", given="Nora", family="Tallberg", email="nora@alumni.example",
    code="TDTEK", day="2017-06-05", campus="Sundsvall", town="Härnösand", county="22",
    protected="", dead="", title="",
):  # fmt: skip
    cells = (
        uid, number, given, family, email, code, day, campus, town, county, protected, dead, title,
    )  # fmt: skip
    return ";".join(cells) + "\n"


def read(*lines, name="extract.csv", head=HEAD, encoding="utf-8"):
    batch = importing.stage(io.BytesIO((head + "".join(lines)).encode(encoding)), name)
    importing.plan(batch)
    return batch


def applied(*lines, **how):
    batch = read(*lines, **how)
    assert batch.begin(State.APPLYING, (State.READ,))
    importing.apply(batch)
    return batch


def undone(batch):
    assert batch.begin(State.UNDOING, (State.APPLIED,))
    importing.undo(batch)
    return batch


def error_lines(batch):
    return csv_lines(error_file.HEAD, error_file.table(batch.lines.all()))


def reasons(batch):
    return [row.reason.split("|")[0] for row in batch.lines.exclude(reason="").order_by("number")]


def snapshot(*models):
    models = models or (Person, Address, Degree, Employment)
    return {model: sorted(map(str, model.objects.values_list())) for model in models}
