"""Public records handed out: the draft, the look at each field, the seal, the file."""

import io
import json

import openpyxl
import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni import privacy, records
from alumni.models import AuditEntry, Interaction, RecordsExtract, RecordsRow, User
from cms import setup
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
Decision = RecordsRow.Decision
ASKED = {"asked": "Lista över alumner", "columns": ["given_name", "family_name", "email"]}


def url(name, *args):
    return reverse(f"alumni_staff:{name}", args=args)


@pytest.fixture
def officer(client):
    setup._rights()
    user = UserFactory(role=User.Role.STAFF, records_officer=True)
    client.force_login(user)
    return user


@pytest.fixture
def nora():
    return PersonFactory(given_name="Nora", family_name="Łęcka", email="nora@alumni.example")


def drafted(client, **asked):
    client.post(url("extract_create"), ASKED | asked)
    return RecordsExtract.objects.latest("pk")


def sealed(extract, by, ruling="Beslut enligt OSL 21:7.", alone=True):
    records.release_rest(extract)
    records.seal(extract, by, ruling, alone=alone)
    extract.refresh_from_db()
    return extract


def hide_email(row, ground="OSL 21:7"):
    records.decide(row, Decision.MASK, ["E-post"], ground)


# ── The draft ─────────────────────────────────────────────────────────────────────────────────
def test_whoever_asks_need_not_say_who_they_are(client, officer, nora):
    extract = drafted(client)

    row = extract.rows.get()
    assert dict(row.fields) == {
        "Förnamn": "Nora", "Efternamn": "Łęcka", "E-post": "nora@alumni.example",
    }  # fmt: skip
    assert row.decision == Decision.UNDECIDED
    assert (extract.case, extract.made_by) == ("", officer)


def test_one_person_is_drawn_with_what_is_kept_of_the_period(client, officer, nora):
    for title, year in (("Gammalt", 2019), ("Nytt", 2025)):
        at = timezone.now().replace(year=year, month=5, day=4)
        Interaction.record(nora, Interaction.Kind.PROFILE, title, at=at)

    extract = drafted(client, person=nora.pk, columns=[], kinds=["history"], begins="2025-01-01")

    told = json.dumps(list(extract.rows.values_list("fields", flat=True)), ensure_ascii=False)
    assert "Nytt" in told
    assert "Gammalt" not in told


@pytest.mark.parametrize(
    "wrong",
    [{"asked": ""}, {"columns": []}, {"person": 999_999}, {"kinds": ["history"]},
     {"begins": "2026-02-01", "ends": "2026-01-01"}, {"q": "Ingen sådan"},
     {"columns": ["personal_number_hash"]}, {"columns": ["birth_date"]}],
)  # fmt: skip
def test_what_cannot_be_drawn_is_answered_on_the_form(client, officer, nora, wrong):
    page = client.post(url("extract_create"), ASKED | wrong)

    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert not RecordsExtract.objects.exists()


# ── Protected identities ──────────────────────────────────────────────────────────────────────
def test_protected_identities_are_in_no_draft_of_those_who_may_not_handle_them(
    client, officer, nora
):
    PersonFactory(family_name="Hemlig", protected_at=timezone.now())

    extract = drafted(client)

    assert extract.rows.get().person == nora
    assert not extract.protected


def test_for_those_who_may_they_are_withheld_from_the_start_and_leave_no_trace_in_the_file(
    client, officer, nora
):
    officer.handles_protected = True
    officer.save()
    PersonFactory(family_name="Hemlig", protected_at=timezone.now())
    extract = drafted(client)
    row = extract.rows.get(person__family_name="Hemlig")
    assert (row.decision, row.ground) == (Decision.WITHHOLD, "OSL 21:3")

    sealed(extract, officer)

    assert "Hemlig" not in bytes(extract.content).decode()
    assert "OSL 21:3" not in bytes(extract.content).decode()
    client.force_login(UserFactory(role=User.Role.STAFF, records_officer=True))
    assert client.get(url("extract", extract.pk), follow=True).status_code == 404


def test_a_draft_closes_when_somebody_in_it_becomes_protected(client, officer, nora):
    extract = drafted(client)
    nora.protect()

    assert client.get(url("extract", extract.pk), follow=True).status_code == 404
    assert client.post(url("extract_seal", extract.pk), {"alone": "on"}).status_code != 200
    extract.refresh_from_db()
    assert extract.sealed_at is None


