"""Who sees what: every viewer, every field, every choice of audience, every page.

A person is written full of words that stand nowhere else, one for each field; then each page is
opened by each viewer, and the words found in the answers are compared with what the person chose
to show. Fields come from the models: a new one fails here until somebody has placed it.
"""

import pytest

from alumni import search
from alumni.audience import COLUMNS, CONTACT_FIELDS, FIELDS, Audience
from alumni.models import Address, Degree, Employment, Offer, Person, User
from tests.addresses import of_ours, opened
from tests.factories import UserFactory
from tests.surfaces import CLOSED, MARKS, OPTIONS, SURFACES, Stage, found_in, full_person

pytestmark = pytest.mark.django_db

LEVELS = {
    "stranger": Audience.PUBLIC,
    "alumnus": Audience.ALUMNI,
    "teacher": Audience.TEACHERS,
    "communicator": Audience.STAFF,
    "staff": Audience.STAFF,
    "admin": Audience.STAFF,
}
VIEWERS = [*LEVELS, "oneself"]
# Who may ever read what nobody chooses about; a personal number's hash is for no eye at all.
KEEPERS = {"staff", "admin", "oneself"}
CLOSED_TO = dict.fromkeys(CLOSED, KEEPERS) | {"personal_number_hash": set()}

# ── Every column has a place ──────────────────────────────────────────────────────────────────
# A person is called by their name wherever they are shown, and an offer is made to teachers.
NAMED = {"given_name", "family_name", "sort_key", "offers"}
# Never shown to fellow alumni or teachers, whatever the person chooses.
NEVER = {
    "birth_date", "former_names", "student_uid", "personal_number_hash", "source", "language",
    "protected_at", "deceased_at", "erased_at", "merged_into", "created_at", "confirmed_at",
    "user", "id",
}  # fmt: skip
# What they decided of letters and of being seen.
DECISIONS = {"listed_to", "audiences", "hidden_at", "paused_until", "days_between_letters",
             "ask_limit"}  # fmt: skip
# Rows about a person that other tests hold: consents, history, merges, letters, requests …
ROWS = {
    "consents", "consent_states", "interactions", "claims", "corrections", "access_requests",
    "import_rows", "match_card", "merged", "merged_away", "merges", "search_row",
    "records_extracts", "letters", "messages", "incoming", "effects", "requests",
    "registrations", "stories", "address_checks", "mentor_rounds", "notes", "list_row",
}  # fmt: skip
PARTS = {
    Address: {"email"},
    Degree: {"programme", "title", "subject", "level", "campus", "year", "awarded_on", "credits",
             "verified"},
    Employment: {"organisation", "title", "place", "started_on", "ended_on"},
    Offer: {"kind", "note", "topics", "own_words", "languages", "where", "notice_days", "per_year",
            "paused_until"},
}  # fmt: skip
INNER = {"id", "person", "primary", "state", "state_reason", "confirmed_at", "created_at"}


def test_every_column_of_a_person_has_its_place_in_the_matrix():
    chosen = {column for columns in COLUMNS.values() for column in columns}
    placed = chosen | NAMED | NEVER | DECISIONS | ROWS

    named = {
        getattr(field, "get_accessor_name", lambda field=field: field.name)()
        for field in Person._meta.get_fields()
    }

    assert named - placed == set(), "say who may see it: alumni.audience, or a list above"
    assert placed - named == set()


@pytest.mark.parametrize("model", PARTS, ids=lambda model: model.__name__)
def test_every_column_of_what_hangs_on_a_person_is_known(model):
    named = {field.name for field in model._meta.get_fields() if not field.auto_created}

    assert named | {"id"} == PARTS[model] | (INNER & (named | {"id"}))


def test_every_field_that_can_be_shown_has_a_word_of_its_own():
    assert set(FIELDS) == set(COLUMNS) == set(MARKS)


# ── Viewer × field × audience × surface ───────────────────────────────────────────────────────
@pytest.fixture
def stage():
    return Stage(full_person())


def rotated(turn: int) -> dict[str, Audience]:
    """An audience for each field: in five turns each field has had each of them, and those beside
    it others."""
    every = list(Audience)
    chosen = {field: every[(number + turn) % 5] for number, field in enumerate(FIELDS)}
    return {field: narrowest(field, audience) for field, audience in chosen.items()}


