from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from alumni.models import AuditEntry, User
from campaigns import actions as post_room
from events import registration
from events.models import Registration
from tests.events.factories import EventFactory
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "title"), [("sv", "Alumnkväll"), ("en", "Alumni evening")])
def test_a_stranger_reads_the_list_and_one_event_in_both_languages(client, language, title):
    event = EventFactory()

    listed = client.get(f"/{language}/events/")
    page = client.get(f"/{language}/events/{event.slug}/")

    assert title in listed.content.decode()
    assert title in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_equally_often_for_one_event_and_for_three(
    client, django_assert_max_num_queries, count
):
    EventFactory.create_batch(count)

    with django_assert_max_num_queries(6):
        client.get("/sv/events/")


def test_a_draft_is_found_by_the_office_alone(client):
    event = EventFactory(published=False)
    url = f"/sv/events/{event.slug}/"

    assert client.get(url).status_code == 404
    client.force_login(UserFactory(role=User.Role.TEACHER))
    assert client.get(url).status_code == 404
    client.force_login(UserFactory(role=User.Role.STAFF))
    assert client.get(url).status_code == 200


def test_the_meeting_address_is_shown_to_those_who_come_only(client):
    event = EventFactory(online_url="https://moten.example/hemlig")
    person = PersonFactory(user=UserFactory())
    url = f"/sv/events/{event.slug}/"

    assert "hemlig" not in client.get(url).content.decode()
    assert "hemlig" not in client.get(f"{url}event.ics").content.decode()
    client.force_login(person.user)
    registration.answer(event, person, "yes", Registration.Source.WEB)
    assert "hemlig" in client.get(url).content.decode()


def test_the_calendar_file_has_one_entry_in_utc_with_a_stable_identity(client):
    event = EventFactory()
    url = reverse("events:file", args=[event.slug])

    entries = [Calendar.from_ical(client.get(url).content).walk("VEVENT")[0] for _ in range(2)]

    assert entries[0]["uid"] == entries[1]["uid"]
    assert entries[0].decoded("dtstart") == event.starts_at.replace(microsecond=0)


def test_signing_up_needs_a_person(client):
    event = EventFactory()
    url = reverse("events:answer", args=[event.slug])

    assert client.post(url, {"said": "yes"}).status_code == 302
    client.force_login(UserFactory(role=User.Role.TEACHER))
    assert client.post(url, {"said": "yes"}).status_code == 403
    assert not Registration.objects.exists()


def test_a_signed_in_person_answers_on_the_page(client):
    event, person = EventFactory(), PersonFactory(user=UserFactory())
    client.force_login(person.user)

    client.post(reverse("events:answer", args=[event.slug]), {"said": "maybe"})

    assert Registration.objects.get().state == Registration.State.MAYBE


def test_a_link_in_a_letter_does_nothing_when_read_and_answers_when_posted(client):
    event, person = EventFactory(), PersonFactory()
    url = post_room.url(
        "events.answer",
        person_id=person.pk,
        argument=f"{event.pk}:yes",
        expires_in=timedelta(days=2),
    )

    for _time in range(5):
        assert client.get(url).status_code == 200
        client.head(url)
    assert not Registration.objects.exists()

    client.post(url, {"said": "yes"})
    assert Registration.objects.get().state == Registration.State.GOING


def test_answers_in_the_back_office_hide_protected_identities(client):
    event, person = EventFactory(), PersonFactory(family_name="Synlig")
    secret = PersonFactory(family_name="Dold")
    for guest in (person, secret):
        registration.answer(event, guest, "yes", Registration.Source.WEB)
    secret.protect()
    client.force_login(UserFactory(role=User.Role.STAFF))

    page = client.get(reverse("event_answers", args=[event.pk])).content.decode()

    assert "Synlig" in page
    assert "Dold" not in page


def test_taking_the_list_out_is_an_export_with_its_right_and_purpose_and_logged(client):
    event, person = EventFactory(), PersonFactory(family_name="=cmd")
    secret = PersonFactory(family_name="Dold")
    for guest in (person, secret):
        registration.answer(event, guest, "yes", Registration.Source.WEB)
    secret.protect()
    url = reverse("event_answers_file", args=[event.pk])

    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    assert client.post(url)["Location"] == reverse("wagtailadmin_home")
    assert not AuditEntry.objects.exists()
    client.force_login(UserFactory(role=User.Role.STAFF))
    assert client.post(url, {"purpose": "Till dörren"}).status_code in (302, 403)
    keeper = UserFactory(role=User.Role.STAFF, may_export=True, handles_protected=True)
    client.force_login(keeper)
    assert client.post(url).status_code == 302
    assert not AuditEntry.objects.exists()
    content = client.post(url, {"purpose": "Till dörren"}).content.decode()

    assert "'=cmd" in content
    assert "Dold" not in content
    entry = AuditEntry.objects.get(act=AuditEntry.Act.EXPORT)
    assert (entry.subject, entry.by, entry.detail["rows"]) == ("Till dörren", keeper, 1)


def test_the_api_shows_published_events_to_everyone(client):
    EventFactory()
    EventFactory(published=False)
    EventFactory(starts_at=timezone.now() - timedelta(days=3))

    answer = client.get("/api/v1/events/").json()

    assert answer["count"] == 1


def test_the_office_changes_an_event_without_losing_a_seat(client):
    event = EventFactory(capacity=1)
    for person in PersonFactory.create_batch(2):
        registration.answer(event, person, "yes", Registration.Source.WEB)
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    url = reverse("event:edit", args=[event.pk])
    form = client.get(url).context["form"]
    data = {name: form.initial.get(name) or "" for name in form.fields}
    moments = ("starts_at", "ends_at")
    data |= {name: timezone.localtime(data[name]).strftime("%Y-%m-%d %H:%M") for name in moments}

    answer = client.post(url, data | {"capacity": 2, "published": "on"})

    event.refresh_from_db()
    assert answer.status_code == 302
    assert event.seats_taken == 2
