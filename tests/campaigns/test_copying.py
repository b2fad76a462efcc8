"""Started with the wrong segment and cancelled at once: the words are not lost, and nobody is."""

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni.models import Person, User
from campaigns import audience, copying, segments
from campaigns.models import Campaign, Chunk, DeliveryException, Trial
from tests.campaigns.drafts import draft
from tests.campaigns.mailroom import begun
from tests.campaigns.rules import group
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db
State = Campaign.State


@pytest.fixture
def staff():
    return UserFactory(role=User.Role.STAFF)


def started(**fields) -> Campaign:
    for _number in range(3):
        consent(PersonFactory(county="23"))
    campaign = draft(**fields)
    audience.prepare(campaign, None, Person.objects.all())
    return campaign


def test_a_new_draft_has_the_words_and_the_settings_and_goes_to_nobody_yet(staff):
    campaign = started(public=True, rate_per_minute=50)
    Trial.objects.create(campaign=campaign, share=20, hours=6, least=5, subject_sv="Ljuset")
    campaign.cancel(staff)

    new = Campaign.objects.get(pk=copying.anew(Campaign.objects.get(pk=campaign.pk), staff).pk)

    assert [str(each) for each in new.words().values()] == [
        str(each) for each in campaign.words().values()
    ]
    assert (new.state, new.segment, new.created_by) == (State.DRAFT, None, staff)
    assert (new.public, new.rate_per_minute, new.purpose) == (True, 50, campaign.purpose)
    assert (new.trial.share, new.trial.subject_sv, new.trial.tested) == (20, "Ljuset", None)
    assert not new.recipients.exists() and not new.editions.exists()
    assert (new.started_at, new.chosen, new.local_at) == (None, None, None)


def test_the_office_writes_it_anew_from_the_ledger(client, staff):
    client.force_login(staff)
    campaign = started()
    url = reverse("campaign_anew", args=[campaign.pk])
    ledger = reverse("campaign_ledger", args=[campaign.pk])
    assert url not in client.get(ledger).content.decode()
    Chunk.objects.filter(campaign=campaign).update(done=2)
    campaign.cancel(staff)
    assert url in client.get(ledger).content.decode()

    page = client.post(url, follow=True)

    new = Campaign.objects.latest("pk")
    assert page.redirect_chain[-1][0] == reverse("campaign:edit", args=[new.pk])
    assert "2 " in str(next(iter(page.context["messages"])))


def test_a_draft_and_a_round_of_an_automatic_letter_are_not_written_anew(client, staff):
    client.force_login(staff)
    campaign = draft()

    assert client.post(reverse("campaign_anew", args=[campaign.pk])).status_code == 404
    assert Campaign.objects.count() == 1


@pytest.mark.parametrize("role", [None, User.Role.ALUMNUS, User.Role.TEACHER])
def test_strangers_write_nothing_anew(client, staff, role):
    campaign = started()
    campaign.cancel(staff)
    if role:
        client.force_login(UserFactory(role=role))

    assert client.post(reverse("campaign_anew", args=[campaign.pk])).status_code in (302, 403)
    assert Campaign.objects.count() == 1


# ── Who got the first ─────────────────────────────────────────────────────────────────────────
def got(campaign: Campaign, staff: User) -> set[int]:
    """The numbers of the letters of those whom the rule “Got a letter” chooses."""
    rules = group("all", {"kind": "campaign", "values": [str(campaign.pk)]})
    people = segments.people(rules, staff)
    return set(campaign.recipients.filter(person__in=people).values_list("seq", flat=True))


def test_whoever_a_cancelled_campaign_did_not_reach_did_not_get_it(staff):
    campaign = begun(6)
    Chunk.objects.filter(campaign=campaign).update(done=4)
    for seq, kind in ((1, "failed"), (2, "left_out"), (3, "waiting")):
        DeliveryException.objects.create(
            campaign=campaign, seq=seq, kind=kind, next_at=timezone.now()
        )
    assert got(campaign, staff) == {3, 4, 5, 6}

    campaign.cancel(staff)

    assert got(campaign, staff) == {4}


def test_who_may_have_got_it_is_taken_for_somebody_who_did(staff):
    campaign = begun(3)
    Chunk.objects.filter(campaign=campaign).update(done=3)
    DeliveryException.objects.create(campaign=campaign, seq=2, kind="uncertain")
    campaign.cancel(staff)

    assert got(campaign, staff) == {1, 2, 3}