def narrowest(field: str, audience: Audience) -> Audience:
    """Contact details go no wider than the office, whatever is asked."""
    return min(audience, Audience.STAFF) if field in CONTACT_FIELDS else audience


TURNS = [rotated(turn) for turn in range(5)]
SEEN_AS = {"public": "stranger", "alumni": "alumnus", "teachers": "teacher", "office": "staff"}


def choose(person, chosen) -> None:
    person.audiences = {field: int(audience) for field, audience in chosen.items()}
    person.save(update_fields=["audiences"])
    search.refresh([person.pk])


def come(client, stage, viewer):
    if viewer == "oneself":
        stage.person.user = UserFactory(role=User.Role.ALUMNUS)
        stage.person.save(update_fields=["user"])
        client.force_login(stage.person.user)
    elif viewer != "stranger":
        client.force_login(stage.viewer(viewer))


def allowed(viewer, chosen) -> set[str]:
    if viewer == "oneself":
        return set(MARKS)
    return {field for field, audience in chosen.items() if audience >= LEVELS[viewer]}


@pytest.mark.parametrize("viewer", VIEWERS)
def test_no_surface_shows_more_than_was_chosen(client, stage, viewer):
    come(client, stage, viewer)
    closed = {name for name, who in CLOSED_TO.items() if viewer in who}
    leaks, pages = [], []

    for chosen in TURNS:
        choose(stage.person, chosen)
        may = allowed(viewer, chosen)
        for name, surface in SURFACES.items():
            words = surface(stage, client)
            leaks += [(name, field) for field in found_in(words, MARKS | CLOSED) - may - closed]
            if name == "page":
                pages.append(found_in(words, MARKS) == may)

    assert leaks == []
    assert pages == [True] * 5, "the page of a person shows all that was chosen"


def test_the_matrix_is_not_blind(client):
    """Where all is shown, every surface shows something, and every field is shown somewhere."""
    stage, seen = Stage(full_person()), {name: set() for name in SURFACES}
    choose(stage.person, {field: narrowest(field, Audience.PUBLIC) for field in FIELDS})

    for viewer in VIEWERS:
        client.logout()
        come(client, stage, viewer)
        for name, surface in SURFACES.items():
            seen[name] |= found_in(surface(stage, client), MARKS | CLOSED | {"name": "Hemligsson"})

    assert [name for name, fields in seen.items() if not fields] == []
    assert set.union(*seen.values()) == {*MARKS, *CLOSED, "name"} - {"personal_number_hash"}


@pytest.mark.parametrize("level", SEEN_AS)
def test_seeing_as_others_shows_exactly_what_they_see(client, stage, level):
    come(client, stage, "oneself")

    for chosen in TURNS:
        choose(stage.person, chosen)
        _status, words = opened(client, f"/sv/profile/?as={level}")
        assert found_in(words, MARKS) == allowed(SEEN_AS[level], chosen)


# ── Every address, also those that nobody has thought of here ─────────────────────────────────
@pytest.mark.parametrize("viewer", LEVELS)
def test_no_address_at_all_shows_what_was_chosen_for_others(client, stage, viewer):
    """Each field is shown to those just inside of this viewer, and each page is opened."""
    narrower = max(level for level in Audience if level < LEVELS[viewer])
    choose(
        stage.person, {f: min(narrower, 10) if f in CONTACT_FIELDS else narrower for f in FIELDS}
    )
    keys = {
        "pk": {stage.person.pk, stage.pair.pk},
        "language": ["sv"],
        "number": [1],
    }
    come(client, stage, viewer)
    may = {name for name, who in CLOSED_TO.items() if viewer in who}

    leaks = {}
    # A whole site is slow to build, and its stories are the same for everybody.
    stories = [stage.story.url, "/sv/feeds/stories.xml"] if viewer == "stranger" else []
    for url in [*of_ours(keys), *stories, "/sitemap.xml", "/sv/people/?words=Dolda"]:
        found = found_in(OPTIONS.sub("", opened(client, url)[1]), MARKS | CLOSED) - may
        if found:
            leaks[url] = found

    assert leaks == {}
