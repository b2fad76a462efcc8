import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from alumni import duplicates, profile, search
from alumni.audience import FIELDS, Audience
from alumni.models import Employment, Interaction, MatchCard, Person, SearchRow, User
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    OfferFactory,
    PersonFactory,
    TopicFactory,
    UserFactory,
    consent,
)

pytestmark = pytest.mark.django_db
ROLES = {
    Audience.STAFF: User.Role.STAFF,
    Audience.TEACHERS: User.Role.TEACHER,
    Audience.ALUMNI: User.Role.ALUMNUS,
}
MARKS = {
    "degrees": "Skogsvetarexamen",
    "work": "Provhyttechef",
    "place": "Gällivaredalen",
    "topics": "Snöbristämnet",
    "bio": "Jag-är-min-text",
    "links": "https://provhytte.example",
    "email": "hemlig.adress@alumni.example",
    "phone": "070-1740605",
}


def full_person(**fields) -> Person:
    person = PersonFactory(
        email=MARKS["email"],
        town=MARKS["place"],
        bio_sv=MARKS["bio"],
        website=MARKS["links"],
        phone=MARKS["phone"],
        listed_to=Audience.PUBLIC,
        **fields,
    )
    DegreeFactory(person=person, programme=None, title=MARKS["degrees"])
    EmploymentFactory(person=person, title=MARKS["work"])
    person.topics.add(TopicFactory(name_sv=MARKS["topics"], name_en=""))
    return person


def member(client, **fields) -> Person:
    person = PersonFactory(user=UserFactory(), **fields)
    client.force_login(person.user)
    return person


@pytest.mark.parametrize("level", ROLES)
@pytest.mark.parametrize("field", MARKS)
@pytest.mark.parametrize("chosen", [Audience.ME, Audience.STAFF, Audience.TEACHERS])
def test_each_role_sees_of_each_field_what_the_person_chose(client, field, level, chosen):
    person = full_person(audiences={**dict.fromkeys(FIELDS, 0), field: int(chosen)})
    viewer = UserFactory(role=ROLES[level])
    if viewer.role == User.Role.ALUMNUS:
        PersonFactory(user=viewer)
    client.force_login(viewer)

    page = client.get(reverse("alumni:person", args=[person.pk])).content.decode()
    listing = client.get(reverse("alumni:directory")).content.decode()

    assert (MARKS[field] in page) == (chosen >= level)
    assert chosen >= level or MARKS[field] not in listing
    others = [mark for name, mark in MARKS.items() if name != field]
    assert not any(mark in page or mark in listing for mark in others)


@pytest.mark.parametrize("viewer", ["teachers", "alumni"])
def test_see_as_shows_what_that_viewer_gets(client, viewer):
    person = full_person(user=UserFactory(), audiences={"bio": int(Audience.TEACHERS)})
    client.force_login(person.user)
    level, _words = profile.VIEWERS[viewer]

    answer = client.get(reverse("alumni:profile"), {"as": viewer})

    fresh = profile.with_all(Person.objects.filter(pk=person.pk)).get()
    assert answer.context["shown"] == profile.shown(fresh, level)


def test_who_shows_a_name_alone_is_no_empty_page(client):
    person = PersonFactory(listed_to=Audience.PUBLIC, audiences=dict.fromkeys(FIELDS, 0))

    page = client.get(reverse("alumni:person", args=[person.pk])).content.decode()

    assert f"{person.name} visar inget mer här." in page
    assert "logga in" in page.casefold()


def test_stranger_is_led_to_sign_in(client):
    for name in ("profile", "preferences", "own_data", "directory", "join"):
        answer = client.get(reverse(f"alumni:{name}"))
        assert answer.status_code == 302
        assert "login" in answer.url


@pytest.mark.parametrize("name", ["profile", "preferences", "history", "own_data", "erase"])
def test_account_without_a_person_is_led_to_joining(client, name):
    client.force_login(UserFactory())

    assert client.get(reverse(f"alumni:{name}")).url == reverse("alumni:join")


def test_hidden_person_is_not_found_by_fellow_alumni(client):
    hidden = PersonFactory(listed_to=Audience.PUBLIC, hidden_at=timezone.now())
    member(client)

    assert client.get(reverse("alumni:person", args=[hidden.pk])).status_code == 404


def test_hiding_takes_the_search_row_at_once(client):
    person = member(client)
    OfferFactory(person=person)
    consent(person, "requests")
    search.refresh([person.pk])
    assert SearchRow.objects.filter(person=person).exists()

    client.post(reverse("alumni:hide"))

    assert not SearchRow.objects.filter(person=person).exists()


