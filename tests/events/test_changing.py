from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import IntegrityError
from django.utils import timezone
from icalendar import Calendar

from alumni import merging
from alumni.models import Address, Interaction
from campaigns.models import Campaign, Message
from events import changing, differences, inviting, own_data, registration
from events.changing import Words
from events.models import Event, Registration
from tests.events.factories import EventFactory
from tests.events.stage import WEB, answered, full_event
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
NONE = Words()


def letters_to(person):
    return list(Message.objects.filter(person=person, kind="notice").order_by("pk"))


def calendar_of(message):
    return Calendar.from_ical(bytes(message.attachments.get().content))


def moved(event, **fields):
    """The office saves it with other facts."""
    before, after = Event.objects.get(pk=event.pk), Event.objects.get(pk=event.pk)
    for name, value in fields.items():
        setattr(after, name, value)
    after.revision += 1
    after.save()
    differences.remember(before, after)
    return after


def later(event, days):
    step = timedelta(days=days)
    return moved(event, starts_at=event.starts_at + step, ends_at=event.ends_at + step)


# ── Cancelled ─────────────────────────────────────────────────────────────────────────────────
def test_who_comes_waits_or_may_come_is_told_once_and_whoever_declined_is_not():
    event, *concerned, declined = full_event()

    numbers = [changing.cancel(event, NONE) for _twice in range(2)]

    assert numbers == [3, None]
    assert [len(letters_to(person)) for person in concerned] == [1, 1, 1]
    assert letters_to(declined) == []
    lines = Interaction.objects.filter(kind="note", title__endswith=": Inställt")
    assert {line.person for line in lines} == set(concerned)


def test_the_letter_is_in_the_readers_language_with_the_offices_words():
    event = EventFactory()
    swede, reader = answered(event), answered(event, language="en")

    changing.cancel(event, Words(sv="Föreläsaren är sjuk.", en="The speaker is ill."))

    (swedish,), (english,) = letters_to(swede), letters_to(reader)
    assert swedish.subject == f"Inställt: {event.title_sv}"
    assert english.subject == f"Cancelled: {event.title_en}"
    for part in (swedish.html, swedish.text):
        assert "Föreläsaren är sjuk." in part
        assert "speaker" not in part
    assert "The speaker is ill." in english.text


def test_words_in_one_language_reach_whoever_reads_the_other():
    event = EventFactory()
    reader = answered(event, language="en")

    changing.cancel(event, Words(sv="Föreläsaren är sjuk."))

    assert "Föreläsaren är sjuk." in letters_to(reader)[0].text


def test_the_file_takes_the_same_entry_out_of_the_calendar():
    event = EventFactory()
    person = answered(event)
    confirmed = calendar_of(Message.objects.get(person=person)).walk("VEVENT")[0]

    changing.cancel(event, NONE)

    calendar = calendar_of(letters_to(person)[0])
    entry = calendar.walk("VEVENT")[0]
    assert calendar["method"] == "CANCEL"
    assert entry["status"] == "CANCELLED"
    assert entry["uid"] == confirmed["uid"]
    assert entry["sequence"] > confirmed["sequence"]


def test_a_cancelled_event_takes_no_answer_and_gives_no_seat():
    event, seated, waits, *_others = full_event()
    changing.cancel(event, NONE)

    for person, said in ((seated, "no"), (PersonFactory(), "yes")):
        with pytest.raises(registration.Closed):
            registration.answer(event, person, said, WEB)
    own_data._erase(seated)

    assert Registration.objects.get(person=waits).state == "waiting"


def test_nobody_was_at_a_cancelled_event():
    event, person = EventFactory(), PersonFactory()
    registration.answer(event, person, "yes", WEB)
    changing.cancel(event, NONE)
    ended = timezone.now() - timedelta(hours=1)

    Event.objects.update(starts_at=ended, ends_at=ended)

    assert registration.note_who_came() == 0
    assert not person.interactions.filter(kind="event").exists()


def test_an_event_that_is_found_to_have_been_cancelled_afterwards_was_attended_by_nobody():
    event, person = EventFactory(), PersonFactory()
    registration.answer(event, person, "yes", WEB)
    ended = timezone.now() - timedelta(hours=1)
    Event.objects.update(starts_at=ended, ends_at=ended)
    registration.note_who_came()

    number = changing.cancel(event, NONE)

    assert number == 0
    assert letters_to(person) == []
    assert not person.interactions.filter(kind="event").exists()
    changing.restore(event, NONE)
    assert registration.note_who_came() == 1
    assert letters_to(person) == []


