import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from alumni import duplicates, tasks
from alumni.models import AuditEntry, ImportBatch, Interaction, Person, User
from cms import setup
from tests.editing import opened
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    OfferFactory,
    OrganisationFactory,
    PersonFactory,
    ProgrammeFactory,
    UserFactory,
    consent,
)

pytestmark = pytest.mark.django_db
CSV = "student_uid;förnamn;efternamn;epost;examensdatum;programkod;skyddsstatus\n"
GETS = ["people", "export", "imports"]
ADMIN_GETS = ["accounts", "audit"]


@pytest.fixture
def keeper(client):
    setup._rights()
    user = UserFactory(role=User.Role.STAFF)
    client.force_login(user)
    return user


def url(name, *args):
    return reverse(f"alumni_staff:{name}", args=args)


def upload(client, *rows, name="extract.csv"):
    ProgrammeFactory._meta.model.objects.get_or_create(code="TDTEK", name_sv="Datateknik")
    content = (CSV + "".join(row + "\n" for row in rows)).encode()
    return client.post(url("imports"), {"file": SimpleUploadedFile(name, content)})


ROW = "u1;Nora;Tallberg;nora@alumni.example;2017-06-05;TDTEK;"


# ── Strangers ─────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("role", ["alumnus", "teacher", "communicator"])
def test_the_register_is_closed_to_all_who_do_not_keep_it(client, role):
    person = PersonFactory()
    client.force_login(UserFactory(role=role))

    for name in [*GETS, *ADMIN_GETS]:
        assert client.get(url(name)).status_code in (302, 403)
    assert client.get(url("person", person.pk)).status_code in (302, 403)
    assert client.post(url("deceased", person.pk)).status_code in (302, 403)
    person.refresh_from_db()
    assert person.deceased_at is None


@pytest.mark.parametrize("name", ADMIN_GETS)
def test_accounts_and_log_are_for_administrators(client, keeper, name):
    assert client.get(url(name)).status_code == 302 or client.get(url(name)).status_code == 403


def test_a_protected_identity_is_on_no_staff_screen_but_for_those_who_may(client, keeper):
    person = PersonFactory(family_name="Hemligsson", protected_at=timezone.now())

    assert "Hemligsson" not in client.get(url("people")).content.decode()
    assert client.get(url("person", person.pk), follow=True).status_code == 404
    client.post(url("note", person.pk), {"text": "x"})
    assert not person.notes.exists()

    keeper.handles_protected = True
    keeper.save()
    assert "Hemligsson" in client.get(url("people")).content.decode()
    assert client.get(url("person", person.pk)).status_code == 200
    assert AuditEntry.objects.get(person=person).act == AuditEntry.Act.READ_PROTECTED


# ── People ────────────────────────────────────────────────────────────────────────────────────
def full_person():
    person = DegreeFactory(person=PersonFactory(given_name="Nora")).person
    EmploymentFactory(person=person)
    OfferFactory(person=person)
    return person


def test_the_list_asks_as_many_questions_for_three_as_for_one(
    client, keeper, django_assert_max_num_queries
):
    full_person()
    client.get(url("people"))
    with django_assert_max_num_queries(28) as one:
        client.get(url("people"))
    full_person(), full_person()
    with django_assert_max_num_queries(28) as three:
        client.get(url("people"))

    assert len(three) == len(one)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=nora", True), ("q=NOR NORR", True), ("q=bertil", False), ("county=22", True),
        ("county=01", False), ("from_year=2015&to_year=2015", True), ("to_year=1999", False),
        ("account=no", True),
        ("account=yes", False), ("offer=guest_lecture", True), ("offer=mentor", False),
        ("order=new", True), ("after=x", True), ("from_year=abc", True),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(client, keeper, query, found):
    full_person()

    page = client.get(f"{url('people')}?{query}").content.decode()

    assert ("Nora Norrbin" in page) == found


