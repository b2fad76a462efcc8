"""At nine where each reader lives: who waits, and what is said of it before."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from alumni.audience import Audience
from alumni.models import Person, User
from campaigns import audience, automating, ledger, local_hours, scheduling
from campaigns.models import Automation, Campaign, Chunk, Segment, Trial
from tests.campaigns.drafts import draft
from tests.campaigns.mailroom import people
from tests.campaigns.test_automating import automation, member
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_chunks")]
STOCKHOLM = ZoneInfo("Europe/Stockholm")
LANGUAGE = {"kind": "language", "values": ["sv"]}
NINE = datetime(2026, 12, 1, 9, tzinfo=STOCKHOLM)


@pytest.fixture
def staff():
    return UserFactory(role=User.Role.STAFF)


def living_in(country: str, count: int) -> set[int]:
    """So many who get the newsletter there. Returns their keys."""
    keys = {person.pk for person in people(count)}
    Person.objects.filter(pk__in=keys).update(country=country, county="23")
    return keys


def today_at(hour: int) -> datetime:
    """That hour of the university's clock today."""
    return timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)


def planned(at: datetime, staff: User, campaign: Campaign | None = None) -> Campaign:
    """Planned for that time of the readers' own, and its first moment has come."""
    campaign = campaign or draft()
    assert campaign.plan(timezone.now(), staff, at)
    scheduling.begin_due()
    campaign.refresh_from_db()
    return campaign


# ── Which hour ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("country", "here"),
    [
        ("SE", "2026-12-01 09:00"),
        ("FI", "2026-12-01 08:00"),
        ("GB", "2026-12-01 10:00"),
        ("US", "2026-12-01 15:00"),
        ("IN", "2026-12-01 04:30"),
        ("NZ", "2026-11-30 21:00"),
        ("RU", "2026-12-01 07:00"),
        ("AU", "2026-11-30 23:00"),
        ("", "2026-12-01 09:00"),
        ("XX", "2026-12-01 09:00"),
    ],
)
def test_nine_o_clock_comes_to_each_country_at_its_own_moment(country, here):
    moment = local_hours.hour_in(country, NINE)

    assert moment.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M") == here


def test_summer_time_is_that_of_the_day_itself():
    summer = datetime(2026, 3, 20, 9, tzinfo=STOCKHOLM)  # America has changed, Europe has not

    assert summer < local_hours.hour_in("US", summer) == summer + timedelta(hours=5)


def test_two_hours_of_one_name_in_the_night_when_summer_time_ends_are_two():
    sunday = datetime(2026, 10, 25, 9, tzinfo=STOCKHOLM)

    found = local_hours.clocks({"JP": 1, "SG": 1, "SE": 1}, sunday)

    assert [clock.countries for clock in found] == [("JP",), ("SG",), ("SE",)]
    japan, singapore, _sweden = found
    assert (japan.moment.hour, singapore.moment.hour) == (0, 1)


def test_countries_share_a_chunk_only_where_their_clocks_go_on_to_agree():
    found = local_hours.clocks({"DE": 9, "NG": 1, "SE": 1, "": 1, "US": 2, "CA": 1}, NINE)

    assert [(clock.zone, clock.countries) for clock in found] == [
        ("Africa/Lagos", ("NG",)),
        ("Europe/Stockholm", ("", "DE", "SE")),
        ("America/New_York", ("CA", "US")),
    ]
    assert len({clock.moment for clock in found}) == 2


@pytest.mark.parametrize(
    ("passed", "leaves_in"),
    [
        (timedelta(hours=-3), timedelta(hours=3)),
        (timedelta(0), timedelta(0)),
        (timedelta(hours=11, minutes=59), timedelta(0)),
        (timedelta(hours=12), timedelta(hours=12)),
        (timedelta(days=2, hours=20), timedelta(hours=4)),
    ],
)
def test_whose_hour_has_passed_gets_it_by_day_or_the_next_day(passed, leaves_in):
    now = NINE + timedelta(days=3)

    assert local_hours.next_chance(now - passed, "", NINE, now) == now + leaves_in