# ── Looked through ────────────────────────────────────────────────────────────────────────────
def test_whoever_became_protected_since_the_draft_is_withheld_before_it_is_sealed(
    client, officer, nora
):
    extract = drafted(client)
    records.release_rest(extract)
    nora.protect()
    officer.handles_protected = True
    officer.save()
    given = {"ruling": "Beslut enligt OSL.", "alone": "on"}

    client.post(url("extract_seal", extract.pk), given)
    extract.refresh_from_db()
    assert (extract.is_sealed, extract.protected) == (False, True)
    client.post(url("extract_seal", extract.pk), given)

    extract.refresh_from_db()
    assert (extract.is_sealed, records.released(extract)) == (True, [])


def test_a_field_is_masked_on_the_page_and_only_with_a_ground(client, officer, nora):
    extract = drafted(client)
    row = extract.rows.get()
    said = {"row": row.pk, f"decision-{row.pk}": "release", f"hide-{row.pk}": "E-post"}

    page = client.post(url("extract_decide", extract.pk), said, follow=True)
    row.refresh_from_db()
    assert row.decision == Decision.UNDECIDED
    assert "behöver sin grund" in page.content.decode()

    client.post(url("extract_decide", extract.pk), said | {f"ground-{row.pk}": "OSL 21:7"})
    row.refresh_from_db()
    assert (row.decision, row.hidden, row.ground) == (Decision.MASK, ["E-post"], "OSL 21:7")


def test_one_field_is_masked_in_every_record_but_those_withheld(client, officer, nora):
    PersonFactory(), PersonFactory()
    extract = drafted(client)
    first = extract.rows.order_by("position").first()
    records.decide(first, Decision.WITHHOLD, [], "OSL 21:1")

    client.post(url("extract_mask", extract.pk), {"field": "E-post", "ground": "OSL 21:7"})

    assert extract.rows.filter(decision=Decision.MASK, hidden=["E-post"]).count() == 2
    first.refresh_from_db()
    assert (first.decision, first.ground) == (Decision.WITHHOLD, "OSL 21:1")


def test_records_of_another_extract_are_not_reached(client, officer, nora):
    one, two = drafted(client), drafted(client)
    row = one.rows.get()

    client.post(url("extract_decide", two.pk), {"row": row.pk, f"decision-{row.pk}": "release"})

    row.refresh_from_db()
    assert row.decision == Decision.UNDECIDED


# ── The seal ──────────────────────────────────────────────────────────────────────────────────
def test_nothing_is_sealed_before_all_is_decided_by_somebody_with_reasons(client, officer, nora):
    extract = drafted(client)
    there = url("extract_seal", extract.pk)
    why = {"ruling": "Adressen lämnas inte ut, OSL 21:7."}

    client.post(there, why | {"alone": "on"})  # undecided
    hide_email(extract.rows.get())
    client.post(there, why)  # by the one who made it, who does not say so
    client.post(there, {"alone": "on"})  # without reasons
    extract.refresh_from_db()
    assert extract.sealed_at is None
    assert client.post(url("extract_file", extract.pk), follow=True).status_code == 404

    client.post(there, why | {"alone": "on"})
    extract.refresh_from_db()
    assert (extract.sealed_by, extract.ruling) == (officer, why["ruling"])


def test_a_colleague_seals_without_more_words(client, officer, nora):
    extract = drafted(client)
    records.release_rest(extract)
    other = UserFactory(role=User.Role.ADMIN)

    records.seal(extract, other, "")

    extract.refresh_from_db()
    assert extract.sealed_by == other


