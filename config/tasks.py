from celery import shared_task

from config import liveness


@shared_task
def heartbeat(queue: str = "worker") -> None:
    """A worker took this from the queue: the whole chain from timer to worker lives."""
    liveness.beat(queue)
