"""No rule erases somebody in the middle of something, however long ago their row was made."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alumni import retention, rights
from alumni.models import (
    AccessRequest,
    ClaimRequest,
    CorrectionRequest,
    Interaction,
    Note,
    Person,
    RecordsExtract,
    RecordsRow,
    RetentionAct,
    RetentionRule,
)
from campaigns.models import Message, Recipient
from cms import setup
from engagement.models import MentorApplication, MentorPair, Report, Request
from events.models import Registration
from tests.campaigns import mailroom
from tests.cms.stories import tell
from tests.engagement.mentoring import stage
from tests.events.factories import EventFactory
from tests.factories import OfferFactory, PersonFactory, RequestFactory, UserFactory, consent

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=900)
SOON = timezone.now() + timedelta(days=9)


def rule(kind, act=RetentionAct.ANONYMISE):
    """That clears what is a day old."""
    made = RetentionRule.objects.create(kind=kind, act=act, days=1, decision="Dnr MIUN 2026/7")
    made.reported()
    made.activate()
    return made


def _kept(person):
    """Whether a rule of one day leaves the person, who is long in the register, in peace."""
    Person.objects.filter(pk=person.pk).update(created_at=LONG_AGO)
    Interaction.objects.filter(person=person).update(at=LONG_AGO)
    report = retention.report(rule("unclaimed"))
    assert report.count in (0, 1)
    return report.count == 0


def _open_case(person):
    rights.ask(person, "correction", "")


def _copy_to_fetch(person):
    case = rights.ask(person, "access", "")
    rights.assemble(case, UserFactory(role="staff"))
    rights.close(case, "granted", "", UserFactory(role="staff"))


def _said_no(person):
    consent(person, granted=False)


def _said_no_after_a_yes(person):
    consent(person)
    consent(person, granted=False)


def _hid(person):
    person.hide()


def _paused(person):
    Person.objects.filter(pk=person.pk).update(paused_until=timezone.localdate())


def _offers(person):
    OfferFactory(person=person)


def _spoken_with_lately(person):
    Note.objects.create(person=person, text="Ringde i morse")


def _waits_for_a_correction(person):
    CorrectionRequest.objects.create(person=person, text="Fel år", deadline=LONG_AGO)


def _waits_to_be_recognised(person):
    ClaimRequest.objects.create(person=person, deadline=LONG_AGO)


def _in_a_draft_of_records(person):
    extract = RecordsExtract.objects.create(case="MIUN 2026/9", asked="Allt", kinds=[])
    RecordsRow.objects.create(
        extract=extract, person=person, kind="person", position=1, at=LONG_AGO
    )


def _asked(person, **fields):
    RequestFactory(person=person, at=LONG_AGO, state=Request.State.ASKED, **fields)


def _reported(person):
    asked = RequestFactory(person=person, at=LONG_AGO, state=Request.State.DECLINED)
    Report.objects.create(request=asked, asker=asked.ask.asked_by, words="Otrevlig")


def _has_a_seat(person):
    event = EventFactory(starts_at=SOON, ends_at=SOON + timedelta(hours=2))
    Registration.objects.create(event=event, person=person, state="going")


def _mentor_in_a_round(person):
    stage.mentor(stage.RoundFactory(), person=person)


def _mentor_of_a_pair(person):
    held = stage.RoundFactory(closed_at=LONG_AGO)
    MentorPair.objects.create(
        round=held, mentor=stage.mentor(held, person=person), score=1, state="active",
        application=stage.StudentFactory(round=held), started_at=LONG_AGO,
        student_accepted_at=LONG_AGO, mentor_accepted_at=LONG_AGO,
    )  # fmt: skip


def _letter_on_its_way(person):
    Message.objects.create(
        person=person, to="n@alumni.example", kind=Message.Kind.NOTICE, subject="x", ground="asked"
    )


def _in_a_campaign_on_its_way(person):
    campaign = mailroom.begun(1)
    Recipient.objects.filter(campaign=campaign).update(person=person)


def _told_of_in_a_story(person):
    setup.build_site()
    tell("Hon mäter snön", person=person)


GOING_ON = [
    _open_case, _copy_to_fetch, _said_no, _said_no_after_a_yes, _hid, _paused, _offers,
    _spoken_with_lately, _waits_for_a_correction, _waits_to_be_recognised, _in_a_draft_of_records,
    _asked, _reported, _has_a_seat, _mentor_in_a_round, _mentor_of_a_pair, _letter_on_its_way,
    _in_a_campaign_on_its_way, _told_of_in_a_story,
]  # fmt: skip


@pytest.mark.parametrize("going_on", GOING_ON, ids=lambda what: what.__name__.strip("_"))
def test_no_rule_erases_somebody_with_something_going_on(going_on):
    person = PersonFactory()

    going_on(person)

    assert _kept(person)


def test_what_is_over_keeps_nobody():
    person = PersonFactory()
    rights.close(rights.ask(person, "correction", ""), "granted", "", UserFactory(role="staff"))
    RequestFactory(person=person, at=LONG_AGO, state=Request.State.EXPIRED)
    past = EventFactory(starts_at=LONG_AGO, ends_at=LONG_AGO + timedelta(hours=2))
    Registration.objects.create(event=past, person=person, state="going")
    stage.mentor(stage.RoundFactory(closed_at=LONG_AGO), person=person)

    assert not _kept(person)


def test_a_student_who_waits_for_a_mentor_or_has_one_is_not_forgotten_by_a_rule():
    held, over = stage.RoundFactory(), stage.RoundFactory(closed_at=LONG_AGO)
    waits, left = stage.StudentFactory(round=held), stage.StudentFactory(round=held)
    ended = stage.StudentFactory(round=over)
    MentorApplication.objects.filter(pk=left.pk).update(withdrawn_at=LONG_AGO)
    MentorApplication.objects.update(applied_at=LONG_AGO)

    retention.run(rule("mentor_applications"))

    emails = dict(MentorApplication.objects.values_list("pk", "email"))
    assert emails[waits.pk] != ""
    assert (emails[left.pk], emails[ended.pk]) == ("", "")


def test_a_request_goes_by_a_rule_only_when_its_copy_cannot_be_fetched_any_more():
    person = PersonFactory()
    _copy_to_fetch(person)
    AccessRequest.objects.update(closed_at=LONG_AGO)
    made = rule("rights_requests", RetentionAct.DELETE)

    retention.run(made)
    assert AccessRequest.objects.exists()

    AccessRequest.objects.update(package={})
    retention.run(made)
    assert not AccessRequest.objects.exists()