def test_somebody_without_an_address_that_works_gets_a_line_of_history_and_no_letter():
    event = EventFactory()
    person = answered(event)
    Address.objects.filter(person=person).update(state=Address.State.DEAD)

    number = changing.cancel(event, NONE)

    assert number == 0
    assert letters_to(person) == []
    assert person.interactions.filter(kind="note").count() == 1


def test_a_planned_invitation_to_a_cancelled_event_is_a_draft_again_and_says_why():
    event = EventFactory()
    campaign = inviting.draft(event, UserFactory())
    later = timezone.now() + timedelta(days=2)
    Campaign.objects.update(state="scheduled", scheduled_at=later)

    changing.cancel(event, NONE)

    campaign.refresh_from_db()
    assert campaign.state == "draft"
    assert campaign.stop_reason


# ── Not cancelled after all ───────────────────────────────────────────────────────────────────
def test_who_was_told_of_the_cancelling_is_told_that_it_is_none_and_keeps_the_answer():
    event, *concerned, declined = full_event()
    changing.cancel(event, NONE)

    numbers = [changing.restore(event, NONE) for _twice in range(2)]

    assert numbers == [3, None]
    assert [len(letters_to(person)) for person in concerned] == [2, 2, 2]
    assert letters_to(declined) == []
    last = letters_to(concerned[0])[-1]
    assert last.subject == f"Blir av ändå: {event.title_sv}"
    entry = calendar_of(last).walk("VEVENT")[0]
    assert (entry["status"], entry["sequence"]) == ("CONFIRMED", 2)
    event.refresh_from_db()
    assert event.takes_answers
    assert not Registration.objects.exclude(knows=None).exists()


def test_a_seat_that_came_free_while_it_was_cancelled_is_given_when_it_is_not():
    event, seated, waits, *_others = full_event()
    changing.cancel(event, NONE)
    own_data._erase(seated)

    changing.restore(event, NONE)

    assert Registration.objects.get(person=waits).state == "going"


def test_an_event_cancelled_and_moved_is_told_with_the_new_day_beside_the_old_one():
    event = EventFactory(place="Åkroken")
    person = answered(event)
    changing.cancel(event, NONE)
    moved(event, place="Campus Östersund")

    changing.restore(event, NONE)

    text = letters_to(person)[-1].text
    assert "Campus Östersund" in text
    assert "Åkroken" in text
    assert not differences.untold(event).exists()


# ── Moved ─────────────────────────────────────────────────────────────────────────────────────
def test_a_change_is_told_to_those_who_know_it_otherwise_and_only_when_the_office_says_so():
    event, *concerned, declined = full_event(place="Åkroken")

    event = moved(event, place="Campus Östersund")

    assert {row.person for row in differences.untold(event)} == set(concerned)
    assert not Message.objects.filter(kind="notice").exists()
    numbers = [changing.tell(event, Words(sv="Större sal!"), event.revision) for _twice in range(2)]
    assert numbers == [3, 0]
    assert letters_to(declined) == []
    (letter,) = letters_to(concerned[0])
    assert letter.subject == f"Ny plats: {event.title_sv}"
    for part in (letter.html, letter.text):
        assert "Campus Östersund" in part
        assert "Åkroken" in part
        assert "Större sal!" in part
        assert "/a/" in part
    entry = calendar_of(letter).walk("VEVENT")[0]
    assert (entry["location"], entry["sequence"]) == ("Campus Östersund", 1)
    assert [bool(letters_to(person)[0].attachments.exists()) for person in concerned] == [
        True, False, False,
    ]  # fmt: skip


def test_after_several_changes_everybody_is_told_against_what_they_go_by():
    event = EventFactory(place="Ett")
    early = answered(event)
    event = moved(event, place="Två")
    late = answered(event)
    event = moved(event, place="Tre")

    changing.tell(event, NONE, event.revision)

    first, second = letters_to(early)[0].text, letters_to(late)[0].text
    assert ("Ett" in first, "Två" in first) == (True, False)
    assert ("Ett" in second, "Två" in second) == (False, True)