def test_protected_person_sees_their_own_page(client):
    member(client, protected_at=timezone.now())

    assert client.get(reverse("alumni:profile")).status_code == 200


def test_work_is_added_changed_and_taken_away(client):
    person = member(client)
    data = {"title": "Intäktschef", "employer": "Skogsrå Fjällhotell", "started_on": "2019-05-31"}

    client.post(reverse("alumni:save", args=["work"]), data)
    job = person.employments.get()
    url = reverse("alumni:save_item", args=["work", job.pk])
    client.post(url, {**data, "title": "Vd"})
    assert person.employments.get().title == "Vd"
    client.post(reverse("alumni:delete_item", args=["work", job.pk]))

    assert not person.employments.exists()
    assert person.interactions.filter(kind=Interaction.Kind.PROFILE).count() == 3


@pytest.mark.parametrize(
    ("section", "data"),
    [
        ("work", {"title": "Vd", "employer": "Skogsrå", "started_on": "2019-05-31"}),
        ("degrees", {"title": "Spanska", "level": "courses", "year": "2015"}),
    ],
)
def test_what_is_saved_twice_is_there_once(client, section, data):
    person = member(client)
    url = reverse("alumni:save", args=[section])

    for _press in range(2):
        assert client.post(url, data).status_code == 302
    client.post(url, {**data, "title": "Något annat"})

    assert person.employments.count() + person.degrees.count() == 2


def test_error_says_what_is_wrong_and_keeps_what_was_typed(client):
    member(client)
    data = {"title": "Intäktschef", "employer": "Skogsrå", "started_on": "2109-05-31"}

    page = client.post(reverse("alumni:save", args=["work"]), data).content.decode()

    assert "2109-05-31" in page
    assert "Skogsrå" in page
    assert 'aria-invalid="true"' in page
    assert not Employment.objects.exists()


def test_degree_of_the_register_can_be_neither_changed_nor_taken_away(client):
    degree = DegreeFactory(person=member(client), verified=True)
    data = {"title": "Annat", "level": "master", "year": 2020}

    for name in ("save_item", "delete_item"):
        url = reverse(f"alumni:{name}", args=["degrees", degree.pk])
        assert client.post(url, data).status_code == 404


def test_section_of_somebody_else_is_not_found(client):
    job = EmploymentFactory()
    member(client)

    for name in ("save_item", "delete_item"):
        url = reverse(f"alumni:{name}", args=["work", job.pk])
        assert client.post(url, {"title": "x", "employer": "y"}).status_code == 404


def test_link_that_runs_a_script_is_refused(client):
    person = member(client)

    client.post(reverse("alumni:save", args=["links"]), {"website": "javascript:alert(1)"})

    person.refresh_from_db()
    assert person.website == ""


def test_contact_details_never_go_wider_than_the_office(client):
    person = member(client)

    client.post(reverse("alumni:audience"), {"field": "phone", "audience": int(Audience.PUBLIC)})

    person.refresh_from_db()
    assert person.audience_of("phone") == Audience.STAFF


def test_a_word_that_the_list_does_not_have_is_kept_and_the_nearest_topics_are_told(client):
    topic = TopicFactory(name_sv="Snöbrist")
    person = member(client)
    words = "snöbrist, Snöbrst, fjällturism,  FJÄLLTURISM , snöbrst"

    answer = client.post(reverse("alumni:save", args=["topics"]), {"topics": words}, follow=True)

    person.refresh_from_db()
    page = answer.content.decode()
    assert list(person.topics.all()) == [topic]
    assert person.own_words == ["Snöbrst", "fjällturism"]
    assert "”Snöbrst” finns inte i vår lista och behålls som ditt eget ord" in page
    assert page.count("eget ord</small>") == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("x" * 61, "för långt för ett ämne"),
        ("123 456", "har inga bokstäver"),
        (", ".join(f"ord{chr(97 + n)}" for n in range(21)), "högst 20 egna ord"),
    ],
)
def test_what_is_no_word_is_refused_and_nothing_is_lost(client, words, said):
    person = member(client, own_words=["fjällturism"])

    answer = client.post(reverse("alumni:save", args=["topics"]), {"topics": words})

    person.refresh_from_db()
    assert said in answer.content.decode().replace("Högst", "högst")
    assert words in answer.content.decode()
    assert person.own_words == ["fjällturism"]


def test_an_offer_takes_words_of_ones_own(client):
    person = member(client)
    data = {
        "kind": "mentor", "where": "either", "notice_days": 14, "per_year": 2,
        "topic_words": "fjällturism",
    }  # fmt: skip

    client.post(reverse("alumni:save", args=["offers"]), data)

    assert person.offers.get().own_words == ["fjällturism"]
    opened = client.get(f"{reverse('alumni:profile')}?edit=offers&item={person.offers.get().pk}")
    assert 'value="fjällturism"' in opened.content.decode()


