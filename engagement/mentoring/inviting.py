"""Mentors: asked by a letter, they say yes with how many, or not this time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alumni.models import Interaction, Offer, Person, Topic
from engagement import ceilings
from engagement.mentoring import Refused, ending, letters, locks, pairing
from engagement.models import MentorPair, MentorRound, RoundMentor

MENTOR = Offer.Kind.MENTOR


@dataclass(frozen=True)
class Terms:
    """What a mentor says yes to."""

    capacity: int
    topics: Sequence[Topic]
    languages: Sequence[str]
    county: str = ""
    online: bool = True
    words: str = ""


def invitable(of: MentorRound) -> list[Offer]:
    """Open offers to be a mentor, of people below every ceiling whom this round has not asked.

    Those who were asked in the fewest rounds come first.

    The search row is there only for those who may be found and say yes to requests.
    """
    offers = list(
        Offer.objects.open()
        .filter(kind=MENTOR, person__search_row__isnull=False)
        .exclude(person__mentor_rounds__round=of)
        .select_related("person")
        .prefetch_related("topics", "person__topics")
        .annotate(times=Count("person__mentor_rounds"))
        .order_by("times", "pk")
    )
    tired = ceilings.resting([offer.person_id for offer in offers], MENTOR)
    return [offer for offer in offers if offer.person_id not in tired]


@transaction.atomic
def invite(round_id: int, at_most: int | None = None) -> int:
    """Ask all who may be asked and have not been, or so many of them. Returns how many letters
    there are."""
    held = locks.round_of(round_id)
    if not held.takes_mentors:
        raise Refused(_("The day to confirm has passed. Give the mentors more time first."))
    return sum(_ask(held, offer) for offer in invitable(held)[:at_most])


def _ask(held: MentorRound, offer: Offer) -> bool:
    person = offer.person
    mentor = RoundMentor(
        round=held,
        person=person,
        languages=offer.languages or person.languages or [person.language],
        county=person.county,
        online=offer.where != Offer.Where.ON_SITE,
    )
    if not letters.can_reach(mentor):
        return False
    mentor.save()
    mentor.topics.set(offer.topics.all() or person.topics.all())
    letters.invite(mentor)
    _note(mentor, _("Asked to be a mentor: %s") % held.name, Interaction.Kind.ASKED)
    return True


@transaction.atomic
def confirm(mentor_id: int, terms: Terms) -> RoundMentor:
    """Yes, with room for so many. May be changed later, down to those who are there already.

    Raises Refused.
    """
    mentor = locks.mentor(mentor_id)
    first = not mentor.is_confirmed
    if mentor.round.closed_at or (first and not mentor.round.takes_mentors):
        raise Refused(_("The time to confirm is over. Write to the alumni office."))
    living = mentor.pairs.living().exclude(state=MentorPair.State.PROPOSED).count()
    if terms.capacity < living:
        raise Refused(
            _("You have %(number)s students already. Choose at least as many.") % {"number": living}
        )
    mentor.capacity, mentor.languages = terms.capacity, list(terms.languages)
    mentor.county, mentor.online, mentor.words = terms.county, terms.online, terms.words
    mentor.confirmed_at, mentor.withdrawn_at = mentor.confirmed_at or timezone.now(), None
    mentor.save()
    mentor.topics.set(terms.topics)
    pairing.weigh_anew(mentor.pairs.all(), room=mentor.capacity - living)
    if first:
        _note(mentor, _("Mentor in %s: yes") % mentor.round.name)
    pairing.next_choice(mentor.round_id)
    return mentor


@transaction.atomic
def step_aside(mentor_id: int) -> None:
    """Not this time, or not any longer: pairs end kindly and the students get somebody else.
    Safe to call twice."""
    mentor = locks.mentor(mentor_id)
    if mentor.withdrawn_at:
        return
    mentor.withdrawn_at = timezone.now()
    mentor.save(update_fields=["withdrawn_at"])
    ending.end_all_of(mentor)
    _note(mentor, _("Mentor in %s: not this time") % mentor.round.name)
    pairing.next_choice(mentor.round_id)


@transaction.atomic
def remind(mentor_id: int) -> bool:
    """The invitation once more, one single time."""
    mentor = locks.mentor(mentor_id)
    answered = mentor.confirmed_at or mentor.withdrawn_at or mentor.reminded_at
    if answered or not mentor.round.takes_mentors or not _may_be_asked(mentor.person):
        return False
    mentor.reminded_at = timezone.now()
    mentor.save(update_fields=["reminded_at"])
    letters.invite(mentor, again=True)
    return True


def to_remind() -> list[int]:
    """Those who have had the invitation for a week, or half of the time, without a word."""
    today, week_ago = timezone.localdate(), timezone.now() - timedelta(days=7)
    rows = RoundMentor.objects.unanswered().filter(reminded_at=None, invited_at__lte=week_ago)
    rows = rows.filter(round__mentors_until__gte=today, round__closed_at=None)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _may_be_asked(person: Person) -> bool:
    return ceilings.open_offers([person.pk], MENTOR).exists()


def _note(
    mentor: RoundMentor, title: str, kind: Interaction.Kind = Interaction.Kind.REQUEST
) -> None:
    url = reverse("engagement:mentor", args=[mentor.pk])
    Interaction.record(mentor.person, kind, title, url)
