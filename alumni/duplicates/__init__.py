"""Who may be the same person: found by keys, weighed by score, decided by people.

`refresh` keeps the match cards of people current, `resembling` finds whom a stranger may be,
`search` looks through the register for pairs. The bands were measured on planted duplicates
(benchmarks/importing.py): LIKELY is suggested, from POSSIBLE somebody looks, below it is another.
"""

from alumni.duplicates.cards import complete, forget, rebuild, refresh
from alumni.duplicates.pairs import search
from alumni.duplicates.resembling import Candidate, resembling
from alumni.duplicates.scoring import LIKELY, POSSIBLE, Card, compare
from alumni.duplicates.words import sentence

__all__ = [
    "LIKELY",
    "POSSIBLE",
    "Candidate",
    "Card",
    "compare",
    "complete",
    "forget",
    "rebuild",
    "refresh",
    "resembling",
    "search",
    "sentence",
]
