"""What stood on a page when it was opened, against what stands there now."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.core import signing

from alumni import meanwhile
from alumni.models import Organisation, Topic
from campaigns.models import Campaign
from tests.campaigns.drafts import draft, prose
from tests.factories import OrganisationFactory, TopicFactory

STORED = {"name": "Snöbladet", "place": "Åre", "seats": 5}


@pytest.fixture
def row():
    return Organisation(pk=7, name="Bolaget")


def seen(row, **values):
    return meanwhile.unseal(row, meanwhile.seal(row, STORED | values))


def test_what_only_the_writer_changed_is_no_difference(row):
    found = meanwhile.differences(seen(row), STORED, STORED | {"name": "Isbladet"})

    assert not found


def test_what_only_others_changed_is_told_apart_from_what_both_changed(row):
    stored = STORED | {"name": "Isbladet", "seats": 9}

    found = meanwhile.differences(seen(row), stored, STORED | {"seats": 7, "place": "Oviken"})

    assert found.parts() == (["name"], ["seats"])


def test_what_both_changed_alike_is_no_difference(row):
    same = STORED | {"name": "Isbladet"}

    assert not meanwhile.differences(seen(row), same, same)


def test_a_field_that_the_page_did_not_show_was_not_emptied(row):
    note = meanwhile.unseal(row, meanwhile.seal(row, {"name": "Snöbladet"}))

    found = meanwhile.differences(note, STORED, STORED | {"place": ""})

    assert found.parts() == (["place"], [])


def test_without_a_note_all_that_differs_is_told_and_what_is_alike_is_not():
    assert meanwhile.differences(None, STORED, STORED | {"seats": 6}).parts() == ([], ["seats"])
    assert not meanwhile.differences(None, STORED, STORED)


def test_a_note_holds_for_its_own_row_alone_and_cannot_be_made_by_hand(row):
    sealed = meanwhile.seal(row, STORED)

    assert meanwhile.unseal(row, sealed).marks.keys() == STORED.keys()
    assert meanwhile.unseal(Organisation(pk=8), sealed) is None
    assert meanwhile.unseal(Topic(pk=7), sealed) is None
    for forged in ("", "x", sealed[:-1], signing.dumps({"at": 1, "marks": {}})):
        assert meanwhile.unseal(row, forged) is None
    salt = "meanwhile:alumni.organisation:7"
    for odd in ([], {"at": "x", "marks": {}}, {"at": 1}, {"at": 1, "marks": 3}):
        assert meanwhile.unseal(row, signing.dumps(odd, salt=salt)) is None


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        (None, ""),
        (False, None),
        ([], ()),
        (5, "5"),
        ("rad\nrad", "rad\r\nrad "),
        (datetime(2026, 5, 1, 12, 30, 41, tzinfo=UTC),
         datetime(2026, 5, 1, 14, 30, tzinfo=timezone(timedelta(hours=2)))),
        (date(2026, 5, 1), "2026-05-01"),
        ('<p data-block-key="ab1">Hej</p>', '<p data-block-key="cd2">Hej</p>'),
        ("<p>A <a href='/sv/'>b</a> &amp; &quot;c&quot;</p>",
         '<p data-block-key="x">A <a href="/sv/">b</a> &amp; "c"</p>'),
    ],
)  # fmt: skip
def test_what_a_form_makes_of_a_value_unchanged_has_the_same_mark(stored, typed):
    assert meanwhile.mark(stored) == meanwhile.mark(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (0, None),
        (True, False),
        ("a", "A"),
        (["a", "b"], ["b", "a"]),
        (1, 10),
        ("<p>a</p>", "<p><b>a</b></p>"),
        ('<a href="/a">b</a>', '<a href="/c">b</a>'),
    ],
)
def test_other_values_have_other_marks(one, other):
    assert meanwhile.mark(one) != meanwhile.mark(other)


@pytest.mark.django_db
def test_rows_are_marked_by_their_keys_in_any_order():
    here, topics = OrganisationFactory(), TopicFactory.create_batch(2)

    assert meanwhile.mark(here) == meanwhile.mark(here.pk)
    chosen = Topic.objects.filter(pk__in=[topic.pk for topic in topics])
    assert meanwhile.mark(topics[::-1]) == meanwhile.mark(chosen.order_by("pk"))
    assert meanwhile.mark(Topic.objects.none()) == meanwhile.mark([])


@pytest.mark.django_db
def test_a_letter_is_marked_by_its_words_not_by_the_keys_of_its_blocks():
    letter = draft()
    again = Campaign.objects.get(pk=letter.pk)
    kept = meanwhile.mark(again.body_sv)

    again.body_sv = prose()

    assert meanwhile.mark(again.body_sv) == kept
    again.body_sv = prose(title="Annat")
    assert meanwhile.mark(again.body_sv) != kept