def test_a_person_is_found_by_address(client, keeper):
    person = PersonFactory(email="nora@alumni.example")

    page = client.get(url("people"), {"q": "Nora@alumni.example"}).content.decode()

    assert person.name in page


def test_a_persons_page_shows_everything_and_writes_down_that_it_was_read(client, keeper):
    person = full_person()
    word = consent(person)
    Interaction.record(person, Interaction.Kind.EVENT, "Alumnkväll")

    page = client.get(url("person", person.pk)).content.decode()

    for text in (person.name, "Alumnkväll", word.wording.text, "Utvecklingschef"):
        assert text in page
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.by, entry.person) == (AuditEntry.Act.READ_CONTACT, keeper, person)


def test_a_note_is_part_of_the_history(client, keeper):
    person = PersonFactory()

    client.post(url("note", person.pk), {"text": "Ringde och tackade"})

    assert (person.notes.get().text, person.notes.get().by) == ("Ringde och tackade", keeper)
    assert "Ringde och tackade" in client.get(url("person", person.pk)).content.decode()


def test_only_those_who_handle_protected_identities_may_note_one(client, keeper):
    person = PersonFactory(town="Åre")
    assert client.post(url("protect", person.pk)).status_code in (302, 403)
    person.refresh_from_db()
    assert not person.is_protected

    keeper.handles_protected = True
    keeper.save()
    client.post(url("protect", person.pk))

    person.refresh_from_db()
    assert (person.is_protected, person.town) == (True, "")


def test_a_newly_protected_persons_town_leaves_the_match_card_at_once(client, keeper):
    keeper.handles_protected = True
    keeper.save()
    person = PersonFactory(town="Ljungaverk")
    duplicates.refresh([person.pk])
    assert "ljungaverk" in person.match_card.card

    client.post(url("protect", person.pk))

    person.match_card.refresh_from_db()
    assert "ljungaverk" not in person.match_card.card


def test_the_deceased_are_noted_and_a_mistake_is_mended(client, keeper):
    person = PersonFactory()

    client.post(url("deceased", person.pk))
    person.refresh_from_db()
    assert person.deceased_at

    client.post(url("deceased", person.pk), {"off": "1"})
    person.refresh_from_db()
    assert person.deceased_at is None


# ── Export ────────────────────────────────────────────────────────────────────────────────────
EXPORT = {
    "purpose": "Inbjudan till jubileet", "columns": ["given_name", "family_name"], "kind": "csv",
}  # fmt: skip


def exporter(keeper):
    keeper.may_export = True
    keeper.save()
    return keeper


def test_staff_without_the_right_can_export_nobody(client, keeper):
    PersonFactory(given_name="Nora")

    assert client.get(url("export")).status_code in (302, 403)
    assert client.post(url("export"), EXPORT).status_code in (302, 403)
    assert url("export") not in client.get(url("people")).content.decode()
    assert not AuditEntry.objects.filter(act="export").exists()


@pytest.mark.parametrize("role", ["alumnus", "teacher", "communicator"])
def test_the_right_alone_opens_the_export_to_nobody_outside_the_register(client, role):
    client.force_login(exporter(UserFactory(role=role)))

    assert client.post(url("export"), EXPORT).status_code in (302, 403)


def test_an_export_needs_a_purpose_and_is_logged(client, keeper):
    exporter(keeper)
    PersonFactory(given_name="=cmd()", phone="070-174 06 66")
    PersonFactory(family_name="Hemligsson", protected_at=timezone.now())

    assert b"cmd()" not in client.post(url("export"), EXPORT | {"purpose": ""}).content
    response = client.post(url("export"), EXPORT)
    text = b"".join(response.streaming_content).decode()

    assert "'=cmd()" in text
    assert "Hemligsson" not in text
    assert "070-174" not in text
    entry = AuditEntry.objects.get()
    assert (entry.subject, entry.by) == (EXPORT["purpose"], keeper)
    assert entry.detail["columns"] == EXPORT["columns"]


