from datetime import timedelta

import pytest
from django.utils import timezone

from alumni import merging, privacy, retention
from alumni.models import RetentionAct
from engagement.mentoring import ending, overview
from engagement.models import MentorApplication, MentorPair, MentorRound, RoundMentor
from tests.engagement.mentoring.stage import (
    StudentFactory,
    active,
    letters_to,
    mentor,
    offered,
    path,
)
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_mentor_gets_what_is_kept_and_no_address_of_the_student():
    pair = active(email="tove@student.miun.example")

    told = privacy.export(pair.mentor.person)["mentoring"]

    assert told[0]["pairs"][0]["state"] == "active"
    assert "tove@student" not in str(told)


def test_of_an_erased_mentor_no_word_is_left_and_the_student_is_told():
    pair = active()
    MentorPair.objects.update(goals="Att våga ringa", reasons=[["language", ["sv"], 10]])
    RoundMentor.objects.update(words="Jag vet hur det var")
    person = pair.mentor.person
    address = person.primary_address.email
    before = len(letters_to(address))

    privacy.erase(person, None)

    pair = MentorPair.objects.select_related("mentor").get()
    assert (pair.state, pair.goals, pair.reasons) == ("closed", "", [])
    assert (pair.mentor.words, pair.mentor.languages) == ("", [])
    assert not pair.mentor.topics.exists()
    assert "avslutat" in letters_to(pair.application.email)[-1].subject
    assert len(letters_to(address)) in (0, before)


def test_an_erased_mentor_who_had_nobody_is_gone():
    person = offered().mentor.person

    privacy.erase(person, None)

    assert not RoundMentor.objects.exists()
    assert not MentorPair.objects.exists()


def test_the_certificate_of_a_student_holds_when_the_mentor_is_erased(client):
    pair = active()
    ending.close(pair.pk, MentorPair.Outcome.CARRIED_THROUGH)
    reached = overview.figures(pair.round).reached

    privacy.erase(pair.mentor.person, None)

    answer = client.get(path(pair.application, "certificate", pair))
    assert overview.figures(pair.round).reached == reached == 1
    assert answer["Content-Type"] == "application/pdf"


def test_two_who_become_one_keep_the_pairs_of_both_and_back_again():
    first = offered()
    second = mentor(first.round)
    kept, gone = first.mentor.person, second.person
    other = StudentFactory(round=first.round)
    MentorPair.objects.create(round=first.round, application=other, mentor=second, score=30)

    merge = merging.merge(kept, gone, UserFactory(role="staff"))

    assert RoundMentor.objects.get().pairs.count() == 2
    merging.undo(merge, UserFactory(role="staff"))
    assert RoundMentor.objects.get(person=gone).pairs.get().application == other


def test_a_mentor_who_was_asked_as_another_row_follows_the_merge():
    gone = offered().mentor.person
    kept = PersonFactory()

    merging.merge(kept, gone, UserFactory(role="staff"))

    assert RoundMentor.objects.get().person == kept


def test_applications_are_forgotten_by_the_rule_and_the_pair_still_counts():
    pair, living = offered(), active()
    MentorPair.objects.filter(pk=pair.pk).update(state="declined", ended_at=timezone.now())
    old = timezone.now() - timedelta(days=800)
    MentorApplication.objects.update(applied_at=old)
    MentorRound.objects.update(closed_at=old)
    kind = retention.kind_of("mentor_applications")

    found = list(kind.find(timezone.now() - timedelta(days=700)))
    kind.acts[RetentionAct.ANONYMISE]([row.pk for row in found])

    assert found == [pair.application]
    pair.application.refresh_from_db()
    assert (pair.application.email, pair.application.goals) == ("", "")
    assert pair.application.programme_id == living.application.programme_id
    assert MentorPair.objects.count() == 2
