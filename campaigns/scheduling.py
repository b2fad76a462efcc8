"""Sending later: at a time that a person chose, and never by surprise.

A time that passed while the server was away is not made up for by itself: the office is asked.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alumni.models import AuditEntry, User
from campaigns import audience, composing, local_hours, segments
from campaigns.audience import NotSendable, Overtaken
from campaigns.models import Campaign

State = Campaign.State
# Letters leave between these hours, local time, unless somebody chose otherwise.
FIRST_HOUR, LAST_HOUR = local_hours.OPENS, local_hours.CLOSES
FARTHEST = timedelta(days=366)


def schedule(
    campaign: Campaign, at: datetime, by: User, *, any_hour: bool = False, local: bool = False
) -> None:
    """Let a campaign begin at a time; `local`: when it is that time where each reader lives.

    Raises NotSendable with the reason; then nothing changed.
    """
    check(campaign, at, any_hour=any_hour, local=local)
    audience.chosen_by(campaign.segment, by)
    begins = first_hour(campaign, at, by) if local else at
    if not campaign.plan(begins, by, at if local else None):
        raise NotSendable(_("The campaign has been started before."))
    note = {"at": at.isoformat(), **({"local": True} if local else {})}
    AuditEntry.note(AuditEntry.Act.SEND, by, subject=campaign.name, campaign=campaign.pk, **note)


def check(campaign: Campaign, at: datetime, *, any_hour: bool = False, local: bool = False) -> None:
    """Raises NotSendable when it cannot be planned for then."""
    now = timezone.now()
    if campaign.segment is None:
        raise NotSendable(_("Choose a segment first."))
    if not now < at < now + FARTHEST:
        raise NotSendable(_("Choose a time to come, within a year."))
    hour = timezone.localtime(at)
    end = hour.replace(hour=LAST_HOUR, minute=0, second=0, microsecond=0)
    hours = {"first": f"{FIRST_HOUR:02}.00", "last": f"{LAST_HOUR}.00"}
    by_day = hour.hour >= FIRST_HOUR and hour <= end
    if local and not (by_day and hour < end):
        raise NotSendable(
            _("In the readers' own time, letters leave between %(first)s and %(last)s.") % hours
        )
    if not any_hour and not by_day:
        raise NotSendable(
            _("Letters leave between %(first)s and %(last)s. Tick “at any hour” if you mean it.")
            % hours
        )


def stops(campaign: Campaign, at: datetime, by: User) -> list[local_hours.Stop]:
    """Who would get it when, in the readers' own time, as things stand now. Raises NotSendable."""
    people = audience.chosen_by(campaign.segment, by)
    return local_hours.stops(audience.by_country(people, campaign.purpose), at)


def first_hour(campaign: Campaign, at: datetime, by: User) -> datetime:
    """When that hour comes to the first of the readers; now, if it has come already."""
    moments = [stop.moment for stop in stops(campaign, at, by)]
    return max(min(moments, default=at), timezone.now())


def begin_due() -> list[Campaign]:
    """Begin what is due, and hold what should have begun long ago. Returns what was begun."""
    begun, now = [], timezone.now()
    old = now - timedelta(minutes=settings.MAIL_LATE_MINUTES)
    due = Campaign.objects.filter(state=State.SCHEDULED, scheduled_at__lte=now)
    for key in list(due.order_by("scheduled_at", "pk").values_list("pk", flat=True)):
        # The one before may have taken its time, and somebody may have changed this plan.
        if not (campaign := due.select_related("segment", "purpose").filter(pk=key).first()):
            continue
        if campaign.scheduled_at < old:
            campaign.ask_whether_late()
            continue
        try:
            _check_letter(campaign)
            audience.prepare(campaign, campaign.started_by, planned=True)
        except Overtaken:
            continue
        except NotSendable as error:
            # Between the planning and now something changed: it is a draft again, and says why.
            campaign.unschedule(str(error))
        else:
            said = segments.words_of(campaign.segment, "sv")
            Campaign.objects.filter(pk=campaign.pk, segment_words="").update(segment_words=said)
            begun.append(campaign)
    return begun


def _check_letter(campaign: Campaign) -> None:
    """What was whole when it was planned may lack a story by now. Raises NotSendable."""
    if faults := [finding.words for finding in composing.gate(campaign) if finding.stops]:
        raise NotSendable(" ".join(faults))


def words(campaign: Campaign) -> str:
    """When it leaves, in local time."""
    if campaign.scheduled_at is None:
        return ""
    if campaign.local_at:
        at = date_format(timezone.localtime(campaign.local_at), "SHORT_DATETIME_FORMAT")
        return _("%s where each reader lives") % at
    return date_format(timezone.localtime(campaign.scheduled_at), "SHORT_DATETIME_FORMAT")
