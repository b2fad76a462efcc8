"""Writing match cards: hashed blocking keys and one line to compare, set-wise in SQL.

The keys follow reference/search.md §4 of the project: e-mail; telephone, initial and year of birth;
day of birth and three letters of a name; two letters of both names, year of birth and town; three
letters of a name, programme and year (which finds a changed surname); three letters of both names
and programme. Letters are compared without case, accents and signs.
"""
# ruff: noqa: S608 - the SQL is put together from constants here; values go as values.

from collections.abc import Iterable

from django.db import connection, transaction

ACCENTED = "ÅåÄäÆæÖöØøÉéÈèÊêËëÁáÀàÂâÃãÇçÍíÌìÎîÏïÑñÓóÒòÔôÕõÚúÙùÛûÜüÝýÿŠšŽžŁł"
BARE = "AaAaAaOoOoEeEeEeEeAaAaAaAaCcIiIiIiIiNnOoOoOoOoUuUuUuUuYyySsZzLl"


def fold(column: str) -> str:
    """SQL: letters and figures alone, in lower case, without accents."""
    plain = f"lower(translate({column}, '{ACCENTED}', '{BARE}'))"
    return f"regexp_replace({plain}, '[^[:alnum:]]+', '', 'g')"


# `source` has: id, given_name, family_name, former, birth_date, phone, town, emails, degrees;
# a degree is "programme:year". The first of January is how registers write a year alone.
KEYED = f"""
bare AS (
    SELECT id, {fold("given_name")} AS g, {fold("family_name")} AS f,
           {fold("former")} AS former, birth_date AS born,
           extract(year FROM birth_date)::int AS y, emails, degrees, {fold("town")} AS t,
           right(regexp_replace(phone, '[^0-9]+', '', 'g'), 9) AS ph
      FROM source),
keyed AS (
    SELECT b.id, concat_ws('|', g, f, former, coalesce(born::text, ''), ph, t,
             replace(array_to_string(emails, ' '), '|', ''), array_to_string(degrees, ' ')) AS card,
      ARRAY(SELECT DISTINCT hashtextextended(key, 0) FROM (
        SELECT 'e' || unnest(emails) AS key
        UNION ALL SELECT unnest(ARRAY[
          CASE WHEN length(ph) > 5 THEN 'p' || ph || left(g, 1) || y END,
          CASE WHEN length(ph) > 5 THEN 'p' || ph || left(f, 1) || y END,
          CASE WHEN to_char(born, 'MMDD') <> '0101' THEN 'd' || born || left(g, 3) END,
          CASE WHEN to_char(born, 'MMDD') <> '0101' THEN 'd' || born || left(f, 3) END,
          CASE WHEN t <> '' THEN
            't' || least(left(g, 2), left(f, 2)) || greatest(left(g, 2), left(f, 2)) || y || t END])
        UNION ALL SELECT unnest(ARRAY[
            'n' || left(g, 3) || ':' || d, 'n' || left(f, 3) || ':' || d,
            'q' || least(left(g, 3), left(f, 3)) || greatest(left(g, 3), left(f, 3)) || ':'
                || split_part(d, ':', 1)])
          FROM unnest(degrees) d WHERE d NOT LIKE ':%%') k
        WHERE key IS NOT NULL) AS keys
      FROM bare b)
"""
PEOPLE = """
source AS (
    SELECT p.id, p.given_name, p.family_name, p.birth_date, p.phone, p.town,
           array_to_string(p.former_names, ' ') AS former,
           ARRAY(SELECT a.email FROM alumni_address a WHERE a.person_id = p.id) AS emails,
           ARRAY(SELECT DISTINCT coalesce(d.programme_id::text, '') || ':' || d.year
                   FROM alumni_degree d WHERE d.person_id = p.id) AS degrees
      FROM alumni_person p
     WHERE p.merged_into_id IS NULL AND p.erased_at IS NULL AND {scope})
"""
WRITE = f"""
WITH {PEOPLE}, {KEYED}
INSERT INTO alumni_matchcard (person_id, keys, card) SELECT id, keys, card FROM keyed
ON CONFLICT (person_id) DO UPDATE
   SET keys = excluded.keys, card = excluded.card, searched_at = NULL
 WHERE alumni_matchcard.card <> excluded.card
"""


def refresh(person_ids: Iterable[int]) -> None:
    """Rewrite the cards of these people, in the transaction of the change."""
    ids = sorted(set(person_ids))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """DELETE FROM alumni_matchcard c USING alumni_person p WHERE c.person_id = ANY(%s)
                AND p.id = c.person_id
                AND (p.merged_into_id IS NOT NULL OR p.erased_at IS NOT NULL)""",
            [ids],
        )
        cursor.execute(WRITE.format(scope="p.id = ANY(%s)"), [ids])


def forget(person_ids: Iterable[int]) -> None:
    """Take the cards of many changed people away; `complete` writes them before anybody looks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM alumni_matchcard WHERE person_id = ANY(%s)", [sorted(set(person_ids))]
        )


def complete() -> int:
    """Write the cards that are missing, whoever brought those people in. Returns how many."""
    scope = "NOT EXISTS (SELECT FROM alumni_matchcard c WHERE c.person_id = p.id)"
    with connection.cursor() as cursor:
        cursor.execute(WRITE.format(scope=scope).replace("%%", "%"))
        return cursor.rowcount


def rebuild() -> int:
    """Write all cards anew; the index is made afterwards, which is many times quicker."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE alumni_matchcard")
        cursor.execute("DROP INDEX match_card_keys")
        cursor.execute(WRITE.format(scope="true").replace("%%", "%"))
        written = cursor.rowcount
        cursor.execute(
            "CREATE INDEX match_card_keys ON alumni_matchcard USING gin (keys) "
            "WITH (fastupdate = off)"
        )
    return written
