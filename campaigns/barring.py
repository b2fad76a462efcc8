"""Barring an address and lifting the bar: whoever does it, the row says what stood there before.

An address that does not exist is barred at once. One that is full or out of reach is counted, and
barred when it was so SOFT_BOUNCES times over at least SOFT_DAYS days without a sign of life in
between: a confirmed address, a letter that was delivered or a link that a person followed.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from alumni.keys import email_hash, normalise_email
from alumni.models import Address, AuditEntry, Person, User
from campaigns.models import Click, Effect, Incoming, Recipient, Suppression

SOFT_BOUNCES = 3
SOFT_DAYS = timedelta(days=14)
Reason = Suppression.Reason
# What the address itself is to blame for, and the state it gets.
STATES = {Reason.UNKNOWN: Address.State.DEAD, Reason.COMPLAINT: Address.State.COMPLAINT}
# Bars that say something about the address, and that end when it proves to work.
ABOUT_ADDRESSES = (Reason.UNKNOWN, Reason.FULL, Reason.UNREACHED)
_SOFT_REASONS = {"full": Reason.FULL, "temporary": Reason.UNREACHED}


@transaction.atomic
def bar(
    email: str,
    reason: Suppression.Reason,
    words: str = "",
    *,
    source: Suppression.Source,
    cause: str = "",
    incoming: Incoming | None = None,
) -> Effect | None:
    """Send nothing there any more. None: it was barred before, and nothing has changed."""
    email = normalise_email(email)
    before = _standing(email)
    if before["barred"]:
        return None
    Suppression.add(email, reason, words, source=source)
    Address.objects.filter(email=email).update(
        state=STATES.get(reason, Address.State.SOFT), state_reason=words[:200]
    )
    return _note(Effect.Kind.BARRED, email, before, cause=cause or reason, incoming=incoming)


@transaction.atomic
def count(email: str, cause: str, words: str, incoming: Incoming) -> Effect:
    """The address could not take a letter this time; barred when the rule above is met."""
    email = normalise_email(email)
    before = _standing(email)
    Address.objects.filter(email=email, state=Address.State.ACTIVE).update(
        state=Address.State.SOFT, state_reason=words[:200]
    )
    counted = _note(Effect.Kind.COUNTED, email, before, cause=cause, incoming=incoming)
    times = list(_soft_times(email))
    if len(times) >= SOFT_BOUNCES and times[-1] - times[0] >= SOFT_DAYS:
        source = _source_of(incoming)
        bar(email, _SOFT_REASONS[cause], words, source=source, cause=cause, incoming=incoming)
    return counted


def _source_of(incoming: Incoming) -> Suppression.Source:
    provider = incoming.source == Incoming.Source.PROVIDER
    return Suppression.Source.PROVIDER if provider else Suppression.Source.REPORT


def _soft_times(email: str) -> QuerySet[Effect]:
    """When it bounced since the last sign of life, oldest first."""
    counted = Effect.objects.on(email).filter(kind=Effect.Kind.COUNTED)
    if alive := _last_sign_of_life(email):
        counted = counted.filter(at__gt=alive)
    return counted.order_by("at", "pk").values_list("at", flat=True)


def _last_sign_of_life(email: str) -> datetime | None:
    confirmed = Address.objects.filter(email=email).exclude(confirmed_at=None)
    signs = [confirmed.order_by("-confirmed_at").values_list("confirmed_at", flat=True).first()]
    letters = Recipient.objects.filter(email=email).order_by("-campaign_id")
    for campaign_id, seq in letters.values_list("campaign_id", "seq")[:20]:
        clicks = Click.objects.filter(campaign=campaign_id, seq=seq, verdict=Click.Verdict.PERSON)
        arrived = Incoming.objects.filter(
            campaign=campaign_id, seq=seq, kind=Incoming.Kind.DELIVERED
        )
        for rows in (clicks, arrived):
            signs.append(rows.order_by("-at").values_list("at", flat=True).first())
    return max((sign for sign in signs if sign), default=None)


def _standing(email: str) -> dict[str, Any]:
    """What stands about an address now, in the shape that an Effect keeps."""
    rows = Address.objects.select_for_update().filter(email=email).order_by("pk")
    return {
        "addresses": {str(row.pk): [row.state, row.state_reason] for row in rows},
        "barred": Suppression.objects.covers(email),
    }


def _note(
    kind: Effect.Kind, email: str, before: dict[str, Any], *, cause: str, incoming: Incoming | None
) -> Effect:
    owners = Address.objects.filter(email=email).order_by("-primary", "pk")
    return Effect.objects.create(
        kind=kind,
        incoming=incoming,
        cause=cause,
        email=email,
        domain=email.rpartition("@")[2],
        person=incoming.person if incoming else Person.objects.filter(addresses__in=owners).first(),
        before=before,
        after=_standing(email),
    )


# ── Lifting ───────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def lift(email: str, by: User | None, why: str) -> bool:
    """Write to this address again. False: it was not barred, or its person was erased."""
    email = normalise_email(email)
    bars = Suppression.objects.covering(email).exclude(reason=Reason.ERASED)
    if not bars.delete()[0]:
        return False
    _as_before(email)
    Effect.objects.on(email).exclude(kind=Effect.Kind.OPTED_OUT).update(
        undone_at=timezone.now(), undone_by=by, undone_why=why[:300]
    )
    owner = Person.objects.filter(addresses__email=email).order_by("pk").first()
    AuditEntry.note(
        AuditEntry.Act.UNDO,
        by,
        person=owner,
        subject="suppression",
        hash=email_hash(email),
        why=why,
    )
    return True


def _as_before(email: str) -> None:
    """Each address as it was before the first thing that still stands on it; else as working."""
    first = Effect.objects.on(email).exclude(kind=Effect.Kind.OPTED_OUT).order_by("at", "pk")
    states = first.values_list("before", flat=True).first() or {}
    for address in Address.objects.filter(email=email).exclude(state=Address.State.ACTIVE):
        state, words = states.get("addresses", {}).get(str(address.pk), (Address.State.ACTIVE, ""))
        address.state, address.state_reason = state, words
        address.save(update_fields=["state", "state_reason"])


def matching(
    cause: str, domain: str, since: datetime | None, until: datetime | None
) -> QuerySet[Effect]:
    """Bars that still stand, by why, where and when they were set."""
    rows = Effect.objects.standing().filter(kind=Effect.Kind.BARRED).exclude(email="")
    wanted = Q(cause=cause) if cause else Q()
    if domain:
        wanted &= Q(domain=domain.strip().lower().lstrip("@"))
    if since:
        wanted &= Q(at__gte=since)
    if until:
        wanted &= Q(at__lt=until)
    return rows.filter(wanted)


@transaction.atomic
def lift_many(rows: QuerySet[Effect], by: User, why: str) -> int:
    """Lift all of these bars. Returns how many addresses are written to again."""
    emails = list(rows.order_by("email").values_list("email", flat=True).distinct())
    return sum(lift(email, by, why) for email in emails)


def lift_by_rule(person: Person, email: str, *, wished: bool = False) -> bool:
    """The person has shown that the address works: bars that say the contrary end.

    A complaint ends when they have `wished` for letters there. What they asked for otherwise, and
    a decision of the office, are not undone by that.
    """
    reasons = (*ABOUT_ADDRESSES, Reason.COMPLAINT) if wished else ABOUT_ADDRESSES
    barred = Suppression.objects.covering(email).filter(reason__in=reasons).exists()
    if barred and lift(email, person.user, "the person confirmed the address"):
        return True
    person.addresses.filter(
        email=normalise_email(email), state__in=[Address.State.SOFT, Address.State.DEAD]
    ).update(state=Address.State.ACTIVE, state_reason="")
    return False