def test_what_is_changed_back_is_told_to_nobody_but_those_who_came_in_between():
    event = EventFactory(place="Ett")
    answered(event)
    event = moved(event, place="Två")
    between = answered(event)

    event = moved(event, place="Ett")

    assert [row.person for row in differences.untold(event)] == [between]


def test_who_signs_up_after_the_change_is_not_told_of_it():
    event = EventFactory()
    told = answered(event)
    event = later(event, 1)
    newcomer = answered(event)

    number = changing.tell(event, NONE, event.revision)

    assert number == 1
    assert letters_to(newcomer) == []
    assert "Ny tid" in letters_to(told)[0].subject


def test_a_maybe_that_becomes_a_yes_after_the_change_has_read_it_in_the_confirmation():
    event = EventFactory()
    person = answered(event, "maybe")
    event = later(event, 1)

    registration.answer(event, person, "yes", WEB)

    assert not differences.untold(event).exists()


def test_whoever_moves_up_from_the_waiting_list_is_still_told_that_it_was_moved():
    event, seated, waits, *_others = full_event()
    event = later(event, 1)

    registration.answer(event, seated, "no", WEB)

    assert waits in {row.person for row in differences.untold(event)}


def test_the_address_of_the_meeting_is_told_to_those_with_a_seat_alone():
    event, seated, waits, *_others = full_event(online_url="https://moten.example/gammal")
    event = moved(event, online_url="https://moten.example/ny")

    assert [row.person for row in differences.untold(event)] == [seated]
    event = moved(event, place="Campus Östersund")
    changing.tell(event, NONE, event.revision)

    assert "moten.example/ny" in letters_to(seated)[0].text
    assert "moten.example" not in letters_to(waits)[0].text


def test_other_words_and_more_seats_are_no_change_to_tell():
    event, *_people = full_event()

    event = moved(event, title_sv="Alumnkväll!", summary_sv="Sju alumner.", capacity=40)

    assert not differences.untold(event).exists()


def test_a_slip_of_the_pen_is_told_to_nobody():
    event, *_people = full_event(place="Åkrokken")
    event = moved(event, place="Åkroken")

    changing.leave_untold(event, event.revision)

    assert not differences.untold(event).exists()
    assert changing.tell(event, NONE, event.revision) == 0


def test_what_has_been_changed_since_the_page_was_opened_is_looked_at_again():
    event, *_people = full_event()
    seen = later(event, 1)
    later(seen, 1)

    with pytest.raises(changing.ChangedMeanwhile):
        changing.tell(seen, NONE, seen.revision)

    assert not Message.objects.filter(kind="notice").exists()


@pytest.mark.parametrize("how", ["unpublished", "cancelled", "over"])
def test_a_change_of_what_does_not_take_place_is_told_to_nobody(how):
    event, *_people = full_event()
    event = later(event, 1)
    now = timezone.now()
    changes = {
        "unpublished": {"published": False},
        "cancelled": {"cancelled_at": now},
        "over": {"starts_at": now - timedelta(hours=2), "ends_at": now - timedelta(hours=1)},
    }
    Event.objects.update(**changes[how])

    with pytest.raises(changing.ChangedMeanwhile):
        changing.tell(event, NONE, event.revision)


def test_an_undone_merge_brings_back_what_each_of_the_two_goes_by():
    event, kept, gone = EventFactory(place="Ett"), PersonFactory(), PersonFactory()
    for person in (kept, gone):
        registration.answer(event, person, "yes", WEB)
    event = moved(event, place="Två")
    merge = merging.merge(kept, gone, None)
    changing.tell(event, NONE, event.revision)

    left = merging.undo(merge, None)

    assert left == []
    assert [row.person for row in differences.untold(event)] == [gone]


def test_sign_up_never_closes_after_the_end_says_the_database_itself():
    event = EventFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.update(closes_at=event.ends_at + timedelta(minutes=1))


def test_a_version_that_somebody_goes_by_cannot_be_deleted_and_goes_with_its_event():
    event, *_people = full_event()
    event = later(event, 1)

    with pytest.raises(IntegrityError), transaction.atomic():
        event.versions.all()._raw_delete("default")
        transaction.get_connection().check_constraints()
    event.delete()

    assert not Registration.objects.exists()
