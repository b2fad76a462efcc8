"""The places where a person may be shown, each by its name: shared by the tests of who sees what.

A surface is a function of the stage and of a client: it opens the place and gives what it says.
Where a place tells something without words (a person is counted, found, or served as a picture),
the word that stands for it is added to what is said.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.core.files.base import ContentFile
from django.urls import reverse

from alumni import search
from alumni.audience import Audience
from alumni.models import DuplicatePair, Note, Offer, Person, Purpose, User
from cms import setup
from tests.addresses import opened
from tests.cms.stories import tell
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    OfferFactory,
    PersonFactory,
    ProgrammeFactory,
    TopicFactory,
    UserFactory,
    consent,
)

NAME = "Hemligsson"
# One word for each field that a person shows or hides; each stands nowhere else.
MARKS = {
    "degrees": "Skogsvetarexamen",
    "work": "Provhyttechef",
    "place": "Gällivaredalen",
    "topics": "Snöbristämnet",
    "languages": "tigrinja",
    "bio": "Jagärmintext",
    "portrait": "kvistfot",
    "links": "provhytte.example",
    "email": "hemlig.dold@alumni.example",
    "phone": "070-174 06 66",
}
# What nobody chooses about.
CLOSED = {
    "birth_date": "1901-02-03",
    "former_names": "Flicknamnsdotter",
    "student_uid": "uid-som-stannar",
    "personal_number_hash": "f00dfeed" * 8,
    "notes": "Anteckning som stannar",
}
STORY = "Hon mäter snön"
OPTIONS = re.compile(r"<datalist.*?</datalist>|<option.*?</option>", re.DOTALL)


def full_person(**fields) -> Person:
    """Somebody with a word of their own in every field, found by all and willing to be asked."""
    person = PersonFactory(
        given_name="Dolda",
        family_name=NAME,
        email=MARKS["email"],
        phone=MARKS["phone"],
        town=MARKS["place"],
        county="23",
        bio_sv=MARKS["bio"],
        website=f"https://{MARKS['links']}",
        languages=["ti"],
        own_words=[f"{MARKS['topics']}s släkting"],
        birth_date=CLOSED["birth_date"],
        former_names=[CLOSED["former_names"]],
        student_uid=CLOSED["student_uid"],
        personal_number_hash=CLOSED["personal_number_hash"],
        listed_to=Audience.PUBLIC,
        **fields,
    )
    person.portrait.save(f"{MARKS['portrait']}.jpg", ContentFile(b"\xff\xd8"), save=True)
    DegreeFactory(person=person, programme=None, title=MARKS["degrees"], year=2019)
    EmploymentFactory(person=person, title=MARKS["work"])
    person.topics.add(TopicFactory(name_sv=MARKS["topics"], name_en=""))
    for kind in (Offer.Kind.MENTOR, Offer.Kind.GUEST_LECTURE):
        OfferFactory(person=person, kind=kind)
    for purpose in Purpose.objects.all():
        consent(person, purpose.code)
    Note.objects.create(person=person, text=CLOSED["notes"])
    return person


@dataclass
class Stage:
    """The person, and all that they take part in."""

    person: Person

    def __post_init__(self) -> None:
        self.programme = ProgrammeFactory()
        DegreeFactory(person=self.person, programme=self.programme, year=2012)
        twin = PersonFactory(given_name="Dolly", family_name="Likadan")
        low, high = sorted([self.person, twin], key=lambda one: one.pk)
        self.pair = DuplicatePair.objects.create(first=low, second=high, score=90, reasons=[])
        self.twin = twin
        search.refresh([self.person.pk])

    @cached_property
    def story(self):
        """Told about the person, on a site as a new installation has it."""
        setup.build_site()
        return tell(STORY, person=self.person, person_name=self.person.name)

    def viewer(self, role: str | None, **fields) -> User | None:
        """Somebody of this role; a fellow alumnus is of the same class."""
        if role is None:
            return None
        user = UserFactory(role=role, may_export=role in ("staff", "admin"), **fields)
        if role == User.Role.ALUMNUS:
            mate = PersonFactory(user=user)
            DegreeFactory(person=mate, programme=self.programme, year=2012)
        return user


Surface = Callable[[Stage, object], str]


def said(client, url: str) -> str:
    """What an address answers, without the words that one may choose from."""
    status, words = opened(client, url)
    return OPTIONS.sub("", words) if status == 200 else ""


def _if_found(client, url: str, word: str) -> str:
    """`word` where the person is among those found."""
    return word if NAME in said(client, url) else ""


# ── For fellow alumni, and for everybody ──────────────────────────────────────────────────────
def page(stage, client):
    return said(client, reverse("alumni:person", args=[stage.person.pk]))


def directory(stage, client):
    return said(client, reverse("alumni:directory") + "?words=Dolda")


def directory_by_class(stage, client):
    url = f"{reverse('alumni:directory')}?programme={stage.programme.pk}&year=2012"
    return _if_found(client, url, MARKS["degrees"])


def directory_by_county(stage, client):
    return _if_found(client, reverse("alumni:directory") + "?county=23", MARKS["place"])


def classmates(stage, client):
    words = said(client, reverse("alumni:classmates"))
    return words + MARKS["degrees"] if NAME in words else words


def map_of_counties(stage, client):
    response = client.get(reverse("alumni:directory"))
    counties = (response.context or {}).get("counties", [])
    return MARKS["place"] if any(tile.code == "23" and tile.count for tile in counties) else ""


def portrait(stage, client):
    status, _words = opened(client, reverse("alumni:face", args=[stage.person.pk]))
    return MARKS["portrait"] if status == 200 else ""


# ── For teachers ──────────────────────────────────────────────────────────────────────────────
def teachers_search(stage, client):
    return said(client, reverse("portal:search"))


def teachers_search_by_words(stage, client):
    words = ("degrees", "work", "place", "topics", "bio")
    url = reverse("portal:search")
    found = [_if_found(client, f"{url}?q={MARKS[field]}", MARKS[field]) for field in words]
    return " ".join([*found, _if_found(client, f"{url}?language=ti", MARKS["languages"])])


def teachers_search_by_filters(stage, client):
    url = reverse("portal:search")
    return _if_found(client, f"{url}?county=23", MARKS["place"]) + _if_found(
        client, f"{url}?programme={stage.programme.code}", MARKS["degrees"]
    )


def teachers_page(stage, client):
    return said(client, reverse("portal:person", args=[stage.person.pk]))


def api_search(stage, client):
    return said(client, reverse("api:search") + "?q=Dolda")


# ── For the office ────────────────────────────────────────────────────────────────────────────
def staff_page(stage, client):
    return said(client, reverse("alumni_staff:person", args=[stage.person.pk]))


def staff_mending(stage, client):
    return said(client, reverse("alumni_staff:mend", args=[stage.person.pk]))


def staff_log(stage, client):
    return said(client, reverse("alumni_staff:person_log", args=[stage.person.pk]))


def staff_list(stage, client):
    return said(client, reverse("alumni_staff:people") + "?q=Dolda")


def staff_search(stage, client):
    url = reverse("alumni_staff:people")
    return " ".join(
        [
            _if_found(client, f"{url}?county=23", MARKS["place"]),
            _if_found(client, f"{url}?from_year=2019&to_year=2019", MARKS["degrees"]),
            _if_found(client, f"{url}?q={MARKS['email']}", MARKS["email"]),
        ]
    )


def export(stage, client):
    columns = ["given_name", "family_name", "email", "phone", "town", "degrees", "work"]
    data = {"columns": columns, "kind": "csv", "purpose": "Inbjudan till en träff"}
    response = client.post(reverse("alumni_staff:export"), data)
    if response.status_code != 200:
        return ""
    return b"".join(response).decode() if response.streaming else response.content.decode()


def segment_sample(stage, client):
    data = {"match:0": "all", "kind:0.0": "county", "values:0.0": ["23"], "purpose": "newsletter"}
    response = client.post(reverse("segment_figures"), data)
    return OPTIONS.sub("", response.content.decode()) if response.status_code == 200 else ""


def proposed_topics(stage, client):
    return said(client, reverse("alumni_staff:topics"))


def duplicates_queue(stage, client):
    return said(client, reverse("alumni_staff:duplicates"))


def duplicates_pair(stage, client):
    return said(client, reverse("alumni_staff:duplicate", args=[stage.pair.pk]))


# ── For the person alone ──────────────────────────────────────────────────────────────────────
def own_profile(stage, client):
    return said(client, reverse("alumni:profile"))


def own_data(stage, client):
    return said(client, reverse("alumni:own_data"))


def own_download(stage, client):
    return said(client, reverse("alumni:download"))


def own_api(stage, client):
    return said(client, reverse("api:me"))


SURFACES: dict[str, Surface] = {
    surface.__name__: surface
    for surface in (
        page, directory, directory_by_class, directory_by_county, classmates, map_of_counties,
        portrait, teachers_search, teachers_search_by_words, teachers_search_by_filters,
        teachers_page, api_search, staff_page, staff_mending, staff_log, staff_list, staff_search,
        export, segment_sample, proposed_topics, duplicates_queue, duplicates_pair, own_profile,
        own_data, own_download, own_api,
    )
}  # fmt: skip


def found_in(words: str, marks: dict[str, str]) -> set[str]:
    """The fields whose word stands in what was said."""
    lower = words.lower()
    return {field for field, mark in marks.items() if mark.lower() in lower}