def test_newsletter_topics_leave_words_of_ones_own_alone(client):
    person = member(client, own_words=["fjällturism"])

    client.post(reverse("alumni:preferences"), {"language": "sv", "days_between_letters": 0})

    person.refresh_from_db()
    assert person.own_words == ["fjällturism"]


def picture(size=(1200, 900), kind="JPEG") -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "hemlig plats"
    Image.new("RGB", size, "teal").save(out, kind, exif=exif)
    return out.getvalue()


def test_portrait_is_cropped_and_loses_its_metadata(client):
    person = member(client)
    file = SimpleUploadedFile("jag.jpg", picture(), "image/jpeg")

    client.post(reverse("alumni:portrait"), {"portrait": file})

    person.refresh_from_db()
    with Image.open(person.portrait.path) as saved:
        assert saved.size == (800, 1000)
        assert not saved.getexif()


def huge_png() -> bytes:
    """A header that says 50,000 × 50,000 pixels, and next to nothing behind it."""
    import struct
    import zlib

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + chunk
    data = zlib.compress(b"\0" * 100)
    body = struct.pack(">I", zlib.crc32(chunk)) + struct.pack(">I", len(data)) + b"IDAT" + data
    return start + body + struct.pack(">I", zlib.crc32(b"IDAT" + data))


@pytest.mark.parametrize(
    "content",
    [b"<svg xmlns='http://www.w3.org/2000/svg'/>", huge_png(), b"", picture()[:400]],
    ids=["svg", "huge", "empty", "cut"],
)
def test_file_that_is_no_portrait_is_refused_with_one_sentence(client, content):
    person = member(client)
    file = SimpleUploadedFile("jag.png", content or b"\0", "image/png")

    page = client.post(reverse("alumni:portrait"), {"portrait": file}, follow=True)

    person.refresh_from_db()
    assert not person.portrait
    assert len(list(page.context["messages"])) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_profile_and_directory_ask_the_database_a_fixed_number_of_times(
    client, django_assert_max_num_queries, rows
):
    person = member(client)
    for _ in range(rows):
        full = full_person()
        EmploymentFactory(person=person)
        DegreeFactory(person=person)
        OfferFactory(person=full)

    with django_assert_max_num_queries(15):
        client.get(reverse("alumni:profile"))
    with django_assert_max_num_queries(16):
        client.get(reverse("alumni:directory"))


def test_small_numbers_are_not_told_by_county(client):
    member(client)
    for _ in range(3):
        PersonFactory(county="23", listed_to=Audience.ALUMNI, audiences={"place": 30})

    counties = client.get(reverse("alumni:directory")).context["counties"]

    assert [(tile.code, tile.few) for tile in counties if tile.count] == [("23", True)]


def test_place_that_is_not_shown_cannot_be_searched(client):
    PersonFactory(county="23", listed_to=Audience.ALUMNI, audiences={"place": 20})
    member(client)

    answer = client.get(reverse("alumni:directory"), {"county": "23"})

    assert answer.context["rows"] == []


CARD = {
    "names": {"given_name": "Nytt", "family_name": "Namn", "phone": "070-1740612"},
    "place": {"town": "Ragunda", "country": "SE", "county": "23"},
    "degrees": {"title": "Kurs", "level": "courses", "year": 2001},
}


@pytest.mark.parametrize("section", CARD)
def test_what_people_are_told_apart_by_is_compared_at_once(client, section):
    person = member(client)
    duplicates.refresh([person.pk])
    before = MatchCard.objects.get(person=person).card

    client.post(reverse("alumni:save", args=[section]), CARD[section])

    assert MatchCard.objects.get(person=person).card != before


@pytest.mark.parametrize(
    ("section", "data"),
    [
        ("bio", {"bio_sv": "Nytt"}),
        ("links", {"website": "https://ny.example"}),
        ("languages", {"languages": ["sv"]}),
        ("topics", {"topics": "nytt"}),
        ("work", {"title": "Ny", "employer": "Nya AB"}),
        ("offers", {"kind": "mentor", "where": "either", "notice_days": 14, "per_year": 2}),
    ],
)
def test_a_save_that_tells_nobody_apart_leaves_the_card_as_it_would_be_written(
    client, section, data
):
    """The card is not written then; written anew it would say the same."""
    person = member(client)
    duplicates.refresh([person.pk])
    before = MatchCard.objects.get(person=person).card

    assert client.post(reverse("alumni:save", args=[section]), data).status_code == 302

    duplicates.refresh([person.pk])
    assert MatchCard.objects.get(person=person).card == before