# The hour over there, when the letters could leave, and when they do: by the clock of that place.
CHANGES = [
    ("Europe/Stockholm", "2027-03-26 09:00", "2027-03-29 08:30", "2027-03-29 09:00"),
    ("Europe/Stockholm", "2027-03-26 09:00", "2027-03-29 09:30", "2027-03-29 09:30"),
    ("Europe/Stockholm", "2027-03-26 09:00", "2027-03-29 21:30", "2027-03-30 09:00"),
    ("Europe/Stockholm", "2027-03-26 09:00", "2027-03-27 21:30", "2027-03-28 09:00"),
    ("Europe/Stockholm", "2026-10-23 09:00", "2026-10-26 08:30", "2026-10-26 09:00"),
    ("Europe/Stockholm", "2026-10-23 09:00", "2026-10-26 20:30", "2026-10-26 20:30"),
    ("Europe/Stockholm", "2026-10-23 09:00", "2026-10-24 21:30", "2026-10-25 09:00"),
    ("America/New_York", "2027-03-12 09:00", "2027-03-15 08:30", "2027-03-15 09:00"),
    ("America/New_York", "2027-03-12 09:00", "2027-03-15 20:30", "2027-03-15 20:30"),
    ("America/New_York", "2027-03-12 09:00", "2027-03-15 21:30", "2027-03-16 09:00"),
    ("America/New_York", "2026-10-30 09:00", "2026-11-02 08:30", "2026-11-02 09:00"),
    ("America/New_York", "2026-10-30 09:00", "2026-11-02 20:30", "2026-11-02 20:30"),
    ("America/New_York", "2026-10-30 09:00", "2026-10-31 21:30", "2026-11-01 09:00"),
    # There nothing changed, whatever changed here.
    ("Asia/Kolkata", "2027-03-26 09:00", "2027-03-29 08:30", "2027-03-29 09:00"),
    ("Asia/Kolkata", "2027-03-26 09:00", "2027-03-29 20:30", "2027-03-29 20:30"),
    ("Pacific/Auckland", "2027-04-02 09:00", "2027-04-05 08:30", "2027-04-05 09:00"),
    ("Pacific/Auckland", "2027-04-02 09:00", "2027-04-05 20:30", "2027-04-05 20:30"),
]


def _moments(zone: str, *clocks: str) -> list[datetime]:
    there = ZoneInfo(zone)
    return [datetime.fromisoformat(each).replace(tzinfo=there).astimezone(UTC) for each in clocks]


def _here(clock: str) -> datetime:
    return datetime.fromisoformat(clock).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(("zone", "at", "now", "leaves"), CHANGES)
def test_what_waits_on_over_a_change_of_clocks_keeps_the_hour_over_there(zone, at, now, leaves):
    moment, now, leaves = _moments(zone, at, now, leaves)

    assert local_hours.next_chance(moment, zone, _here(at), now) == leaves


@pytest.mark.parametrize(("zone", "at", "now", "leaves"), CHANGES)
def test_the_database_counts_by_the_clock_over_there_too(staff, zone, at, now, leaves):
    living_in("SE", 1)
    campaign = planned(today_at(9), staff)
    moment, now, leaves = _moments(zone, at, now, leaves)
    Campaign.objects.filter(pk=campaign.pk).update(local_at=_here(at))
    Chunk.objects.filter(campaign=campaign).update(not_before=moment, zone=zone)

    with connection.cursor() as cursor:
        asked = local_hours.OPEN.replace("now()", "%s::timestamptz")
        cursor.execute(
            f"SELECT bool_and({asked}) FROM campaigns_chunk c"
            " JOIN campaigns_campaign k ON k.id = c.campaign_id",
            [now] * asked.count("%s"),
        )
        assert cursor.fetchone() == (leaves == now,)


def test_a_zone_that_the_database_does_not_know_is_counted_by_24_hours(staff, monkeypatch):
    living_in("US", 2), living_in("SE", 1)
    monkeypatch.setattr(audience, "_zones_known", lambda cursor: {"Europe/Stockholm"})

    campaign = planned(NINE, staff)

    rows = Chunk.objects.filter(campaign=campaign).order_by("number")
    assert list(rows.values_list("zone", flat=True)) == ["Europe/Stockholm", ""]