def test_what_is_masked_is_in_no_file_and_no_longer_in_the_draft(client, officer, nora):
    extract = drafted(client, case="MIUN 2026/9")
    hide_email(extract.rows.get())
    sealed(extract, officer)

    csv, xlsx, pdf = (
        b"".join(response.streaming_content) if response.streaming else response.content
        for kind in ("csv", "xlsx", "pdf")
        for response in [client.post(url("extract_file", extract.pk), {"kind": kind})]
    )

    assert "Łęcka" in csv.decode()
    assert "[OSL 21:7]" in csv.decode()
    assert b"nora@alumni" not in csv + bytes(extract.content)
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    assert [cell.value for cell in book.active[2]] == ["Nora", "Łęcka", "[OSL 21:7]"]
    assert pdf.startswith(b"%PDF-")
    assert "nora@alumni" not in json.dumps(extract.rows.get().fields)
    steps = AuditEntry.objects.filter(act=AuditEntry.Act.RECORDS).order_by("pk")
    assert [entry.detail["step"] for entry in steps] == ["drafted", "sealed", *["handed out"] * 3]
    assert "nora" not in str([entry.detail for entry in steps])


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(client, officer):
    PersonFactory(given_name="=HYPERLINK(1)", family_name="Ek")
    extract = sealed(drafted(client), officer)

    response = client.post(url("extract_file", extract.pk), {"kind": "csv"})

    assert "'=HYPERLINK(1)" in b"".join(response.streaming_content).decode()


def test_a_sealed_extract_cannot_be_decided_anew_or_thrown_away(client, officer, nora):
    extract = sealed(drafted(client), officer)
    row = extract.rows.get()

    client.post(url("extract_decide", extract.pk), {"row": row.pk, f"decision-{row.pk}": ""})
    client.post(url("extract_discard", extract.pk))

    assert RecordsExtract.objects.filter(pk=extract.pk).exists()
    with pytest.raises(records.NotYet):
        records.seal(extract, officer, "", alone=True)


def test_an_erased_person_stays_in_what_was_released_and_leaves_the_drafts(officer, client, nora):
    done, draft = sealed(drafted(client), officer), drafted(client)

    privacy.erase(nora, None)

    done.refresh_from_db()
    assert "Nora" in bytes(done.content).decode()
    assert done.rows.get().fields == []
    assert not draft.rows.exists()


# ── Who may ───────────────────────────────────────────────────────────────────────────────────
def test_staff_put_together_and_look_through_but_only_records_officers_release(
    client, officer, nora
):
    client.force_login(UserFactory(role=User.Role.STAFF))
    extract = drafted(client)
    records.release_rest(extract)

    assert client.post(url("extract_seal", extract.pk), {"alone": "on"}).status_code in (302, 403)
    extract.refresh_from_db()
    assert extract.sealed_at is None
    sealed(extract, officer)
    answer = client.post(url("extract_file", extract.pk), {"kind": "csv"})
    assert answer.status_code in (302, 403)


@pytest.mark.parametrize("role", ["alumnus", "teacher", "communicator"])
def test_to_others_the_screens_are_closed(client, role, nora):
    client.force_login(UserFactory(role=role, records_officer=True))

    assert client.get(url("extracts")).status_code in (302, 403)
    assert client.post(url("extract_create"), ASKED).status_code in (302, 403)
    assert not RecordsExtract.objects.exists()


def test_the_page_of_a_draft_asks_as_many_questions_for_three_records_as_for_one(
    client, officer, nora
):
    def questions(extract):
        with CaptureQueriesContext(connection) as asked:
            client.get(url("extract", extract.pk))
            client.get(url("extracts"))
        return len(asked)

    extract = drafted(client)
    questions(extract)
    one = questions(extract)
    PersonFactory(), PersonFactory()

    assert questions(drafted(client)) == one


@pytest.mark.parametrize(
    "broken", [{"hidden": ["E-post"]}, {"decision": "mask"}, {"decision": "withhold"}]
)
def test_the_database_refuses_what_is_kept_back_without_a_ground(client, officer, nora, broken):
    extract = drafted(client)

    with pytest.raises(IntegrityError):
        extract.rows.update(**broken)


def test_the_database_refuses_a_seal_without_a_fingerprint(client, officer, nora):
    extract = drafted(client)

    with pytest.raises(IntegrityError):
        RecordsExtract.objects.filter(pk=extract.pk).update(sealed_at=timezone.now())


def test_what_is_kept_about_one_person_is_looked_through_in_plain_words(client, officer, nora):
    Interaction.record(nora, Interaction.Kind.PROFILE, "Ändrade profilen: work")

    extract = drafted(client, person=nora.pk, columns=[], kinds=["history", "addresses"])

    told = {row.title: dict(row.fields) for row in extract.rows.all()}
    assert "Ändrade profilen: Arbete" in told["Historik"].values()
    assert not any("_" in name for fields in told.values() for name in fields)
