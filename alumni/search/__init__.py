"""What teachers search: one row per person whom they may find and ask.

`refresh` rewrites rows after a change, `rebuild` all of them; `find` asks, `pick_terms` reads a
pasted syllabus. Figures and the choice of method: reference/search.md of the project.
"""

from alumni.search.asking import Card, Found, Query, find
from alumni.search.cards import cards
from alumni.search.facets import FACET_KINDS, FacetValue, language_name
from alumni.search.rows import rebuild, refresh
from alumni.search.statements import PAGE, RANKED
from alumni.search.syllabus import Term, pick_terms
from alumni.search.why import Reason, why

__all__ = [
    "FACET_KINDS",
    "PAGE",
    "RANKED",
    "Card",
    "FacetValue",
    "Found",
    "Query",
    "Reason",
    "Term",
    "cards",
    "find",
    "language_name",
    "pick_terms",
    "rebuild",
    "refresh",
    "why",
]
