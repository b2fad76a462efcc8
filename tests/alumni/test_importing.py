import ast
import io
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation

from alumni import importing
from alumni.exporting import workbook
from alumni.importing import error_file
from alumni.importing.tables import WRITABLE
from alumni.models import (
    Address,
    Consent,
    ConsentState,
    Degree,
    Employment,
    ImportBatch,
    ImportRow,
    Person,
)
from tests.alumni.extracts import (
    HEAD,
    applied,
    error_lines,
    line,
    places,
    read,
    reasons,
    snapshot,
    undone,
)
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    PersonFactory,
    ProgrammeFactory,
    UserFactory,
    consent,
)

pytestmark = pytest.mark.django_db
State = ImportBatch.State


@pytest.fixture(autouse=True)
def _places():
    places()


# ── Dry run ───────────────────────────────────────────────────────────────────────────────────
def test_a_dry_run_changes_nothing_in_the_register():
    PersonFactory(student_uid="u1", given_name="Eleonora")
    before = snapshot()

    batch = read(line(), line(uid="u2", email="kim@alumni.example", given="Kim"))

    assert (batch.new, batch.changed, batch.refused) == (1, 1, 0)
    assert snapshot() == before


def test_changes_are_shown_field_by_field():
    person = PersonFactory(student_uid="u1", given_name="Nora", family_name="Berg", county="")
    row = read(line()).lines.get()

    assert row.person == person
    assert row.changes["person"]["family_name"] == ["Berg", "Tallberg"]
    assert row.changes["person"]["county"] == ["", "22"]


def test_importing_the_same_file_twice_finds_everything_the_same():
    applied(line(), line(day="2019-06-05", title="Magisterexamen"))

    again = read(line(), line(day="2019-06-05", title="Magisterexamen"))

    assert (again.same, again.new, again.changed) == (2, 0, 0)
    assert Person.objects.count() == 1
    assert Degree.objects.count() == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_and_delimiters_of_the_world_are_read(encoding, delimiter):
    text = (HEAD + line(given="Åsa", day="20170605")).replace(";", delimiter)

    batch = importing.stage(io.BytesIO(text.encode(encoding)), "x.csv")

    data = batch.lines.get().data
    assert (data["given_name"], data["awarded_on"]) == ("Åsa", "2017-06-05")


def test_workbooks_are_read():
    book = openpyxl.Workbook()
    for row in (HEAD + line()).splitlines():
        book.active.append(row.split(";"))
    file = io.BytesIO()
    book.save(file)

    assert importing.stage(file, "x.xlsx").lines.get().data["given_name"] == "Nora"


