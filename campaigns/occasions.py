"""When an automatic letter is due, and to whom: people, each with the key of their occasion."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import (
    Case,
    CharField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alumni.models import Degree, Interaction, Person
from campaigns.models import Automation
from campaigns.segments import rules
from campaigns.segments.about_people import told

Occasion = Automation.Occasion
# What happened before the letter was turned on is no occasion, save for a fresh degree.
FRESH_DEGREE = timedelta(days=60)
# When only the year of a degree is known, its anniversary is after the spring term.
ANNIVERSARY = (6, 1)
NEVER = "never"


def due(automation: Automation) -> Iterator[tuple[int, str]]:
    """(person, key of the occasion) of everybody whose occasion has come and was not yet had."""
    return _found(automation).values_list("pk", "occasion_key").iterator()


def people(automation: Automation) -> QuerySet[Person]:
    """The same people, each once."""
    return Person.objects.filter(pk__in=_found(automation).values("pk"))


def _found(automation: Automation) -> QuerySet[Person]:
    now = timezone.now()
    found = _RULES[automation.occasion](automation, _within(automation), now)
    had = automation.occurrences.filter(person=OuterRef("pk"), key=OuterRef("occasion_key"))
    waits = had.filter(Q(again_on=None) | Q(again_on__gt=timezone.localdate(now)))
    return found.filter(~Exists(waits))


def in_words(automation: Automation) -> str:
    """Who gets the letter, as a sentence without its stop."""
    match automation.occasion:
        case Occasion.WELCOME:
            words = _("everybody who has just joined")
        case Occasion.NEW_GRADUATE:
            words = _("everybody who got a degree less than two months ago")
        case Occasion.ADDRESS_CHECK:
            words = _("everybody who has not confirmed their address for %s") % _months(automation)
        case Occasion.YEARS_SINCE:
            years = ", ".join(str(year) for year in sorted(automation.years))
            words = _("everybody who got a degree this many years ago: %s") % years
        case Occasion.SILENT:
            words = _("everybody who has not been heard from for %s") % _months(automation)
    if automation.segment:
        return _("%(whom)s, within “%(segment)s”") % {"whom": words, "segment": automation.segment}
    return words


def _months(automation: Automation) -> str:
    number = automation.months
    return ngettext("%(n)s month", "%(n)s months", number) % {"n": number}


def _within(automation: Automation) -> QuerySet[Person]:
    people = Person.objects.in_register()
    if (segment := automation.segment) is None:
        return people
    return people.filter(
        rules.held_by(segment) if segment.frozen_at else rules.query(segment.rules)
    )


def _ago(automation: Automation, now: datetime) -> datetime:
    return now - timedelta(days=round(automation.months * 30.44))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - years, day=28)


def _lately(automation: Automation, now: datetime) -> Exists:
    """Had this letter within its own interval, on whatever occasion."""
    had = automation.occurrences.filter(person=OuterRef("pk"), again_on=None)
    return Exists(had.filter(at__gt=_ago(automation, now)))


def _welcome(automation: Automation, people: QuerySet[Person], now: datetime) -> QuerySet[Person]:
    joined = Interaction.objects.filter(
        person=OuterRef("pk"),
        kind=Interaction.Kind.JOINED,
        at__gte=automation.active_since or now,
    )
    return people.filter(Exists(joined), confirmed_at__isnull=False).annotate(
        occasion_key=Value("", CharField())
    )


def _new_graduate(
    automation: Automation, people: QuerySet[Person], now: datetime
) -> QuerySet[Person]:
    today = timezone.localdate(now)
    fresh = Degree.objects.filter(
        verified=True, awarded_on__gt=today - FRESH_DEGREE, awarded_on__lte=today
    )
    return people.filter(told("degrees"), degrees__in=fresh).annotate(
        occasion_key=Concat(
            Value("degree-"), Cast("degrees__pk", CharField()), output_field=CharField()
        )
    )


def _address_check(
    automation: Automation, people: QuerySet[Person], now: datetime
) -> QuerySet[Person]:
    return (
        people.filter(addresses__primary=True)
        .annotate(seen=Coalesce("addresses__confirmed_at", "created_at"))
        .filter(~_lately(automation, now), seen__lt=_ago(automation, now))
        .annotate(occasion_key=Value(timezone.localdate(now).isoformat(), CharField()))
    )


def _years_since(
    automation: Automation, people: QuerySet[Person], now: datetime
) -> QuerySet[Person]:
    """The key is the degree and the years that were waited for: the turn of a year, in the middle
    of an anniversary's two months, makes no new one."""
    today = timezone.localdate(now)
    come = {years: _anniversary(today, years) for years in sorted(automation.years)}
    whens = [When(condition, then=Value(f"+{years}")) for years, condition in come.items()]
    return people.filter(told("degrees"), reduce(or_, come.values())).annotate(
        occasion_key=Concat(
            Cast("degrees__pk", CharField()),
            Case(*whens, output_field=CharField()),
            output_field=CharField(),
        )
    )


def _anniversary(today: date, years: int) -> Q:
    """The degree has been so many years old for less than two months."""
    then = _years_before(today, years)
    by_day = Q(degrees__awarded_on__gt=then - FRESH_DEGREE, degrees__awarded_on__lte=then)
    spring = date(today.year, *ANNIVERSARY)
    if spring <= today < spring + FRESH_DEGREE:
        return by_day | Q(degrees__awarded_on=None, degrees__year=then.year)
    return by_day


def _silent(automation: Automation, people: QuerySet[Person], now: datetime) -> QuerySet[Person]:
    """Silent since the last thing they did themselves; somebody of whom there is nothing, since
    they came into the register."""
    theirs = Interaction.objects.engaged().filter(person=OuterRef("pk")).order_by("-at")
    return (
        people.annotate(last=Subquery(theirs.values("at")[:1]))
        .annotate(heard=Coalesce("last", "created_at"))
        .filter(~_lately(automation, now), heard__lt=_ago(automation, now))
        .annotate(
            occasion_key=Coalesce(
                Cast(TruncDate("last"), CharField()), Value(NEVER), output_field=CharField()
            )
        )
    )


_RULES: dict[str, Callable[[Automation, QuerySet[Person], datetime], QuerySet[Person]]] = {
    Occasion.WELCOME: _welcome,
    Occasion.NEW_GRADUATE: _new_graduate,
    Occasion.ADDRESS_CHECK: _address_check,
    Occasion.YEARS_SINCE: _years_since,
    Occasion.SILENT: _silent,
}
