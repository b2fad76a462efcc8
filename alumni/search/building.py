"""Making the index: the sets of all rows as they stand now, for every process to read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import numpy
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from pyroaring import BitMap

from alumni.models import SearchBuild, SearchPosting
from alumni.search.segments import PLACES, Row, codes_of, placed

# One at a time; a number of our own among the locks of the database.
_LOCK = 0x5EA2
# So many people at once, so that memory does not grow with them.
AT_A_TIME = 32_768
# With more changes than this, or a twentieth of all, the index is made anew within the minute.
MANY_CHANGED, SHARE_CHANGED = 1_000, 20
# How long a question may go on with an index that is not the latest.
LASTING = timedelta(minutes=1)
# How long the sets may hold the number of somebody who has left.
LEFT_AT_MOST = timedelta(hours=1)
# Longer stems are no words.
LONGEST = SearchPosting._meta.get_field("key").max_length
_ROWS = """
SELECT r.person_id, r.prior, r.facets, w.* FROM alumni_searchrow r, alumni_search_stems(r.words) w
ORDER BY r.person_id
"""

_CHANGED = """
SELECT coalesce(sum(cardinality(people)), 0),
    (SELECT reltuples FROM pg_class WHERE oid = 'alumni_searchrow'::regclass),
    coalesce(bool_or(EXISTS (SELECT FROM unnest(people) who
        WHERE NOT EXISTS (SELECT FROM alumni_searchrow r WHERE r.person_id = who))), false)
FROM alumni_searchchange
"""

# By PLACES, of each stem.
Sets = list[dict[str, BitMap]]


def build() -> int:
    """Make the index of all rows, and tell how many they are.

    Who changes meanwhile is noted as ever, and the note stays. Questions go on with the index
    before, which is kept until the next.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("SELECT pg_current_snapshot()::text")
        (moment,) = cursor.fetchone()
        made, sets = _read()
        made.save()
        _write(made, sets)
        _forget(made, moment)
    return len(made.lengths) // 2


def build_if_needed() -> int:
    """As `build`, once many have changed since, or somebody has left an hour ago. And an earlier
    index goes when nobody can be asking it any more."""
    now = timezone.now()
    if latest := SearchBuild.objects.filter(at__lt=now - LASTING).aggregate(pk=Max("pk"))["pk"]:
        _drop(SearchBuild.objects.filter(pk__lt=latest))
    recent = SearchBuild.objects.filter(at__gt=now - LEFT_AT_MOST).exists()
    with connection.cursor() as cursor:
        cursor.execute(_CHANGED)
        changed, people, somebody_left = cursor.fetchone()
    many = changed > max(MANY_CHANGED, people / SHARE_CHANGED)
    return build() if many or (somebody_left and not recent) else 0


def _read() -> tuple[SearchBuild, Sets]:
    keys, priors, facets, lengths = [], [], [], []
    sets: Sets = [defaultdict(BitMap) for _ in PLACES]
    for rows in _rows():
        number, codes = own = codes_of(rows)
        for known, fresh in zip(sets, placed(rows, own, len(keys)), strict=True):
            for key, people in fresh.items():
                known[key] |= people
        keys += [row.key for row in rows]
        priors += [row.prior for row in rows]
        lengths.append(number.astype(numpy.uint16).tobytes())
        facets.append(codes.tobytes())
    made = SearchBuild(
        people=numpy.array(keys, numpy.int64).tobytes(),
        priors=numpy.array(priors, numpy.float32).tobytes(),
        facets=b"".join(facets),
        lengths=b"".join(lengths),
    )
    return made, sets


def _rows() -> Iterator[list[Row]]:
    """The database reads the next ones while these are counted."""
    with connection.chunked_cursor() as cursor, ThreadPoolExecutor(1) as ahead:
        cursor.execute(_ROWS)
        coming = ahead.submit(cursor.fetchmany, AT_A_TIME)
        while found := coming.result():
            coming = ahead.submit(cursor.fetchmany, AT_A_TIME)
            yield [Row(*row) for row in found]


def _write(made: SearchBuild, sets: Sets) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(
            """COPY alumni_searchposting (build_id, key, number, names, titles, around, texts)
            FROM STDIN (FORMAT BINARY)"""
        ) as copy,
    ):
        copy.set_types(["int8", "varchar", "int4", *["bytea"] * len(PLACES)])
        for key in _in_order(sets[-1]):
            people = [places.get(key) for places in sets]
            copy.write_row((made.pk, key, len(sets[-1][key]), *map(_packed, people)))


def _in_order(keys: Iterable[str]) -> list[str]:
    return sorted(key for key in keys if len(key) <= LONGEST)


def _packed(people: BitMap | None) -> bytes | None:
    if not people:
        return None
    people.run_optimize()
    return people.serialize()


def _forget(made: SearchBuild, moment: str) -> None:
    """Earlier builds but the last, and the changes that are in this one."""
    _drop(SearchBuild.objects.filter(pk__lt=made.pk).order_by("-pk")[1:])
    with connection.cursor() as cursor:
        cursor.execute(
            """DELETE FROM alumni_searchchange
            WHERE transaction = pg_current_xact_id()::text::bigint
            OR pg_visible_in_snapshot(transaction::text::xid8, %s::pg_snapshot)""",
            [moment],
        )


def _drop(builds: QuerySet[SearchBuild]) -> None:
    keys = list(builds.values_list("pk", flat=True))
    if keys:
        # Without reading the sets, as a cascade would.
        SearchPosting.objects.filter(build__in=keys)._raw_delete(DEFAULT_DB_ALIAS)
        SearchBuild.objects.filter(pk__in=keys)._raw_delete(DEFAULT_DB_ALIAS)
