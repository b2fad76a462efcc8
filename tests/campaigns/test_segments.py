from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from alumni.models import Interaction, Offer, Purpose, User
from campaigns import segments
from campaigns.models import Automation, Campaign, Segment, Suppression
from tests.campaigns.drafts import draft
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


@pytest.fixture
def staff():
    return UserFactory(role=User.Role.STAFF)


def group(match, *rules):
    return {"match": match, "rules": list(rules)}


def county(*codes):
    return {"kind": "county", "values": list(codes)}


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
def saved(name="Norr", rules=None, **fields):
    return Segment.objects.create(name=name, rules=rules or group("all", county("23")), **fields)


def in_segment(segment):
    return {"kind": "segment", "values": [str(segment.pk)]}


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


# ── On the screen ─────────────────────────────────────────────────────────────────────────────
def test_freezing_thawing_and_deleting_are_acts_of_the_office(client, staff):
    person, segment = PersonFactory(county="23"), saved()
    client.force_login(staff)

    client.post(reverse("segment_freeze", args=[segment.pk]))
    segment.refresh_from_db()
    assert segment.frozen_at
    page = client.get(reverse("segment_edit", args=[segment.pk])).content.decode()
    assert reverse("segment_thaw", args=[segment.pk]) in page
    assert 'name="save"' not in page

    client.post(reverse("segment_thaw", args=[segment.pk]))
    segment.refresh_from_db()
    assert segment.frozen_at is None and not segment.members.exists()
    client.post(reverse("segment_delete", args=[segment.pk]))
    assert not Segment.objects.filter(pk=segment.pk).exists()
    assert person.pk


def test_a_segment_that_others_are_built_on_is_not_deleted(client, staff):
    first = saved()
    saved("Byggd", group("all", in_segment(first)))
    client.force_login(staff)

    answer = client.post(reverse("segment_delete", args=[first.pk]), follow=True)

    assert Segment.objects.filter(pk=first.pk).exists()
    assert "”Byggd”" in answer.content.decode() or "“Byggd”" in answer.content.decode()


def test_a_segment_that_a_letter_waits_for_is_not_deleted(client, staff):
    planned, within = saved("Planerad"), saved("Inom")
    draft(name="Julbrevet", segment=planned, state=Campaign.State.SCHEDULED)
    purpose = Purpose.objects.get(code="newsletter")
    Automation.objects.create(name="Tyst länge", occasion="silent", purpose=purpose, segment=within)
    client.force_login(staff)

    for segment, letter in ((planned, "Julbrevet"), (within, "Tyst länge")):
        answer = client.post(reverse("segment_delete", args=[segment.pk]), follow=True)

        assert letter in answer.content.decode()
        assert Segment.objects.filter(pk=segment.pk).exists()


def test_a_segment_of_a_draft_is_deleted_and_the_draft_asks_for_another(client, staff):
    letter = draft(segment=saved())
    client.force_login(staff)

    client.post(reverse("segment_delete", args=[letter.segment_id]))

    page = client.get(reverse("campaign_review", args=[letter.pk]))
    assert page.status_code == 200
    assert page.context["outlook"] is None


def test_what_a_colleague_shared_is_not_hidden_by_another(client, staff):
    shared = saved(created_by=UserFactory(role=User.Role.COMMUNICATOR))
    client.force_login(staff)
    form = {"name": "Norr", "save": "yes", "private": "yes", "match:0": "all"}

    client.post(reverse("segment_edit", args=[shared.pk]), form)

    shared.refresh_from_db()
    assert (shared.name, shared.shared) == ("Norr", True)


def test_a_segment_that_others_are_built_on_stays_shared(client, staff):
    first = saved(created_by=staff)
    saved("Byggd", group("all", in_segment(first)))
    client.force_login(staff)
    form = {"name": "Grund", "save": "yes", "private": "yes", "match:0": "all"}

    page = client.post(reverse("segment_edit", args=[first.pk]), form)

    first.refresh_from_db()
    assert "Byggd" in page.context["error"]
    assert first.shared


def test_freezing_rules_that_no_longer_hold_says_what_to_mend(client, staff):
    topic = TopicFactory()
    segment = saved("Ämne", group("all", {"kind": "topic", "values": [str(topic.pk)]}))
    topic.delete()
    client.force_login(staff)

    answer = client.post(reverse("segment_freeze", args=[segment.pk]), follow=True)

    segment.refresh_from_db()
    assert answer.status_code == 200
    assert segment.frozen_at is None


def test_a_character_that_no_text_holds_is_left_out(client, staff):
    client.force_login(staff)
    form = {"name": "No\x00rr", "save": "yes", "match:0": "all"}
    form |= {"kind:0.0": "town", "name:0.0": "Å\x00re"}

    client.post(reverse("segment_new"), form)

    segment = Segment.objects.get()
    assert segment.name == "Norr"
    assert segment.rules["rules"][0]["name"] == "Åre"


@pytest.mark.parametrize("screen", ["segment_freeze", "segment_thaw", "segment_delete"])
def test_another_ones_own_segment_is_not_found(client, screen):
    own = saved(created_by=UserFactory(role=User.Role.STAFF), shared=False)
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))

    assert client.post(reverse(screen, args=[own.pk])).status_code == 404
    assert client.get(reverse("segment_edit", args=[own.pk])).status_code == 404


def test_a_letter_to_a_frozen_segment_says_which_day_it_speaks_of(staff):
    segment = saved()
    segments.freeze(segment, staff)
    segment.refresh_from_db()

    assert "as they were on" in segments.words_of(segment, "en")
