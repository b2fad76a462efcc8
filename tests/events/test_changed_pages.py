"""What is seen of an event that is cancelled or has moved, and the back office's buttons."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from alumni import privacy
from alumni.models import Address, User
from campaigns import composing
from campaigns.models import Campaign, Message
from events import actions, changing, differences, inviting, letter_source
from events.changing import Words
from events.models import Event, Registration
from tests.editing import opened
from tests.events.factories import EventFactory
from tests.events.stage import answered, full_event
from tests.events.test_pages import change
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ENGLISH = {"headers": {"accept-language": "en"}}


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    return client


def cancelled(**fields):
    event = EventFactory(**fields)
    changing.cancel(event, Words(sv="Föreläsaren är sjuk."))
    event.refresh_from_db()
    return event


# ── For everybody ─────────────────────────────────────────────────────────────────────────────
def test_a_cancelled_event_stays_on_the_site_with_its_mark_and_why(client):
    event = cancelled()

    page, listed = client.get(f"/sv/events/{event.slug}/").text, client.get("/sv/events/").text

    assert "Evenemanget är inställt." in page
    assert "Föreläsaren är sjuk." in page
    assert "Logga in" not in page.partition('id="answer"')[2].partition("</aside>")[0]
    assert ">Inställt</span>" in listed


def test_the_feed_the_api_and_the_calendar_say_that_it_is_cancelled(client):
    event = cancelled()

    feed = client.get("/sv/events/feed/").text
    row = client.get("/api/v1/events/").json()["results"][0]
    entry = Calendar.from_ical(client.get("/sv/events/calendar.ics").content).walk("VEVENT")[0]

    assert f"Inställt: {event.title_sv}" in feed
    assert row["cancelled_at"]
    assert (entry["status"], entry["summary"]) == ("CANCELLED", f"Inställt: {event.title_sv}")
    assert entry["sequence"] == 1


def test_a_letter_speaks_of_a_cancelled_event_without_asking_who_comes():
    event = cancelled()

    block = letter_source.load(str(event.pk), "sv")

    assert block.title == f"Inställt: {event.title_sv}"
    assert (block.yes, block.maybe, block.no) == (None, None, None)


def test_an_invitation_to_a_cancelled_event_is_stopped_at_the_gate():
    event = EventFactory()
    campaign = Campaign.objects.get(pk=inviting.draft(event, UserFactory()).pk)
    before = {finding.words for finding in composing.gate(campaign) if finding.stops}

    changing.cancel(event, Words())

    stopped = {finding.words for finding in composing.gate(campaign) if finding.stops} - before
    assert any("inställt" in words for words in stopped)


def test_a_link_in_a_letter_leads_to_the_news_that_it_is_cancelled(client):
    event = EventFactory()
    person = answered(event)
    url = actions.answer_url(Registration.objects.get())
    changing.cancel(event, Words())

    page = client.get("/" + url.split("/", 3)[3])
    client.post("/" + url.split("/", 3)[3], {"said": "no"})

    assert "Evenemanget är inställt." in page.text
    assert 'name="said"' not in page.text
    assert Registration.objects.get(person=person).state == "going"


def test_a_link_to_an_event_taken_off_the_site_says_so_to_whoever_has_answered(client):
    event = EventFactory()
    person = answered(event)
    row = Registration.objects.get()
    url = "/" + actions.answer_url(row).split("/", 3)[3]
    Event.objects.update(published=False)

    page = client.get(url)
    client.post(url, {"said": "no"})

    assert page.status_code == 200
    assert "Evenemanget finns inte kvar på webbplatsen." in page.text
    assert Registration.objects.get(person=person).state == "going"
    row.delete()
    assert client.get(url).status_code == 404


def test_somebody_with_a_protected_identity_gives_up_their_seat_from_the_letter(client):
    event = EventFactory()
    person = answered(event)
    person.protect()

    client.post(
        "/" + actions.answer_url(Registration.objects.get()).split("/", 3)[3], {"said": "no"}
    )

    assert Registration.objects.get().state == "declined"


def test_my_data_says_that_an_event_was_cancelled():
    event = EventFactory()
    person = answered(event)
    changing.cancel(event, Words())

    (row,) = privacy.export(person)["events"]

    assert row["answer"] == "going"
    assert row["cancelled"]


@pytest.mark.parametrize(
    ("closes", "said"),
    [("2099-12-03 23:59", "3 december"), ("2099-12-04 00:00", "3 december"),
     ("2099-12-03 12:00", "3 december kl.\u00a012.00"), ("", "")],
)  # fmt: skip
def test_the_page_says_by_when_to_sign_up(client, closes, said):
    begins = timezone.make_aware(timezone.datetime(2099, 12, 9, 17, 30))
    closes_at = closes and timezone.make_aware(timezone.datetime.fromisoformat(closes))
    event = EventFactory(starts_at=begins, closes_at=closes_at or None)

    page = client.get(f"/sv/events/{event.slug}/").text

    assert ("Anmäl dig senast" in page) is bool(said)
    assert said in page


# ── In the back office ────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", ["event_cancel", "event_restore", "event_change"])
def test_no_stranger_and_no_teacher_opens_the_screens(client, name):
    event, *_people = full_event()
    url = reverse(name, args=[event.pk])

    assert client.get(url).status_code == 302
    client.force_login(UserFactory(role=User.Role.TEACHER))
    assert client.post(url, {"revision": 0}).status_code in (302, 403)

    event.refresh_from_db()
    assert not event.is_cancelled
    assert not Message.objects.filter(kind="notice").exists()


def test_before_it_is_cancelled_the_office_reads_who_is_told_and_nothing_happens(office):
    event, _seated, waits, *_others = full_event()
    Address.objects.filter(person=waits).update(state=Address.State.DEAD)

    page = office.get(reverse("event_cancel", args=[event.pk]), **ENGLISH).text

    assert "3 people are told" in page
    assert "1 with a seat" in page
    assert "1 of them has no address that works" in page
    assert waits.name in page
    event.refresh_from_db()
    assert not event.is_cancelled
    office.post(reverse("event_cancel", args=[event.pk]))
    afterwards = office.get(reverse("event_answers", args=[event.pk]), **ENGLISH).text
    assert "1 of them has no address that works" in afterwards


def test_a_protected_identity_is_counted_and_not_named(office):
    event = EventFactory()
    secret = answered(event, family_name="Dold")
    Address.objects.filter(person=secret).update(state=Address.State.DEAD)
    secret.protect()

    page = office.get(reverse("event_cancel", args=[event.pk])).text

    assert "1 person" in page
    assert "Dold" not in page


def test_the_office_cancels_and_takes_it_back(office):
    event, *_people = full_event()

    office.post(reverse("event_cancel", args=[event.pk]), {"words_sv": "Storm."})
    event.refresh_from_db()
    assert (event.is_cancelled, event.cancelled_words_sv) == (True, "Storm.")
    assert "Storm." in office.get(reverse("event_answers", args=[event.pk])).text

    office.post(reverse("event_restore", args=[event.pk]))
    event.refresh_from_db()
    assert (event.is_cancelled, event.cancelled_words_sv) == (False, "")
    assert Message.objects.filter(kind="notice").count() == 6


def test_words_that_are_too_long_are_kept_and_nothing_is_cancelled(office):
    event, *_people = full_event()

    page = office.post(reverse("event_cancel", args=[event.pk]), {"words_sv": "Storm " * 400})

    event.refresh_from_db()
    assert not event.is_cancelled
    assert "Storm Storm" in page.text
    assert 'role="alert"' in page.text


def test_saving_a_new_place_leads_to_the_page_that_tells_and_sends_nothing(office):
    event, *_people = full_event(place="Åkroken")

    answer = change(office, event, place="Campus Östersund")

    url = reverse("event_change", args=[event.pk])
    assert answer["Location"] == url
    page = office.get(url, **ENGLISH).text
    for words in ("Åkroken", "Campus Östersund", "Tell 3 people", "Do not tell anyone"):
        assert words in page
    assert not Message.objects.filter(kind="notice").exists()
    waiting = "3 people have not been told"
    assert waiting in office.get(reverse("event_answers", args=[event.pk]), **ENGLISH).text
    assert waiting in office.get(reverse("event:edit", args=[event.pk]), **ENGLISH).text

    event.refresh_from_db()
    office.post(url, {"revision": event.revision, "words_sv": "Större sal!"})

    assert Message.objects.filter(kind="notice").count() == 3
    assert waiting not in office.get(reverse("event_answers", args=[event.pk]), **ENGLISH).text


def test_the_office_decides_that_nobody_needs_to_know(office):
    event, *_people = full_event(place="Åkrokken")
    change(office, event, place="Åkroken")

    event.refresh_from_db()
    office.post(reverse("event_leave_untold", args=[event.pk]), {"revision": event.revision})

    assert not Message.objects.filter(kind="notice").exists()
    assert not differences.untold(event).exists()


def test_a_change_that_was_not_seen_is_not_kept_from_anybody(office):
    event, *_people = full_event(place="Åkrokken")
    change(office, event, place="Åkroken")
    event.refresh_from_db()
    seen = event.revision
    change(office, event, place="Campus Östersund")

    answer = office.post(reverse("event_leave_untold", args=[event.pk]), {"revision": seen})

    assert answer["Location"] == reverse("event_change", args=[event.pk])
    assert differences.untold(event).count() == 3


def test_saving_other_things_leads_back_to_the_list(office):
    event, *_people = full_event()

    assert change(office, event, summary_sv="Sju alumner.")["Location"] == reverse("event:index")


def test_the_page_that_tells_shows_what_a_colleague_changed_meanwhile(office):
    event, *_people = full_event(place="Ett")
    change(office, event, place="Två")
    event.refresh_from_db()
    seen = event.revision
    change(office, event, place="Tre")

    page = office.post(
        reverse("event_change", args=[event.pk]), {"revision": seen, "words_sv": "Större sal!"}
    )

    assert not Message.objects.filter(kind="notice").exists()
    assert "Tre" in page.text
    assert "Större sal!" in page.text
    assert f'value="{seen + 1}"' in page.text


def test_a_cancelling_is_not_undone_by_a_form_that_was_open_before(office):
    event, *_people = full_event()
    url = reverse("event:edit", args=[event.pk])
    form = opened(office, url)
    office.post(reverse("event_cancel", args=[event.pk]))

    answer = office.post(url, form | {"summary_sv": "Sju alumner."})

    event.refresh_from_db()
    assert answer.status_code == 302 and event.summary_sv == "Sju alumner."
    assert event.is_cancelled


def test_taking_an_event_off_the_site_says_that_nobody_is_told_and_offers_to_cancel(office):
    event, *_people = full_event()

    before = office.get(reverse("event:edit", args=[event.pk]), **ENGLISH).text
    answer = change(office, event, published="")
    after = office.get(answer["Location"]).text

    cancel = reverse("event_cancel", args=[event.pk])
    assert "3 people have signed up or may come" in before
    assert cancel in before
    assert "3 personer" in after
    assert cancel in after


def test_the_page_that_deletes_leads_to_cancelling(office):
    event, *_people = full_event()

    page = office.get(reverse("event:delete", args=[event.pk])).text

    assert reverse("event_cancel", args=[event.pk]) in page


def test_sign_up_that_closes_after_the_end_is_told_at_its_field(office):
    event = EventFactory()
    late = timezone.localtime(event.ends_at + timedelta(hours=1))

    answer = change(office, event, closes_at=f"{late:%Y-%m-%d %H:%M}")

    assert list(answer.context["form"].errors) == ["closes_at"]


def test_the_history_of_an_event_says_who_cancelled_it(office):
    event, *_people = full_event()
    office.post(reverse("event_cancel", args=[event.pk]))

    page = office.get(reverse("event:history", args=[event.pk]), **ENGLISH)

    assert "Cancelled the event" in page.text


def test_no_invitation_is_begun_to_a_cancelled_event(office):
    event = cancelled()

    assert office.post(reverse("event_invite", args=[event.pk])).status_code == 404
    assert not Campaign.objects.exists()


def test_the_list_and_the_start_page_of_the_back_office_say_that_it_is_cancelled(office):
    cancelled()

    assert "Inställt" in office.get(reverse("event:index")).text
    assert "inställt" in office.get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize("guests", [1, 3])
def test_the_page_of_a_change_asks_the_database_equally_often(
    office, guests, django_assert_max_num_queries
):
    event = EventFactory(place="Ett")
    for _number in range(guests):
        answered(event)
    change(office, event, place="Två")

    with django_assert_max_num_queries(30):
        office.get(reverse("event_change", args=[event.pk]))
