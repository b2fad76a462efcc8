from datetime import timedelta

import pytest
from django.utils import timezone, translation

from alumni.models import Interaction, Offer, Purpose, User
from campaigns import segments
from campaigns.models import Automation, Segment, Suppression
from campaigns.segments import about_history
from tests.campaigns.drafts import draft
from tests.campaigns.rules import county, group, in_segment, saved
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    OfferFactory,
    PersonFactory,
    ProgrammeFactory,
    UserFactory,
    consent,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return UserFactory(role=User.Role.STAFF)


def chosen(rules, user):
    return set(segments.people(rules, user))


def test_all_any_and_none_nest(staff):
    north = PersonFactory(county="23", language="en")
    south = PersonFactory(county="12", language="en")
    swedish = PersonFactory(county="23", language="sv")
    english = {"kind": "language", "values": ["en"]}

    assert chosen(group("all", county("23"), english), staff) == {north}
    assert chosen(group("any", county("12"), english), staff) == {north, south}
    assert chosen(group("all", english, group("none", county("23"))), staff) == {south}
    assert chosen(group("none", english), staff) == {swedish}


def test_programme_and_year_belong_to_the_same_degree(staff):
    wanted, other = ProgrammeFactory(), ProgrammeFactory()
    right, wrong = PersonFactory(), PersonFactory()
    DegreeFactory(person=right, programme=wanted, year=2016)
    DegreeFactory(person=wrong, programme=wanted, year=1999)
    DegreeFactory(person=wrong, programme=other, year=2016)
    rule = {"kind": "degree", "programmes": [str(wanted.pk)], "from": 2015, "to": 2020}

    assert chosen(group("all", rule), staff) == {right}


def test_history_offers_and_work_choose_people(staff):
    active, silent, mentor, employed = (PersonFactory() for _number in range(4))
    Interaction.record(active, Interaction.Kind.EVENT, "Kväll")
    Interaction.record(
        silent, Interaction.Kind.EVENT, "Kväll", at=timezone.now() - timedelta(days=900)
    )
    OfferFactory(person=mentor, kind=Offer.Kind.MENTOR)
    job = EmploymentFactory(person=employed)

    assert chosen(group("all", {"kind": "event", "months": 12}), staff) == {active}
    assert active not in chosen(group("all", {"kind": "silent", "months": 12}), staff)
    assert chosen(group("all", {"kind": "offer", "values": ["mentor"]}), staff) == {mentor}
    name = job.organisation.name[:8]
    assert chosen(group("all", {"kind": "employer", "name": name}), staff) == {employed}


def test_consent_chooses_by_the_last_word(staff):
    person = PersonFactory()
    consent(person, "newsletter", True)
    purpose = str(Purpose.objects.get(code="newsletter").pk)
    yes = {"kind": "consent", "purpose": purpose, "answer": "yes"}

    assert chosen(group("all", yes), staff) == {person}
    consent(person, "newsletter", False)
    assert chosen(group("all", yes), staff) == set()


@pytest.mark.parametrize("fields", [{"protected_at": 1}, {"deceased_at": 1}, {"erased_at": 1}])
def test_protected_and_dead_people_are_never_counted(staff, fields):
    PersonFactory(county="23", **{name: timezone.now() for name in fields})
    handler = UserFactory(role=User.Role.STAFF, handles_protected=True)

    for user in (staff, handler):
        assert segments.count(group("all", county("23")), user) == 0
        assert segments.count(group("none", county("01")), user) == 0


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"match": "some", "rules": []}, "all, any or none"),
        ({"match": "all"}, "list of rules"),
        (group("all", {"kind": "shoe_size"}), "unknown kind"),
        (group("all", county("99")), "is not a choice"),
        (group("all", county()), "not filled in"),
        (group("all", {"kind": "engaged", "months": "many"}), "a number"),
        (group("all", {"kind": "engaged", "months": 9000}), "between 1 and 240"),
        (group("all", {"kind": "degree"}), "Fill in something"),
        (group("all", {"kind": "degree", "from": 2020, "to": 2010}), "the earlier year"),
        (group("all", group("all", group("all", group("all", group("all"))))), "too deep"),
        ([1, 2], "list of rules"),
    ],
)
def test_wrong_rules_are_refused_in_words(staff, rules, words):
    from django.utils import translation

    with translation.override("en"), pytest.raises(segments.Invalid, match=words):
        segments.people(rules, staff)


def test_the_sentence_says_what_the_rules_mean():
    rules = group("all", county("22", "23"), group("none", {"kind": "request", "months": 3}))

    words = segments.words(rules, "en")

    assert words == (
        "people who live in Västernorrland County or Jämtland County and "
        "are not among those who got a request in the last 3 months"
    )


def test_a_group_that_asks_for_nothing_is_not_spoken_of():
    nothing = group("any", group("none"))

    assert segments.words(group("all", nothing), "en") == "everyone in the register"
    assert segments.words(group("none", nothing), "en") == "everyone in the register"
    assert segments.words(group("all", county("23"), nothing), "en") == (
        "people who live in Jämtland County"
    )


def test_what_is_not_among_several_is_held_together():
    none = group("none", county("22"), county("23"))

    words = segments.words(group("all", none, {"kind": "joined"}), "en")

    assert words == (
        "people who (are not among those who live in Västernorrland County or "
        "live in Jämtland County) and have joined the network"
    )


def test_the_sentence_is_good_swedish():
    rules = group("all", county("23"), {"kind": "offer", "values": ["mentor"]})

    assert segments.words(rules, "sv").startswith("personer som bor i ")