def test_an_address_of_somebody_else_is_in_no_file(client, keeper):
    exporter(keeper)
    PersonFactory(email="annan@alumni.example").addresses.get().mark_wrong()

    response = client.post(url("export"), EXPORT | {"columns": ["given_name", "email"]})
    text = b"".join(response.streaming_content).decode()

    assert "Maja" in text
    assert "annan@" not in text


def test_a_workbook_leaves_out_protected_identities_even_for_those_who_handle_them(client, keeper):
    import openpyxl

    exporter(keeper).handles_protected = True
    keeper.save()
    DegreeFactory(person=PersonFactory(given_name="+46", family_name="Ek\x07"))
    PersonFactory(family_name="Hemligsson", protected_at=timezone.now())
    columns = ["given_name", "family_name", "degrees"]

    response = client.post(url("export"), EXPORT | {"kind": "xlsx", "columns": columns})
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    rows = list(book.active.values)

    assert len(rows) == 2
    assert rows[1][:2] == ("'+46", "Ek")
    assert rows[1][2].endswith(", 2015")


@pytest.mark.parametrize("column", ["personal_number_hash", "birth_date", "protected_at"])
def test_no_other_column_can_be_asked_for(client, keeper, column):
    exporter(keeper)

    page = client.post(url("export"), EXPORT | {"columns": [column]})

    assert not page.streaming
    assert not AuditEntry.objects.exists()


# ── Imports ───────────────────────────────────────────────────────────────────────────────────
def test_a_file_is_read_shown_applied_and_undone(client, keeper):
    PersonFactory(student_uid="u2", given_name="Eleonora", family_name="Ek")
    rows = [ROW, "u2;Ellen;Ek;;2018-06-05;TDTEK;", "u3;;X;;2018-06-05;TDTEK;"]
    response = upload(client, *rows)
    batch = ImportBatch.objects.get()
    assert response.url == url("import", batch.pk)
    assert "http-equiv" in client.get(response.url).content.decode()

    tasks.plan_import(batch.pk)
    page = client.get(response.url).content.decode()
    assert "Eleonora" in page
    assert "Ellen" in page
    assert b"".join(client.get(url("import_errors", batch.pk)).streaming_content)

    client.post(url("import_apply", batch.pk))
    tasks.apply_import(batch.pk, keeper.pk)
    assert Person.objects.filter(given_name__in=["Nora", "Ellen"]).count() == 2
    assert client.get(response.url).status_code == 200

    client.post(url("import_undo", batch.pk))
    tasks.undo_import(batch.pk, keeper.pk)
    assert Person.objects.get().given_name == "Eleonora"
    acts = list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["import", "undo"]
    assert client.get(url("imports")).status_code == 200


def test_a_bad_file_is_answered_with_a_sentence(client, keeper):
    response = client.post(url("imports"), {"file": SimpleUploadedFile("a.csv", b"\x89PNG\0")})

    assert response.status_code == 200
    assert ImportBatch.objects.count() == 0
    assert "sv-bad" in response.content.decode()


def test_rows_on_protected_identities_are_not_shown(client, keeper):
    upload(client, "u1;Hem;Ligsson;h@alumni.example;2017-06-05;TDTEK;1")
    batch = ImportBatch.objects.get()
    tasks.plan_import(batch.pk)

    page = client.get(url("import", batch.pk)).content.decode()

    assert "Ligsson" not in page


