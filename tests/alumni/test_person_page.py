"""The staff's page of a person: one time line of everything, and notes that the person may read."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni import consenting, merging, privacy, timeline
from alumni.models import (
    Address,
    AuditEntry,
    Consent,
    ImportBatch,
    ImportRow,
    Interaction,
    Note,
    Person,
    Purpose,
    User,
)
from alumni.timeline import Group
from campaigns.models import Message
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    OfferFactory,
    PersonFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"alumni_staff:{name}", args=args)


def rich_person(times=1):
    """Somebody who has everything that the page shows, several times over."""
    person = PersonFactory(given_name="Nora", user=UserFactory())
    Address.objects.create(person=person, email=f"andra{person.pk}@alumni.example")
    batch = ImportBatch.objects.create(name="ladok.csv", applied_at=timezone.now())
    for number in range(times):
        DegreeFactory(person=person, year=2000 + number)
        EmploymentFactory(person=person)
        ImportRow.objects.create(
            batch=batch, number=number, person=person, done={}, outcome=ImportRow.Outcome.CHANGED
        )
        Message.objects.create(person=person, kind="notice", subject="Välkommen", ground="asked")
        Note.objects.create(person=person, text=f"Ringde {number}", by=UserFactory())
        for kind in Interaction.Kind:
            Interaction.record(person, kind, f"{kind.value} {number}")
        AuditEntry.note(AuditEntry.Act.CHANGE, UserFactory(), person=person, deceased=False)
    offer = OfferFactory(person=person)
    offer.topics.add(TopicFactory())
    for purpose in Purpose.objects.all():
        consenting.say(person, purpose, True, source=Consent.Source.WEB, language="sv")
    return person


# What the frame of the back office asks on every screen: who this is, and what the menu holds.
FRAME = ("django_session", "auth_permission", "wagtailcore_locale", "wagtailusers_", "permission",
         "campaigns_installation", 'FROM "alumni_user" WHERE')  # fmt: skip


@pytest.mark.parametrize("account", [True, False])
def test_the_page_of_a_person_with_a_long_history_asks_few_questions(client, keeper, account):
    short, long = (rich_person(times) for times in (1, 4))
    if not account:
        Person.objects.update(user=None)
    client.get(url("person", short.pk))

    with CaptureQueriesContext(connection) as few:
        client.get(url("person", short.pk))
    with CaptureQueriesContext(connection) as many:
        client.get(url("person", long.pk))

    about_them = [one["sql"] for one in many if not any(name in one["sql"] for name in FRAME)]
    assert len(many) == len(few) <= 15
    assert len(about_them) <= 9


def test_the_time_line_holds_everything_newest_first(keeper):
    person = rich_person()
    old = timezone.now() - timedelta(days=400)
    Interaction.record(person, Interaction.Kind.EVENT, "Länge sedan", at=old)

    lines = timeline.page(person, keeper).lines

    told = " | ".join(f"{line.title} {line.text}" for line in lines)
    for words in ("ladok.csv", "Välkommen", "Ringde 0", "event 0", "click 0", "Nyhetsbrev"):
        assert words in told
    assert lines[-1].title == "Länge sedan"
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (Group.LETTERS, "Välkommen"), (Group.REQUESTS, "request 0"), (Group.EVENTS, "event 0"),
        (Group.STORIES, "story 0"), (Group.CONSENTS, "Nyhetsbrev"), (Group.NOTES, "Ringde 0"),
        (Group.CHANGES, "ladok.csv"),
    ],
)  # fmt: skip
def test_the_time_line_is_narrowed_to_one_kind(client, keeper, group, words):
    person = rich_person()

    page = client.get(url("person", person.pk), {"kind": group}).content.decode()
    lines = timeline.page(person, keeper, group).lines

    assert words in page
    assert any(words in line.title for line in lines)
    assert len(lines) < len(timeline.page(person, keeper).lines)


def test_the_time_line_is_paged_and_nothing_is_told_twice(keeper, monkeypatch):
    monkeypatch.setattr(timeline, "PAGE", 4)
    person = rich_person()
    whole, number = [], 1
    while True:
        page = timeline.page(person, keeper, number=number)
        whole += [(line.title, line.text) for line in page.lines]
        if not page.more:
            break
        number += 1

    monkeypatch.setattr(timeline, "PAGE", 400)
    assert whole == [(line.title, line.text) for line in timeline.page(person, keeper).lines]


# ── Notes ─────────────────────────────────────────────────────────────────────────────────────
def test_a_note_is_written_changed_and_deleted_by_its_author_and_the_log_says_so(client, keeper):
    person = PersonFactory()
    client.post(url("note", person.pk), {"text": "Ringde\noch tackade"})
    note = Note.objects.get()

    client.post(url("note_change", note.pk), {"text": "Skrev och tackade"})
    note.refresh_from_db()
    assert (note.text, note.changed_at is None) == ("Skrev och tackade", False)
    client.post(url("note_change", note.pk), {"text": " "})
    assert Note.objects.get().text == "Skrev och tackade"

    client.post(url("note_delete", note.pk))
    assert not Note.objects.exists()
    done = [entry.detail["note"] for entry in AuditEntry.objects.filter(subject="note")]
    assert sorted(done) == ["added", "changed", "deleted"]
    assert "tackade" not in str(list(AuditEntry.objects.values("detail", "subject")))


def test_nobody_changes_the_note_of_another(client, keeper):
    note = Note.objects.create(
        person=PersonFactory(), text="x", by=UserFactory(role=User.Role.STAFF)
    )

    assert client.post(url("note_change", note.pk), {"text": "y"}, follow=True).status_code == 404
    assert client.post(url("note_delete", note.pk), follow=True).status_code == 404
    assert "note_change" not in client.get(url("person", note.person_id)).content.decode()
    assert Note.objects.get().text == "x"


def test_the_office_is_reminded_and_the_person_reads_the_note(client, keeper):
    person = PersonFactory(user=UserFactory())
    Note.objects.create(person=person, text="Vill helst bli ringd", by=keeper)
    page = client.get(url("person", person.pk), headers={"accept-language": "en"})
    assert str(page.context["note_form"]["text"].help_text) in page.content.decode()

    assert privacy.export(person)["notes"][0]["text"] == "Vill helst bli ringd"
    client.force_login(person.user)
    assert "Vill helst bli ringd" in client.get(reverse("alumni:own_data")).content.decode()


def test_a_note_says_something():
    with pytest.raises(IntegrityError), transaction.atomic():
        Note.objects.create(person=PersonFactory(), text="")


# ── One who became another ────────────────────────────────────────────────────────────────────
def test_the_page_of_a_merged_person_leads_to_the_one_who_was_kept(client, keeper):
    kept, middle, gone = PersonFactory(), PersonFactory(), PersonFactory()
    merging.merge(middle, gone, None)
    merging.merge(kept, middle, None)

    assert client.get(url("person", gone.pk)).url == url("person", kept.pk)
    assert client.get(reverse("alumni:person", args=[gone.pk])).url == reverse(
        "alumni:person", args=[kept.pk]
    )
    assert client.get(url("person", 10**9), follow=True).status_code == 404


def test_a_merged_person_leads_nobody_to_one_whom_they_may_not_see(client, keeper):
    kept, gone = PersonFactory(protected_at=timezone.now()), PersonFactory()
    merging.merge(kept, gone, None)

    assert client.get(url("person", gone.pk), follow=True).status_code == 404
    client.force_login(UserFactory(role=User.Role.TEACHER))
    assert client.get(reverse("alumni:person", args=[gone.pk])).status_code == 404