def test_a_plain_personal_number_is_never_stored():
    applied(line(uid="", number="19900102-1234"), line(uid="", number="19900102-12", given="X"))

    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(r)::text FROM alumni_importrow r")
        stored = str(cursor.fetchall())
    person = Person.objects.get()
    assert "19900102" not in stored
    assert len(person.personal_number_hash) == 64
    assert person.birth_date.isoformat() == "1990-01-02"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"given": ""}, "name"),
        ({"code": "TDTEK1"}, "programme_like"),
        ({"day": "5 juni"}, "date"),
        ({"day": ""}, "no_date"),
        ({"day": "2999-01-01"}, "year"),
        ({"email": "nora@"}, "email"),
        ({"campus": "Paris"}, "campus"),
        ({"number": "123"}, "personal_number"),
        ({"uid": "", "email": ""}, "identity"),
        ({"code": "", "title": ""}, "degree"),
        ({"county": "99"}, "county"),
        ({"town": "x" * 81}, "long"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_reason(cells, code):
    batch = read(line(**cells), line(uid="u9", email="ok@alumni.example", given="Bo"))

    assert reasons(batch) == [code]
    assert (batch.refused, batch.new) == (1, 1)
    for language in ("sv", "en"):
        with translation.override(language):
            assert "{" not in importing.sentence(batch.lines.get(outcome="refused").reason)


def test_refused_rows_come_as_a_file_that_can_be_mended_and_imported_again():
    text = "".join(error_lines(read(line(code="TDTEK1", title="Examen"))))

    again = read(text.replace("TDTEK1", "TDTEK"), head="")

    assert again.new == 1
    assert again.refused == 0


def test_the_error_file_comes_as_a_workbook_too_that_can_be_mended_and_imported_again():
    refused = read(line(code="TDTEK1", title="Examen")).lines.all()
    ProgrammeFactory(code="TDTEK1")

    with workbook(error_file.HEAD, error_file.table(refused)) as file:
        batch = importing.stage(file, "fel.xlsx")
    importing.plan(batch)

    assert (batch.new, batch.refused) == (1, 0)


def test_the_error_file_holds_no_formulas():
    batch = read(line(code="TDTEK1"))
    ImportRow.objects.update(data={"raw": {"fornamn": "=1+1", "efternamn": "-x"}})

    text = "".join(error_lines(batch))

    assert ";'=1+1;'-x;" in text


# ── Matching ──────────────────────────────────────────────────────────────────────────────────
def test_a_person_is_found_by_personal_number():
    applied(line(uid="", number="199001021234"))

    assert read(line(uid="", number="19900102-1234", email="", day="2020-01-01")).changed == 1


def test_a_person_is_found_by_address_and_name_in_any_case():
    person = PersonFactory(given_name="Nora", family_name="Tallberg", email="nora@alumni.example")

    assert read(line(email="Nora@Alumni.Example")).lines.get().person == person


def test_two_people_may_share_an_address():
    PersonFactory(given_name="Olle", family_name="Tallberg", email="nora@alumni.example")

    batch = applied(line())

    assert batch.new == 1
    assert Address.objects.filter(email="nora@alumni.example").count() == 2


def test_a_new_surname_at_the_same_address_is_a_possible_duplicate():
    PersonFactory(given_name="Nora", family_name="Berg", email="nora@alumni.example")

    assert reasons(read(line())) == ["duplicate"]


def test_birth_date_name_and_degree_find_a_person_and_without_the_degree_it_is_unsure():
    person = PersonFactory(
        given_name="Nora", family_name="Tallberg", birth_date="1990-01-02", email=False
    )
    unsure = read(line(uid="", number="19900102-1234"))
    DegreeFactory(person=person, programme__code="X", year=2017)
    Degree.objects.update(programme=ProgrammeFactory._meta.model.objects.get(code="TDTEK"))

    assert reasons(unsure) == ["duplicate"]
    assert read(line(uid="", number="19900102-1234")).lines.get().person == person


def test_an_id_and_a_personal_number_of_different_people_are_refused():
    applied(line(uid="u1"), line(uid="", number="199001021234", given="Bo", email=""))

    assert reasons(read(line(uid="u1", number="199001021234"))) == ["ids_disagree"]


def test_several_degrees_of_a_new_person_make_one_person():
    applied(line(), line(day="2019-06-05"), line(day="2021-06-05"))

    assert Person.objects.get().degrees.count() == 3


def test_several_degrees_make_one_person_across_blocks(monkeypatch):
    monkeypatch.setattr("alumni.importing.tables.BLOCK", 2)
    monkeypatch.setattr("alumni.importing.undoing.BLOCK", 2)
    before = snapshot()

    batch = applied(*[line(day=f"20{year}-06-05") for year in range(10, 17)])

    assert Person.objects.get().degrees.count() == 7
    undone(batch)
    assert snapshot() == before


def test_an_erased_person_is_refused_and_not_made_anew():
    PersonFactory(student_uid="u1", erased_at=timezone.now())

    assert reasons(applied(line())) == ["erased"]
    assert Person.objects.count() == 1


def test_somebody_merged_away_is_the_one_they_became():
    kept = PersonFactory()
    PersonFactory(student_uid="u1", merged_into=kept, email=False)
    kept.student_uid = None
    row = read(line()).lines.get()

    assert row.person == kept


# ── What may change ───────────────────────────────────────────────────────────────────────────
def test_the_persons_own_words_win():
    person = PersonFactory(
        student_uid="u1", user=UserFactory(), given_name="Ellinor", town="Åre", county="23"
    )
    batch = applied(line())

    person.refresh_from_db()
    assert (person.given_name, person.town) == ("Ellinor", "Åre")
    assert batch.lines.get().changes["kept"]["given_name"] == ["Ellinor", "Nora"]


def test_a_primary_address_is_not_replaced():
    person = PersonFactory(student_uid="u1", email="old@alumni.example")

    applied(line())

    assert person.primary_address.email == "old@alumni.example"
    second = person.addresses.get(email="nora@alumni.example")
    assert (second.primary, second.confirmed_at) == (False, None)


def test_an_empty_cell_empties_nothing():
    person = PersonFactory(student_uid="u1", town="Åre")

    applied(line(town="", county=""))

    person.refresh_from_db()
    assert (person.town, person.county) == ("Åre", "22")


def test_a_protected_identity_loses_place_and_work_and_the_undo_brings_them_back():
    job = EmploymentFactory(person=PersonFactory(student_uid="u1", town="Åre"))
    before = snapshot()

    batch = applied(line(protected="1"))

    person = job.person
    person.refresh_from_db()
    assert person.is_protected
    assert (person.town, person.county, person.employments.count()) == ("", "", 0)
    undone(batch)
    assert snapshot() == before


def test_a_protected_newcomer_has_no_place():
    applied(line(protected="J"))

    person = Person.objects.get()
    assert (person.is_protected, person.town, person.county) == (True, "", "")


def test_the_deceased_are_noted():
    applied(line(dead="true"))

    assert Person.objects.get().deceased_at is not None


def test_a_self_reported_degree_becomes_verified():
    person = PersonFactory(student_uid="u1")
    programme = ProgrammeFactory._meta.model.objects.get(code="TDTEK")
    degree = DegreeFactory(person=person, programme=programme, year=2017, verified=False)

    applied(line())

    degree.refresh_from_db()
    assert degree.verified
    assert degree.awarded_on.isoformat() == "2017-06-05"


# ── Consent is out of reach ───────────────────────────────────────────────────────────────────
def test_importing_never_names_consent_or_suppression():
    for path in Path(importing.__file__).parent.glob("*.py"):
        named = {
            part
            for node in ast.walk(ast.parse(path.read_text()))
            for part in (
                [node.id] if isinstance(node, ast.Name)
                else [alias.name for alias in node.names]
                if isinstance(node, ast.Import | ast.ImportFrom) else []
            )
        }  # fmt: skip
        forbidden = {"Consent", "ConsentState", "Suppression", "consenting", "campaigns", "Wording"}
        assert not named & forbidden, path.name
    assert {Person, Address, Degree, Employment, ImportRow} == WRITABLE


def test_consent_stays_as_it_was_through_import_and_undo():
    person = PersonFactory(student_uid="u1")
    consent(person, "newsletter", granted=False)
    consent(person, "requests")
    before = snapshot(Consent, ConsentState)

    undone(applied(line(), line(uid="u2", email="x@alumni.example", given="Bo")))

    assert snapshot(Consent, ConsentState) == before


# ── Command ───────────────────────────────────────────────────────────────────────────────────
def test_the_command_reads_dry_applies_and_undoes(tmp_path, capsys):
    file = tmp_path / "extract.csv"
    file.write_text(HEAD + line())

    call_command("import_people", str(file))
    assert Person.objects.count() == 0
    call_command("import_people", str(file), "--apply")
    assert Person.objects.count() == 1
    call_command("import_people", "--undo", str(ImportBatch.objects.latest("pk").pk))

    assert Person.objects.count() == 0


def test_the_command_says_what_is_wrong_with_a_file(tmp_path):
    file = tmp_path / "extract.csv"
    file.write_bytes(b"")

    with pytest.raises(CommandError, match=r"extract\.csv"):
        call_command("import_people", str(file))


def test_a_line_about_the_person_of_an_earlier_line_is_told_and_not_counted_twice(client):
    batch = read(line(), line(day="2019-06-05"), line(), line("u2", given="Ida", email="i@x.se"))
    client.force_login(UserFactory(role="staff"))

    page = client.get(f"/admin/imports/{batch.pk}/").content.decode()

    assert (batch.new, batch.same) == (3, 1)
    assert "Samma person som rad 2: examen och adress läggs till" in page
    assert "Samma person som rad 2, och inget som inte redan står" in page
    batch.begin(State.APPLYING, (State.READ,))
    importing.apply(batch)
    assert (Person.objects.count(), Degree.objects.count()) == (2, 3)


@pytest.mark.parametrize("says", [(True, False), (False, True)])
def test_what_one_line_says_of_a_new_persons_protection_and_death_holds_for_all(says):
    lines = [
        line(day=day, title=day, protected="ja" if said else "", dead="ja" if said else "")
        for day, said in zip(("2017-06-05", "2019-06-05"), says, strict=True)
    ]

    batch = read(*lines)
    assert not batch.lines.visible_to(UserFactory(role="staff")).exists()
    assert "Härnösand" not in str(list(batch.lines.values_list("data")))
    assert batch.begin(State.APPLYING, (State.READ,))
    importing.apply(batch)

    person = Person.objects.get()
    assert person.protected_at
    assert person.deceased_at
    assert (person.town, person.county, person.degrees.count()) == ("", "", 2)
    assert batch.begin(State.UNDOING, (State.APPLIED,))
    importing.undo(batch)
    assert not Person.objects.exists()


def test_a_dry_run_with_nothing_to_apply_offers_only_to_be_thrown_away(client):
    client.force_login(UserFactory(role="staff"))
    nothing, something = read(line(email="ingen adress")), read(line())

    pages = [
        client.get(reverse("alumni_staff:import", args=[batch.pk])).content.decode()
        for batch in (nothing, something)
    ]

    applies = [reverse("alumni_staff:import_apply", args=[b.pk]) for b in (nothing, something)]
    assert [url in page for url, page in zip(applies, pages, strict=True)] == [False, True]
    assert "har 1 rad," in pages[0]
