"""An A/B test: when its letters have left, how people took them, and which version the rest get.

Nothing here sends. The chunks of the rest lie held until the winner stands beside them, in one
transaction; from then on they are chunks like all others.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alumni.models import AuditEntry, User
from campaigns import composing, local_hours
from campaigns.models import (
    Campaign,
    Chunk,
    Click,
    DeliveryException,
    Edition,
    Recipient,
    Trial,
)

A, B = Trial.Version.A, Trial.Version.B
State = Campaign.State
# Where the rest still waits, and somebody may decide.
OPEN = (State.SENDING, State.PAUSED, State.STOPPED)
Kind = DeliveryException.Kind
NOT_SENT = (Kind.FAILED, Kind.LEFT_OUT)
_COUNTED = re.compile(r"/c/(\d+)/@@token@@")


@dataclass(frozen=True)
class Group:
    """Recipients who got the same version at the same stage. `clicked`: people, not clicks."""

    letters: int
    clicked: int

    @property
    def percent(self) -> float:
        """Of the letters, 0 to 100."""
        return 100 * self.clicked / self.letters if self.letters else 0.0


@dataclass(frozen=True)
class Figures:
    """What a test has brought by now. `rest` got the winner, or nothing yet."""

    a: Group
    b: Group
    rest: Group

    @property
    def leader(self) -> str:
        """The version with more people; empty when they are equal."""
        if self.a.clicked == self.b.clicked:
            return ""
        return A if self.a.clicked > self.b.clicked else B


def figures(trial: Trial) -> Figures:
    """A few queries. Letters that failed or were left out on their way do not count; nor, in the
    test, those to readers for whom both versions are the same."""
    campaign, tested = trial.campaign_id, trial.tested or 0
    sent = Chunk.objects.filter(campaign=campaign, number__gte=-(-tested // Chunk.SIZE))
    rest = sent.aggregate(done=Sum("done"))["done"] or 0
    odd = DeliveryException.objects.filter(campaign=campaign, kind__in=NOT_SENT)
    people = Click.objects.filter(campaign=campaign, verdict=Click.Verdict.PERSON)
    languages = composing.tried(trial)
    if len(languages) == len(composing.LANGUAGES):
        letters = [tested // 2, tested // 2, rest]
    else:
        concerned = Recipient.objects.filter(campaign=campaign, seq__lte=tested)
        concerned = concerned.filter(language__in=languages)
        letters = [*_by_group(concerned, tested)[:2], rest]
        counted = Q(seq__gt=tested) | Q(seq__in=concerned.values("seq"))
        odd, people = odd.filter(counted), people.filter(counted)
    lost, clicked = _by_group(odd, tested), _by_group(people, tested)
    return Figures(*(Group(letters[n] - lost[n], clicked[n]) for n in range(3)))


def _by_group(rows: QuerySet, tested: int) -> list[int]:
    """How many letters the rows are about: of A, of B, of the rest."""
    test = Q(seq__lte=tested)
    groups = (test & Q(odd=1), test & Q(odd=0), ~test)
    counts = {
        f"n{number}": Count("seq", distinct=True, filter=group)
        for number, group in enumerate(groups)
    }
    return list(rows.annotate(odd=F("seq") % 2).aggregate(**counts).values())


def rule(trial: Trial) -> str:
    """The rule in words, as it stands before the sending and in the result."""
    hours = ngettext("%s hour", "%s hours", trial.hours) % trial.hours
    said = _(
        "%(share)s %% of the recipients get A and %(share)s %% get B, drawn by lot. %(hours)s "
        "after the last of these letters, the rest get the version in which more people have "
        "followed a link; machines do not count. When both have as many, or fewer than "
        "%(least)s people in all, the rest get A."
    ) % {"share": trial.share, "hours": hours, "least": trial.least}
    night = _("A wait that ends at night lasts until %s, so that nobody gets the letter then.")
    said = f"{said} {night % f'{local_hours.OPENS}.00'}"
    languages = composing.tried(trial)
    if len(languages) != 1:
        return said
    alone = _("Only those who read %(language)s count: for the others both versions are the same.")
    language = _("Swedish") if languages == ["sv"] else _("English")
    return f"{said} {alone % {'language': language}}"


def only_in(campaign: Campaign) -> dict[int, str]:
    """Links that stand in one version of the letter alone, by their numbers; none without a B."""
    found: dict[str, set[int]] = {A: set(), B: set()}
    for edition in Edition.objects.filter(campaign=campaign):
        found[edition.version] |= {int(number) for number in _COUNTED.findall(edition.html)}
    if not found[B]:
        return {}
    return dict.fromkeys(found[A] - found[B], A) | dict.fromkeys(found[B] - found[A], B)


def by_rule(trial: Trial, found: Figures) -> str:
    """The winner as the rule has it."""
    enough = found.a.clicked + found.b.clicked >= trial.least
    return B if enough and found.b.clicked > found.a.clicked else A


# ── Acts ──────────────────────────────────────────────────────────────────────────────────────
def step(campaign: Campaign) -> bool:
    """What time has brought: the wait begins, or is over. True: the rest may leave.

    Called again and again; harmless when another worker was faster.
    """
    trial = Trial.objects.filter(campaign=campaign, decided_at=None).first()
    if trial is None or trial.tested is None:
        return False
    now = timezone.now()
    if trial.waits_since is None:
        test = Chunk.objects.filter(campaign=campaign).exclude(state=Chunk.State.HELD)
        if not test.exclude(state=Chunk.State.DONE).exists():
            Trial.objects.filter(pk=trial.pk, waits_since=None).update(waits_since=now)
        return False
    return now >= decides_at(trial) and decide(trial)


def decides_at(trial: Trial) -> datetime | None:
    """When the rule speaks: as soon as the wait is over, but not at night, for the rest leave then.
    None before the whole test has left."""
    return trial.over_at and local_hours.by_day(trial.over_at)


@transaction.atomic
def decide(trial: Trial, version: str = "", by: User | None = None) -> bool:
    """Let the rest get the winner: by the rule, or `version` on a person's word.

    False: it was decided before, or the campaign is over.
    """
    campaign = Campaign.objects.select_for_update(no_key=True).get(pk=trial.campaign_id)
    trial = Trial.objects.select_for_update().get(pk=trial.pk)
    if campaign.state not in OPEN or trial.decided_at or trial.tested is None:
        return False
    found = figures(trial)
    trial.winner, trial.by_hand = version or by_rule(trial, found), bool(version)
    trial.decided_at, trial.decided_by = timezone.now(), by
    trial.clicked_a, trial.clicked_b = found.a.clicked, found.b.clicked
    trial.save(update_fields=_DECISION)
    held = Chunk.objects.filter(campaign=campaign, state=Chunk.State.HELD)
    held.update(state=Chunk.State.FREE)
    AuditEntry.note(
        AuditEntry.Act.SEND, by, subject=campaign.name, campaign=campaign.pk, version=trial.winner
    )
    return True


_DECISION = ["winner", "by_hand", "decided_at", "decided_by", "clicked_a", "clicked_b"]
