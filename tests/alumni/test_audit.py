import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni import auditing, merging, privacy
from alumni.models import AuditEntry, Person, User
from tests.editing import filled_in, opened
from tests.factories import DepartmentFactory, PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
Act = AuditEntry.Act


def url(name, *args):
    return reverse(f"alumni_staff:{name}", args=args)


@pytest.fixture
def admin(client):
    user = UserFactory(role=User.Role.ADMIN, name="Ada Admin")
    client.force_login(user)
    return user


@pytest.fixture
def keeper(client):
    user = UserFactory(role=User.Role.STAFF, name="Sten Handläggare")
    client.force_login(user)
    return user


# ── Signing in ────────────────────────────────────────────────────────────────────────────────
def sign_in(client, email, password):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_signing_in_is_written_down_with_its_method(client):
    user = UserFactory(role=User.Role.TEACHER, email="lena@miun.example", password="granskog-777")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)

    sign_in(client, user.email, "granskog-777")

    entry = AuditEntry.objects.get(act=Act.SIGN_IN)
    assert (entry.by, entry.detail["methods"]) == (user, ["password"])


def test_a_failed_sign_in_tells_of_the_account_and_not_of_what_was_typed(client):
    user = UserFactory(email="lena@miun.example", password="granskog-777")

    sign_in(client, user.email, "granskog-778")
    sign_in(client, "nobody@miun.example", "granskog-778")

    entries = list(AuditEntry.objects.filter(act=Act.SIGN_IN_FAILED).order_by("pk"))
    assert [entry.detail["account"] for entry in entries] == [user.pk, None]
    assert "granskog" not in str([entry.detail for entry in entries])
    assert "@" not in str([(entry.detail, entry.subject) for entry in entries])


def test_a_wrong_code_is_a_failed_sign_in(client):
    user = UserFactory(email="lena@miun.example")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    client.post(reverse("account_request_login_code"), {"email": user.email})

    client.post(reverse("account_confirm_login_code"), {"code": "000000"})

    entry = AuditEntry.objects.get(act=Act.SIGN_IN_FAILED)
    assert entry.detail["methods"] == ["code"]


# ── Changes ───────────────────────────────────────────────────────────────────────────────────
def test_a_change_keeps_before_and_after_but_no_contact_details(client, keeper):
    person = PersonFactory(given_name="Nora", family_name="Tall", phone="070-174 06 66")
    page = client.get(url("mend", person.pk))
    assert "Tall" in page.content.decode()

    client.post(
        url("mend", person.pk),
        filled_in(page) | {"given_name": "Nora", "family_name": "Gran", "former_names": "Nora Tall",
         "language": "sv", "phone": "070-174 06 99", "county": "22", "country": "SE"},
    )  # fmt: skip

    person.refresh_from_db()
    changes = AuditEntry.objects.get(act=Act.CHANGE).detail["changes"]
    assert (person.family_name, person.former_names) == ("Gran", ["Nora Tall"])
    assert changes["family_name"] == ["Tall", "Gran"]
    assert set(changes) == {"family_name", "former_names", "phone"}
    assert "070" not in str(changes["phone"])
    assert changes["phone"][0] != changes["phone"][1]


def test_nothing_changed_is_nothing_written(keeper):
    person = PersonFactory()
    before = auditing.snapshot(person, ["phone"])

    assert auditing.note_change(keeper, person, before, before) is None
    assert not AuditEntry.objects.exists()


def test_a_country_is_one_of_the_list_and_a_county_is_in_sweden(client, keeper):
    person = PersonFactory(county="22")
    data = opened(client, url("mend", person.pk)) | {"given_name": "A", "family_name": "B"}

    client.post(url("mend", person.pk), {**data, "country": "Sv"})
    assert Person.objects.get(pk=person.pk).country == "SE"
    client.post(url("mend", person.pk), {**data, "country": "NO", "town": "Oslo"})

    person.refresh_from_db()
    assert (person.town, person.county, person.country) == ("Oslo", "", "NO")


def test_where_a_protected_person_lives_cannot_be_mended_in(client, keeper):
    keeper.handles_protected = True
    keeper.save()
    person = PersonFactory(protected_at=timezone.now(), county="", town="")

    client.post(
        url("mend", person.pk),
        {"given_name": "A", "family_name": "B", "language": "sv", "county": "22", "town": "Timrå"},
    )

    assert (Person.objects.get(pk=person.pk).county, Person.objects.get().town) == ("", "")


