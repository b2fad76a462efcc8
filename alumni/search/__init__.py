"""What teachers search: one row per person whom they may find and ask.

`refresh` rewrites rows after a change, `rebuild` all of them, `renew` the index; `find` asks,
`pick_terms` reads a pasted syllabus. Rows are in the database; what is asked are sets made of them,
which each process keeps in memory (`index`).
"""

from alumni.search.asking import Card, Found, Query, find
from alumni.search.cards import cards
from alumni.search.facets import FACET_KINDS, FacetValue, language_name
from alumni.search.rows import rebuild, refresh, renew
from alumni.search.syllabus import Term, pick_terms, terms_said
from alumni.search.wanted import PAGE, RANKED
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
    "renew",
    "terms_said",
    "why",
]
