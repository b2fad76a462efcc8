"""Competence contracts: what was promised, what came of it, and who has fallen silent."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from alumni import organisations, retention
from alumni.audience import Audience
from alumni.models import AuditEntry, Offer, Organisation, RetentionAct, RetentionRule, User
from engagement import contracts
from engagement.models import Contract, ContractDuty, ContractFollowUp
from tests.editing import opened
from tests.factories import (
    EmploymentFactory,
    HeldRequestFactory,
    OrganisationFactory,
    PersonFactory,
    ProgrammeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
LECTURE = Offer.Kind.GUEST_LECTURE
URLS = ("contract", "contract_edit")
ACTS = ("contract_follow_up", "contract_end", "contract_remove")


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.STAFF))
    return client


def days(number):
    return timezone.localdate() + timedelta(days=number)


def contract(begun=-100, ends=None, county="22", employer=None, programme=None, duties=None):
    made = Contract.objects.create(
        organisation=employer or OrganisationFactory(),
        county=county,
        starts_on=days(begun),
        ends_on=None if ends is None else days(ends),
    )
    made.programmes.add(programme or ProgrammeFactory())
    for kind, number in (duties or {LECTURE: 2}).items():
        ContractDuty.objects.create(contract=made, kind=kind, per_year=number)
    return made


def spoken(with_whom, ago):
    return with_whom.follow_ups.create(on=days(-ago), feedback="Det går bra.")


def lectured(programme, person):
    """Somebody held a lecture for the programme today."""
    return HeldRequestFactory(person=person, ask__kind=LECTURE, ask__programme=programme)


def filled(programme, **changes):
    return {
        "employer": "Åre Skidskola", "is_new": "on", "county": "23",
        "starts_on": days(-1).isoformat(), "programmes": [programme.pk], LECTURE: "2", **changes,
    }  # fmt: skip


def test_in_force_from_the_first_day_to_the_last():
    today = timezone.localdate()
    first, last = contract(begun=0), contract(ends=0)
    contract(begun=1), contract(ends=-1)

    assert set(Contract.objects.in_force(today)) == {first, last}


def test_silent_is_who_has_not_been_spoken_with_for_a_year():
    never, long_ago, lately, young = (contract(begun=-n) for n in (400, 800, 800, 300))
    spoken(long_ago, 365), spoken(lately, 364)

    assert set(Contract.objects.silent()) == {never, long_ago}
    assert list(Contract.objects.followed_up()) == [lately]
    assert young in Contract.objects.in_force()


def test_the_figures_are_of_those_in_force(office):
    spoken(contract(county="23", ends=30), 10)
    contract(county="22")
    spoken(contract(county="23", ends=-30), 60)

    figures = contracts.figures()

    assert (figures.in_force, figures.followed_up, figures.ending_soon) == (2, 1, 1)
    assert figures.by_county == {"22": 1, "23": 1}


def test_duties_tick_when_people_who_work_there_help_the_programmes():
    keeper, programme = UserFactory(role=User.Role.STAFF), ProgrammeFactory()
    employer = OrganisationFactory()
    made = contract(employer=employer, programme=programme, duties={LECTURE: 3})
    there, elsewhere, left = PersonFactory(), PersonFactory(), PersonFactory()
    EmploymentFactory(person=there, organisation=employer, ended_on=None)
    EmploymentFactory(person=elsewhere, ended_on=None)
    EmploymentFactory(
        person=left, organisation=employer, started_on="2010-01-01", ended_on=days(-1)
    )
    for person in (there, elsewhere, left):
        lectured(programme, person)
    lectured(ProgrammeFactory(), there)

    (promise,) = contracts.promises(made, timezone.localdate().year, keeper)

    assert (promise.promised, promise.done, promise.kept) == (3, 1, False)


def test_a_job_that_is_shown_to_nobody_ticks_nothing():
    keeper, programme, employer = (
        UserFactory(role=User.Role.STAFF), ProgrammeFactory(), OrganisationFactory(),
    )  # fmt: skip
    made = contract(employer=employer, programme=programme)
    closed, protected = PersonFactory(), PersonFactory(protected_at=timezone.now())
    closed.set_audience("work", Audience.ME)
    for person in (closed, protected):
        EmploymentFactory(person=person, organisation=employer, ended_on=None)
        lectured(programme, person)

    (promise,) = contracts.promises(made, timezone.localdate().year, keeper)

    assert promise.done == 0


def test_a_programmes_contracts_of_a_year_are_those_in_force_on_some_day_of_it():
    programme, year = ProgrammeFactory(), timezone.localdate().year
    now, over = contract(programme=programme), contract(programme=programme, begun=-900)
    Contract.objects.filter(pk=over.pk).update(ends_on=date(year - 1, 12, 31))
    ahead = contract(programme=programme, begun=1)
    contract()

    assert list(contracts.of_programme(programme, year)) == [now]
    assert list(contracts.of_programme(programme, year - 1)) == [over]
    assert ahead.pk


@pytest.mark.parametrize("role", [User.Role.ALUMNUS, User.Role.TEACHER, User.Role.COMMUNICATOR])
def test_only_those_who_keep_the_register_see_contracts(client, role):
    made = contract()
    client.force_login(UserFactory(role=role))

    for name in ("contracts", "contract_new"):
        assert client.get(reverse(name)).status_code in (302, 403)
    for name in URLS:
        assert client.get(reverse(name, args=[made.pk])).status_code in (302, 403)
    for name in ACTS:
        assert client.post(reverse(name, args=[made.pk])).status_code in (302, 403)
    assert Contract.objects.count() == 1 and not ContractFollowUp.objects.exists()


def test_acts_are_not_done_by_following_a_link(office):
    made = contract()

    for name in ACTS:
        assert office.get(reverse(name, args=[made.pk])).status_code == 405


def test_a_contract_is_written_down_with_an_employer_who_is_new(office):
    programme = ProgrammeFactory()

    office.post(reverse("contract_new"), filled(programme))

    made = Contract.objects.get()
    assert (made.organisation.name, made.county) == ("Åre Skidskola", "23")
    assert list(made.programmes.all()) == [programme]
    assert dict(made.duties.values_list("kind", "per_year")) == {LECTURE: 2}
    assert AuditEntry.objects.get(subject="contract").detail["then"] == "registered"


def test_an_unknown_employer_is_not_made_by_a_slip_of_the_pen(office):
    OrganisationFactory(name="Åre Skidskola AB")

    answer = office.post(reverse("contract_new"), filled(ProgrammeFactory(), is_new=""))

    assert "Åre Skidskola AB" in answer.context["form"].errors["employer"][0]
    assert not Contract.objects.exists() and Organisation.objects.count() == 1


def test_a_spelling_that_was_merged_leads_to_the_employer_it_became(office):
    kept = OrganisationFactory(name="Åre Skidskola AB")
    OrganisationFactory(name="Åre skidskola", merged_into=kept)

    office.post(reverse("contract_new"), filled(ProgrammeFactory(), is_new=""))

    assert Contract.objects.get().organisation == kept


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({LECTURE: ""}, "__all__"),
        ({LECTURE: "-1"}, LECTURE),
        ({"ends_on": "2001-01-01"}, "__all__"),
        ({"programmes": []}, "programmes"),
        ({"county": ""}, "county"),
        ({"contact_email": "ring"}, "contact_email"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(office, wrong, field):
    answer = office.post(reverse("contract_new"), filled(ProgrammeFactory(), **wrong))

    assert list(answer.context["form"].errors) == [field]
    assert not Contract.objects.exists() and not Organisation.objects.exists()


def test_a_change_takes_away_duties_that_are_left_empty(office):
    made, programme = contract(duties={LECTURE: 2, Offer.Kind.MENTOR: 4}), ProgrammeFactory()

    url = reverse("contract_edit", args=[made.pk])
    data = opened(office, url) | filled(programme) | {Offer.Kind.MENTOR: ""}
    office.post(url, data)

    assert dict(made.duties.values_list("kind", "per_year")) == {LECTURE: 2}
    assert list(made.programmes.all()) == [programme]


def test_a_follow_up_is_noted_and_one_of_tomorrow_is_not(office):
    made = contract()
    url = reverse("contract_follow_up", args=[made.pk])

    office.post(url, {"on": days(0).isoformat(), "feedback": "Två blev anställda."})
    refused = office.post(url, {"on": days(1).isoformat(), "feedback": "Än så länge."})

    assert [one.feedback for one in made.follow_ups.all()] == ["Två blev anställda."]
    assert "on" in refused.context["form"].errors


def test_an_ended_contract_is_kept_and_a_mistaken_one_is_not(office):
    real, mistaken = contract(), contract()

    office.post(reverse("contract_end", args=[real.pk]))
    office.post(reverse("contract_remove", args=[mistaken.pk]))

    assert list(Contract.objects.values_list("pk", "ends_on")) == [(real.pk, days(0))]


def test_a_contract_that_is_over_is_not_ended_again(office):
    over = contract(ends=-10)

    office.post(reverse("contract_end", args=[over.pk]))

    over.refresh_from_db()
    assert over.ends_on == days(-10)


def test_the_list_asks_as_much_for_many_as_for_one(office, django_assert_max_num_queries):
    contract()
    office.get(reverse("contracts"))
    with django_assert_max_num_queries(20) as one:
        office.get(reverse("contracts"))
    for _number in range(3):
        spoken(contract(), 3)
    with django_assert_max_num_queries(20) as many:
        office.get(reverse("contracts"))

    assert len(one) == len(many)


@pytest.mark.parametrize(
    ("show", "found"),
    [("", "running"), ("silent", "silent"), ("ending_soon", "soon"), ("ended", "over")],
)
def test_the_list_shows_one_kind_in_one_county(office, show, found):
    made = {
        "running": contract(county="23"),
        "silent": contract(county="25", begun=-500),
        "soon": contract(county="24", ends=20),
        "over": contract(county="21", ends=-20),
    }

    page = office.get(reverse("contracts"), {"show": show, "county": made[found].county})

    assert list(page.context["page"]) == [made[found]]


def test_an_employers_page_shows_its_contracts_and_begins_a_new_one(office):
    made = contract(employer=OrganisationFactory(name="Åre Skidskola", county="23"))

    page = office.get(reverse("alumni_staff:organisation", args=[made.organisation_id]))
    new = office.get(reverse("contract_new"), {"organisation": made.organisation_id})

    assert reverse("contract", args=[made.pk]) in page.content.decode()
    assert new.context["form"]["employer"].value() == "Åre Skidskola"
    assert new.context["form"]["county"].value() == "23"


def test_contracts_follow_an_employer_into_the_spelling_that_is_kept():
    kept, made = OrganisationFactory(), contract()

    organisations.merge(kept, made.organisation, UserFactory(role=User.Role.STAFF))

    made.refresh_from_db()
    assert made.organisation == kept


def test_the_contact_is_cleared_when_the_rule_says_so_and_the_contract_stays():
    over, lately, running = contract(-900, -800), contract(ends=-10), contract()
    Contract.objects.update(contact="Kim Dahl", contact_email="kim@arbetsgivare.example")
    rule = RetentionRule.objects.create(
        kind="contracts", act=RetentionAct.ANONYMISE, days=365, decision="Dnr MIUN 2026/7"
    )

    found = retention.report(rule)
    rule.reported()
    rule.activate()
    retention.run(rule)

    assert found.count == 1
    cleared = dict(Contract.objects.values_list("pk", "contact"))
    assert cleared == {over.pk: "", lately.pk: "Kim Dahl", running.pk: "Kim Dahl"}


def test_the_database_refuses_what_no_contract_can_be():
    made = contract()
    broken = [
        lambda: Contract.objects.filter(pk=made.pk).update(ends_on=days(-200)),
        lambda: ContractDuty.objects.create(contract=made, kind=LECTURE, per_year=1),
        lambda: ContractDuty.objects.filter(contract=made).update(per_year=0),
        lambda: made.follow_ups.create(on=days(0), feedback=""),
    ]

    for breaking in broken:
        with pytest.raises(IntegrityError), transaction.atomic():
            breaking()
