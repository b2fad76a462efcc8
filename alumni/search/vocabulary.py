"""What the network knows of the words that somebody typed: other words for a topic, the parts of
a compound, longer compounds, and names that are nearly the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from alumni.search.queries import Asked, stems
from alumni.search.words import as_written, words_of

# A compound is taken apart into two words of at least so many letters, with an s between or not.
SHORTEST_PART = 4
# A topic's name may be of so many words.
LONGEST_NAME = 3
# How many compounds that end with a word are looked for as well.
MOST_LONGER = 12
# Stems that begin with a word's are looked for as well from so many letters on.
SHORTEST_BEGINNING = 3
# Other words for one thing.
MOST_OTHERS = 8


@dataclass(frozen=True)
class Known:
    """About the words of one question, each in lower case."""

    # Words that belong together → the topic's other names: ("climate", "adaptation") → [...].
    others: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    # Compound → its two parts.
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    # Word → compounds that end with it: "ledare" → "projektledare".
    longer: dict[str, list[str]] = field(default_factory=dict)
    # Words that stand in a title, topic or programme, or that are somebody's name.
    familiar: frozenset[str] = frozenset()
    # Those of the words that are somebody's name.
    named: frozenset[str] = frozenset()
    # All of these, as the index is asked for them; nothing for words that it does not keep.
    queries: dict[str, Asked] = field(default_factory=dict)


_LOOK_UP = """SELECT * FROM alumni_search_look_up(
    %s::text[], %s::text[], %s::text[], %s::text[], %s)"""


def look_up(words: Sequence[str], longest: int = LONGEST_NAME, text: str = "") -> Known:
    """One statement for all the words of a question; up to `longest` in a row may be one name, as
    it stands in the `text`: "hospitality and tourism"."""
    written = as_written(text, words, longest) if text else {}
    groups = [
        tuple(words[start : start + length])
        for length in range(longest, 0, -1)
        for start in range(len(words) - length + 1)
    ]
    splits = {word: _splits(word) for word in words}
    pieces = sorted({piece for pairs in splits.values() for pair in pairs for piece in pair})
    ends = [word for word in words if len(word) > SHORTEST_PART and re.fullmatch(r"\w+", word)]
    with connection.cursor() as cursor:
        cursor.execute(
            _LOOK_UP,
            [
                [written.get(group) or " ".join(group) for group in groups],
                [*words, *pieces],
                list(words),
                ends,
                MOST_LONGER,
            ],
        )
        rows = cursor.fetchall()
    return _known(rows, groups, splits)


def _known(
    rows: Sequence[tuple],
    groups: Sequence[tuple[str, ...]],
    splits: dict[str, list[tuple[str, str]]],
) -> Known:
    """What the rows say: (what, number of the group, text, its query, names, their queries)."""
    written = {text for what, _i, text, *_rest in rows if what == "word"}
    named = {text for what, _i, text, *_rest in rows if what == "name"}
    topics = [(groups[i - 1], names) for what, i, _t, _q, names, _k in rows if what == "topic"]
    queries = {
        " ".join(groups[i - 1]) if what == "typed" else text: query
        for what, i, text, query, *_r in rows
        if query
    }
    longer: dict[str, list[str]] = {}
    for what, _i, text, _query, names, keys in rows:
        queries |= zip(map(str.lower, names), keys, strict=True) if what == "topic" else ()
        if what == "longer":
            longer.setdefault(names[0], []).append(text)
    return Known(
        _others(topics),
        {word: pair for word, pairs in splits.items() for pair in pairs if {*pair} <= written},
        longer,
        frozenset(word for word in splits if word in written | named),
        frozenset(named),
        {text: asked for text, query in queries.items() if (asked := stems(query))},
    )


def _others(topics: list[tuple[tuple[str, ...], list[str]]]) -> dict[tuple[str, ...], list[str]]:
    """The longest names first; a word of theirs is not looked at alone."""
    found: dict[tuple[str, ...], list[str]] = {}
    taken: set[str] = set()
    for group, names in sorted(topics, key=lambda topic: (-len(topic[0]), topic)):
        if group in found or not taken & set(group):
            taken |= set(group)
            plain = " ".join(group)
            fresh = [name.lower() for name in names if name and " ".join(words_of(name)) != plain]
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


def similar_names(words: Sequence[str]) -> dict[str, dict[str, Asked]]:
    """For each word: the names nearest to it in spelling, of those that are near, and how the index
    is asked for each. Some may be nobody's any more."""
    found: dict[str, dict[str, Asked]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM alumni_search_similar(%s::text[])", [list(words)])
        for word, name, query in cursor.fetchall():
            if asked := stems(query):
                found.setdefault(word, {})[name] = asked
    return found