# ── Who is cut into which chunk ───────────────────────────────────────────────────────────────
def test_each_hour_begins_with_a_chunk_of_its_own(staff):
    swedes, finns, yanks = living_in("SE", 12), living_in("FI", 3), living_in("US", 4)
    campaign = planned(NINE, staff)

    rows = Chunk.objects.filter(campaign=campaign).order_by("number")
    assert list(rows.values_list("number", "size", "not_before", "zone")) == [
        (0, 3, NINE - timedelta(hours=1), "Europe/Helsinki"),
        (1, 10, NINE, "Europe/Stockholm"),
        (2, 2, NINE, "Europe/Stockholm"),
        (3, 4, NINE + timedelta(hours=6), "America/New_York"),
    ]
    letters = campaign.recipients.order_by("seq")
    numbers = [*range(1, 4), *range(11, 23), *range(31, 35)]
    assert list(letters.values_list("seq", flat=True)) == numbers
    for first, last, those in ((1, 3, finns), (11, 22, swedes), (31, 34, yanks)):
        found = letters.filter(seq__range=(first, last)).values_list("person", flat=True)
        assert set(found) == those
    book = ledger.of(campaign)
    assert book.balanced
    assert (book.chosen, book.remaining, book.recipients, book.percent) == (19, 19, 19, 0)


