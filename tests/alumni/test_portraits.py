import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from alumni import merging, portraits, privacy
from alumni.audience import Audience
from alumni.models import User
from alumni.portraits import Crop
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
VIEWERS = {
    "stranger": Audience.PUBLIC,
    User.Role.ALUMNUS: Audience.ALUMNI,
    User.Role.TEACHER: Audience.TEACHERS,
    User.Role.STAFF: Audience.STAFF,
}


def upload(size=(1200, 900), left="red", right="blue") -> SimpleUploadedFile:
    """A picture of two halves, with words of the camera in it."""
    picture, out = Image.new("RGB", size, left), io.BytesIO()
    picture.paste(right, (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[0x010E] = "hemlig plats"
    picture.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("jag.jpg", out.getvalue(), "image/jpeg")


def with_portrait(**fields):
    fields.setdefault("listed_to", Audience.PUBLIC)
    person = PersonFactory(**fields)
    portraits.replace(person, upload())
    return person


def sign_in(client, role) -> None:
    if role == "stranger":
        return
    user = UserFactory(role=role)
    if role == User.Role.ALUMNUS:
        PersonFactory(user=user)
    client.force_login(user)


def look(client, person, **headers):
    return client.get(reverse("alumni:face", args=[person.pk]), headers=headers)


@pytest.mark.parametrize("role", VIEWERS)
@pytest.mark.parametrize("chosen", Audience)
def test_a_portrait_is_handed_to_those_it_is_shown_to(client, role, chosen):
    person = with_portrait(audiences={"portrait": int(chosen)})
    sign_in(client, role)

    assert (look(client, person).status_code == 200) == (chosen >= VIEWERS[role])


@pytest.mark.parametrize("role", VIEWERS)
def test_a_portrait_is_no_way_round_who_can_find_me(client, role):
    person = with_portrait(listed_to=Audience.STAFF, audiences={"portrait": int(Audience.PUBLIC)})
    sign_in(client, role)

    assert (look(client, person).status_code == 200) == (VIEWERS[role] == Audience.STAFF)


@pytest.mark.parametrize("field", ["hidden_at", "deceased_at", "protected_at", "erased_at"])
def test_the_portrait_is_gone_at_once_for_others(client, field):
    person = with_portrait(audiences={"portrait": int(Audience.PUBLIC)})
    before = look(client, person)
    assert before.status_code == 200

    setattr(person, field, timezone.now())
    person.save(update_fields=[field])

    assert look(client, person, if_none_match=before["ETag"]).status_code == 404
    sign_in(client, User.Role.TEACHER)
    assert look(client, person).status_code == 404


def test_nobody_but_themselves_sees_the_portrait_of_a_protected_identity(client):
    person = with_portrait(user=UserFactory(), protected_at=timezone.now())
    client.force_login(UserFactory(role=User.Role.STAFF, handles_protected=True))
    assert look(client, person).status_code == 404

    client.force_login(person.user)

    assert look(client, person).status_code == 200


def test_an_account_that_is_nobodys_yet_sees_what_a_stranger_sees(client):
    person = with_portrait(audiences={"portrait": int(Audience.ALUMNI)})
    client.force_login(UserFactory())

    assert look(client, person).status_code == 404


def test_a_portrait_is_kept_by_no_proxy_and_asked_for_anew_each_time(client):
    person = with_portrait(audiences={"portrait": int(Audience.PUBLIC)})

    first = look(client, person)
    again = look(client, person, if_none_match=first["ETag"])

    assert first["Cache-Control"] == "private, no-cache"
    assert "Cookie" in first["Vary"]
    assert (again.status_code, again.content) == (304, b"")


def test_portraits_lie_outside_what_the_web_server_shows(client, settings):
    person = with_portrait()

    assert str(settings.MEDIA_ROOT) not in person.portrait.path
    assert client.get(f"/media/{person.portrait.name}").status_code == 404
    with pytest.raises(ValueError, match="no address"):
        person.portrait.url  # noqa: B018


def colour_at(person, x) -> str:
    with Image.open(person.portrait.path) as picture:
        red, _green, blue = picture.getpixel((x, 500))
    return "red" if red > blue else "blue"


def test_the_person_moves_and_enlarges_the_cut(client):
    person = with_portrait(user=UserFactory())
    client.force_login(person.user)
    assert (colour_at(person, 10), colour_at(person, 790)) == ("red", "blue")
    before = person.portrait.path

    client.post(reverse("alumni:portrait"), {"zoom": 200, "x": 100, "y": 0})

    person.refresh_from_db()
    assert (colour_at(person, 10), colour_at(person, 790)) == ("blue", "blue")
    assert portraits.crop_of(person) == Crop(100, 0, 200)
    assert not person.portrait.storage.exists(before)
    with Image.open(person.portrait.path) as saved:
        assert saved.size == (800, 1000)
        assert not saved.getexif()


def test_the_page_works_by_sliders_alone_and_shows_the_cut_that_holds(client):
    person = with_portrait(user=UserFactory())
    portraits.crop(person, Crop(20, 30, 150))
    client.force_login(person.user)

    page = client.get(reverse("alumni:portrait")).content.decode()

    assert page.count('type="range"') == 3
    assert 'value="150"' in page
    assert portraits.address(person.pk, person.portrait.name) in page


@pytest.mark.parametrize("wrong", [{"zoom": 301}, {"x": -1}, {"y": "mitten"}, {"x": ""}])
def test_a_cut_that_cannot_be_is_refused_and_changes_nothing(client, wrong):
    person = with_portrait(user=UserFactory())
    client.force_login(person.user)

    answer = client.post(reverse("alumni:portrait"), {"zoom": 100, "x": 50, "y": 35, **wrong})

    assert answer.context["form"].errors
    person.refresh_from_db()
    assert portraits.crop_of(person) == Crop()


def test_the_whole_picture_is_for_the_person_alone_and_without_the_cameras_words(client):
    person = with_portrait(user=UserFactory(), audiences={"portrait": int(Audience.PUBLIC)})
    client.force_login(person.user)
    own = client.get(reverse("alumni:portrait_whole"))
    with Image.open(io.BytesIO(b"".join(own))) as picture:
        assert not picture.getexif()

    sign_in(client, User.Role.ALUMNUS)

    assert client.get(reverse("alumni:portrait_whole")).status_code == 404


def test_stranger_is_led_to_sign_in(client):
    for name in ("portrait", "portrait_whole"):
        assert "login" in client.get(reverse(f"alumni:{name}")).url


@pytest.mark.parametrize("way", ["remove", "erase"])
def test_taken_away_or_erased_leaves_no_file(client, way, settings):
    person = with_portrait(user=UserFactory())
    client.force_login(person.user)

    if way == "remove":
        client.post(reverse("alumni:portrait"), {"remove": "1"})
    else:
        privacy.erase(person, None)

    person.refresh_from_db()
    assert not person.portrait
    assert [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()] == []


def test_a_portrait_that_a_merge_brought_is_still_there_for_the_other_after_the_undo():
    kept, gone = PersonFactory(), with_portrait()
    merge = merging.merge(kept, gone, None)
    kept.refresh_from_db()

    portraits.remove(kept)
    merging.undo(merge, None)

    gone.refresh_from_db()
    assert gone.portrait.storage.exists(gone.portrait.name)
    assert gone.portrait.storage.exists(gone.portrait_whole.name)


def test_a_portrait_that_gave_way_in_a_merge_is_erased_with_its_person():
    kept, gone = with_portrait(), with_portrait()
    names = [kept.portrait.name, kept.portrait_whole.name, gone.portrait.name]
    merging.merge(kept, gone, None, frozenset({"portrait"}))
    kept.refresh_from_db()

    privacy.erase(kept, None)

    assert [name for name in names if kept.portrait.storage.exists(name)] == []
