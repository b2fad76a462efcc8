"""The count by tags is the count by the rules, whatever was changed and when."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alumni.audience import Audience
from alumni.models import Interaction, Offer, Organisation, Person, Purpose, Sector, Topic, User
from campaigns import segments
from campaigns.models import SegmentRow, SegmentStale
from campaigns.segments import index
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

pytestmark = pytest.mark.django_db
COUNTIES = ["22", "23", "01"]
# What people of the network show to nobody but themselves.
CLOSED = [[], ["place"], ["degrees", "topics"], [], ["work"], ["topics"], ["place", "work"]]


@pytest.fixture
def staff():
    return UserFactory(role=User.Role.STAFF)


def group(match, *rules):
    return {"match": match, "rules": list(rules)}


def network():
    """Thirty people who differ in all that rules ask for."""
    programmes, topic = [ProgrammeFactory() for _number in range(3)], TopicFactory()
    for number in range(30):
        person = PersonFactory(
            county=COUNTIES[number % 3],
            town="Ånge" if number % 2 else "",
            language="en" if number % 4 == 0 else "sv",
            audiences=dict.fromkeys(CLOSED[number % len(CLOSED)], int(Audience.ME)),
        )
        if number % 3 == 0:
            person.topics.add(topic)
        for turn in range(number % 3):
            DegreeFactory(
                person=person,
                programme=programmes[(number + turn) % 3],
                year=2010 + (number * 3 + turn) % 12,
                level="master" if turn else "bachelor",
            )
        if number % 5 == 0:
            offer = OfferFactory(person=person, kind=Offer.Kind.MENTOR)
            if number % 10:
                offer.topics.add(topic)
        if number % 2:
            consent(person, "newsletter", number % 3 > 0)
        if number % 7 == 0:
            EmploymentFactory(person=person)
        if number % 4:
            happened = timezone.now() - timedelta(days=number * 30)
            Interaction.record(person, Interaction.Kind.EVENT, "Kväll", at=happened)
    return programmes


def leaves(programmes):
    keys = [str(programme.pk) for programme in programmes]
    departments = [str(p.department_id) for p in programmes if p.department_id]
    newsletter = str(Purpose.objects.get(code="newsletter").pk)
    names = list(Organisation.objects.values_list("name", flat=True))
    some = st.lists(st.sampled_from(keys), min_size=1, max_size=2, unique=True)
    year = st.integers(2008, 2024)
    months = st.integers(1, 36)
    optional = {"programmes": some, "from": year, "to": year}
    if departments:
        optional["departments"] = st.just(departments[:1])
    optional["levels"] = st.sampled_from([["master"], ["bachelor", "master"]])
    degree = st.fixed_dictionaries({}, optional=optional).filter(
        lambda values: values and values.get("from", 0) <= values.get("to", 9999)
    )
    dated = st.sampled_from(["engaged", "silent", "event", "clicked"])
    return st.one_of(
        degree.map(lambda values: {"kind": "degree", **values}),
        st.lists(st.sampled_from(COUNTIES), min_size=1, unique=True).map(
            lambda values: {"kind": "county", "values": values}
        ),
        st.builds(lambda kind, n: {"kind": kind, "months": n}, dated, months),
        st.sampled_from(["yes", "no"]).map(
            lambda said: {"kind": "consent", "purpose": newsletter, "answer": said}
        ),
        st.sampled_from(names or ["AB"]).map(lambda name: {"kind": "employer", "name": name[:6]}),
        st.just({"kind": "offer", "values": ["mentor"]}),
        st.just({"kind": "language", "values": ["en"]}),
        st.just({"kind": "town", "name": "ång"}),
        st.just({"kind": "country", "values": ["SE"]}),
        st.just({"kind": "topic", "values": [str(Topic.objects.get().pk)]}),
        st.just({"kind": "joined"}),
    )


def trees(leaf):
    return st.recursive(
        st.builds(group, st.sampled_from(["all", "any", "none"]), leaf, leaf),
        lambda inner: st.builds(group, st.sampled_from(["all", "any", "none"]), inner, leaf),
        max_leaves=4,
    )


def test_counting_by_tags_gives_what_the_rules_give(staff):
    programmes = network()
    index.refresh()
    assert not SegmentStale.objects.exists()

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(trees(leaves(programmes)))
    def agree(rules):
        assert segments.count(rules, staff) == segments.people(rules, staff).count()

    agree()


@pytest.mark.parametrize("written", [True, False], ids=["by tags", "by the rules"])
@pytest.mark.parametrize("field", ["place", "degrees", "work", "topics"])
def test_what_is_only_for_oneself_is_not_known_to_a_rule(staff, field, written):
    person = PersonFactory(county="23", town="Ånge", country="NO")
    degree = DegreeFactory(person=person, year=2015)
    job = EmploymentFactory(person=person)
    sector = Sector.objects.create(code="85", name_sv="Utbildning", name_en="Education").pk
    Organisation.objects.filter(pk=job.organisation_id).update(sector=sector)
    topic = TopicFactory()
    person.topics.add(topic)
    rules = {
        "place": [
            {"kind": "county", "values": ["23"]},
            {"kind": "town", "name": "ånge"},
            {"kind": "country", "values": ["NO"]},
        ],
        "degrees": [
            {"kind": "degree", "from": 2015, "to": 2015},
            {"kind": "degree", "programmes": [str(degree.programme_id)], "levels": [degree.level]},
        ],
        "work": [
            {"kind": "employer", "name": job.organisation.name},
            {"kind": "sector", "values": [str(sector)]},
        ],
        "topics": [{"kind": "topic", "values": [str(topic.pk)]}],
    }

    for closed, number in ((Audience.STAFF, 1), (Audience.ME, 0)):
        person.set_audience(field, closed)
        if written:
            index.refresh()
        for rule in rules[field]:
            assert segments.count(group("all", rule), staff) == number, rule
            assert segments.people(group("all", rule), staff).count() == number
            assert segments.count(group("none", rule), staff) == 1 - number


def test_a_topic_of_an_offer_is_known_whatever_is_shown_of_topics(staff):
    person = PersonFactory(audiences={"topics": int(Audience.ME)})
    topic = TopicFactory()
    OfferFactory(person=person).topics.add(topic)

    rules = group("all", {"kind": "topic", "values": [str(topic.pk)]})

    assert segments.count(rules, staff) == 1
    index.refresh()
    assert segments.count(rules, staff) == 1


def test_a_change_counts_at_once_before_any_row_is_written_anew(staff):
    person = PersonFactory(county="22")
    index.refresh()
    north = group("all", {"kind": "county", "values": ["23"]})
    assert segments.count(north, staff) == 0

    Person.objects.filter(pk=person.pk).update(county="23")

    assert segments.count(north, staff) == 1
    index.refresh()
    assert segments.count(north, staff) == 1
    assert "c23" in SegmentRow.objects.get(pk=person.pk).tags


def test_a_change_of_the_employers_sector_reaches_those_who_work_there(staff):
    job = EmploymentFactory()
    sector = Sector.objects.create(code="85", name_sv="Utbildning", name_en="Education").pk
    Organisation.objects.filter(pk=job.organisation_id).update(sector=sector)
    index.refresh()

    Organisation.objects.filter(pk=job.organisation_id).update(sector=None)

    rules = group("all", {"kind": "sector", "values": [str(sector)]})
    assert segments.count(rules, staff) == 0
    assert SegmentStale.objects.filter(person_id=job.person_id).exists()


def test_a_protected_person_leaves_the_count_at_once_and_the_rows_with_the_next_turn(staff):
    person = PersonFactory(county="23")
    index.refresh()
    rules = group("all", {"kind": "county", "values": ["23"]})

    person.protect()

    assert segments.count(rules, staff) == 0
    index.refresh()
    assert not SegmentRow.objects.filter(pk=person.pk).exists()


def test_with_very_many_stale_rows_the_rules_count_by_themselves(staff, monkeypatch):
    PersonFactory.create_batch(3, county="23")
    monkeypatch.setattr(index, "MOST_STALE", 1)

    assert segments.count(group("all", {"kind": "county", "values": ["23"]}), staff) == 3


def test_one_import_of_many_rows_notes_them_in_one_statement(django_assert_num_queries):
    people = PersonFactory.create_batch(3)
    index.refresh()

    with django_assert_num_queries(1):
        Person.objects.filter(pk__in=[person.pk for person in people]).update(town="Ånge")

    assert SegmentStale.objects.count() == 3


def test_two_changes_of_one_person_do_not_wait_for_each_other():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
            " WHERE c.relname = 'campaigns_segmentstale' AND i.indisunique AND NOT i.indisprimary"
        )
        assert cursor.fetchone() == (0,)