def test_who_shows_their_place_to_nobody_gets_it_at_the_university_s_hour(staff):
    keys = living_in("US", 2)
    hidden = Person.objects.get(pk=min(keys))
    hidden.audiences["place"] = int(Audience.ME)
    hidden.save()
    campaign = draft()
    Segment.objects.update(rules={"match": "all", "rules": [LANGUAGE]})
    campaign = planned(NINE, staff, Campaign.objects.get(pk=campaign.pk))

    seq = campaign.recipients.get(person=hidden).seq
    assert Chunk.objects.get(campaign=campaign, number=seq // 10).not_before == NINE
    stops = scheduling.stops(campaign, NINE, staff)
    assert [(stop.people, stop.places) for stop in stops] == [(1, ("",)), (1, ("US",))]


def test_cancelled_those_who_waited_are_left_out_and_the_ledger_balances(staff):
    living_in("SE", 3), living_in("US", 4)
    campaign = planned(NINE, staff)

    campaign.cancel(staff)

    book = ledger.of(campaign)
    assert book.balanced
    assert (book.left_out, book.remaining) == ({"cancelled": 7}, 0)
    assert ledger.left_out(campaign, "cancelled").count() == 7
    assert local_hours.waiting(campaign) == [] or campaign.state == Campaign.State.CANCELLED


def test_a_test_is_drawn_among_those_whose_clock_stays_the_university_s(staff):
    nigerians = living_in("NG", 30)
    swedes = living_in("SE", 30)
    campaign = draft(subject_en="", body_en=[])
    Trial.objects.create(campaign=campaign, share=20, subject_sv="Ljuset i norr")

    campaign = planned(NINE, staff, campaign)

    tested = campaign.recipients.filter(seq__lte=Trial.objects.get(campaign=campaign).tested)
    assert set(tested.values_list("person", flat=True)) <= swedes
    assert ledger.of(campaign).balanced
    rest = campaign.recipients.filter(person__in=nigerians).values_list("seq", flat=True)
    numbers = {(seq - 1) // 10 for seq in rest}
    zones = Chunk.objects.filter(campaign=campaign, number__in=numbers)
    assert set(zones.values_list("zone", flat=True)) == {"Africa/Lagos"}


def test_those_of_one_moment_stand_in_one_line_before_and_after(client, staff):
    client.force_login(staff)
    living_in("SE", 3), living_in("NG", 2)
    at = datetime.combine(
        timezone.localdate() + timedelta(days=1), time(9), tzinfo=ZoneInfo("Africa/Lagos")
    )
    at = timezone.localtime(at).replace(hour=9)
    campaign = draft()
    together = local_hours.hour_in("NG", at) == at

    before = scheduling.stops(campaign, at, staff)
    campaign = planned(at, staff, campaign)
    after = local_hours.waiting(campaign)

    assert sorted(stop.people for stop in before) == ([5] if together else [2, 3])
    assert [stop.people for stop in after] == [stop.people for stop in before]


# ── Planning ──────────────────────────────────────────────────────────────────────────────────
def test_it_begins_when_the_hour_comes_to_the_first_reader(staff):
    living_in("SE", 1), living_in("NZ", 1), living_in("US", 1)
    campaign, at = draft(), today_at(9) + timedelta(days=3)

    scheduling.schedule(campaign, at, staff, local=True)

    assert campaign.local_at == at
    assert campaign.scheduled_at == local_hours.hour_in("NZ", at) < at
    assert scheduling.begin_due() == []


def test_planned_at_short_notice_it_begins_now(staff):
    living_in("NZ", 1)
    campaign = draft()
    at = min(timezone.localtime() + timedelta(hours=1), today_at(20))
    if at <= timezone.now() or at.hour < local_hours.OPENS:  # by night here
        at = today_at(9) + timedelta(days=timezone.localtime().hour >= 9)
        at = at if at > timezone.now() else at + timedelta(days=1)

    scheduling.schedule(campaign, at, staff, local=True)

    assert campaign.scheduled_at >= campaign.local_at - timedelta(hours=14)
    assert campaign.scheduled_at <= max(timezone.now(), local_hours.hour_in("NZ", at))


@pytest.mark.parametrize("clock", [time(6, 59), time(21), time(23)])
def test_the_readers_own_time_is_by_day_whatever_is_ticked(staff, clock):
    living_in("SE", 1)
    campaign = draft()
    at = (timezone.localtime() + timedelta(days=2)).replace(
        hour=clock.hour, minute=clock.minute, second=0, microsecond=0
    )

    with pytest.raises(audience.NotSendable):
        scheduling.schedule(campaign, at, staff, any_hour=True, local=True)


def test_the_screen_says_who_gets_it_when_before_it_is_planned(client, staff):
    client.force_login(staff)
    living_in("SE", 3), living_in("US", 2), living_in("NZ", 1)
    campaign = draft()
    at = (today_at(9) + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    chosen = {"at": at, "clock": "theirs"}

    answer = client.post(reverse("campaign_schedule", args=[campaign.pk]), chosen, follow=True)

    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.DRAFT
    assert [stop.people for stop, _names in answer.context["stops"]] == [1, 3, 2]
    assert "USA" in answer.content.decode()

    client.post(reverse("campaign_schedule", args=[campaign.pk]), {**chosen, "seen": "1"})

    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.SCHEDULED
    assert campaign.local_at == today_at(9) + timedelta(days=2)
    page = client.get(reverse("campaign_review", args=[campaign.pk]))
    assert reverse("campaign_hours", args=[campaign.pk]) in page.content.decode()

    client.post(reverse("campaign_unschedule", args=[campaign.pk]))
    campaign.refresh_from_db()
    assert (campaign.local_at, campaign.scheduled_at) == (None, None)


@pytest.mark.parametrize("at", ["", "soon", "2026-02-31T10:00"])
def test_the_page_without_a_time_leads_back(client, staff, at):
    client.force_login(staff)
    campaign = draft()

    answer = client.get(reverse("campaign_hours", args=[campaign.pk]), {"at": at})

    assert answer.status_code == 302


def test_the_ledger_says_how_many_wait_for_which_hour(client, staff):
    client.force_login(staff)
    living_in("SE", 3), living_in("US", 2)
    campaign = planned(today_at(9) + timedelta(days=1), staff)

    page = client.get(reverse("campaign_ledger", args=[campaign.pk]))

    assert [stop.people for stop in page.context["hours"]] == [3, 2]


# ── Together with a test, and in automatic letters ────────────────────────────────────────────
def test_with_nobody_at_the_university_s_hour_there_is_no_test(staff):
    living_in("US", 30)
    campaign = draft(subject_en="", body_en=[])
    Trial.objects.create(campaign=campaign, share=20, subject_sv="Ljuset i norr")

    campaign = planned(NINE, staff, campaign)

    trial = Trial.objects.get(campaign=campaign)
    assert (trial.tested, trial.winner) == (0, "a")
    assert not Chunk.objects.filter(campaign=campaign, state=Chunk.State.HELD).exists()


def test_automatic_letters_leave_by_day_where_their_reader_lives():
    letter = automation(Automation.Occasion.WELCOME)
    member(country="NZ")

    campaign = automating.run(letter)

    morning = local_hours.hour_in("NZ", today_at(automating.MORNING))
    assert Chunk.objects.get(campaign=campaign).not_before == morning
