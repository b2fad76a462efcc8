from celery import shared_task
from django.utils import timezone

from engagement import asking
from engagement.models import Request


@shared_task
def expire() -> int:
    """Hourly: requests whose time is over. Returns how many expired."""
    due = Request.objects.overdue(timezone.now()).order_by("pk").values_list("pk", flat=True)
    return sum(asking.expire(request_id) for request_id in list(due))
