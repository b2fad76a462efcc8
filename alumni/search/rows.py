"""Writing search rows: in the caller's transaction, from what each person shows to teachers.

What stands in a row is said by the functions of the database (migrations `search_sets` and
`search_rewritten_by_turns`).
"""

from collections.abc import Iterable

from django.db import connection, transaction
from django.utils import timezone


def refresh(person_ids: Iterable[int]) -> None:
    """Rewrite the search rows of these people; who may no longer be found loses theirs.

    Call it in the transaction of the change. Any number of people, in one statement.
    """
    if ids := sorted(set(person_ids)):
        # As text: of a list the driver would look at each.
        people = f"{{{','.join(map(str, ids))}}}"
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT alumni_search_write(%s, %s)", [people, str(timezone.localdate())]
            )


def rebuild() -> int:
    """Write all rows anew where they differ, and make the index of them. Returns their number.

    Writers wait meanwhile, so nobody who leaves is brought back; questions go on.
    """
    # Here, for it needs numpy, which other processes are spared.
    from alumni.search import building

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT alumni_search_rewrite(%s)", [timezone.localdate()])
        return building.build()


def renew() -> int:
    """Make the index of the rows as they stand, once many have changed; tells of how many rows."""
    from alumni.search import building

    return building.build_if_needed()
