"""Imports at work. Tasks take keys; running one twice harms nobody: each looks at the state."""

from celery import shared_task

from alumni import importing, search
from alumni.models import ImportBatch, User


@shared_task
def plan_import(batch_id: int) -> None:
    if batch := ImportBatch.objects.filter(pk=batch_id, state=ImportBatch.State.MATCHING).first():
        importing.plan(batch)


@shared_task
def apply_import(batch_id: int, user_id: int | None) -> None:
    if batch := ImportBatch.objects.filter(pk=batch_id).first():
        importing.apply(batch, User.objects.filter(pk=user_id).first())


@shared_task
def undo_import(batch_id: int, user_id: int | None) -> None:
    if batch := ImportBatch.objects.filter(pk=batch_id).first():
        importing.undo(batch, User.objects.filter(pk=user_id).first())


@shared_task
def rebuild_search() -> int:
    """Nightly: who came back from a pause, what grew old, new words for topics."""
    return search.rebuild()
