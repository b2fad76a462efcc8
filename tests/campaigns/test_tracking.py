from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from campaigns import tracking
from campaigns.models import Click, Link
from tests.campaigns.drafts import draft

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def campaign():
    campaign = draft()
    for number in range(5):
        Link.objects.create(campaign=campaign, number=number, url="https://x.example/")
    return campaign


def click(campaign, link, seconds=0, seq=1):
    at = timezone.now() + timedelta(seconds=seconds)
    return Click.objects.create(campaign=campaign, seq=seq, link=link, at=at)


def verdicts(campaign, seq=1):
    tracking.judge(campaign.pk, seq)
    rows = Click.objects.filter(campaign=campaign, seq=seq).order_by("at", "pk")
    return [(row.verdict, row.reasons) for row in rows]


@pytest.mark.parametrize(
    ("headers", "reasons"),
    [
        ({"User-Agent": FIREFOX}, []),
        ({}, ["no_program"]),
        ({"User-Agent": "curl/8.5"}, ["robot"]),
        ({"User-Agent": "Mozilla/5.0 (compatible; bingbot/2.0)"}, ["robot"]),
        ({"User-Agent": FIREFOX, "Sec-Purpose": "prefetch"}, ["prefetch"]),
    ],
)
def test_what_a_request_gives_away(headers, reasons):
    assert tracking.request_reasons(RequestFactory().get("/", headers=headers)) == reasons


def test_one_quiet_click_is_a_person(campaign):
    click(campaign, 1)

    assert verdicts(campaign) == [("person", [])]


def test_three_links_within_ten_seconds_are_a_machine(campaign):
    for number in (1, 2, 3):
        click(campaign, number, number)
    click(campaign, 1, 3600)

    assert [verdict for verdict, _reasons in verdicts(campaign)] == ["machine"] * 3 + ["person"]


def test_all_links_within_a_minute_are_a_machine(campaign):
    for number in (1, 2, 3, 4):
        click(campaign, number, number * 12)

    assert all("all_links" in reasons for _verdict, reasons in verdicts(campaign))


def test_the_link_nobody_sees_gives_its_neighbours_away(campaign):
    click(campaign, 1, 0)
    click(campaign, 0, 5)
    click(campaign, 2, 600)

    assert verdicts(campaign) == [("machine", ["trap"]), ("machine", ["trap"]), ("person", [])]


def test_verdicts_can_be_worked_out_again(campaign):
    click(campaign, 1)
    Click.objects.update(verdict="machine", reasons=["burst"])

    assert tracking.recompute(campaign) == 1
    assert Click.objects.get().verdict == "person"


def test_people_are_counted_once_and_machines_apart(campaign):
    for seconds in (0, 100, 200):
        click(campaign, 1, seconds, seq=1)
    click(campaign, 1, 0, seq=2)
    robot = click(campaign, 1, 0, seq=3)
    Click.objects.filter(pk=robot.pk).update(reasons=["robot"])
    tracking.recompute(campaign)

    row = tracking.people_and_machines(campaign)[0]

    assert (row["people"], row["machines"]) == (2, 1)
    assert tracking.people_who_did_something(campaign) == 2
