"""Imports at work. Tasks take keys; running one twice harms nobody: each looks at the state."""

from celery import shared_task

from alumni import duplicates, importing, retention, rights, search
from alumni.models import ImportBatch, RetentionRule, User, WaitingFile
from alumni.staff import sets as list_sets


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
def forget_waiting_files() -> None:
    """Files whose columns nobody explained within the hour."""
    WaitingFile.objects.forget_old()


@shared_task
def forget_copies() -> int:
    """Copies of what is kept about people, once the link to them is over."""
    return rights.forget_copies()


@shared_task
def rebuild_search() -> int:
    """Nightly: who came back from a pause, what grew old, new words for topics."""
    return search.rebuild()


@shared_task
def renew_search_index() -> int:
    """In passing, once so many have changed that each process reads much beside the index."""
    return search.renew()


@shared_task
def apply_retention() -> None:
    """Nightly: each active rule in a task of its own, so that none waits for another's fault."""
    for key in RetentionRule.objects.exclude(active_since=None).values_list("pk", flat=True):
        apply_retention_rule.delay(key)


@shared_task
def apply_retention_rule(rule_id: int) -> None:
    if rule := RetentionRule.objects.filter(pk=rule_id).first():
        retention.run(rule)


@shared_task
def search_duplicates() -> int:
    """Nightly and on demand: whoever is new or changed is compared with all others."""
    return duplicates.search()


@shared_task
def mend_list_sets(whole: bool = False) -> int:
    """The sets that the list of people is reckoned with: in passing once enough changed, and by
    night all anew."""
    return list_sets.mend(whole=True) if whole else list_sets.mend_if_needed()