def test_who_is_left_out_is_told_by_reason_before_sending(staff):
    reached, silent, barred, gone = (PersonFactory(county="23") for _number in range(4))
    for person in (reached, barred):
        consent(person)
    consent(gone, granted=False)
    Suppression.add(barred.primary_address.email, Suppression.Reason.COMPLAINT)
    purpose = Purpose.objects.get(code="newsletter")

    outlook = segments.outlook(group("all", county("23")), staff, purpose)

    assert (outlook.chosen, outlook.going) == (4, 1)
    assert outlook.left_out == {"no_consent": 1, "withdrawn": 1, "suppressed": 1}
    assert outlook.chosen == outlook.going + outlook.left_out_total
    assert silent.pk != reached.pk


def test_teachers_and_alumni_choose_nobody_that_they_may_not_see():
    PersonFactory(county="23", listed_to=10)

    assert segments.count(group("all", county("23")), UserFactory(role=User.Role.TEACHER)) == 0


def test_every_condition_counts_and_speaks(staff):
    programme, purpose = ProgrammeFactory(), Purpose.objects.first()
    filled = {
        "degree": {"programmes": [str(programme.pk)], "from": 2000},
        "employer": {"name": "AB"},
        "consent": {"purpose": str(purpose.pk), "answer": "no"},
    }
    for kind, condition in segments.CONDITIONS.items():
        values = {}
        for param in condition.params:
            known = [code for code, _label in param.choices()]
            if param.shape == "number":
                values[param.name] = max(param.least, 1)
            elif known:
                values[param.name] = known[:1] if param.shape == "choices" else known[0]
        rule = {"kind": kind, **(filled.get(kind) or values)}
        if condition.params and len(rule) == 1:
            continue

        rules = group("all", rule)

        assert segments.count(rules, staff) >= 0
        assert len(segments.words(rules, "sv")) > 10


# ── Combined, frozen, one's own ───────────────────────────────────────────────────────────────
def test_in_one_segment_and_not_in_another(staff):
    north, mentor = PersonFactory(county="23"), PersonFactory(county="23")
    OfferFactory(person=mentor, kind=Offer.Kind.MENTOR)
    first = saved()
    second = saved("Mentorer", group("all", {"kind": "offer", "values": ["mentor"]}))
    rules = group("all", in_segment(first), group("none", in_segment(second)))

    assert chosen(rules, staff) == {north}
    assert segments.count(rules, staff) == 1
    assert segments.words(rules, "en") == (
        "people who are in the segment Norr and are not among those who are in the segment Mentorer"
    )


def test_a_segment_without_rules_holds_everyone_also_within_another(staff):
    person = PersonFactory()
    everyone = Segment.objects.create(name="Alla", rules=segments.empty())

    assert chosen(group("all", in_segment(everyone)), staff) == {person}
    assert chosen(group("none", in_segment(everyone)), staff) == set()


def test_a_segment_that_leads_back_to_itself_is_refused(staff):
    first = saved()
    second = saved("B", group("all", in_segment(first)))

    with translation.override("en"), pytest.raises(segments.Invalid, match="part of itself"):
        segments.check_circle(first, group("all", in_segment(second)))


def test_a_frozen_segment_keeps_those_of_that_day_but_never_the_protected(staff):
    stays, moves, protected = (PersonFactory(county="23") for _number in range(3))
    segment = saved()
    assert segments.freeze(segment, staff) == 3
    moves.county = "01"
    moves.save()
    later = PersonFactory(county="23")
    protected.protect()
    segment.refresh_from_db()

    assert set(segments.of(segment, staff)) == {stays, moves}
    assert chosen(group("all", in_segment(segment)), staff) == {stays, moves}

    segments.thaw(segment)
    segment.refresh_from_db()
    assert set(segments.of(segment, staff)) == {stays, later}


def test_what_is_not_shared_is_seen_by_its_maker_alone(staff):
    saved(created_by=staff, shared=False)

    assert Segment.objects.visible_to(staff).count() == 1
    assert Segment.objects.visible_to(UserFactory(role=User.Role.ADMIN)).count() == 0
    assert Segment.objects.visible_to(UserFactory(role=User.Role.TEACHER)).count() == 0


def test_a_letter_to_a_frozen_segment_says_which_day_it_speaks_of(staff):
    segment = saved()
    segments.freeze(segment, staff)
    segment.refresh_from_db()

    assert "as they were on" in segments.words_of(segment, "en")


def test_a_letter_that_is_no_longer_among_the_latest_is_still_a_rule(staff, monkeypatch):
    first = draft(name="Vårbrevet", started_at=timezone.now() - timedelta(days=400))
    draft(name="Höstbrevet", started_at=timezone.now())
    monkeypatch.setattr(about_history, "LISTED", 1)
    rules = group("all", {"kind": "campaign", "values": [str(first.pk)]})

    assert "Vårbrevet" in segments.words(rules, "sv")
    assert chosen(rules, staff) == set()
    with pytest.raises(segments.Invalid):
        segments.check(group("all", {"kind": "campaign", "values": ["999999"]}))


def test_rounds_of_automatic_letters_do_not_crowd_out_the_letters():
    sent = draft(name="Höstbrevet", started_at=timezone.now() - timedelta(days=2))
    purpose = Purpose.objects.get(code="newsletter")
    automation = Automation.objects.create(name="Tyst", occasion="silent", purpose=purpose)
    draft(name="Tyst", started_at=timezone.now(), automation=automation)

    choices = segments.CONDITIONS["campaign"].params[0].choices()

    assert [key for key, _label in choices] == [str(sent.pk)]
