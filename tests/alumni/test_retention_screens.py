"""The screens of retention: rules in words, their dry run, who may change them, what was done."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from alumni import retention, tasks
from alumni.models import AuditEntry, Interaction, RetentionAct, RetentionCount, RetentionRule, User
from alumni.staff.retention import sentence
from cms import setup
from tests.editing import opened
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=900)
GIVEN = {"kind": "history", "days": 730, "act": "delete", "decision": "Dnr MIUN 2026/7"}


def url(name, *args):
    return reverse(f"alumni_staff:{name}", args=args)


@pytest.fixture
def officer(client):
    setup._rights()
    user = UserFactory(role=User.Role.STAFF, records_officer=True)
    client.force_login(user)
    return user


def made(client, **values):
    client.post(url("retention_create"), GIVEN | values)
    return RetentionRule.objects.latest("pk")


def change(client, rule, **changes):
    page = url("retention_change", rule.pk)
    return client.post(page, opened(client, page) | changes)


def test_a_rule_is_made_looked_at_let_to_work_and_stopped(client, officer):
    person = PersonFactory(given_name="Hemlig")
    old = Interaction.record(person, Interaction.Kind.LETTER, "Brev", at=LONG_AGO)
    rule = made(client)
    assert (rule.active_since, rule.reported_at) == (None, None)

    client.post(url("retention_activate", rule.pk))
    rule.refresh_from_db()
    assert rule.active_since is None

    client.post(url("retention_dry_run", rule.pk))
    page = client.get(url("retention_rule", rule.pk)).content.decode()
    assert f'<th scope="row">{old.pk}</th>' in page
    assert "Hemlig" not in page
    assert Interaction.objects.exists()

    client.post(url("retention_activate", rule.pk))
    tasks.apply_retention_rule(rule.pk)
    assert not Interaction.objects.exists()
    assert RetentionCount.objects.get().number == 1
    page = client.get(url("retention")).content.decode()
    assert "Dnr MIUN 2026/7" in page
    assert f"<td>{LONG_AGO.year}</td>" in page

    client.post(url("retention_stop", rule.pk))
    rule.refresh_from_db()
    assert rule.active_since is None
    assert retention.run(rule) is None


def test_each_change_of_a_rule_is_in_the_log_before_and_after(client, officer):
    rule = made(client)
    change(client, rule, days=365)
    client.post(url("retention_dry_run", rule.pk))
    client.post(url("retention_activate", rule.pk))
    client.post(url("retention_stop", rule.pk))

    log = AuditEntry.objects.filter(act=AuditEntry.Act.RULE).order_by("pk")
    changes = [entry.detail["changes"] for entry in log]
    assert changes[0]["decision"] == ["", "Dnr MIUN 2026/7"]
    assert changes[1] == {"days": ["730", "365"]}
    assert changes[2:] == [{"active": ["False", "True"]}, {"active": ["True", "False"]}]
    assert {entry.by for entry in log} == {officer}


def test_a_changed_rule_stops_until_somebody_has_seen_what_it_does(client, officer):
    rule = made(client)
    client.post(url("retention_dry_run", rule.pk))
    client.post(url("retention_activate", rule.pk))

    change(client, rule, days=30)

    rule.refresh_from_db()
    assert (rule.days, rule.active_since, rule.reported_at) == (30, None, None)


def test_a_rule_that_is_saved_as_it_was_goes_on(client, officer):
    rule = made(client)
    client.post(url("retention_dry_run", rule.pk))
    client.post(url("retention_activate", rule.pk))

    change(client, rule)

    rule.refresh_from_db()
    assert rule.active_since is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": 0}, {"days": -3}, {"days": 40_000}, {"decision": " "}, {"decision": "x"},
        {"kind": "audit"}, {"kind": "consents"}, {"act": "burn"},
        {"kind": "unclaimed", "act": "delete"}, {"kind": "claims", "act": "archive"},
    ],
)  # fmt: skip
def test_what_cannot_be_a_rule_is_answered_on_the_form(client, officer, wrong):
    page = client.post(url("retention_create"), GIVEN | wrong)

    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert not RetentionRule.objects.exists()


def test_a_kind_has_one_rule(client, officer):
    made(client)

    assert client.post(url("retention_create"), GIVEN).status_code == 200
    assert RetentionRule.objects.count() == 1


def test_staff_read_the_rules_and_only_records_officers_change_them(client, officer):
    rule = made(client)
    client.force_login(UserFactory(role=User.Role.STAFF))

    assert client.get(url("retention")).status_code == 200
    assert client.get(url("retention_rule", rule.pk)).status_code == 200
    for name in ("change", "dry_run", "activate", "stop"):
        there = url(f"retention_{name}", rule.pk)
        assert client.post(there, GIVEN | {"days": 3}).status_code in (302, 403)
    assert client.post(url("retention_create"), GIVEN | {"kind": "notes"}).status_code != 200
    rule.refresh_from_db()
    assert (rule.days, rule.reported_at) == (730, None)


@pytest.mark.parametrize("role", ["alumnus", "teacher", "communicator"])
def test_to_others_than_the_office_the_screens_are_closed(client, role):
    client.force_login(UserFactory(role=role, records_officer=True))

    assert client.get(url("retention")).status_code in (302, 403)
    assert client.post(url("retention_create"), GIVEN).status_code in (302, 403)
    assert not RetentionRule.objects.exists()


def test_the_list_asks_as_many_questions_for_three_rules_as_for_one(client, officer):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            client.get(url("retention"))
        return len(asked)

    made(client)
    questions()
    one = questions()
    made(client, kind="notes")
    made(client, kind="claims", act="anonymise")

    assert questions() == one


@pytest.mark.parametrize("kind", [kind.code for kind in retention.kinds()])
def test_every_rule_is_one_sentence_in_both_languages(kind):
    for act in retention.kind_of(kind).acts:
        for language in ("sv", "en"):
            with translation.override(language):
                words = sentence(kind, 730, act)
                assert words.endswith(".")
                assert str(retention.kind_of(kind).label) in words
                assert "730" not in words


def test_a_rule_says_what_it_does_in_plain_swedish():
    with translation.override("sv"):
        words = sentence("claims", 90, RetentionAct.ANONYMISE)

    assert words == (
        "Nykomlingars underlag, efter beslut: avidentifieras när 90 dagar har gått sedan beslutet."
    )
