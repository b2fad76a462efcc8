"""From a segment to recipients: one transaction, one letter per person and per address, the
ground of each beside it, and a row with the reason for everyone who is left out."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alumni.audience import FIELDS, Audience
from alumni.models import AuditEntry, Person, Purpose, User
from campaigns import ceiling, composing, local_hours, looked_at, segments
from campaigns.looked_at import Seen
from campaigns.models import Campaign, Chunk, Edition, Segment, Trial


class NotSendable(Exception):
    """The campaign cannot be sent as it stands; the message says why."""


class Overtaken(NotSendable):
    """Somebody was faster: it has begun, has another plan, or is no longer what was looked at."""


@dataclass(frozen=True)
class Forecast:
    """Who would get the letter now, by language, and who would not, by reason."""

    chosen: int
    going: int
    left_out: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)


# %(people)s is the segment's own SELECT id, %(too_soon)s a condition. Protected, dead, erased and
# merged people are not in it: they are neither counted nor listed. The order of WHEN is the order
# in which reasons win. A language in which no letter is written counts as Swedish: from here on
# nothing asks for another.
_CHOOSE = """
CREATE TEMPORARY TABLE chosen ON COMMIT DROP AS
SELECT p.id AS person_id, a.id AS address_id, a.email,
       CASE p.language WHEN 'en' THEN 'en' ELSE 'sv' END AS language,
       CASE WHEN s.granted THEN s.consent_id END AS consent_id,
       CASE
         WHEN NOT coalesce(s.granted, true) THEN 'withdrawn'
         WHEN %%s AND s.granted IS NULL THEN 'no_consent'
         WHEN a.id IS NULL THEN 'no_address'
         WHEN a.state = 'complaint' OR x.id IS NOT NULL THEN 'suppressed'
         WHEN a.state IN ('dead', 'wrong') THEN 'dead_address'
         WHEN p.paused_until >= %%s THEN 'paused'
         WHEN %(too_soon)s THEN 'too_soon'
       END AS reason
  FROM alumni_person p
  LEFT JOIN alumni_address a ON a.person_id = p.id AND a.primary
  LEFT JOIN alumni_consentstate s ON s.person_id = p.id AND s.purpose_id = %%s
  LEFT JOIN campaigns_suppression x ON x.email = a.email AND a.email <> ''
 WHERE p.id IN (%(people)s)
   AND p.protected_at IS NULL AND p.deceased_at IS NULL
   AND p.erased_at IS NULL AND p.merged_into_id IS NULL
"""
# Of several who share an address the one registered first gets the letter. Asked of the whole by
# address, not row by row: few share one, and a million rows need not be sorted to find them.
_SAME_ADDRESS = """
UPDATE chosen SET reason = 'same_address'
  FROM (SELECT email, min(person_id) AS first FROM chosen WHERE reason IS NULL
         GROUP BY email HAVING count(*) > 1) shared
 WHERE chosen.email = shared.email AND reason IS NULL AND person_id <> first
"""
_RECIPIENTS = """
INSERT INTO campaigns_recipient
       (campaign_id, seq, person_id, address_id, email, language, consent_id, basis)
SELECT %s, row_number() OVER (ORDER BY person_id), person_id, address_id, email, language,
       consent_id, %s
  FROM chosen WHERE reason IS NULL ORDER BY person_id
"""
# The first of a test are numbered without a gap; the rest begins with a chunk of its own. In the
# test readers of one language follow each other, so that as many of them get A as get B.
_RECIPIENTS_TESTED = """
INSERT INTO campaigns_recipient
       (campaign_id, seq, person_id, address_id, email, language, consent_id, basis)
SELECT %%s, nth + CASE WHEN nth > %%s THEN %%s ELSE 0 END, person_id, address_id, email, language,
       consent_id, %%s
  FROM (SELECT *, row_number() OVER (
               ORDER BY lot > %%s, CASE WHEN lot <= %%s THEN language END, lot) AS nth
          FROM (SELECT *, row_number() OVER (ORDER BY %(order)s) AS lot FROM chosen
                 WHERE reason IS NULL) drawn) numbered
 ORDER BY nth