def test_the_diff_shows_a_persons_own_word_first_and_can_be_narrowed_to_a_field(client, keeper):
    PersonFactory(student_uid="u1", given_name="Eleonora", family_name="Ek")
    own = PersonFactory(
        student_uid="u2", given_name="Karin", family_name="Egen", user=UserFactory()
    )
    upload(client, "u1;Nora;Ek;;2018-06-05;TDTEK;", "u2;Nora;Annan;;2018-06-05;TDTEK;")
    batch = ImportBatch.objects.get()
    tasks.plan_import(batch.pk)

    whole = client.get(url("import", batch.pk)).content.decode()
    degrees = client.get(url("import", batch.pk), {"field": "degree_new"}).content.decode()

    assert whole.index("Annan") < whole.index("Eleonora")
    assert '<del class="sv-was">Annan</del>' in whole
    assert "Annan" not in degrees
    assert degrees.count('<ins class="sv-now">Datateknik 2018</ins>') == 2
    own.refresh_from_db()
    assert own.family_name == "Egen"


def test_possible_duplicates_are_told_apart_from_what_is_refused(client, keeper):
    PersonFactory(given_name="Nora", family_name="Ek", email="nora@alumni.example")
    upload(client, "u1;Nora;Tallberg;nora@alumni.example;2017-06-05;TDTEK;", "u3;;X;;2018-06-05;X;")
    batch = ImportBatch.objects.get()
    tasks.plan_import(batch.pk)

    page = client.get(url("import", batch.pk)).content.decode()

    assert "0 + 0 + 0 + 1 + 1 = 2" in page


def test_a_dry_run_can_be_thrown_away_but_not_an_applied_import(client, keeper):
    upload(client, ROW)
    batch = ImportBatch.objects.get()
    tasks.plan_import(batch.pk)
    client.post(url("import_apply", batch.pk))

    assert client.post(url("import_discard", batch.pk), follow=True).status_code == 404
    assert ImportBatch.objects.exists()


# ── Accounts, log, vocabulary ─────────────────────────────────────────────────────────────────
def test_an_administrator_gives_a_role_and_it_is_logged(client):
    admin = UserFactory(role=User.Role.ADMIN)
    client.force_login(admin)
    user = UserFactory(role=User.Role.TEACHER)

    page = url("account", user.pk)
    rights = {"role": "staff", "handles_protected": "on", "may_export": "on"}
    client.post(page, opened(client, page) | rights)

    user.refresh_from_db()
    assert (user.role, user.handles_protected, user.may_export) == ("staff", True, True)
    assert AuditEntry.objects.get().detail["after"]["may_export"] is True
    assert user.groups.get().name == "staff"
    assert AuditEntry.objects.get().detail["before"]["role"] == "teacher"
    for name in ADMIN_GETS:
        assert client.get(url(name)).status_code == 200


@pytest.mark.parametrize("prefix", ["sectors", "topics"])
def test_the_vocabulary_is_closed_to_communicators(client, prefix):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))

    assert client.get(reverse(f"{prefix}:index")).status_code in (302, 403)


def test_an_administrator_cannot_lock_themselves_out(client):
    admin = UserFactory(role=User.Role.ADMIN)
    client.force_login(admin)

    client.post(url("account", admin.pk), {"role": "alumnus", "is_active": "on"})

    admin.refresh_from_db()
    assert admin.role == User.Role.ADMIN


@pytest.mark.parametrize("role", ["staff", "admin"])
@pytest.mark.parametrize("prefix", ["sectors", "programmes", "departments", "topics"])
def test_who_keeps_the_register_keeps_the_vocabulary(client, prefix, role):
    OrganisationFactory()
    client.force_login(UserFactory(role=role))

    assert client.get(reverse(f"{prefix}:index")).status_code == 200
    assert client.get(reverse(f"{prefix}:add")).status_code == 200


def test_a_workbook_upload_is_read(client, keeper):
    import openpyxl

    book = openpyxl.Workbook()
    ProgrammeFactory(code="TDTEK")
    for row in (CSV + ROW).splitlines():
        book.active.append(row.split(";"))
    file = io.BytesIO()
    book.save(file)

    client.post(url("imports"), {"file": SimpleUploadedFile("a.xlsx", file.getvalue())})

    assert ImportBatch.objects.get().rows == 1
