"""The list of people reckoned with sets: the same people as the tables have, whatever happened."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alumni import merging, privacy
from alumni.audience import Audience
from alumni.models import (
    Address,
    Degree,
    DuplicatePair,
    Employment,
    ImportBatch,
    ImportRow,
    Interaction,
    ListChange,
    ListSet,
    Offer,
    Organisation,
    Person,
    Programme,
    Sector,
    User,
)
from alumni.staff import finding, fitting, sets
from alumni.staff.people_filter import PeopleFilter
from tests.alumni.test_importing_sequences import apply, example, file, undo
from tests.examples import examples
from tests.factories import (
    DegreeFactory,
    DepartmentFactory,
    EmploymentFactory,
    OfferFactory,
    OrganisationFactory,
    PersonFactory,
    ProgrammeFactory,
    UserFactory,
    consent,
)

pytestmark = pytest.mark.django_db
property_test = settings(
    max_examples=examples(5), deadline=None, suppress_health_check=list(HealthCheck)
)


def prepare():
    """A small register, with sets that are made."""
    programme = ProgrammeFactory(code="TDTEK", department=DepartmentFactory())
    sector, _new = Sector.objects.get_or_create(code="84", defaults={"name_sv": "Skola"})
    office = OrganisationFactory(name="Region Höga kusten", sector=sector)
    for number in range(4):
        person = PersonFactory(
            given_name=["Nora", "Kim"][number % 2], county=["22", ""][number % 2], town="Åre",
            student_uid=f"u{number}", email=[f"a{number}@alumni.example", False][number % 2],
        )  # fmt: skip
        DegreeFactory(person=person, programme=programme, year=2010 + number)
        EmploymentFactory(person=person, organisation=office)
    DuplicatePair.objects.create(first_id=person.pk - 1, second=person, score=20)
    sets.mend(whole=True)


def handler():
    return UserFactory(role=User.Role.STAFF, handles_protected=True)


def questions():
    """Each filter alone, and some together."""
    programme, sector = Programme.objects.first(), Sector.objects.get(code="84")
    yesterday = timezone.localdate() - timedelta(days=1)
    alone = [
        {}, {"county": "22"}, {"county": "01"}, {"language": "en"}, {"town": "åre"},
        {"sector": sector}, {"employer": "höga"}, {"account": "yes"}, {"account": "no"},
        {"programme": programme}, {"department": programme.department}, {"from_year": 2011},
        {"to_year": 2011}, {"silent": yesterday}, {"duplicate": "yes"}, {"q": "nora"},
        {"q": "a2"}, {"q": "höga"}, {"q": "a0@alumni.example"},
        {"programme": programme, "from_year": 2011, "to_year": 2012},
        {"department": programme.department, "to_year": 2011},
        *({"offer": kind} for kind in (Offer.Kind.MENTOR, Offer.Kind.CASE)),
        *({"address": state} for state in ("confirmed", "unconfirmed", "bounced", "none")),
        *({"newsletter": answer} for answer in ("yes", "no", "unsaid")),
        *({"mark": mark} for mark in ("paused", "hidden", "protected", "deceased")),
        *({"batch": batch} for batch in ImportBatch.objects.all()),
    ]  # fmt: skip
    together = [
        {"county": "22", "newsletter": "unsaid", "account": "no", "q": "nora"},
        {"sector": sector, "address": "none", "from_year": 2010, "language": "sv"},
        {"mark": "hidden", "department": programme.department, "silent": yesterday},
        {"silent": date.max},
    ]
    return alone + together


def truth(*users):
    """For each user and question whom the tables name, whether sets are mended or not."""
    return [
        (user, wanted, sorted(finding.people(user, wanted).values_list("pk", flat=True)))
        for user in users
        for wanted in questions()
    ]


def differences(truth):
    """Questions to which the sets name other people than the tables."""
    return [
        (wanted, kept, real)
        for user, wanted, real in truth
        if (kept := sorted(sets.keys_of(fitting.fitting(user, wanted)))) != real
    ]


def _move(person):
    Degree.objects.filter(person=person).update(person=Person.objects.order_by("pk").first())


def _teach_elsewhere(person):
    other = Sector.objects.get_or_create(code="85", defaults={"name_sv": "Vård"})[0]
    Organisation.objects.update(sector=other)


EDITS = {
    "county": lambda person: Person.objects.filter(pk=person.pk).update(county="01"),
    "show nothing": lambda person: [
        person.set_audience(field, Audience.ME) for field in ("place", "work", "degrees", "email")
    ],
    "protect": Person.protect,
    "protect no more": lambda p: Person.objects.filter(pk=p.pk).update(protected_at=None),
    "die": lambda p: Person.objects.filter(pk=p.pk).update(deceased_at=timezone.now()),
    "hide": Person.hide,
    "pause": lambda p: Person.objects.filter(pk=p.pk).update(paused_until="2999-01-01"),
    "english": lambda p: Person.objects.filter(pk=p.pk).update(language="en"),
    "account": lambda p: Person.objects.filter(pk=p.pk, user=None).update(user=UserFactory()),
    "degree": lambda p: DegreeFactory(person=p, year=2012),
    "no degree": lambda p: p.degrees.all().delete(),
    "degrees of another": _move,
    "job ends": lambda p: p.employments.update(ended_on=timezone.localdate()),
    "other sector": _teach_elsewhere,
    "no job": lambda p: Employment.objects.filter(person=p).delete(),
    "offer": lambda p: p.offers.exists() or OfferFactory(person=p, kind=Offer.Kind.CASE),
    "no offer": lambda p: p.offers.all().delete(),
    "bounce": lambda p: p.addresses.update(state=Address.State.DEAD),
    "confirm": lambda p: p.addresses.update(confirmed_at=timezone.now()),
    "no address": lambda p: p.addresses.all().delete(),
    "yes": consent,
    "no": lambda p: consent(p, granted=False),
    "sign of life": lambda p: Interaction.record(p, Interaction.Kind.EVENT, "Kväll"),
    "sign long ago": lambda p: Interaction.record(
        p, Interaction.Kind.EVENT, "x", at=timezone.now() - timedelta(days=400)
    ),
    "erase": lambda p: privacy.erase(p, None),
    "delete": lambda p: Person.objects.filter(pk=p.pk, consents=None).delete(),
}
step = st.one_of(
    st.tuples(st.sampled_from(list(EDITS)), st.integers(0, 3)),
    st.tuples(st.just("merge"), st.integers(0, 3)),
    st.tuples(st.sampled_from(["mend", "mend whole", "undo"]), st.just(0)),
    file.map(lambda rows: ("import", rows)),
)


def run(steps):
    done = []
    for kind, what in steps:
        people = list(Person.objects.filter(erased_at=None, merged_into=None).order_by("pk"))
        if kind == "import":
            done.append((undo, apply(what)))
        elif kind == "undo" and done:
            take_back, last = done.pop()
            take_back(last)
        elif kind.startswith("mend"):
            sets.mend(whole=kind == "mend whole")
        elif kind == "merge" and len(people) > 1:
            try:
                merge = merging.merge(people[0], people[1 + what % (len(people) - 1)], None)
                done.append((lambda merge: merging.undo(merge, None), merge))
            except merging.CannotMerge:
                continue
        elif kind in EDITS and people:
            EDITS[kind](people[what % len(people)])


@property_test
@given(steps=st.lists(step, min_size=1, max_size=7))
def test_the_sets_name_whom_the_tables_name_whatever_happened(steps):
    with example():
        prepare()
        users = [UserFactory(role=User.Role.STAFF), handler()]

        run(steps)

        real = truth(*users)
        assert differences(real) == []
        sets.mend()
        assert not ListChange.objects.exists()
        assert differences(real) == []
        mended = set(ListSet.objects.values_list("facet", "value", "members"))
        sets.mend(whole=True)
        whole = set(ListSet.objects.values_list("facet", "value", "members"))
        assert {kept for kept in mended if any(bytes(kept[2]))} == whole


@pytest.mark.parametrize("edit", EDITS)
def test_each_change_is_seen_before_the_sets_are_mended_and_after(edit):
    prepare()
    person = Person.objects.order_by("-pk").first()

    EDITS[edit](person)

    real = truth(handler())
    assert differences(real) == []
    sets.mend()
    assert differences(real) == []


@pytest.mark.parametrize("edit", ["english", "degree", "offer"])
def test_a_second_change_is_seen_though_the_row_of_the_list_has_its_moment_already(edit):
    prepare()
    person = Person.objects.order_by("-pk").first()
    EDITS["county"](person)
    sets.mend()

    EDITS[edit](person)

    assert differences(truth(handler())) == []


def test_a_protected_identity_is_counted_for_those_who_may_handle_it_alone():
    prepare()
    office, person = UserFactory(role=User.Role.STAFF), Person.objects.order_by("pk").last()
    seen = [fitting.fitting(office, {}).bit_count(), fitting.fitting(handler(), {}).bit_count()]

    person.protect()

    for mended in (False, True):
        if mended:
            sets.mend()
        now = [fitting.fitting(user, {}).bit_count() for user in (office, handler())]
        assert now == [seen[0] - 1, seen[1]]
        assert fitting.fitting(office, {"mark": "protected"}) == 0


def test_ones_own_row_is_there_even_when_the_identity_is_protected():
    prepare()
    office, person = UserFactory(role=User.Role.STAFF), Person.objects.order_by("pk").last()
    Person.objects.filter(pk=person.pk).update(user=office)
    person.protect()
    sets.mend()

    assert person.pk in sets.keys_of(fitting.fitting(office, {}))
    assert differences(truth(office)) == []


def test_somebody_whose_line_came_with_an_import_is_found_by_it():
    prepare()
    batch = ImportBatch.objects.create(name="ladok.csv", state=ImportBatch.State.APPLIED)
    person = Person.objects.first()
    ImportRow.objects.create(batch=batch, number=1, person=person, done={})

    assert sets.keys_of(fitting.fitting(handler(), {"batch": batch})) == [person.pk]


def test_every_filter_is_known_to_the_sets():
    known = {*fitting.FILTERS, "programme", "department", "from_year", "to_year"}
    known |= {"silent", "duplicate"}

    assert set(PeopleFilter.base_fields) == known


def test_words_that_take_too_long_are_left_to_an_estimate(monkeypatch):
    prepare()
    monkeypatch.setattr(fitting, "AT_MOST_MS", 1)
    monkeypatch.setattr(
        finding,
        "by_words",
        lambda text: [("", Person.objects.extra(where=["pg_sleep(1) IS NULL"]).values("pk"))],
    )

    assert fitting.fitting(handler(), {"q": "x"}) is None
    assert Person.objects.exists()


def test_nothing_is_reckoned_before_the_sets_are_made_or_when_very_many_changed(monkeypatch):
    PersonFactory()
    assert fitting.fitting(handler(), {}) is None

    prepare()
    monkeypatch.setattr(fitting, "MANY_CHANGED", 0)
    assert fitting.fitting(handler(), {}) is not None
    PersonFactory()
    assert fitting.fitting(handler(), {}) is None


def test_the_sets_are_mended_in_passing_once_enough_changed(monkeypatch):
    prepare()
    PersonFactory()
    assert sets.mend_if_needed() == 0

    monkeypatch.setattr(sets, "FEW_CHANGED", 1)

    assert sets.mend_if_needed() == 1
    assert not ListChange.objects.exists()


@property_test
@given(keys=st.sets(st.integers(1, 5_000)))
def test_a_set_gives_back_its_keys(keys):
    assert sets.keys_of(sets.of_keys(keys)) == sorted(keys)
