"""What people show to teachers, by person: for those whom a screen already knows."""

from collections.abc import Iterable

from alumni.models import SearchCard


def cards(person_ids: Iterable[int]) -> dict[int, dict]:
    """Person → what their card shows. Who may no longer be found is left out."""
    return dict(SearchCard.objects.filter(pk__in=list(person_ids)).values_list("pk", "shown"))
