"""The screens of what came back, as the office uses them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alumni.models import Address, AuditEntry, User
from campaigns import barring
from campaigns.feedback import rates, receive
from campaigns.models import Campaign, Effect, Incoming, Suppression
from tests.campaigns import mailroom
from tests.campaigns.test_feedback import sample, token_of
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
SCREENS = ["came_back", "came_back_latest", "came_back_odd", "bars", "bars_lift", "unreached"]


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.STAFF))
    return client


@pytest.fixture
def campaign():
    row = mailroom.begun(4)
    row.chunks.update(done=4, state=2)
    return row


def bounce(campaign, seq=1):
    return receive(sample("postfix-user-unknown", token_of(campaign, seq)))


@pytest.mark.parametrize("role", [None, User.Role.ALUMNUS, User.Role.TEACHER])
def test_the_screens_are_closed_to_strangers(client, campaign, role):
    incoming = bounce(campaign)
    if role:
        client.force_login(UserFactory(role=role))
    acts = [
        reverse("came_back_undo", args=[incoming.pk]),
        reverse("came_back_settle", args=[incoming.pk]),
        reverse("bar_add"),
        reverse("bar_lift", args=[Suppression.objects.get().pk]),
        reverse("campaign_go_on", args=[campaign.pk]),
    ]

    for name in SCREENS:
        assert client.get(reverse(name)).status_code in (302, 403)
    for url in acts:
        assert client.post(url, {"why": "x"}).status_code in (302, 403)
    assert Suppression.objects.exists()


@pytest.mark.parametrize("name", SCREENS)
def test_each_screen_asks_as_much_for_three_as_for_one(
    office, campaign, name, django_assert_max_num_queries
):
    bounce(campaign)
    receive(b"From: a@b.se\nTo: c@d.se\nSubject: Vad\n\nx\n")
    office.get(reverse(name))
    with django_assert_max_num_queries(60) as one:
        office.get(reverse(name))
    for seq in (2, 3):
        bounce(campaign, seq)
        receive(b"From: a@b.se\nTo: c@d.se\nSubject: Vad%d\n\nx\n" % seq)

    with django_assert_max_num_queries(len(one)):
        assert office.get(reverse(name)).status_code == 200


def test_one_thing_is_undone_with_a_reason_and_not_without(office, campaign):
    incoming = bounce(campaign)
    url = reverse("came_back_undo", args=[incoming.pk])

    office.post(url, {"why": ""})
    assert Suppression.objects.exists()

    office.post(url, {"why": "fel hos dem"})
    assert not Suppression.objects.exists()
    assert Effect.objects.get().undone_why == "fel hos dem"


def test_many_are_counted_first_and_lifted_with_a_reason(office):
    yesterday = timezone.localtime() - timedelta(days=1)
    for number, hour in enumerate((8, 10, 11, 13)):
        effect = barring.bar(f"p{number}@gmail.com", "full", source="report", cause="full")
        at = yesterday.replace(hour=hour, minute=30)
        Effect.objects.filter(pk=effect.pk).update(at=at)
    asked = {
        "cause": "full",
        "domain": "gmail.com",
        "since": yesterday.strftime("%Y-%m-%dT09:00"),
        "until": yesterday.strftime("%Y-%m-%dT12:00"),
    }

    page = office.get(reverse("bars_lift"), asked)
    assert page.context["number"] == 2
    office.post(reverse("bars_lift"), {**asked, "why": ""})
    assert Suppression.objects.count() == 4
    office.post(reverse("bars_lift"), {**asked, "why": "Gmail sa fel"})

    assert set(Suppression.objects.values_list("email", flat=True)) == {
        "p0@gmail.com",
        "p3@gmail.com",
    }
    logged = AuditEntry.objects.filter(act="undo", subject="suppression")
    assert [entry.detail["why"] for entry in logged] == ["Gmail sa fel"] * 2


def test_nothing_is_lifted_by_an_empty_question(office):
    barring.bar("maja@alumni.example", "staff", source="staff")

    office.post(reverse("bars_lift"), {"why": "alla"})

    assert Suppression.objects.exists()


def test_the_office_bars_an_address_by_hand_and_lifts_it(office):
    person = PersonFactory(email="maja@alumni.example")
    office.post(
        reverse("bar_add"),
        {"email": "Maja@alumni.example", "reason": "asked", "words": "ringde i går"},
    )
    bar = Suppression.objects.get()
    assert (bar.email, bar.reason, bar.source) == ("maja@alumni.example", "asked", "person")

    office.post(reverse("bar_lift", args=[bar.pk]), {"why": "ångrade sig"})

    assert not Suppression.objects.exists()
    assert person.addresses.get().state == Address.State.ACTIVE


def test_a_bar_is_found_by_a_part_of_the_address(office):
    for email in ("maja@gmail.com", "nils@region.se"):
        barring.bar(email, "staff", source="staff")

    page = office.get(reverse("bars"), {"q": "GMAIL", "reason": "staff"})

    assert [bar.email for bar in page.context["page_obj"]] == ["maja@gmail.com"]


def test_the_bar_on_a_protected_person_s_address_is_not_shown(office):
    person = PersonFactory(email="skyddad@alumni.example")
    barring.bar("skyddad@alumni.example", "staff", source="staff")
    person.protected_at = timezone.now()
    person.save()

    assert "skyddad@" not in office.get(reverse("bars")).content.decode()


def test_what_nobody_understood_is_read_and_put_aside(office):
    receive(b"From: a@b.se\nTo: c@d.se\nSubject: Vad?\n\nHej <b>du</b>\n")
    assert "Hej &lt;b&gt;du" in office.get(reverse("came_back_odd")).content.decode()

    office.post(reverse("came_back_settle", args=[Incoming.objects.get().pk]))

    assert not Incoming.objects.unsettled().exists()


def test_people_we_cannot_reach_are_listed_by_name(office, campaign):
    bounce(campaign)

    page = office.get(reverse("unreached"))

    assert len(page.context["page_obj"]) == 1


def test_a_halted_campaign_says_why_and_goes_on_with_a_reason(office, campaign):
    Campaign.objects.filter(pk=campaign.pk).update(state="sending", chosen=1004)
    campaign.chunks.create(number=1, size=500, done=500, state=2)
    campaign.chunks.create(number=2, size=500, done=500, state=2)
    for seq in range(4):
        Incoming.objects.create(
            key=str(seq), source="pipe", kind="complaint", campaign=campaign, seq=seq
        )
    rates.judge(campaign)

    page = office.get(reverse("campaign_ledger", args=[campaign.pk])).content.decode()
    assert "För många klagomål" in page
    assert reverse("campaign_steer", args=[campaign.pk, "resume"]) not in page
    office.post(reverse("campaign_go_on", args=[campaign.pk]), {"why": ""})
    assert Campaign.objects.get().state == "stopped"

    office.post(reverse("campaign_go_on", args=[campaign.pk]), {"why": "vi har läst brevet igen"})
    assert Campaign.objects.get().state == "sending"
