"""The index's query language, as text: 'energ' & ('vind' | 'sol':*)."""

import re
from collections.abc import Iterable

# Finds nobody: the code 0 is never given.
NOBODY = "'f0'"
_ONE_WORD = re.compile(r"'(?:[^']|'')+'")


def both(parts: Iterable[str]) -> str:
    """All of these."""
    return " & ".join(f"({part})" for part in parts) or NOBODY


def either(parts: Iterable[str]) -> str:
    """Any of these."""
    return " | ".join(f"({part})" for part in dict.fromkeys(parts)) or NOBODY


def beginning(query: str) -> str:
    """The word and longer words that begin with it; a query of several words stays as it is."""
    return f"{query}:*" if _ONE_WORD.fullmatch(query) else query


def codes(numbers: Iterable[int]) -> str:
    """Any of these facets."""
    return " | ".join(f"'f{number}'" for number in numbers) or NOBODY
