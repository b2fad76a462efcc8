"""Words of people's own: found by them, proposed to the office, made topics without any loss."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni import merging, privacy, search, topics
from alumni.audience import Audience
from alumni.models import DeclinedWord, Interaction, Offer, SearchRow, Topic, User
from tests.factories import (
    OfferFactory,
    PersonFactory,
    TopicFactory,
    UserFactory,
    consent,
)

pytestmark = pytest.mark.django_db


def willing(**fields):
    person = PersonFactory(**fields)
    OfferFactory(person=person, kind=Offer.Kind.MENTOR)
    consent(person, "requests")
    search.refresh([person.pk])
    return person


def found(word):
    teacher = UserFactory(role=User.Role.TEACHER)
    return {card.person_id for card in search.find(search.Query(word), teacher).cards}


# ── Found by them ─────────────────────────────────────────────────────────────────────────────
def test_teachers_find_people_by_words_of_their_own_and_read_why():
    person = willing(own_words=["hyvelkonst"])
    teacher = UserFactory(role=User.Role.TEACHER)

    answer = search.find(search.Query("hyvelkonst"), teacher)

    assert [card.person_id for card in answer.cards] == [person.pk]
    reasons = search.why(answer.cards, ["hyvelkonst"], "sv")[person.pk]
    assert [reason.words for reason in reasons] == ["<mark>hyvelkonst</mark>"]


def test_a_word_is_found_only_as_far_as_topics_are_shown():
    willing(own_words=["hyvelkonst"], audiences={"topics": int(Audience.STAFF)})

    assert found("hyvelkonst") == set()


def test_a_word_of_an_offer_is_found_while_the_offer_is_open():
    person = willing(audiences={"topics": int(Audience.ME)})
    person.offers.update(own_words=["hyvelkonst"])
    search.refresh([person.pk])
    assert found("hyvelkonst") == {person.pk}

    person.offers.update(paused_until=timezone.localdate())
    search.refresh([person.pk])

    assert found("hyvelkonst") == set()


def test_rebuilding_all_rows_keeps_words_of_ones_own():
    person = willing(own_words=["hyvelkonst"])
    SearchRow.objects.all().delete()

    search.rebuild()

    assert found("hyvelkonst") == {person.pk}


# ── Proposed ──────────────────────────────────────────────────────────────────────────────────
def test_spellings_count_as_one_word_and_people_once():
    first = PersonFactory(own_words=["Hyvelkonst", "snickeri"])
    OfferFactory(person=first, own_words=["hyvelkonst"])
    PersonFactory(own_words=["HYVELKONST"])
    PersonFactory(own_words=["Hyvelkonst"])

    proposed = topics.proposals()

    assert [(each.word, each.people) for each in proposed] == [("Hyvelkonst", 3), ("snickeri", 1)]


@pytest.mark.parametrize(
    "state",
    [
        {"protected_at": timezone.now()},
        {"deceased_at": timezone.now()},
        {"audiences": {"topics": int(Audience.ME)}},
    ],
    ids=["protected", "deceased", "only me"],
)
def test_words_of_those_whom_the_office_may_not_read_are_not_proposed(state):
    PersonFactory(own_words=["hyvelkonst"], **state)

    assert topics.proposals() == []


def test_similar_topics_are_found_by_spelling_by_stem_and_by_other_words():
    spelt = TopicFactory(name_sv="Prissättning", name_en="Pricing")
    stem = TopicFactory(name_sv="Klimatmodeller", name_en="")
    other = TopicFactory(name_sv="Omställning", name_en="", synonyms=["resiliens"])

    near = topics.near(["prisättning", "klimatmodell", "Resiliens", "hyvelkonst"])

    assert near["prisättning"] == [spelt]
    assert near["klimatmodell"] == [stem]
    assert near["Resiliens"] == [other]
    assert near["hyvelkonst"] == []


def test_the_list_costs_the_same_for_one_word_and_for_three(
    client, keeper, django_assert_max_num_queries
):
    for words in (["ett"], ["ett", "två", "tre"]):
        PersonFactory(own_words=words)
        with django_assert_max_num_queries(22):
            assert client.get(reverse("alumni_staff:topics")).status_code == 200


@pytest.mark.parametrize("role", [User.Role.ALUMNUS, User.Role.TEACHER, User.Role.COMMUNICATOR])
@pytest.mark.parametrize("act", ["accept", "merge", "decline", "take_up"])
def test_only_keepers_of_the_register_decide(client, role, act):
    PersonFactory(own_words=["hyvelkonst"])
    client.force_login(UserFactory(role=role))

    answer = client.post(reverse(f"alumni_staff:topic_{act}"), {"word": "hyvelkonst"})

    assert answer.status_code in (302, 403)
    assert not Topic.objects.exists()
    assert [each.word for each in topics.proposals()] == ["hyvelkonst"]


# ── Decided ───────────────────────────────────────────────────────────────────────────────────
def test_an_accepted_word_is_a_topic_of_everybody_who_wrote_it(client, keeper):
    one = willing(own_words=["Hyvelkonst", "snickeri"])
    hidden = PersonFactory(own_words=["hyvelkonst"], audiences={"topics": int(Audience.ME)})
    offer = OfferFactory(person=PersonFactory(language="en"), own_words=["HYVELKONST"])
    data = {"word": "hyvelkonst", "name_sv": "Hyvling", "name_en": "Planing", "synonyms": "slöjd"}

    client.post(reverse("alumni_staff:topic_accept"), data)

    topic = Topic.objects.get()
    for row in (one, hidden, offer):
        row.refresh_from_db()
        assert list(row.topics.all()) == [topic]
    assert (one.own_words, hidden.own_words, offer.own_words) == (["snickeri"], [], [])
    assert topic.synonyms == ["slöjd", "Hyvelkonst"]
    assert found("hyvelkonst") == found("Planing") == {one.pk}
    assert topics.proposals()[0].word == "snickeri"
    told = Interaction.objects.filter(kind=Interaction.Kind.TOLD)
    assert set(told.values_list("person", "title")) == {
        (one.pk, "Ett eget ord av dig är nu ämnet ”Hyvling”."),
        (hidden.pk, "Ett eget ord av dig är nu ämnet ”Hyvling”."),
        (offer.person_id, "A word of your own is now the topic “Planing”."),
    }


def test_what_the_office_tells_is_no_sign_of_life_from_the_person():
    person = PersonFactory(own_words=["hyvelkonst"])

    topics.accept("hyvelkonst", "Hyvling", "", [])

    assert not Interaction.objects.engaged().filter(person=person).exists()


def test_a_merged_word_leads_to_the_topic(client, keeper):
    topic = TopicFactory(name_sv="Snickeri", name_en="Carpentry", synonyms=["träslöjd"])
    person = PersonFactory(own_words=["hyvelkonst"])
    person.topics.add(topic)
    words = {"word": "hyvelkonst", "topic": "TRÄSLÖJD"}

    client.post(reverse("alumni_staff:topic_merge"), words)

    person.refresh_from_db()
    topic.refresh_from_db()
    assert person.own_words == []
    assert list(person.topics.all()) == [topic]
    assert Topic.objects.by_word()["hyvelkonst"] == topic


def test_a_declined_word_stays_with_its_people_and_can_be_proposed_again(client, keeper):
    person = willing(own_words=["hyvelkonst"])

    client.post(reverse("alumni_staff:topic_decline"), {"word": "Hyvelkonst"})

    person.refresh_from_db()
    assert person.own_words == ["hyvelkonst"]
    assert found("hyvelkonst") == {person.pk}
    assert topics.proposals() == []
    [(row, number)] = topics.declined()
    assert (row.word, row.by, number) == ("hyvelkonst", keeper, 1)

    client.post(reverse("alumni_staff:topic_take_up"), {"word": "hyvelkonst"})
    assert [each.word for each in topics.proposals()] == ["hyvelkonst"]


@pytest.mark.parametrize(
    ("act", "data", "said"),
    [
        ("accept", {"name_sv": ""}, 'class="errorlist"'),
        ("accept", {"name_sv": "snickeri"}, "leder redan till ämnet ”Snickeri”"),
        ("accept", {"name_sv": "Hyvling", "synonyms": "Carpentry"}, "leder redan till ämnet"),
        ("merge", {"topic": "Smide"}, "”Smide” finns inte bland ämnena"),
    ],
)
def test_a_mistake_is_said_beside_the_word_and_changes_nothing(client, keeper, act, data, said):
    TopicFactory(name_sv="Snickeri", name_en="Carpentry")
    person = PersonFactory(own_words=["hyvelkonst"])

    answer = client.post(reverse(f"alumni_staff:topic_{act}"), {"word": "hyvelkonst", **data})

    person.refresh_from_db()
    assert said in answer.content.decode()
    assert "<details open>" in answer.content.decode()
    assert person.own_words == ["hyvelkonst"]
    assert Topic.objects.count() == 1


def test_a_word_that_nobody_uses_any_more_is_answered_in_words(client, keeper):
    answer = client.post(
        reverse("alumni_staff:topic_accept"), {"word": "borta", "name_sv": "Borta"}, follow=True
    )

    assert "Ingen använder det ordet längre" in answer.content.decode()
    assert not Topic.objects.exists()


def test_two_topics_of_the_same_letters_have_addresses_of_their_own():
    TopicFactory(slug="hyvling", name_sv="Annat")

    topic, _number = topics.accept("hyvelkonst", "Hyvling", "", [])

    assert topic.slug == "hyvling-2"


# ── Privacy ───────────────────────────────────────────────────────────────────────────────────
def test_words_are_in_my_data_and_go_with_me():
    person = PersonFactory(own_words=["hyvelkonst"])
    OfferFactory(person=person, own_words=["snickeri"])

    data = privacy.export(person)
    privacy.erase(person, None)

    assert data["person"]["own_words"] == ["hyvelkonst"]
    assert data["offers"][0]["own_words"] == ["snickeri"]
    person.refresh_from_db()
    assert person.own_words == []
    assert topics.proposals() == []
    assert not DeclinedWord.objects.exists()


def test_a_merge_keeps_the_words_of_both_and_can_be_undone():
    kept, gone = PersonFactory(own_words=["ett"]), PersonFactory(own_words=["Ett", "två"])
    OfferFactory(person=kept, kind=Offer.Kind.MENTOR, own_words=["tre"])
    OfferFactory(person=gone, kind=Offer.Kind.MENTOR, own_words=["fyra"])
    by = UserFactory(role=User.Role.STAFF)

    merge = merging.merge(kept, gone, by)

    kept.refresh_from_db()
    assert kept.own_words == ["ett", "två"]
    assert kept.offers.get().own_words == ["tre", "fyra"]

    merging.undo(merge, by)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.own_words, gone.own_words) == (["ett"], ["Ett", "två"])
    assert (kept.offers.get().own_words, gone.offers.get().own_words) == (["tre"], ["fyra"])
