"""What the network knows of the words that somebody typed: other words for a topic, the parts of
a compound, longer compounds, and names that are nearly the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

# A compound is taken apart into two words of at least so many letters, with an s between or not.
SHORTEST_PART = 4
# A topic's name may be of so many words.
LONGEST_NAME = 3
# How many compounds that end with a word are looked for as well.
MOST_LONGER = 12
# Other words for one thing.
MOST_OTHERS = 8


@dataclass(frozen=True)
class Known:
    """About the words of one question, each in lower case."""

    # Words that belong together → the topic's other names: ("climate", "adaptation") → [...].
    others: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    # Compound → its two parts.
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    # Words that stand in a title, topic or programme, or that are somebody's name.
    familiar: frozenset[str] = frozenset()


def look_up(words: Sequence[str], longest: int = LONGEST_NAME) -> Known:
    """One statement for all the words of a question; up to `longest` in a row may be one name."""
    groups = [
        tuple(words[start : start + length])
        for length in range(longest, 0, -1)
        for start in range(len(words) - length + 1)
    ]
    splits = {word: _splits(word) for word in words}
    pieces = sorted({piece for pairs in splits.values() for pair in pairs for piece in pair})
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT 0, g.i, t.name_sv, t.name_en, t.synonyms::text[]
            FROM unnest(%s::text[]) WITH ORDINALITY AS g(words, i)
            JOIN alumni_topic t ON alumni_topic_keys(t.name_sv, t.name_en, t.synonyms::text[])
                @> ARRAY[plainto_tsquery('swedish', g.words)::text]
            UNION ALL SELECT 1, 0, word, '', '{}' FROM alumni_searchword WHERE word = ANY(%s)
            UNION ALL SELECT 2, 0, name, '', '{}' FROM alumni_searchname WHERE name = ANY(%s)""",
            [[" ".join(group) for group in groups], [*words, *pieces], list(words)],
        )
        rows = cursor.fetchall()
    written = {row[2] for row in rows if row[0] == 1}
    named = {row[2] for row in rows if row[0] == 2}
    topics = [(groups[row[1] - 1], [*row[2:4], *row[4]]) for row in rows if row[0] == 0]
    return Known(
        _others(topics),
        {word: pair for word, pairs in splits.items() for pair in pairs if {*pair} <= written},
        frozenset(word for word in words if word in written | named),
    )


def _others(topics: list[tuple[tuple[str, ...], list[str]]]) -> dict[tuple[str, ...], list[str]]:
    """The longest names first; a word of theirs is not looked at alone."""
    found: dict[tuple[str, ...], list[str]] = {}
    taken: set[str] = set()
    for group, names in sorted(topics, key=lambda topic: (-len(topic[0]), topic)):
        if group in found or not taken & set(group):
            taken |= set(group)
            plain = " ".join(group)
            fresh = [name.lower() for name in names if name and name.lower() != plain]
            known = found.setdefault(group, [])
            known += [name for name in dict.fromkeys(fresh) if name not in known]
    return {group: names[:MOST_OTHERS] for group, names in found.items()}


def _splits(word: str) -> list[tuple[str, str]]:
    """Where a long word may be two: the longest second part first."""
    if not word.isalpha() or len(word) < 2 * SHORTEST_PART:
        return []
    pairs = []
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, second = word[:cut], word[cut:]
        pairs.append((first, second))
        if first.endswith("s") and len(first) > SHORTEST_PART:
            pairs.append((first[:-1], second))
    return pairs


def longer_words(words: Sequence[str]) -> dict[str, list[str]]:
    """For each word the compounds that end with it: "ledare" → "projektledare"."""
    found: dict[str, list[str]] = {}
    ends = [word for word in words if len(word) > SHORTEST_PART and re.fullmatch(r"\w+", word)]
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT w, x.word FROM unnest(%s::text[]) w CROSS JOIN LATERAL (
                SELECT word FROM alumni_searchword
                WHERE reverse(word) LIKE reverse(w) || '_%%' ORDER BY word LIMIT %s) x""",
            [ends, MOST_LONGER],
        )
        for word, compound in cursor.fetchall():
            found.setdefault(word, []).append(compound)
    return found


def similar_names(words: Sequence[str]) -> dict[str, list[str]]:
    """For each word: the up to five names nearest to it in spelling, of those that are near.

    Names stay in their table when people leave; only those that somebody bears are suggested.
    """
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT w, s.name FROM unnest(%s::text[]) w CROSS JOIN LATERAL (
                SELECT name FROM alumni_searchname n WHERE name %% w AND EXISTS (
                    SELECT FROM alumni_searchrow r
                    WHERE r.words @@ plainto_tsquery('swedish', n.name))
                ORDER BY similarity(name, w) DESC, name LIMIT 5) s""",
            [list(words)],
        )
        for word, name in cursor.fetchall():
            found.setdefault(word, []).append(name)
    return found