"""
# By lot, and always the same for one campaign.
_DRAWN = "hashint8extended(person_id, %d), person_id"
# The country of each who gets the letter, as far as they let the office know of it.
_PLACED = f"""
CREATE TEMPORARY TABLE placed ON COMMIT DROP AS
SELECT person_id, CASE WHEN coalesce((p.audiences->>'place')::int, {int(FIELDS["place"][0])})
                            >= {int(Audience.STAFF)} THEN p.country ELSE '' END AS country
  FROM chosen JOIN alumni_person p ON p.id = person_id WHERE reason IS NULL
"""  # noqa: S608 - two numbers
# In place of a country: whoever is in the test.
_TEST = "test"
_DRAW = """
UPDATE placed SET country = %%s WHERE person_id IN (
    SELECT person_id FROM placed WHERE country = ANY(%%s) ORDER BY %(order)s LIMIT %%s)
"""
_RECIPIENTS_BY_HOUR = """
INSERT INTO campaigns_recipient
       (campaign_id, seq, person_id, address_id, email, language, consent_id, basis)
SELECT %%s, start + row_number() OVER (PARTITION BY start ORDER BY %(order)s), person_id,
       address_id, email, language, consent_id, %%s
  FROM chosen JOIN placed USING (person_id)
  JOIN unnest(%%s::text[], %%s::int[]) AS part(country, start) USING (country)
 ORDER BY 2
"""
_LEFT_OUT = """
INSERT INTO campaigns_leftout (campaign_id, person_id, reason)
SELECT %s, person_id, reason FROM chosen WHERE reason IS NOT NULL
"""
_CHUNKS = """
INSERT INTO campaigns_chunk
       (campaign_id, number, size, done, state, worker, attempts, not_before, zone)
SELECT %(campaign)s, %(first)s + n, least(%(size)s, %(letters)s - n * %(size)s), 0, %(state)s, '',
       0, %(not_before)s, %(zone)s
  FROM generate_series(0, (%(letters)s - 1) / %(size)s) n
 WHERE %(letters)s > 0
"""


def forecast(people: QuerySet[Person], purpose: Purpose) -> Forecast:
    """What preparing would give at this moment. Writes nothing that stays."""
    with transaction.atomic(), connection.cursor() as cursor:
        _choose(cursor, people, purpose, campaign_id=0)
        cursor.execute("SELECT reason, language, count(*) FROM chosen GROUP BY 1, 2")
        counts = cursor.fetchall()
        cursor.execute("DROP TABLE chosen")
    left_out: Counter[str] = Counter()
    for reason, _language, number in counts:
        if reason:
            left_out[reason] += number
    languages = {language: number for reason, language, number in counts if not reason}
    going = sum(languages.values())
    return Forecast(going + left_out.total(), going, dict(left_out), languages)


def by_country(people: QuerySet[Person], purpose: Purpose) -> dict[str, int]:
    """How many would get the letter now, by the country they let us know of. Writes nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        _choose(cursor, people, purpose, campaign_id=0)
        counts = _place(cursor)
        cursor.execute("DROP TABLE placed, chosen")
    return counts


