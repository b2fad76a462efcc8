import json
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from alumni import retention, tasks
from alumni.models import (
    AuditEntry,
    ClaimRequest,
    Consent,
    ImportBatch,
    ImportRow,
    Interaction,
    Note,
    Person,
    RetentionAct,
    RetentionCount,
    RetentionRule,
    RetentionRun,
)
from campaigns.models import Message
from engagement.models import Ask, Request
from tests.factories import PersonFactory, RequestFactory, UserFactory, consent

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=900)


def rule(kind, act=RetentionAct.DELETE, days=365, active=True):
    made = RetentionRule.objects.create(kind=kind, act=act, days=days, decision="Dnr MIUN 2026/7")
    if active:
        made.reported()
        made.activate()
    return made


def history(number, at=LONG_AGO, kind=Interaction.Kind.LETTER):
    person = PersonFactory()
    return [Interaction.record(person, kind, f"Brev {n}", at=at) for n in range(number)]


# ── The dry run ───────────────────────────────────────────────────────────────────────────────
def test_a_dry_run_says_how_many_and_which_and_touches_nothing():
    old = history(3)
    history(2, at=timezone.now())

    report = retention.report(rule("history", active=False))

    assert report.count == 3
    assert report.oldest == report.newest == LONG_AGO
    assert [key for key, _at in report.sample] == [row.pk for row in old]
    assert Interaction.objects.count() == 5


def test_a_rule_is_not_active_before_its_dry_run():
    made = rule("history", active=False)

    assert made.activate() is False
    assert retention.run(made) is None
    made.active_since = timezone.now()
    with pytest.raises(IntegrityError):
        made.save()


# ── The night ─────────────────────────────────────────────────────────────────────────────────
def test_the_night_clears_what_is_old_and_leaves_the_rest():
    history(3)
    young = history(2, at=timezone.now())
    rule("history")

    tasks.apply_retention.run()
    for key in RetentionRule.objects.values_list("pk", flat=True):
        tasks.apply_retention_rule.run(key)

    assert set(Interaction.objects.values_list("pk", flat=True)) == {row.pk for row in young}
    run = RetentionRun.objects.get()
    assert (run.count, run.left, run.decision) == (3, 0, "Dnr MIUN 2026/7")
    assert run.finished_at is not None
    entry = AuditEntry.objects.get(act=AuditEntry.Act.PURGE)
    assert entry.detail["rows"] == 3
    assert "Brev" not in json.dumps(entry.detail)


def test_a_night_has_an_end_and_the_rest_waits_for_the_next():
    history(5)
    made = rule("history")

    first = retention.run(made, at_most=2)
    second = retention.run(made, at_most=2)

    assert [(run.count, run.left) for run in (first, second)] == [(2, 3), (2, 1)]


def test_a_rule_that_is_being_run_is_not_run_twice():
    history(1)
    made = rule("history")
    assert made.begin()

    assert retention.run(made) is None
    assert Interaction.objects.count() == 1


def test_counts_survive_by_month_and_sort():
    history(3)
    history(2, kind=Interaction.Kind.EVENT)
    history(1, at=LONG_AGO - timedelta(days=70))

    retention.run(rule("history"))

    month = timezone.localtime(LONG_AGO).date().replace(day=1)
    counts = {(row.month == month, row.label): row.number for row in RetentionCount.objects.all()}
    assert counts == {(True, "letter"): 3, (True, "event"): 2, (False, "letter"): 1}


def test_a_second_night_adds_to_the_counts():
    history(2)
    made = rule("history")
    retention.run(made, at_most=1)
    retention.run(made, at_most=1)

    assert RetentionCount.objects.get().number == 2


def test_notes_have_a_rule_of_their_own():
    (line,) = history(1)
    note = Note.objects.create(person=line.person, text="x", at=line.at)

    retention.run(rule("history"))
    assert (Interaction.objects.count(), Note.objects.get()) == (0, note)

    retention.run(rule("notes"))
    assert Note.objects.count() == 0


def test_what_is_archived_is_on_disk_before_it_goes(settings, tmp_path):
    settings.RETENTION_ARCHIVE_DIR = tmp_path / "archive"
    history(2)

    run = retention.run(rule("history", RetentionAct.ARCHIVE))

    lines = (tmp_path / "archive" / run.archive).read_text().splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["Brev 0", "Brev 1"]
    assert Interaction.objects.count() == 0
    assert (tmp_path / "archive" / run.archive).stat().st_mode & 0o077 == 0


