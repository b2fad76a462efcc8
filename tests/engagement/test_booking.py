"""A time in both calendars, moved, cancelled, held, thanked, counted."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from icalendar import Calendar

from alumni import search
from alumni.models import Interaction, User
from alumni.search import Query
from campaigns.models import Message
from engagement import asking, booking, letters, outcomes, tasks
from engagement.asking import Answer
from engagement.models import Note, Request
from tests.alumni.searching import findable
from tests.engagement.test_asking import put
from tests.factories import ProgrammeFactory, UserFactory

pytestmark = pytest.mark.django_db
State = Request.State


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER, name="Karin Östlund")


@pytest.fixture
def agreed(teacher):
    request = put(teacher, [findable()], programme=ProgrammeFactory()).requests.get()
    asking.answer(request.pk, Answer("yes", shares_email=True))
    return Request.objects.talked_about().get()


def slot(hours=48, place="Sal F234"):
    starts = timezone.now().replace(microsecond=0) + timedelta(hours=hours)
    return booking.Time(starts, starts + timedelta(hours=1), place)


def files_to(address):
    """The calendar files sent to an address, in order."""
    found = Message.objects.filter(to=address, attachments__isnull=False).order_by("pk")
    return [Calendar.from_ical(bytes(message.attachments.get().content)) for message in found]


def person_address(request):
    return request.person.addresses.get().email


def test_booked_time_comes_to_both_calendars_and_moves_and_leaves_them(agreed, teacher):
    booking.book(agreed.pk, slot())
    booking.book(agreed.pk, slot(72, "Sal G100"))
    booking.unbook(agreed.pk, Note.Side.PERSON, "Jag är sjuk.")

    for address in (teacher.email, person_address(agreed)):
        files = files_to(address)
        entries = [file.walk("VEVENT")[0] for file in files]
        assert [str(file["METHOD"]) for file in files] == ["REQUEST", "REQUEST", "CANCEL"]
        assert [entry["SEQUENCE"] for entry in entries] == [1, 2, 3]
        assert len({str(entry["UID"]) for entry in entries}) == 1
        assert str(entries[1]["LOCATION"]) == "Sal G100"
        assert entries[2]["STATUS"] == "CANCELLED"
        assert address in entries[0]["ATTENDEE"]
    assert Request.objects.get().state == State.ACCEPTED
    assert "Jag är sjuk." in Message.objects.filter(to=teacher.email).order_by("-pk")[0].text


def test_calendar_file_of_one_side_holds_no_address_of_the_other(agreed, teacher):
    """Also when the one who asks has been given nothing: a colleague who took over."""
    request = booking.book(agreed.pk, slot())

    pairs = {Note.Side.ASKER: person_address(agreed), Note.Side.PERSON: teacher.email}
    for side, secret in pairs.items():
        _name, _type, content = letters.booked.file_for(request, side, "REQUEST")
        assert secret.encode() not in content


def test_time_is_not_booked_before_a_yes(teacher):
    request = put(teacher, [findable()]).requests.get()

    with pytest.raises(booking.CannotBook):
        booking.book(request.pk, slot())


def test_both_are_asked_once_whether_it_took_place(agreed, teacher):
    booking.book(agreed.pk, slot())
    assert tasks.ask_if_held() == 0
    over = timezone.now() - timedelta(hours=1)
    Request.objects.update(starts_at=over - timedelta(hours=1), ends_at=over)

    assert tasks.ask_if_held() == 1
    assert tasks.ask_if_held() == 0

    subject = "Blev det av? Snöbrist?"
    assert Message.objects.filter(subject=subject).count() == 2


@pytest.mark.parametrize("side", Note.Side.values)
def test_either_says_that_it_was_held_with_one_click_and_a_button(side, client, agreed):
    booking.book(agreed.pk, slot())
    over = timezone.now() - timedelta(hours=1)
    Request.objects.update(starts_at=over - timedelta(hours=1), ends_at=over)
    url = "/" + letters.held_url(Request.objects.talked_about().get(), side).split("/", 3)[3]

    assert client.get(url).status_code == 200
    assert Request.objects.get().state == State.BOOKED
    client.post(url, {"held": "yes"})

    request = Request.objects.get()
    assert (request.state, request.held_at) == (State.HELD, over)
    assert client.get(url).status_code == 200


def test_no_leaves_the_yes_and_a_new_time_can_be_booked(client, agreed):
    booking.book(agreed.pk, slot())
    url = "/" + letters.held_url(agreed, Note.Side.ASKER).split("/", 3)[3]

    client.post(url, {"held": "no"})

    assert Request.objects.get().state == State.ACCEPTED
    assert booking.book(agreed.pk, slot()).calendar_revision == 2


def test_held_counts_in_history_and_for_the_programme_once(agreed):
    booking.mark_held(agreed)
    booking.mark_held(agreed)
    asking.thank(agreed, "Tack!")

    found = outcomes.held(programme=agreed.ask.programme)
    assert outcomes.by_kind(found) == {"guest_lecture": 1}
    titles = Interaction.objects.filter(person=agreed.person, kind="request")
    assert titles.filter(title__contains="(Hållen)").count() == 1


def test_one_question_counts_as_one_however_much_came_of_it(agreed, teacher):
    booking.mark_held(agreed)
    asking.thank(agreed, "Tack!")
    search.refresh([agreed.person_id])

    [card] = search.find(Query(), teacher).cards
    assert card.shown["times"] == 1


def test_thanks_are_sent_in_the_teachers_own_words(agreed):
    booking.mark_held(agreed)

    asking.thank(agreed, "Studenterna pratade om det hela veckan.")

    letter = Message.objects.filter(to=person_address(agreed)).order_by("-pk")[0]
    assert letter.subject == "Tack från Karin Östlund"
    assert "Studenterna pratade om det hela veckan." in letter.text


@pytest.mark.parametrize("change", [{"starts_at": None}, {"ends_at": None}])
def test_database_refuses_a_booking_without_a_time(change, agreed):
    booking.book(agreed.pk, slot())

    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.update(**change)


def test_calendar_file_is_there_also_for_whom_no_letter_reaches(client, agreed):
    booking.book(agreed.pk, slot())
    agreed.person.user = UserFactory(role=User.Role.ALUMNUS)
    agreed.person.save()
    agreed.person.addresses.all().delete()
    client.force_login(agreed.person.user)

    response = client.get(f"/sv/my-requests/{agreed.pk}/calendar/")

    entry = Calendar.from_ical(response.content).walk("VEVENT")[0]
    assert entry["ATTENDEE"] == f"mailto:{agreed.person.user.email}"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2199-05-01"])
def test_day_beyond_all_plans_is_sent_back(day, client, agreed, teacher):
    client.force_login(teacher)

    client.post(
        f"/sv/asked/{agreed.pk}/book/",
        {"day": day, "starts": "23:30", "minutes": "480", "place": "Sal"},
    )

    assert Request.objects.get().state == State.ACCEPTED
