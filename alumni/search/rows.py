"""Writing search rows: in the caller's transaction, from what each person shows to teachers.

What stands in a row is said by the database's functions (migration `search_written_by_database`).
"""

from collections.abc import Iterable

from django.db import connection
from django.utils import timezone

# Bands of the prior: the best half, quarter … down to the best 2^-BANDS of all rows.
BANDS = 14
# Whoever offers nothing has no row and gets none: of a file of graduates that is nearly everybody.
WRITE = """
SELECT alumni_search_write(ARRAY(
    SELECT who FROM unnest(%s::bigint[]) who
     WHERE EXISTS (SELECT FROM alumni_offer o WHERE o.person_id = who)
        OR EXISTS (SELECT FROM alumni_searchrow r WHERE r.person_id = who)
     ORDER BY who), %s)
"""


def refresh(person_ids: Iterable[int]) -> None:
    """Rewrite the search rows of these people; who may no longer be found loses theirs.

    Call it in the transaction of the change. Any number of people, in one statement.
    """
    if ids := sorted(set(person_ids)):
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [ids, timezone.localdate()])


def rebuild() -> int:
    """Write all rows anew beside the old ones, and change places in a moment.

    Returns the number of rows. Readers go on until the change; writers wait, so nobody who leaves
    meanwhile is brought back. Who comes first of equals is drawn anew by the day.
    """
    today = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT alumni_search_rebuild(%s, %s, %s)", [today, today.toordinal(), BANDS]
        )
        return cursor.fetchone()[0]
