"""Files with headings of their own: what their columns are is said once and remembered."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni import tasks
from alumni.importing import guessing, reading, tables
from alumni.importing.cleaning import Names
from alumni.importing.columns import ALIASES, LABELS
from alumni.models import (
    Address,
    ColumnMapping,
    Consent,
    ConsentState,
    Degree,
    Employment,
    ImportBatch,
    ImportRow,
    Person,
    User,
    WaitingFile,
)
from campaigns.models import Suppression
from cms import setup
from tests.editing import opened
from tests.factories import ProgrammeFactory, UserFactory, consent

pytestmark = pytest.mark.django_db
HEAD = "Medlem;Vem är det;Nås på;Linje;Klar;Kommentar\n"
NORA = "u1;Nora Tallberg;nora@alumni.example;TDTEK;2017-06-05;snäll\n"
EK = "u2;Ek, Ellen;ellen@alumni.example;TDTEK;2018-06-05;\n"
COLUMNS = ["student_uid", "namn", "epost", "programkod", "examensdatum", ""]


@pytest.fixture(autouse=True)
def keeper(client):
    setup._rights()
    ProgrammeFactory(code="TDTEK")
    user = UserFactory(role=User.Role.STAFF, language="en")
    client.force_login(user)
    return user


def url(name, *args):
    return reverse(f"alumni_staff:{name}", args=args)


def upload(client, content, name="lista.csv"):
    return client.post(url("imports"), {"file": SimpleUploadedFile(name, content.encode())})


def answer(client, page, columns=COLUMNS, name="Spreadsheet"):
    key = re.search(r'name="key" value="([^"]+)"', page.content.decode())[1]
    said = {f"column-{at}": column for at, column in enumerate(columns)}
    waits = WaitingFile.objects.get()
    return client.post(url("mapping_answer", waits.pk), {"key": key, "name": name, **said})


# ── Asked once, then known ────────────────────────────────────────────────────────────────────
def test_unknown_headings_are_asked_about_with_samples_and_nothing_is_read(client):
    page = upload(client, HEAD + NORA + EK)

    words = page.content.decode()
    assert "Nora Tallberg" in words
    assert "Ek, Ellen" in words
    assert not ImportBatch.objects.exists()
    assert b"Tallberg" not in bytes(WaitingFile.objects.get().content)


def test_the_answer_is_read_remembered_and_used_at_once_the_next_time(client):
    first = answer(client, upload(client, HEAD + NORA))
    mapping = ColumnMapping.objects.get()
    assert first.url == url("import", ImportBatch.objects.get().pk)
    assert not WaitingFile.objects.exists()

    again = upload(client, HEAD + EK)

    batch = ImportBatch.objects.latest("pk")
    assert again.url == url("import", batch.pk)
    assert (batch.mapping, batch.columns[1]) == (mapping, ["Vem är det", "namn"])
    tasks.plan_import(batch.pk)
    data = ImportRow.objects.get(batch=batch).data
    assert (data["given_name"], data["family_name"]) == ("Ellen", "Ek")
    assert "så som vi minns dem under ”Spreadsheet”" in client.get(again.url).content.decode()


def test_a_file_with_other_headings_is_asked_about_again(client):
    answer(client, upload(client, HEAD + NORA))

    upload(client, HEAD.replace("Klar", "Färdig") + NORA)

    assert WaitingFile.objects.count() == 1


def test_known_headings_are_not_asked_about(client):
    upload(client, "fornamn;efternamn;epost;examensdatum;programkod\nA;B;a@b.se;2017-06-05;TDTEK\n")

    assert ImportBatch.objects.exists()
    assert not WaitingFile.objects.exists()


@pytest.mark.parametrize(
    ("column", "sentence"),
    [
        (1, "personens förnamn"),
        (2, None),
        (3, "program eller examensbenämning"),
        (4, "anger examensdatum"),
    ],
)
def test_what_no_column_gives_is_said_in_words(client, column, sentence):
    said = [name if at != column else "" for at, name in enumerate(COLUMNS)]

    page = answer(client, upload(client, HEAD + NORA), said)

    if sentence:
        assert page.status_code == 200
        assert sentence in page.content.decode()
        assert WaitingFile.objects.exists()
    assert ImportBatch.objects.exists() == (sentence is None)


def test_one_column_of_ours_is_given_once(client):
    said = ["epost", *COLUMNS[1:]]

    page = answer(client, upload(client, HEAD + NORA), said)

    assert "är redan E-post" in page.content.decode()
    assert not ImportBatch.objects.exists()


def test_a_row_that_could_not_be_used_is_mended_and_loaded_again(client):
    answer(client, upload(client, HEAD + NORA + EK.replace("ellen@alumni.example", "ellen")))
    batch = ImportBatch.objects.get()
    tasks.plan_import(batch.pk)
    assert (batch.lines.filter(outcome="new").count(), batch.lines.count()) == (1, 2)
    errors = b"".join(client.get(url("import_errors", batch.pk)).streaming_content).decode()

    upload(client, errors.replace("ellen", "ellen@alumni.example"), "fel.csv")

    mended = ImportBatch.objects.latest("pk")
    tasks.plan_import(mended.pk)
    row = mended.lines.get()
    assert (row.outcome, row.data["family_name"]) == ("new", "Ek")
    assert row.data["email"] == "ellen@alumni.example"


def test_a_bad_cell_found_after_the_answer_is_said_and_the_answer_kept(client):
    page = answer(client, upload(client, HEAD + NORA.replace("Nora Tallberg", "=1+1")))

    assert page.url == url("imports")
    assert "formel" in client.get(page.url).content.decode()
    assert ColumnMapping.objects.exists()
    assert not ImportBatch.objects.exists()


# ── The file that waits ───────────────────────────────────────────────────────────────────────
def test_another_key_another_person_or_a_late_answer_opens_nothing(client, keeper):
    page = upload(client, HEAD + NORA)
    waits = WaitingFile.objects.get()
    there = url("mapping_answer", waits.pk)
    assert client.post(there, {"key": "x", "name": "n"}).url == url("imports")

    client.force_login(UserFactory(role=User.Role.STAFF))
    assert answer(client, page).url == url("imports")

    client.force_login(keeper)
    WaitingFile.objects.update(created_at=timezone.now() - timedelta(hours=2))
    assert answer(client, page).url == url("imports")
    assert not ImportBatch.objects.exists()


def test_a_file_that_nobody_explained_is_forgotten(client):
    upload(client, HEAD + NORA)
    WaitingFile.objects.update(created_at=timezone.now() - timedelta(hours=2))

    tasks.forget_waiting_files()

    assert not WaitingFile.objects.exists()


def test_the_page_shows_no_whole_personal_number(client):
    page = upload(client, "Vem;Nr\nNora Tallberg;19900101-2384\n").content.decode()

    assert "2384" not in page
    assert "19900101-••••" in page


# ── Guesses ───────────────────────────────────────────────────────────────────────────────────
def test_columns_are_guessed_by_their_headings_and_then_by_what_stands_below():
    headers = ["Förnamm", "Elevens efternamn", "A", "B", "C", "D", "Programme", "Kommentar"]
    samples = [
        ["Nora"], ["Ek"], ["n@alumni.example"], ["19900101-2384"], ["1990-01-01"],
        ["2017-06-05"], ["TDTEK"], ["snäll", "glad"],
    ]  # fmt: skip

    assert guessing.guesses(headers, samples, Names.load()) == [
        "fornamn", "efternamn", "epost", "personnummer", "fodelsedatum", "examensdatum",
        "programkod", "",
    ]  # fmt: skip


def test_no_column_is_guessed_twice():
    headers, samples = ["E-post", "Reserv"], [["a@b.se"], ["c@d.se"]]

    assert guessing.guesses(headers, samples, Names.load()) == ["epost", ""]


# ── Consent and suppression ───────────────────────────────────────────────────────────────────
def test_no_column_can_be_consent_suppression_or_what_is_shown():
    told = {field.name for model in (Consent, ConsentState, Suppression) for field in
            model._meta.concrete_fields} - {"id", "person", "language", "at"}  # fmt: skip
    shown = {"listed_to", "audiences", "hidden_at", "paused_until", "days_between_letters"}

    assert not set(ALIASES) & (told | shown)
    assert set(LABELS) < set(ALIASES)
    assert {Person, Address, Degree, Employment, ImportRow} == tables.WRITABLE
    with pytest.raises(TypeError):
        tables.insert(Consent, [{"granted": True}])


@pytest.mark.parametrize("column", ["consent", "samtycke", "suppressed", "granted", "listed_to"])
def test_a_target_that_is_no_column_of_ours_is_refused(client, column):
    page = answer(client, upload(client, HEAD + NORA), [*COLUMNS[:5], column])

    assert page.status_code == 200
    assert not ImportBatch.objects.exists()
    with pytest.raises(KeyError):
        reading.column_of("Kommentar", {"Kommentar": column})


def test_an_import_with_said_columns_leaves_consent_as_it_was(client):
    person = Person.objects.create(given_name="Nora", family_name="Tallberg", student_uid="u1")
    consent(person, granted=False)
    before = list(Consent.objects.values())
    answer(client, upload(client, HEAD.replace("Kommentar", "Samtycke") + NORA))
    batch = ImportBatch.objects.get()
    tasks.plan_import(batch.pk)
    client.post(url("import_apply", batch.pk))

    tasks.apply_import(batch.pk, None)

    assert person.degrees.count() == 1
    assert list(Consent.objects.values()) == before


# ── What is remembered ────────────────────────────────────────────────────────────────────────
def test_a_remembered_mapping_is_renamed_changed_and_forgotten(client):
    answer(client, upload(client, HEAD + NORA))
    mapping = ColumnMapping.objects.get()
    said = {f"column-{at}": column for at, column in enumerate([*COLUMNS[:5], "telefon"])}

    page = url("mapping", mapping.pk)
    client.post(page, opened(client, page) | {"name": "Sköterskorna", **said})

    mapping.refresh_from_db()
    assert (mapping.name, mapping.columns[5][1]) == ("Sköterskorna", "telefon")
    assert "Sköterskorna" in client.get(url("mappings")).content.decode()
    client.post(url("mapping_delete", mapping.pk))
    assert not ColumnMapping.objects.exists()
    assert ImportBatch.objects.get().columns[1] == ["Vem är det", "namn"]


def test_the_list_asks_as_many_questions_for_three_as_for_one(client):
    def remembered(number):
        for at in range(number):
            ColumnMapping.objects.remember(f"m{at}{number}", [(f"h{at}{number}", "epost")], None)

    remembered(1)
    client.get(url("mappings"))
    with CaptureQueriesContext(connection) as one:
        client.get(url("mappings"))
    remembered(2)
    with CaptureQueriesContext(connection) as three:
        client.get(url("mappings"))

    assert len(three) == len(one)


@pytest.mark.parametrize("role", ["alumnus", "teacher", "communicator"])
def test_strangers_come_to_none_of_it(client, role):
    mapping = ColumnMapping.objects.remember("m", [("h", "epost")], None)
    client.force_login(UserFactory(role=role))

    assert client.get(url("mappings")).status_code in (302, 403)
    assert client.get(url("mapping", mapping.pk)).status_code in (302, 403)
    assert client.post(url("mapping_delete", mapping.pk)).status_code in (302, 403)
    assert ColumnMapping.objects.exists()
