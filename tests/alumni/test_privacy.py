import json

import pytest
from django.urls import reverse

from alumni import merging, privacy
from alumni.models import (
    Address,
    AuditEntry,
    Consent,
    Interaction,
    Offer,
    Person,
    SearchRow,
    User,
)
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


def whole_person(**fields) -> Person:
    person = PersonFactory(email="maja@alumni.example", phone="070-1740605", **fields)
    DegreeFactory(person=person)
    EmploymentFactory(person=person)
    OfferFactory(person=person)
    consent(person)
    Interaction.record(person, Interaction.Kind.PROFILE, "Ringde i maj")
    return person


def test_an_offer_with_several_topics_is_one_row_of_my_data():
    offer = OfferFactory()
    offer.topics.set(TopicFactory.create_batch(3))

    rows = privacy.export(offer.person)["offers"]

    assert len(rows) == 1
    assert len(rows[0]["topic_names"]) == 3


def test_my_data_holds_everything_at_once(client):
    person = whole_person(user=UserFactory())
    client.force_login(person.user)

    data = json.loads(client.get(reverse("alumni:download")).content)

    assert data["addresses"][0]["email"] == "maja@alumni.example"
    assert data["person"]["phone"] == "070-1740605"
    assert data["history"][-1]["title"] == "Ringde i maj"
    assert set(data) == {holding.name for holding in privacy.holdings()}
    page = client.get(reverse("alumni:own_data")).content.decode()
    assert "070-1740605" in page


def test_my_data_is_folded_by_part_and_opens_as_a_whole(client):
    person = whole_person(user=UserFactory())
    client.force_login(person.user)

    folded = client.get(reverse("alumni:own_data")).content.decode()
    whole = client.get(reverse("alumni:own_data"), {"all": ""}).content.decode()

    assert '<details id="part-history">' in folded
    assert '<details id="part-history" open>' in whole
    assert whole.count("Ringde i maj") == folded.count("Ringde i maj") == 1


def test_erasing_leaves_a_nameless_row_and_a_line_in_the_log():
    person = whole_person(user=UserFactory())
    user = person.user

    privacy.erase(person, user)

    person.refresh_from_db()
    assert person.erased_at
    assert "Maja" not in str(vars(person))
    assert not any(
        model.objects.filter(person=person).exists()
        for model in (Address, Consent, Interaction, Offer, SearchRow)
    )
    assert not User.objects.filter(pk=user.pk).exists()
    assert AuditEntry.objects.get(person=person).act == AuditEntry.Act.ERASE


def test_somebody_who_works_here_keeps_the_account_when_erased():
    person = whole_person(user=UserFactory(role=User.Role.TEACHER))
    user = person.user

    privacy.erase(person, user)

    assert User.objects.filter(pk=user.pk).exists()


def test_erasing_asks_for_the_last_name_and_then_acts_at_once(client):
    person = whole_person(user=UserFactory())
    client.force_login(person.user)
    url = reverse("alumni:erase")

    assert client.get(url).status_code == 200
    client.post(url, {"word": "fel"})
    assert not Person.objects.get(pk=person.pk).erased_at
    client.post(url, {"word": person.family_name})

    assert Person.objects.get(pk=person.pk).erased_at
    assert client.get(reverse("alumni:profile")).status_code == 302


def test_erasing_takes_those_merged_into_the_person_too():
    kept, gone = whole_person(), PersonFactory()
    merging.merge(kept, gone, None)

    privacy.erase(kept, None)

    gone.refresh_from_db()
    assert gone.erased_at


def test_merging_moves_everything_and_the_newest_word_counts():
    kept, gone = PersonFactory(), whole_person()
    consent(kept, granted=False)
    consent(gone, granted=True)

    merging.merge(kept, gone, None)

    assert kept.offers.count() == kept.degrees.count() == kept.employments.count() == 1
    assert kept.consent_states.get().granted is True
    assert kept.addresses.filter(primary=True).count() == 1
    assert kept.addresses.count() == 2
    gone.refresh_from_db()
    assert gone.merged_into == kept
    assert gone.consents.count() == 2


def test_an_older_no_does_not_win_in_a_merge():
    kept, gone = PersonFactory(), PersonFactory()
    consent(gone, granted=True)
    consent(kept, granted=False)

    merging.merge(kept, gone, None)

    assert kept.consent_states.get().granted is False


def test_person_cannot_be_merged_with_themselves():
    person = PersonFactory()

    with pytest.raises(merging.CannotMerge):
        merging.merge(person, person, None)
