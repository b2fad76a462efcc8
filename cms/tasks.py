from celery import shared_task
from django.core.management import call_command


@shared_task
def publish_scheduled() -> None:
    """What an editor planned in the back office: pages appear at their time, and are taken down."""
    call_command("publish_scheduled")
