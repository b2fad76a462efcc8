from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni import duplicates, merging
from alumni.models import AuditEntry, DuplicatePair, Merge, Person, User
from alumni.staff import comparing
from tests.factories import DegreeFactory, PersonFactory, ProgrammeFactory, UserFactory, consent

pytestmark = pytest.mark.django_db
State = DuplicatePair.State


def pair(name="Öberg", **fields):
    programme = ProgrammeFactory()
    for given in ("Åsa", "Asa"):
        person = PersonFactory(
            given_name=given, family_name=name, birth_date="1981-03-04", town=given, **fields
        )
        DegreeFactory(person=person, programme=programme, year=2005)
    duplicates.search()
    return DuplicatePair.objects.latest("pk")


@pytest.fixture
def office(client):
    user = UserFactory(role=User.Role.STAFF)
    client.force_login(user)
    return user


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize("role", [User.Role.ALUMNUS, User.Role.TEACHER, User.Role.COMMUNICATOR])
def test_the_screens_are_closed_to_all_but_those_who_keep_the_register(client, role):
    one = pair()
    client.force_login(UserFactory(role=role))

    for name, args in (("duplicates", []), ("duplicate", [one.pk])):
        assert client.get(reverse(f"alumni_staff:{name}", args=args)).status_code in (302, 403)
    for name in ("duplicate_merge", "duplicate_different"):
        answer = client.post(reverse(f"alumni_staff:{name}", args=[one.pk]))
        assert answer.status_code in (302, 403)
    one.refresh_from_db()
    assert one.state == State.OPEN


def test_the_queue_costs_the_same_for_one_pair_and_for_three(client, office):
    url = reverse("alumni_staff:duplicates")
    pair()
    client.get(url)
    one = queries(client, url)
    pair("Lindqvist")
    pair("Falk")

    assert queries(client, url) == one


def test_side_by_side_shows_both_and_writes_the_reading_down(client, office):
    one = pair()

    page = client.get(reverse("alumni_staff:duplicate", args=[one.pk])).content.decode()

    assert "Samma födelsedag" in page
    assert "Åsa Öberg" in page
    assert "Asa Öberg" in page
    assert AuditEntry.objects.filter(act="read_contact", by=office).count() == 2


def test_side_by_side_marks_the_dead_since_a_merge_makes_both_so(client, office):
    one = pair()
    url = reverse("alumni_staff:duplicate", args=[one.pk])
    assert ">avliden<" not in client.get(url).content.decode()

    Person.objects.filter(pk=one.second_id).update(deceased_at=timezone.now())

    assert client.get(url).content.decode().count(">avliden<") == 1


def test_the_day_of_a_word_is_that_of_the_calendar_here():
    person = PersonFactory()
    consent(person, at=datetime(2026, 3, 31, 22, 30, tzinfo=UTC))

    told = {str(part.label): part.kept for part in comparing.parts(person, person)}

    assert told["Samtycken"][0].endswith("1 april 2026")


def test_merging_with_a_picked_field_and_undoing_it(client, office):
    one = pair()
    url = reverse("alumni_staff:duplicate_merge", args=[one.pk])

    client.post(url, {"keep": one.first_id, "town": "gone", "phone": "kept"})

    kept = Person.objects.get(pk=one.first_id)
    assert kept.town == "Asa"
    assert Person.objects.get(pk=one.second_id).merged_into == kept
    undo = reverse("alumni_staff:merge", args=[Merge.objects.get().pk])
    assert "återställs exakt" in client.get(undo).content.decode()
    client.post(undo)
    kept.refresh_from_db()
    assert kept.town == "Åsa"
    assert Merge.objects.get().undone_by == office


def test_the_undo_page_says_first_what_would_be_left(client, office):
    one = pair()
    merge = merging.merge(one.first, one.second, office, frozenset({"town"}))
    Person.objects.filter(pk=one.first_id).update(town="Kiruna")

    page = client.get(reverse("alumni_staff:merge", args=[merge.pk])).content.decode()

    assert "har ändrats sedan dess" in page
    merge.refresh_from_db()
    assert merge.undone_at is None


@pytest.mark.parametrize("name", ["duplicate_merge", "duplicate_different"])
def test_a_button_pressed_twice_is_answered_in_words(client, office, name):
    one = pair()
    url = reverse(f"alumni_staff:{name}", args=[one.pk])
    client.post(url, {"keep": one.first_id})

    page = client.post(url, {"keep": one.first_id}, follow=True).content.decode()

    assert "Det är redan avgjort." in page


def test_what_the_office_leaves_missing_is_not_filled(client, office):
    one = pair()
    Person.objects.filter(pk=one.first_id).update(town="")
    url = reverse("alumni_staff:duplicate_merge", args=[one.pk])

    client.post(url, {"keep": one.first_id, "town": "kept"})

    assert Person.objects.get(pk=one.first_id).town == ""


def test_a_country_that_nobody_told_is_not_shown_as_chosen():
    kept = PersonFactory(county="", country="SE")
    gone = PersonFactory(town="Oslo", county="", country="NO")

    (row,) = [row for row in comparing.fields(kept, gone) if row.name == "country"]

    assert (row.kept, row.gone, row.mine) == ("", "Norge", False)


def test_not_the_same_person_leaves_the_queue(client, office):
    one = pair()

    client.post(reverse("alumni_staff:duplicate_different", args=[one.pk]))

    assert not DuplicatePair.objects.open().exists()
    assert duplicates.search() == 0


def test_a_protected_identity_is_in_no_queue_of_those_who_may_not_handle_it(client, office):
    one = pair(protected_at=timezone.now())

    assert "Öberg" not in client.get(reverse("alumni_staff:duplicates")).content.decode()
    assert client.get(reverse("alumni_staff:duplicate", args=[one.pk])).status_code == 404

    office.handles_protected = True
    office.save()
    assert client.get(reverse("alumni_staff:duplicate", args=[one.pk])).status_code == 200