@pytest.mark.parametrize("role", ["alumnus", "teacher", "communicator"])
def test_only_those_who_keep_the_register_mend_it_or_see_who_saw(client, role):
    person = PersonFactory()
    client.force_login(UserFactory(role=role))

    for name in ("mend", "person_log"):
        assert client.get(url(name, person.pk)).status_code in (302, 403)


# ── The screen ────────────────────────────────────────────────────────────────────────────────
def test_the_log_is_searched_by_act_who_person_period_and_words(client, admin):
    lena = UserFactory(name="Lena Lärare", role=User.Role.STAFF)
    person = PersonFactory()
    AuditEntry.note(Act.EXPORT, lena, subject="Inbjudan till jubileet")
    AuditEntry.note(Act.READ_CONTACT, admin, person=person)
    AuditEntry.objects.create(
        act=Act.IMPORT, subject="gammal.csv", at=timezone.now() - timedelta(days=90)
    )
    lately, longer = timezone.localdate(), timezone.localdate() - timedelta(days=100)

    def found(**query):
        page = client.get(url("audit"), query)
        return [entry.act for entry, _person, _told, _words in page.context["lines"]]

    assert found() == ["read_contact", "export"]
    assert found(act="export") == ["export"]
    assert found(who="lärare") == ["export"]
    assert found(person=person.pk) == ["read_contact"]
    assert found(begins=str(longer)) == ["read_contact", "export", "import"]
    assert found(begins=str(longer), ends=str(lately - timedelta(days=1))) == ["import"]
    assert found(q="JUBILEET") == ["export"]
    assert found(who="ingen alls") == []


def test_the_log_asks_as_many_questions_for_three_entries_as_for_one(
    client, admin, django_assert_max_num_queries
):
    def look():
        with django_assert_max_num_queries(40) as queries:
            client.get(url("audit"))
        return len(queries)

    AuditEntry.note(Act.READ_CONTACT, admin, person=PersonFactory())
    look()
    one = look()
    for _number in range(2):
        AuditEntry.note(Act.READ_CONTACT, UserFactory(), person=PersonFactory())

    assert look() == one


def test_the_log_is_taken_out_as_csv_and_says_so_itself(client, admin):
    AuditEntry.note(Act.EXPORT, admin, subject="=cmd|calc")

    response = client.post(url("audit_export"), {"act": "export"})

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2
    assert "'=cmd|calc" in rows[1][4]
    assert AuditEntry.objects.filter(subject="audit log").count() == 1


def test_an_entry_on_a_protected_identity_tells_nothing_to_others(client, admin):
    person = PersonFactory(family_name="Hemligsson", protected_at=timezone.now())
    auditing.note_change(admin, person, {"family_name": "Öppen"}, {"family_name": "Hemligsson"})

    page = client.get(url("audit")).content.decode()
    taken = client.post(url("audit_export")).content.decode()

    assert "Hemligsson" not in page + taken
    assert client.get(url("person_log", person.pk)).status_code == 404


# ── Who saw this person? ──────────────────────────────────────────────────────────────────────
def test_who_saw_a_person_by_name_for_the_office_and_by_role_for_the_person(client, keeper):
    keeper.department = DepartmentFactory(name_sv="Alumnenheten")
    keeper.save()
    person = PersonFactory(user=UserFactory())
    client.get(url("person", person.pk))

    page = client.get(url("person_log", person.pk)).content.decode()
    client.force_login(person.user)
    own = client.get(reverse("alumni:own_data")).content.decode()

    assert "Sten Handläggare" in page
    assert "Alumnenheten" in own
    assert "Sten Handläggare" not in own
    assert len(privacy.export(person)["readers"]) == 1


def test_whoever_saw_a_row_before_it_was_merged_saw_this_person(client, keeper):
    kept, gone = PersonFactory(user=UserFactory()), PersonFactory()
    AuditEntry.note(Act.READ_CONTACT, keeper, person=gone)
    merge = merging.merge(kept, gone, keeper)

    assert len(privacy.export(kept)["readers"]) == 1
    page = client.get(url("person_log", kept.pk)).content.decode()
    assert page.count("Läste kontaktuppgifter") == 1
    merging.undo(merge, keeper)
    assert privacy.export(kept)["readers"] == []


def test_who_was_erased_is_not_called_protected_in_the_log(client, admin):
    person = PersonFactory()
    AuditEntry.note(Act.CHANGE, admin, person=person, deceased=True)
    privacy.erase(person, admin)

    rows = client.post(url("audit_export")).content.decode()

    assert "skyddad identitet" not in rows
    assert f";{person.pk};" in rows
