"""What the mentor programme stores about people: mentors to the privacy registry, students, who
are not in the register, to retention."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from alumni import privacy, retention
from alumni.models import Person, RetentionAct
from engagement.mentoring import ending
from engagement.models import MentorApplication, MentorPair, RoundMentor, Side


def register_all() -> None:
    privacy.register(
        "mentoring",
        [RoundMentor],
        export=_export,
        erase=_erase,
        merge=_merge,
        watched=_watched,
        under_way=_under_way,
    )
    retention.register(
        "mentor_applications",
        _("Students who applied for a mentor"),
        since=_("since they applied"),
        find=_over,
        at="applied_at",
        acts={RetentionAct.ANONYMISE: _forget},
    )


def _export(person: Person) -> list[dict[str, object]]:
    rows = RoundMentor.objects.filter(person=person).select_related("round").order_by("pk")
    return [
        {
            "round": row.round.name,
            "asked": row.invited_at.isoformat(),
            "confirmed": row.confirmed_at and row.confirmed_at.isoformat(),
            "withdrawn": row.withdrawn_at and row.withdrawn_at.isoformat(),
            "students_at_most": row.capacity,
            "topics": [topic.name for topic in row.topics.order_by("pk")],
            "languages": row.languages,
            "county": row.county,
            "online": row.online,
            "words": row.words,
            "pairs": [_pair(pair) for pair in _pairs(row)],
        }
        for row in rows.prefetch_related("topics")
    ]


def _pairs(row: RoundMentor) -> QuerySet[MentorPair]:
    """Those that the mentor has heard of."""
    asked = row.pairs.exclude(offered_at=None).select_related("application")
    return asked.prefetch_related("meetings", "checks").order_by("pk")


def _pair(pair: MentorPair) -> dict[str, object]:
    return {
        "student": pair.application.given_name,
        "state": pair.state,
        "asked": pair.offered_at.isoformat(),
        "you_said_yes": pair.mentor_accepted_at and pair.mentor_accepted_at.isoformat(),
        "ended": pair.ended_at and pair.ended_at.isoformat(),
        "outcome": pair.outcome,
        "goals": pair.goals,
        "meetings": sorted(meeting.on.isoformat() for meeting in pair.meetings.all()),
        "good_fit": [
            {"fits": check.fits, "words": check.words}
            for check in pair.checks.all()
            if check.side == Side.MENTOR
        ],
    }


def _under_way(person: OuterRef) -> QuerySet[RoundMentor]:
    """A pair that lives, or a place in a round that is not over."""
    living = MentorPair.objects.living().filter(mentor=OuterRef("pk"))
    waits = Q(round__closed_at=None, withdrawn_at=None)
    return RoundMentor.objects.filter(person=person).filter(waits | Exists(living))


def _erase(person: Person) -> None:
    """Students who lose their mentor by it are told kindly, and get somebody else."""
    for row in RoundMentor.objects.filter(person=person).select_related("round"):
        ending.lose(row)
        ending.forget_mentor(row)


def _merge(kept: Person, gone: Person) -> None:
    """Where both were asked in a round, the pairs of both belong to the kept person's row."""
    theirs = {row.round_id: row for row in RoundMentor.objects.filter(person=kept)}
    for row in RoundMentor.objects.filter(person=gone):
        same = theirs.get(row.round_id)
        if same is None:
            row.person = kept
            row.save(update_fields=["person"])
            continue
        row.pairs.update(mentor=same)
        same.capacity = min(RoundMentor.MOST, max(same.capacity, same.pairs.living().count()))
        if row.is_confirmed:  # one no, the other yes: the yes has the pairs
            same.withdrawn_at = None
        same.confirmed_at = same.confirmed_at or row.confirmed_at
        same.save(update_fields=["capacity", "confirmed_at", "withdrawn_at"])
        row.delete()


def _watched(people: list[int]) -> list[QuerySet]:
    return [MentorPair.objects.filter(mentor__person__in=people)]


# ── Students ──────────────────────────────────────────────────────────────────────────────────
def _over(before: datetime) -> QuerySet[MentorApplication]:
    """Of those who have left, or whose round is closed; never of who waits for a mentor or has
    one."""
    living = MentorPair.objects.living().filter(application=OuterRef("pk"))
    rows = MentorApplication.objects.filter(applied_at__lt=before).exclude(email="")
    ended = Q(round__closed_at__isnull=False) | Q(withdrawn_at__isnull=False)
    return rows.filter(ended).exclude(Exists(living))


def _forget(keys: list[int]) -> None:
    ending.forget(MentorApplication.objects.filter(pk__in=keys))
