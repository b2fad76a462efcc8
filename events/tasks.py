from celery import shared_task

from events import registration, reminding


@shared_task
def note_who_came() -> None:
    registration.note_who_came()


@shared_task
def remind() -> None:
    reminding.remind()
