from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone

from alumni.models import Interaction
from campaigns import segments, tracking
from campaigns.models import Click, Link, Recipient
from tests.campaigns.drafts import draft
from tests.factories import PersonFactory, UserFactory, consent

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
    tracking.judge(campaign, seq)
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


@pytest.fixture
def reader(campaign):
    """Who got letter number 1."""
    person = PersonFactory(language="en")
    Recipient.objects.create(
        campaign=campaign,
        seq=1,
        person=person,
        email=person.primary_address.email,
        language="en",
        consent=consent(person),
        basis="consent",
    )
    return person


def test_a_person_s_first_click_is_one_line_of_their_history(campaign, reader):
    for seconds in (0, 400, 800):
        click(campaign, 1, seconds)
        tracking.judge(campaign, 1)

    line = reader.interactions.get(kind=Interaction.Kind.CLICK)
    assert line.title == campaign.subject_en
    assert line.at == Click.objects.earliest("at").at


def test_a_click_stands_in_the_history_under_the_subject_that_the_reader_got(campaign, reader):
    campaign.subject_en = "{given_name}, we need you"
    campaign.save()
    click(campaign, 1)

    tracking.judge(campaign, 1)

    line = reader.interactions.get(kind=Interaction.Kind.CLICK)
    assert line.title == f"{reader.given_name}, we need you"


def test_a_segment_finds_those_who_followed_a_link(campaign, reader):
    click(campaign, 1)
    click(campaign, 1, seq=2)
    tracking.recompute(campaign)

    rules = {"match": "all", "rules": [{"kind": "clicked", "months": 12}]}
    chosen = segments.people(rules, UserFactory(role="staff"))

    assert [person.pk for person in chosen] == [reader.pk]


def test_the_line_is_taken_back_when_it_was_a_machine_after_all(campaign, reader):
    for number in (1, 2, 3):
        click(campaign, number, number)
        tracking.judge(campaign, 1)

    assert not reader.interactions.filter(kind=Interaction.Kind.CLICK).exists()


def test_who_presses_the_button_is_a_person_whatever_opened_the_links(campaign, reader):
    for number in (1, 2, 3):
        click(campaign, number, number)
    answered = click(campaign, 4, 5)
    Click.objects.filter(pk=answered.pk).update(reasons=["acted"])

    assert verdicts(campaign)[-1] == ("person", ["acted"])
    assert reader.interactions.get(kind=Interaction.Kind.CLICK).at == answered.at
