"""Possible duplicates and merges, told to the privacy registry."""

from typing import Any

from django.db.models import Q

from alumni import portraits, privacy
from alumni.models import DuplicatePair, ListRow, MatchCard, Merge, Person


def register_all() -> None:
    privacy.register(
        "match_card",
        [MatchCard],
        export=lambda person: [],
        erase=_drop_card,
        merge=lambda kept, gone: _drop_card(gone),
        derived=True,
    )
    privacy.register(
        "list_row",
        [ListRow],
        export=lambda person: [],
        erase=lambda person: ListRow.objects.filter(person=person).delete() and None,
        merge=lambda kept, gone: None,
        derived=True,
    )
    privacy.register(
        "possible_duplicates",
        [DuplicatePair],
        export=_pairs,
        erase=_drop_pairs,
        merge=lambda kept, gone: None,
    )
    privacy.register("merges", [Merge], export=_merges, erase=_blank, merge=lambda kept, gone: None)


def _drop_card(person: Person) -> None:
    MatchCard.objects.filter(person=person).delete()


def _of(person: Person) -> Q:
    return Q(first=person) | Q(second=person)


def _pairs(person: Person) -> list[dict[str, Any]]:
    """What was decided; not who the other one is."""
    pairs = DuplicatePair.objects.filter(_of(person)).order_by("pk")
    return list(pairs.values("state", "found_at", "decided_at"))


def _drop_pairs(person: Person) -> None:
    DuplicatePair.objects.filter(_of(person)).delete()


def _merges(person: Person) -> list[dict[str, Any]]:
    return list(Merge.objects.of(person).order_by("pk").values("at", "undone_at"))


def _blank(person: Person) -> None:
    """That there was a merge stays; what it moved goes, and with it the way back."""
    portraits.forget_former(person)
    Merge.objects.of(person).update(journal=[], left=[])
