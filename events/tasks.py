from celery import shared_task

from events import registration


@shared_task
def note_who_came() -> None:
    registration.note_who_came()
