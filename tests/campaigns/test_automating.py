"""Automatic letters: whose occasion has come, once each, with a ledger for every round."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from alumni.audience import Audience
from alumni.models import Address, Interaction, Purpose, User
from campaigns import automating, history, occasions
from campaigns.models import Automation, Campaign, LeftOut, Occurrence, Segment
from campaigns.tasks import automatic_letters
from tests.campaigns.drafts import prose
from tests.factories import DegreeFactory, PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db
Occasion = Automation.Occasion


def automation(occasion, on=True, **fields):
    """An automatic letter in both languages, on since last week."""
    values = {
        "name": "Till dig",
        "occasion": occasion,
        "purpose": Purpose.objects.get(code="newsletter"),
        "subject_sv": "Välkommen till alumnnätverket",
        "subject_en": "Welcome to the alumni network",
        "preheader_sv": "Det här kan du göra nu.",
        "preheader_en": "This is what you can do now.",
        "body_sv": prose(),
        "body_en": prose(),
        "active_since": timezone.now() - timedelta(days=7) if on else None,
        "years": [5] if occasion == Occasion.YEARS_SINCE else [],
        **fields,
    }
    return Automation.objects.create(**values)


def member(**fields):
    """Somebody who joined and said yes to the newsletter."""
    person = PersonFactory(confirmed_at=timezone.now(), **fields)
    consent(person)
    Interaction.record(person, Interaction.Kind.JOINED, "Gick med")
    return person


def degree(person, days, **fields):
    """A degree so many days ago."""
    day = timezone.localdate() - timedelta(days=days)
    values = {"awarded_on": day, "year": day.year, "verified": True, **fields}
    return DegreeFactory(person=person, **values)


def invited(row):
    return {person for person, _key in occasions.due(row)}


def test_a_newcomer_is_welcomed_once():
    letter, newcomer = automation(Occasion.WELCOME), member()

    first, second = automating.run(letter), automating.run(letter)

    assert [recipient.person_id for recipient in first.recipients.all()] == [newcomer.pk]
    assert first.state == Campaign.State.SENDING
    assert second is None


def test_a_joining_before_the_letter_was_turned_on_is_no_occasion():
    letter = automation(Occasion.WELCOME, active_since=timezone.now() + timedelta(minutes=1))
    member()

    assert automating.run(letter) is None


def test_each_fresh_degree_is_an_occasion_and_an_old_one_is_not():
    letter = automation(Occasion.NEW_GRADUATE)
    fresh, old = PersonFactory(), PersonFactory()
    degree(fresh, 20)
    degree(old, 400)

    assert invited(letter) == {fresh.pk}


def test_a_degree_told_by_the_person_is_no_news_of_a_graduate():
    letter, person = automation(Occasion.NEW_GRADUATE), PersonFactory()
    degree(person, 20, verified=False)

    assert invited(letter) == set()


def test_somebody_with_two_fresh_degrees_gets_one_letter():
    letter, person = automation(Occasion.NEW_GRADUATE), PersonFactory()
    consent(person)
    degree(person, 20)
    degree(person, 21)

    campaign = automating.run(letter)

    assert campaign.recipients.count() == 1
    assert Occurrence.objects.count() == 2
    assert automating.run(letter) is None


def test_an_address_confirmed_lately_is_left_alone_and_asked_for_again_a_year_later(time_machine):
    time_machine.move_to("2026-11-25T10:00:00Z", tick=False)
    letter = automation(Occasion.ADDRESS_CHECK)
    stale, sure = PersonFactory(), PersonFactory()
    for person, months in [(stale, 14), (sure, 2)]:
        when = timezone.now() - timedelta(days=31 * months)
        person.addresses.update(confirmed_at=when)
        consent(person)

    assert automating.run(letter).recipients.get().person_id == stale.pk
    assert automating.run(letter) is None
    time_machine.move_to("2027-01-10T10:00:00Z", tick=False)
    assert invited(letter) == set()
    time_machine.move_to("2027-12-01T10:00:00Z", tick=False)
    assert invited(letter) == {stale.pk, sure.pk}


def test_the_years_since_each_degree_are_counted_by_that_degree(time_machine):
    time_machine.move_to("2026-11-25T10:00:00Z", tick=False)
    letter = automation(Occasion.YEARS_SINCE, years=[1, 5])
    five, six, by_year = PersonFactory(), PersonFactory(), PersonFactory()
    degree(five, 365 * 5 + 10)
    degree(five, 365 * 3)
    degree(six, 365 * 6 + 10)
    DegreeFactory(person=by_year, year=2021, awarded_on=None)

    keys = dict(occasions.due(letter))

    assert keys == {five.pk: f"{five.degrees.earliest('awarded_on').pk}+5"}
    time_machine.move_to("2026-06-10T10:00:00Z", tick=False)
    assert by_year.pk in invited(letter)


def test_the_turn_of_the_year_makes_no_second_anniversary(time_machine):
    time_machine.move_to("2026-12-28T10:00:00Z", tick=False)
    letter, person = automation(Occasion.YEARS_SINCE, years=[5]), PersonFactory()
    consent(person)
    DegreeFactory(person=person, year=2021, awarded_on="2021-12-20", verified=True)

    assert automating.run(letter).recipients.get().person_id == person.pk
    time_machine.move_to("2027-01-08T10:00:00Z", tick=False)
    assert automating.run(letter) is None


@pytest.mark.parametrize("occasion", [Occasion.NEW_GRADUATE, Occasion.YEARS_SINCE])
def test_a_degree_shown_to_nobody_is_no_occasion(occasion, time_machine):
    time_machine.move_to("2026-11-25T10:00:00Z", tick=False)
    letter = automation(occasion)
    person = PersonFactory(audiences={"degrees": int(Audience.ME)})
    degree(person, 20)
    degree(person, 365 * 5 + 20)

    assert invited(letter) == set()


def test_the_address_that_letters_go_to_is_the_one_that_counts():
    letter, person = automation(Occasion.ADDRESS_CHECK), PersonFactory()
    long_ago = timezone.now() - timedelta(days=900)
    person.addresses.update(confirmed_at=timezone.now())
    Address.objects.create(
        person=person, email="gammal@alumni.example", primary=False, confirmed_at=long_ago
    )

    assert invited(letter) == set()


def test_who_has_been_silent_is_written_to_and_not_again_until_heard_from(time_machine):
    time_machine.move_to("2026-11-25T10:00:00Z", tick=False)
    letter = automation(Occasion.SILENT, months=18)
    long_ago = timezone.now() - timedelta(days=800)
    silent, active = PersonFactory(created_at=long_ago), PersonFactory(created_at=long_ago)
    newcomer = PersonFactory()
    for person in (silent, active, newcomer):
        consent(person)
    Interaction.record(silent, Interaction.Kind.EVENT, "Alumnkväll", at=long_ago)
    Interaction.record(silent, Interaction.Kind.LETTER, "Alumnnytt")
    Interaction.record(active, Interaction.Kind.EVENT, "Alumnkväll")

    assert automating.run(letter).recipients.get().person_id == silent.pk
    time_machine.move_to("2027-02-25T10:00:00Z", tick=False)
    assert automating.run(letter) is None


def test_only_within_the_segment():
    segment = Segment.objects.create(
        name="Jämtland", rules={"match": "all", "rules": [{"kind": "county", "values": ["23"]}]}
    )
    letter = automation(Occasion.WELCOME, segment=segment)
    here, _there = member(county="23"), member(county="22")

    assert invited(letter) == {here.pk}
    assert "Jämtland" in automating.run(letter).segment_words


def test_who_has_paused_letters_is_tried_again_a_week_later(time_machine):
    time_machine.move_to("2026-11-25T10:00:00Z", tick=False)
    letter = automation(Occasion.WELCOME)
    person = member(paused_until=timezone.localdate() + timedelta(days=3))

    first = automating.run(letter)

    assert LeftOut.objects.get(campaign=first).reason == LeftOut.Reason.PAUSED
    assert automating.run(letter) is None
    time_machine.move_to("2026-12-02T10:00:00Z", tick=False)
    assert automating.run(letter).recipients.get().person_id == person.pk
    time_machine.move_to("2026-12-20T10:00:00Z", tick=False)
    assert automating.run(letter) is None


def test_protected_and_dead_people_have_no_occasions():
    letter = automation(Occasion.WELCOME)
    member(protected_at=timezone.now())
    member(deceased_at=timezone.now())

    assert automating.run(letter) is None


def test_without_consent_nobody_gets_it_and_the_ledger_says_why():
    letter = automation(Occasion.WELCOME)
    person = PersonFactory(confirmed_at=timezone.now())
    Interaction.record(person, Interaction.Kind.JOINED, "Gick med")

    campaign = automating.run(letter)

    assert (campaign.chosen, campaign.recipients.count()) == (1, 0)
    assert LeftOut.objects.get(campaign=campaign).reason == LeftOut.Reason.NO_CONSENT


def test_off_means_off_and_a_letter_with_a_fault_waits():
    member()
    off = automation(Occasion.WELCOME, on=False)
    faulty = automation(Occasion.WELCOME, preheader_sv="Välkommen till alumnnätverket")

    assert automating.run(off) is None
    assert automating.run(faulty) is None
    assert not Campaign.objects.exists()


def test_the_hourly_task_begins_a_round():
    automation(Occasion.WELCOME)
    member()

    automatic_letters()

    assert Campaign.objects.get().kind == Campaign.Kind.AUTOMATIC


def test_a_round_is_a_letter_in_the_history_of_the_person():
    person = member()
    automating.run(automation(Occasion.WELCOME))

    assert history.letters_of(person)[0].title == "Välkommen till alumnnätverket"


def test_the_database_holds_one_row_per_occasion_and_wants_years():
    letter, person = automation(Occasion.WELCOME), member()
    campaign = automating.run(letter)

    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.create(automation=letter, person=person, key="", campaign=campaign)
    with pytest.raises(IntegrityError), transaction.atomic():
        automation(Occasion.YEARS_SINCE, years=[])
    with pytest.raises(ValidationError):
        Automation(name="x", occasion=Occasion.YEARS_SINCE, years=[]).clean()


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    return client


def test_the_office_turns_it_on_and_off_and_sees_the_rounds(office):
    letter = automation(Occasion.WELCOME, on=False)
    page = reverse("automation_page", args=[letter.pk])

    assert office.get(page).status_code == 200
    office.post(reverse("automation_on", args=[letter.pk]))
    member()
    automating.run(letter)
    shown = office.get(page)
    office.post(reverse("automation_off", args=[letter.pk]))

    assert [row.chosen for row in shown.context["rounds"]] == [1]
    assert office.get(reverse("automation_preview", args=[letter.pk])).status_code == 200
    letter.refresh_from_db()
    assert letter.active_since is None


def test_its_page_shows_the_subject_as_its_reader_gets_it(office):
    letter = automation(Occasion.WELCOME, subject_sv="Hej {given_name}, välkommen till oss")

    page = office.get(reverse("automation_page", args=[letter.pk])).content.decode()

    assert "välkommen till oss</strong>" in page
    assert "{given_name}, välkommen" not in page


def test_a_faulty_letter_is_not_turned_on(office):
    letter = automation(Occasion.WELCOME, on=False, subject_sv="", subject_en="")

    office.post(reverse("automation_on", args=[letter.pk]))

    letter.refresh_from_db()
    assert letter.active_since is None


def test_rounds_stand_with_their_letter_and_not_among_the_campaigns(office):
    letter = automation(Occasion.WELCOME)
    member()
    automating.run(letter)

    assert letter.name not in office.get(reverse("campaign:index")).content.decode()
    assert letter.name in office.get(reverse("automation:index")).content.decode()
    for name, arguments in [("add", []), ("edit", [letter.pk])]:
        assert office.get(reverse(f"automation:{name}", args=arguments)).status_code == 200
    assert office.post(reverse("automation:delete", args=[letter.pk])).status_code != 200
    assert Automation.objects.filter(pk=letter.pk).exists()


@pytest.mark.parametrize("role", [None, User.Role.ALUMNUS, User.Role.TEACHER])
def test_automatic_letters_are_closed_to_strangers(client, role):
    letter = automation(Occasion.WELCOME, on=False)
    if role:
        client.force_login(UserFactory(role=role))

    assert client.get(reverse("automation_page", args=[letter.pk])).status_code in (302, 403)
    assert client.post(reverse("automation_on", args=[letter.pk])).status_code in (302, 403)
    letter.refresh_from_db()
    assert letter.active_since is None
