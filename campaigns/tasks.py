"""What wakes the post room. A task that is lost or runs twice harms nothing: the rows decide."""

from celery import shared_task
from django.conf import settings
from kombu.exceptions import OperationalError

from campaigns import (
    automating,
    installation,
    outbox,
    recovering,
    scheduling,
    sending,
    trials,
    turns,
)
from campaigns.feedback import mailbox, rates
from campaigns.models import Automation, Campaign
from campaigns.segments import index
from integrations.imap import TemporaryImapError, account_from


@shared_task
def drain(campaign_id: int) -> None:
    """One worker's turn at a campaign; asks for another while there is work."""
    campaign = Campaign.objects.filter(pk=campaign_id).first()
    if campaign is None or sending.workers_on(campaign) >= settings.MAIL_SLOTS:
        return
    if turns.take(campaign_id).more:
        wake(campaign_id)


@shared_task
def post() -> None:
    """Send the single letters that are due. In a queue of its own: nothing else delays a code."""
    outbox.send_due()


@shared_task
def refresh_segments() -> None:
    """Write anew the rows that changes have made stale."""
    index.refresh()


@shared_task
def automatic_letters() -> None:
    """Every hour of the day: a round of each letter whose occasion has come to somebody."""
    if not installation.may_send():
        return
    for automation in Automation.objects.on().order_by("pk"):
        if campaign := automating.run(automation):
            wake(campaign.pk)


@shared_task
def read_mailbox() -> None:
    """Take in what came back. In the timetable only where MAIL_IMAP_URL is set."""
    if not settings.MAIL_IMAP_URL:
        return
    try:
        mailbox.read(account_from(settings.MAIL_IMAP_URL))
    except TemporaryImapError:
        return  # noted for staff; the timer comes again


@shared_task
def sweep() -> None:
    """Every five seconds: find whatever a lost message left lying."""
    if not installation.may_send():
        return
    installation.note_alive()
    scheduling.begin_due()
    for campaign in Campaign.objects.under_way().order_by("started_at", "pk"):
        rates.judge_refusals(campaign)
        if trials.step(campaign) or sending.has_work(campaign):
            for _slot in range(settings.MAIL_SLOTS - sending.workers_on(campaign)):
                drain.delay(campaign.pk)
        else:
            sending.finish_if_done(campaign)
    recovering.wind_up()


def wake(campaign_id: int) -> None:
    """Start a campaign now; where the queue is away, the sweep finds it later."""
    try:
        drain.delay(campaign_id)
    except (OperationalError, OSError):
        return
