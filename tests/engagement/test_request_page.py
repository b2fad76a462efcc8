"""The two pages of a request: what each of the two may do there, and what is refused and how."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation

from alumni import privacy
from alumni.models import User
from engagement import asking, booking, letters, reporting, talking
from engagement.asking import Answer
from engagement.models import Note, Report, Request, Wording
from tests.alumni.searching import findable
from tests.engagement.test_asking import put
from tests.factories import OfferFactory, UserFactory

pytestmark = pytest.mark.django_db
State = Request.State


def path(name, *args, language="sv"):
    with translation.override(language):
        return reverse(name, args=args)


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER, name="Karin Östlund")


@pytest.fixture
def teacher_client(client, teacher):
    client.force_login(teacher)
    return client


@pytest.fixture
def request_(teacher):
    return put(teacher, [findable(given_name="Johan", family_name="Rask")]).requests.get()


def letter_path(request, word="yes"):
    return "/" + letters.answer_url(request, word).split("/", 3)[3]


def test_later_sleeps_until_the_day_that_was_chosen(client, request_):
    day = timezone.localdate() + timezone.timedelta(days=40)

    client.post(letter_path(request_), {"answer": "later", "again_on": day.isoformat()})

    request = Request.objects.get()
    assert (request.state, request.ask_again_on) == (State.LATER, day)


@pytest.mark.parametrize("day", ["2020-01-01", "2099-01-01", "i vår"])
def test_day_that_is_past_or_far_off_is_sent_back_with_what_was_typed(day, client, request_):
    page = client.post(
        letter_path(request_), {"answer": "later", "again_on": day, "words": "Kanske"}
    ).content.decode()

    assert 'role="alert"' in page
    assert "Kanske" in page
    assert Request.objects.get().state == State.ASKED


def test_something_else_offers_what_else_the_person_offers_and_nothing_is_ticked(client, request_):
    OfferFactory(person=request_.person, kind="mentor")
    page = client.get(letter_path(request_, "other")).content.decode()
    assert 'value="mentor"' in page
    assert 'value="thesis"' not in page
    assert " checked" not in page

    empty = client.post(letter_path(request_), {"answer": "other"})
    assert "Säg vad du hellre gör" in empty.content.decode()
    client.post(letter_path(request_), {"answer": "other", "other_kind": "mentor"})

    assert Request.objects.get().other_kind == "mentor"


def test_read_is_noted_by_a_post_alone(client, request_):
    client.get(letter_path(request_))
    assert Request.objects.get().state == State.ASKED

    seen = "/" + letters.act_url(request_, "seen").split("/", 3)[3]
    client.get(seen)
    assert Request.objects.get().state == State.ASKED
    assert client.post(seen).status_code == 204

    assert Request.objects.get().state == State.READ


def test_link_of_one_act_does_no_other(client, request_):
    seen = "/" + letters.act_url(request_, "seen").split("/", 3)[3]

    client.post(seen, {"answer": "no", "words": "Hej"})

    assert Request.objects.get().state == State.READ
    assert not Note.objects.exists()


def test_person_writes_from_the_letters_page_and_what_is_refused_stays_typed(client, request_):
    write = "/" + letters.act_url(request_, "write").split("/", 3)[3]

    refused = client.post(write, {"words": "Titta: https://tinyurl.com/x"}).content.decode()
    assert "https://tinyurl.com/x</textarea>" in refused
    assert "döljer" in refused or "vart" in refused
    client.post(write, {"words": "Vilken sal?"})

    assert Note.objects.get().words == "Vilken sal?"


@pytest.mark.parametrize("name", ["write", "thank", "book"])
def test_files_are_refused_with_a_sentence(name, teacher_client, request_):
    asking.answer(request_.pk, Answer("yes", shares_email=True))
    if name == "thank":
        booking.mark_held(request_)
    file = SimpleUploadedFile("plan.pdf", b"%PDF")

    page = teacher_client.post(
        path(f"engagement:{name}", request_.pk), {"words": "Se filen", "file": file}
    ).content.decode()

    assert "Filer kan inte bifogas" in page
    assert not Note.objects.exists()


def test_file_with_a_new_question_is_refused_and_nobody_is_asked(teacher_client):
    person = findable()
    teacher_client.post(path("engagement:shortlist", "add"), {"person": person.pk})

    page = teacher_client.post(
        path("engagement:new"),
        {"title": "Snö?", "words": "Hej", "mode": "in_order", "days": "5", "language": "sv",
         "file": SimpleUploadedFile("plan.pdf", b"%PDF")},
    ).content.decode()  # fmt: skip

    assert "Filer kan inte bifogas" in page
    assert not Request.objects.exists()


@pytest.mark.parametrize("link", ["https://bit.ly/x", "http://127.0.0.1/", "javascript:alert(1)"])
def test_question_with_a_link_that_hides_where_it_leads_is_refused(link, teacher_client):
    teacher_client.post(path("engagement:shortlist", "add"), {"person": findable().pk})

    page = teacher_client.post(
        path("engagement:new"),
        {"title": "Snö?", "words": f"Läs {link}", "mode": "in_order", "days": "5",
         "language": "sv"},
    ).content.decode()  # fmt: skip

    assert f"Läs {link}</textarea>" in page.replace("&#x27;", "'")
    assert not Request.objects.exists()


def test_links_of_a_question_are_shown_with_where_they_lead(client, teacher):
    request = put(teacher, [findable()], words="Läs https://www.miun.se/kurs").requests.get()

    page = client.get(letter_path(request)).content.decode()

    assert "Länk till www.miun.se" in page
    assert 'rel="noopener noreferrer nofollow ugc"' in page


def test_own_words_are_kept_as_a_template_and_started_from(teacher_client, teacher):
    person = findable()
    teacher_client.post(path("engagement:shortlist", "add"), {"person": person.pk})
    teacher_client.post(
        path("engagement:new"),
        {"title": "Snö?", "words": "Hej, min egen text", "mode": "in_order", "days": "5",
         "language": "sv", "save_as": "Vinterkursen"},
    )  # fmt: skip
    wording = Wording.objects.get()
    teacher_client.post(path("engagement:shortlist", "add"), {"person": findable().pk})

    page = teacher_client.get(path("engagement:new"), {"kind": f"own-{wording.pk}"})
    assert "Hej, min egen text" in page.content.decode()
    assert "Vinterkursen" in teacher_client.get(path("engagement:wordings")).content.decode()

    other = UserFactory(role=User.Role.TEACHER)
    teacher_client.force_login(other)
    assert teacher_client.post(path("engagement:remove_wording", wording.pk)).status_code == 404
    page = teacher_client.get(path("engagement:new"), {"kind": f"own-{wording.pk}"})
    assert "Hej, min egen text" not in page.content.decode()
    teacher_client.force_login(teacher)
    teacher_client.post(path("engagement:remove_wording", wording.pk))
    assert not Wording.objects.exists()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_kind_has_words_of_its_own_to_start_from(language):
    from alumni.models import Offer
    from engagement.templates_for import template_words

    texts = {template_words(kind, language)[1] for kind in Offer.Kind.values}

    assert len(texts) == len(Offer.Kind.values)
    assert all(("{förnamn}" if language == "sv" else "{first name}") in text for text in texts)


def test_booking_in_the_past_or_nowhere_is_sent_back(teacher_client, request_):
    asking.answer(request_.pk, Answer("yes", shares_email=True))
    url = path("engagement:book", request_.pk)

    past = teacher_client.post(
        url, {"day": "2020-01-01", "starts": "10:15", "minutes": "60", "place": "Sal F234"}
    )
    nowhere = teacher_client.post(url, {"day": "2099-01-01", "starts": "10:15", "minutes": "60"})

    assert "Den tiden har varit" in past.content.decode()
    assert "Säg var" in nowhere.content.decode()
    assert Request.objects.get().state == State.ACCEPTED


def test_withdrawn_yes_takes_what_was_shared_along(teacher_client, request_):
    asking.answer(request_.pk, Answer("yes", shares_email=True))

    teacher_client.post(path("engagement:withdraw", request_.pk), {"words": "Kursen är inställd."})

    request = Request.objects.get()
    assert request.state == State.CANCELLED
    address = request.person.addresses.get().email
    page = teacher_client.get(path("engagement:request", request.pk)).content.decode()
    assert address not in page


def test_protected_meanwhile_has_no_name_on_the_teachers_pages(teacher_client, request_):
    talking.write(request_.pk, Note.Side.PERSON, "Vilken sal?")
    request_.person.protect()

    for page in (
        path("engagement:request", request_.pk),
        path("engagement:ask", request_.ask_id),
        path("engagement:asks"),
    ):
        assert "Rask" not in teacher_client.get(page).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_page_takes_the_same_queries_however_much_was_written(number, teacher_client, request_):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for each in range(number):
        talking.write(request_.pk, Note.Side.PERSON, f"Rad {each}")
    url = path("engagement:request", request_.pk)
    teacher_client.get(url)

    with CaptureQueriesContext(connection) as queries:
        teacher_client.get(url)

    assert len(queries) <= 9


def test_export_holds_what_was_written_and_erasure_takes_it(request_):
    talking.write(request_.pk, Note.Side.PERSON, "Vilken sal?")
    reporting.report(request_.pk, Note.Side.PERSON, "Otrevlig ton")

    [row] = privacy.export(request_.person)["requests"]
    assert row["messages"][0]["words"] == "Vilken sal?"
    assert row["reports"][0]["words"] == "Otrevlig ton"
    privacy.erase(request_.person, None)

    assert not Note.objects.exists()
    assert Report.objects.get().words == ""
