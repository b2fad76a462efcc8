"""Acts on many people of the list: ticked rows or all that match, asked once, and logged."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni.models import AuditEntry, Note, Person, User
from alumni.staff import bulk_acts
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
FILE = {"columns": ["given_name"], "kind": "csv", "purpose": "Inbjudan till jubileet"}


def asked(client, act, *people, query="", scope="rows", **more):
    data = {"pk": [person.pk for person in people], "query": query, "scope": scope, **more}
    return client.post(reverse("alumni_staff:bulk", args=[act]), data)


def test_the_list_offers_what_the_user_may_do(client, keeper):
    PersonFactory()
    page = client.get(reverse("alumni_staff:people"), {"all": 1}).content.decode()
    for act, offered in (("note", True), ("segment", True), ("export", False)):
        assert (reverse("alumni_staff:bulk", args=[act]) in page) == offered

    keeper.may_export = True
    keeper.save()
    page = client.get(reverse("alumni_staff:people"), {"all": 1}).content.decode()
    assert reverse("alumni_staff:bulk", args=["export"]) in page


def test_nothing_is_done_before_the_question_is_answered(client, keeper):
    people = PersonFactory.create_batch(3)

    page = asked(client, "note", *people[:2])

    assert page.context["chosen"].number == 2
    assert 'name="number" value="2"' in page.content.decode()
    assert not Note.objects.exists()


def test_a_note_is_written_to_each_that_was_ticked_and_each_log_says_so(client, keeper):
    first, second, other = PersonFactory.create_batch(3)

    for _twice in range(2):
        asked(client, "note", first, second, number=2, text="Var på mässan")

    assert set(Note.objects.values_list("person", "text", "by")) == {
        (one.pk, "Var på mässan", keeper.pk) for one in (first, second)
    }
    assert Note.objects.count() == AuditEntry.objects.filter(subject="note").count() == 2
    assert not other.notes.exists()


def test_all_that_match_are_all_that_the_list_would_show(client, keeper):
    here = PersonFactory.create_batch(3, county="22")
    PersonFactory(county="01")

    page = asked(client, "note", query="county=22", scope="all")
    asked(client, "note", query="county=22", scope="all", number=3, text="Västernorrland")

    assert page.context["chosen"].number == 3
    assert set(Note.objects.values_list("person", flat=True)) == {one.pk for one in here}


def test_the_question_is_put_again_when_the_number_is_no_longer_the_same(client, keeper):
    PersonFactory.create_batch(2, county="22")

    page = asked(client, "note", query="county=22", scope="all", number=1, text="x")

    assert page.context["chosen"].number == 2
    assert page.context["form"]["text"].value() == "x"
    assert not Note.objects.exists()


def test_whoever_the_user_may_not_know_of_is_not_touched(client, keeper):
    hidden = PersonFactory(protected_at=timezone.now())
    seen = PersonFactory()

    page = asked(client, "note", hidden, seen)
    asked(client, "note", hidden, seen, number=1, text="x")

    assert (page.context["chosen"].number, page.context["chosen"].left_out) == (1, 0)
    assert Note.objects.get().person == seen


@pytest.mark.parametrize("keys", [[], ["x"], ["9" * 30], ["²"]])
def test_no_one_chosen_is_said_and_nothing_is_done(client, keeper, keys):
    data = {"pk": keys, "number": 0, "text": "x", "query": "county=22"}
    answer = client.post(reverse("alumni_staff:bulk", args=["note"]), data)

    assert answer.url.endswith("?county=22")
    assert not Note.objects.exists()


def test_more_than_can_be_done_at_once_is_refused(client, keeper, monkeypatch):
    monkeypatch.setattr(bulk_acts, "MOST_NOTES", 1)
    bulk_acts.register_all()
    PersonFactory.create_batch(2)

    answer = asked(client, "note", scope="all", number=2, text="x")

    monkeypatch.undo()
    bulk_acts.register_all()
    assert answer.status_code == 302
    assert not Note.objects.exists()


def test_the_file_holds_the_chosen_and_the_log_says_what_for(client, keeper):
    keeper.may_export = True
    keeper.save()
    ticked = PersonFactory(given_name="Tova")
    dead = PersonFactory(given_name="Dag", deceased_at=timezone.now())
    PersonFactory(given_name="Annan")

    page = asked(client, "export", ticked, dead)
    answer = asked(client, "export", ticked, dead, number=1, **FILE)

    assert page.context["chosen"].left_out == 1
    text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
    assert "Tova" in text
    assert "Dag" not in text and "Annan" not in text
    assert AuditEntry.objects.get(act="export").subject == FILE["purpose"]


def test_without_the_right_nothing_leaves_the_house(client, keeper):
    person = PersonFactory()

    answer = asked(client, "export", person, number=1, **FILE)

    assert answer.url == reverse("wagtailadmin_home")
    assert not AuditEntry.objects.filter(act="export").exists()


@pytest.mark.parametrize("role", [User.Role.TEACHER, User.Role.COMMUNICATOR])
def test_only_those_who_keep_the_register_act_on_many(client, role):
    client.force_login(UserFactory(role=role))
    person = PersonFactory()

    assert asked(client, "note", person, number=1, text="x").status_code in (302, 403)
    assert asked(client, "segment", person, number=1, name="x").status_code in (302, 403)
    assert not Note.objects.exists() and Person.objects.count() == 1


def test_an_act_of_an_unknown_name_is_not_found(client, keeper):
    assert asked(client, "vanish", PersonFactory()).status_code == 404