# ── Kinds ─────────────────────────────────────────────────────────────────────────────────────
def test_a_decided_claim_loses_its_evidence_and_a_waiting_one_keeps_it():
    for decided in (LONG_AGO, None):
        ClaimRequest.objects.create(
            person=PersonFactory(), evidence={"told": {"name": "Nora"}}, deadline=LONG_AGO,
            decided_at=decided, state="approved" if decided else "waiting",
        )  # fmt: skip

    retention.run(rule("claims", RetentionAct.ANONYMISE))

    assert list(ClaimRequest.objects.order_by("pk").values_list("evidence", flat=True)) == [
        {},
        {"told": {"name": "Nora"}},
    ]


def test_import_lines_go_with_the_possibility_to_undo():
    batch = ImportBatch.objects.create(name="a.csv", state="applied", rows=1, created_at=LONG_AGO)
    ImportRow.objects.create(
        batch=batch, number=1, data={"förnamn": "Nora"}, done={"person": {}}, person=PersonFactory()
    )

    retention.run(rule("import_lines", RetentionAct.ANONYMISE))

    row = ImportRow.objects.get()
    batch.refresh_from_db()
    assert (row.data, row.done, row.person, batch.rows) == ({}, None, None, 1)
    assert batch.begin(ImportBatch.State.UNDOING, (ImportBatch.State.APPLIED,)) is False


def test_only_people_without_any_sign_of_life_become_nameless():
    gone = PersonFactory(created_at=LONG_AGO)
    signed_in = PersonFactory(created_at=LONG_AGO, user=UserFactory())
    new = PersonFactory()
    said_yes = PersonFactory(created_at=LONG_AGO)
    consent(said_yes)
    came = PersonFactory(created_at=LONG_AGO)
    Interaction.record(came, Interaction.Kind.EVENT, "Kom på mingel")

    retention.run(rule("unclaimed", RetentionAct.ANONYMISE))

    kept = set(Person.objects.filter(erased_at=None).values_list("pk", flat=True))
    assert kept == {signed_in.pk, new.pk, said_yes.pk, came.pk}
    gone.refresh_from_db()
    assert gone.family_name == "–"
    assert AuditEntry.objects.filter(act=AuditEntry.Act.ERASE, person=gone).exists()
    assert Consent.objects.count() == 1


def test_a_single_letter_loses_its_words_and_keeps_that_it_was_sent():
    message = Message.objects.create(
        to="nora@alumni.example", kind=Message.Kind.NOTICE, subject="Välkommen", text="Hej Nora",
        html="<p>Hej Nora</p>", ground="asked", state=Message.State.SENT, created_at=LONG_AGO,
    )  # fmt: skip

    retention.run(rule("single_letters", RetentionAct.ANONYMISE))

    message.refresh_from_db()
    assert (message.text, message.html, message.subject) == ("", "", "Välkommen")


def test_closed_questions_lose_their_words_and_living_ones_keep_them():
    asks = []
    for state in (Request.State.EXPIRED, Request.State.ASKED):
        asked = RequestFactory(
            at=LONG_AGO, state=state, answer_words="Nej", ask__created_at=LONG_AGO
        )
        asks.append(asked.ask)

    retention.run(rule("asks", RetentionAct.ANONYMISE))

    assert [Ask.objects.get(pk=ask.pk).words for ask in asks] == ["", "Vill du berätta?"]
    assert asks[0].requests.get().answer_words == ""


@pytest.mark.parametrize("kind", [kind.code for kind in retention.kinds()])
def test_every_kind_can_be_reported_and_run_with_each_of_its_acts(kind, settings, tmp_path):
    settings.RETENTION_ARCHIVE_DIR = tmp_path
    for act in retention.kind_of(kind).acts:
        made = rule(kind, act)

        assert retention.report(made).count == 0
        assert retention.run(made).count == 0
        made.delete()


def test_the_log_and_the_consents_are_exempt_with_a_reason():
    labels = [str(label) for label, why in retention.exemptions() if str(why)]

    assert len(labels) == 2
    assert retention.kind_of("audit") is None
