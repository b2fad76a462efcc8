from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar

from alumni.models import AuditEntry, User
from campaigns import actions as post_room
from events import registration
from events.models import Event, Registration
from tests.editing import opened
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


def test_a_page_from_a_letter_says_which_language_it_is_in(client):
    link = post_room.url(
        "events.answer", person_id=PersonFactory(language="sv").pk, argument=f"{EventFactory().pk}:"
    )

    page = client.get("/" + link.split("/", 3)[3], headers={"accept-language": "en"})

    assert '<html lang="sv"' in page.text
    assert page["Content-Language"] == "sv"


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


def change(client, event, **changes):
    """The office changes an event in its form."""
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    url = reverse("event:edit", args=[event.pk])
    return client.post(url, opened(client, url) | changes)


def test_the_office_changes_an_event_without_losing_a_seat(client):
    event = EventFactory(capacity=1)
    for person in PersonFactory.create_batch(2):
        registration.answer(event, person, "yes", Registration.Source.WEB)

    answer = change(client, event, capacity=2)

    event.refresh_from_db()
    assert answer.status_code == 302
    assert event.seats_taken == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("capacity", 1),
        ("starts_at", "0001-01-01 00:00"),
        ("ends_at", "9999-12-31 23:59"),
        ("slug", "feed"),
    ],
)
def test_what_an_event_cannot_be_is_told_at_its_field(client, name, value):
    event = EventFactory(capacity=2)
    for person in PersonFactory.create_batch(2):
        registration.answer(event, person, "yes", Registration.Source.WEB)

    answer = change(client, event, **{name: value})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [name]


def test_an_event_noted_as_over_by_a_slip_of_the_pen_is_noted_anew_after_its_day(client):
    event, person = EventFactory(), PersonFactory()
    registration.answer(event, person, "yes", Registration.Source.WEB)
    begins, ends = event.starts_at, event.ends_at
    Event.objects.update(starts_at=begins - timedelta(days=365), ends_at=ends - timedelta(days=365))
    registration.note_who_came()
    event.refresh_from_db()

    begins, ends = (f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" for moment in (begins, ends))

    change(client, event, starts_at=begins, ends_at=ends)

    event.refresh_from_db()
    assert event.noted_at is None
    assert not person.interactions.filter(kind="event").exists()


@pytest.mark.parametrize(("over", "shown"), [(False, True), (True, False)])
def test_whoever_has_a_seat_can_give_it_up_until_the_event_is_over(client, over, shown):
    event, user = EventFactory(capacity=5), UserFactory()
    person = PersonFactory(user=user)
    registration.answer(event, person, "yes", Registration.Source.WEB)
    hour = timedelta(hours=1)
    now = timezone.now()
    Event.objects.update(closes_at=now - 2 * hour)
    if over:
        Event.objects.update(starts_at=now - 2 * hour, ends_at=now - hour)
    client.force_login(user)

    page = client.get(f"/en/events/{event.slug}/").text

    assert ('value="no"' in page) is shown
    assert ("The event is over." if over else "Sign-up has closed.") in page
    assert "seats left" not in page


def test_before_an_event_is_deleted_the_office_reads_how_many_have_answered(client):
    event = EventFactory()
    for person in PersonFactory.create_batch(2):
        registration.answer(event, person, "yes", Registration.Source.WEB)
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))

    with translation.override("en"):
        page = client.get(
            reverse("event:delete", args=[event.pk]), headers={"accept-language": "en"}
        )

    assert "2 people have answered." in page.text