def left_out_now(people: QuerySet[Person], purpose: Purpose, reason: str) -> list[int]:
    """Keys of those whom preparing would leave out now for this reason. Writes nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        _choose(cursor, people, purpose, campaign_id=0)
        cursor.execute("SELECT person_id FROM chosen WHERE reason = %s", [reason])
        found = [key for (key,) in cursor.fetchall()]
        cursor.execute("DROP TABLE chosen")
    return found


def chosen_by(segment: Segment | None, user: User | None) -> QuerySet[Person]:
    """Whom the segment chooses now. Raises NotSendable where its rules hold no longer, or nobody is
    left who may answer for the choice."""
    if segment is None:
        raise NotSendable(_("Choose a segment first."))
    if user is None:
        raise NotSendable(_("Whoever planned it has no account any more: plan it anew."))
    if not (user.is_active and user.is_office):  # they would choose those alone whom they now see
        raise NotSendable(_("Whoever planned it works in the office no longer: plan it anew."))
    try:
        return segments.of(segment, user)
    except segments.Invalid as fault:
        raise NotSendable(to_mend(segment, fault)) from fault


def to_mend(segment: Segment, fault: segments.Invalid) -> str:
    words = _("Mend the rules of “%(segment)s”: %(fault)s")
    return words % {"segment": segment, "fault": fault}


def prepare(
    campaign: Campaign,
    user: User | None,
    people: QuerySet[Person] | None = None,
    *,
    at_once: bool = False,
    planned: bool = False,
    seen: Seen | None = None,
) -> int:
    """Fix who gets the campaign and with what words, and let the workers begin.

    Returns the number of recipients. `people` is the segment's when not given; `at_once`: nobody
    waits for their hour, whatever was planned; `planned`: as its plan has it; `seen`: what a person
    looked at before. Raises NotSendable; then nothing has changed.
    """
    if people is None:
        people = chosen_by(campaign.segment, user)
    with transaction.atomic():
        locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
        _still_as_it_was(locked, campaign, seen)
        if at_once:
            locked.local_at = None
        _keep_editions(locked)
        chosen, going = materialise(locked, people)
        if (at_once or planned) and not going:
            raise NotSendable(_("Nobody would get it."))
        if seen and going > seen.most:
            said = _("It would go to %(n)s people now, not to %(seen)s: look it over once more.")
            raise Overtaken(said % {"n": going, "seen": seen.going})
        locked.state = Campaign.State.SENDING
        locked.chosen, locked.started_by, locked.started_at = chosen, user, timezone.now()
        locked.stop_reason = ""  # why it could not leave before
        locked.save(update_fields=_BEGUN)
        AuditEntry.note(
            AuditEntry.Act.SEND, user, subject=locked.name, campaign=locked.pk, recipients=going
        )
    campaign.refresh_from_db()
    return going


_BEGUN = ["state", "chosen", "started_by", "started_at", "local_at", "stop_reason"]


def _still_as_it_was(locked: Campaign, campaign: Campaign, seen: Seen | None) -> None:
    """Raises Overtaken unless it waits as it did when somebody decided that it should leave."""
    if not locked.unsent:
        raise Overtaken(_("The campaign has been started before."))
    if (locked.state, locked.scheduled_at) != (campaign.state, campaign.scheduled_at):
        raise Overtaken(changed())
    if seen and seen.mark != looked_at.mark_of(locked):
        raise Overtaken(changed())


def changed() -> str:
    return _("The letter, its plan or its segment was changed meanwhile: look it over once more.")


def materialise(campaign: Campaign, people: QuerySet[Person]) -> tuple[int, int]:
    """Write recipients, left out and chunks. Returns how many were chosen, how many get it."""
    purpose, trial = campaign.purpose, getattr(campaign, "trial", None)
    with transaction.atomic(), connection.cursor() as cursor:
        chosen = _choose(cursor, people, purpose, campaign.pk)
        cursor.execute(_LEFT_OUT, [campaign.pk])
        if campaign.local_at:
            return chosen, _by_hours(cursor, campaign, trial)
        tested = _fix_test(cursor, trial) if trial else 0
        gap = trial.gap if tested else 0
        if tested:
            values = [campaign.pk, tested, gap, purpose.basis, tested, tested]
            cursor.execute(_RECIPIENTS_TESTED % {"order": _DRAWN % campaign.pk}, values)
        else:
            cursor.execute(_RECIPIENTS, [campaign.pk, purpose.basis])
        going = cursor.rowcount
        _cut(cursor, campaign, 0, tested, Chunk.State.FREE)
        first = (tested + gap) // Chunk.SIZE
        _cut(cursor, campaign, first, going - tested, Chunk.State.HELD if tested else 0)
        cursor.execute("DROP TABLE chosen")
    return chosen, going


def _by_hours(cursor: object, campaign: Campaign, trial: Trial | None) -> int:
    """Recipients and chunks for a campaign that waits for the readers' own hours.

    Each hour begins with a chunk of its own; a test is drawn among those who have the university's
    hour, so that it does not take a day. Returns how many get the letter.
    """
    counts, at = _place(cursor), campaign.local_at
    found, ours = local_hours.clocks(counts, at), settings.TIME_ZONE
    here = [country for clock in found if clock.zone == ours for country in clock.countries]
    most = sum(counts[country] for country in here)
    tested = _fix_test(cursor, trial, most) if trial else 0
    order = _DRAWN % campaign.pk if tested else "person_id"
    known, first, starts = _zones_known(cursor), 0, {}
    if tested:
        cursor.execute(_DRAW % {"order": order}, [_TEST, here, tested])
        _cut(cursor, campaign, 0, tested, Chunk.State.FREE, at, ours)
        starts[_TEST], first = 0, -(-tested // Chunk.SIZE)
    for clock in found:
        letters = sum(counts[each] for each in clock.countries)
        letters -= tested if clock.zone == ours else 0
        zone = clock.zone if clock.zone in known else ""
        _cut(
            cursor, campaign, first, letters, Chunk.State.HELD if tested else 0, clock.moment, zone
        )
        starts |= dict.fromkeys(clock.countries, first * Chunk.SIZE)
        first += -(-letters // Chunk.SIZE)
    if tested:  # as in _RECIPIENTS_TESTED
        order = f"CASE WHEN country = '{_TEST}' THEN language END, {order}"
    cursor.execute(
        _RECIPIENTS_BY_HOUR % {"order": order},
        [campaign.pk, campaign.purpose.basis, list(starts), list(starts.values())],
    )
    going = cursor.rowcount
    cursor.execute("DROP TABLE placed, chosen")
    return going


def _zones_known(cursor: object) -> set[str]:
    """Zones that the database knows, too: its table may be older than ours."""
    cursor.execute("SELECT name FROM pg_timezone_names")
    return {name for (name,) in cursor.fetchall()}


def _place(cursor: object) -> dict[str, int]:
    """Note the country of each who gets the letter. Returns how many there are of each."""
    cursor.execute(_PLACED)
    cursor.execute("SELECT country, count(*) FROM placed GROUP BY country")
    return dict(cursor.fetchall())


def _fix_test(cursor: object, trial: Trial, most: int | None = None) -> int:
    """How many get a letter of the test, at `most` so many. Too few for one: A is for all."""
    cursor.execute("SELECT count(*) FROM chosen WHERE reason IS NULL")
    size = trial.size_for(cursor.fetchone()[0])
    trial.tested = size if most is None else min(size, most // 2 * 2)
    if not trial.tested:
        trial.winner, trial.decided_at = Trial.Version.A, timezone.now()
    trial.save(update_fields=["tested", "winner", "decided_at"])
    return trial.tested


def _cut(
    cursor: object,
    campaign: Campaign,
    first: int,
    letters: int,
    state: int,
    not_before: datetime | None = None,
    zone: str = "",
) -> None:
    """Chunks for so many letters in a row, from number `first` on."""
    values = {"campaign": campaign.pk, "first": first, "letters": letters, "state": state}
    values |= {"size": Chunk.SIZE, "not_before": not_before, "zone": zone}
    cursor.execute(_CHUNKS, values)


def _choose(cursor: object, people: QuerySet[Person], purpose: Purpose, campaign_id: int) -> int:
    # A million addresses in memory, and several processors where they are many: the planner takes
    # handing a row from one to the other for dearer than it is. Both end with the transaction.
    cursor.execute("SET LOCAL work_mem = '128MB'")
    cursor.execute("SET LOCAL parallel_tuple_cost = 0")
    sql, values = people.order_by().values("pk").query.sql_with_params()
    needs_consent = purpose.basis == Purpose.Basis.CONSENT
    cursor.execute(
        _CHOOSE % {"people": sql, "too_soon": ceiling.WHEN_CHOOSING},
        [needs_consent, timezone.localdate(), campaign_id, purpose.pk, *values],
    )
    count = cursor.rowcount
    cursor.execute(_SAME_ADDRESS)
    return count


def _keep_editions(campaign: Campaign) -> None:
    trial = getattr(campaign, "trial", None)
    for version in [campaign, trial.letter()] if trial else [campaign]:
        for language in composing.written_languages(version) or [settings.LANGUAGE_CODE]:
            rendered = composing.rendered(version, language)
            Edition.objects.create(
                campaign=campaign,
                version=version.version,
                language=language,
                subject=rendered.subject,
                html=rendered.html,
                text=rendered.text,
            )
