"""The yardstick of the search: tantivy, asked the same questions about the same people."""

from collections import Counter
from importlib.util import find_spec
from typing import Any

import numpy
from django.db import connection

from alumni.models import SearchFacet
from alumni.search import Query
from alumni.search.words import words_of

# The kinds whose counts tantivy gives; those of thousands of topics and employers it is spared.
COUNTED = ("offer", "county", "where", "language", "years", "level", "programme", "free")
ROWS = """
SELECT r.person_id, r.prior, p.bio_sv || ' ' || p.given_name || ' ' || p.family_name || ' '
    || (SELECT coalesce(string_agg(e.title, ' '), '') FROM alumni_employment e
        WHERE e.person_id = p.id) || ' '
    || (SELECT coalesce(string_agg(t.name_sv, ' '), '') FROM alumni_topic t
        JOIN alumni_person_topics x ON x.topic_id = t.id WHERE x.person_id = p.id) || ' '
    || (SELECT coalesce(string_agg(o.note, ' '), '') FROM alumni_offer o WHERE o.person_id = p.id),
    r.facets
FROM alumni_searchrow r JOIN alumni_person p ON p.id = r.person_id
"""


def is_installed() -> bool:
    return find_spec("tantivy") is not None


class Tantivy:
    """An index in memory of all search rows."""

    def __init__(self) -> None:
        import tantivy

        self.tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("person", stored=True)
        builder.add_text_field("text", tokenizer_name="en_stem")
        builder.add_text_field("facet", tokenizer_name="raw")
        for kind in COUNTED:
            builder.add_text_field(kind, tokenizer_name="raw", fast=True)
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema)
        self._fill()
        self.searcher = self.index.searcher()

    def _fill(self) -> None:
        rows = SearchFacet.objects.values_list("code", "kind", "key")
        facts = {code: (kind, key) for code, kind, key in rows}
        writer = self.index.writer(heap_size=200_000_000, num_threads=2)
        with connection.chunked_cursor() as cursor:
            cursor.execute(ROWS)
            for person, _prior, text, facets in cursor:
                document = self.tantivy.Document(person=person, text=text)
                for code in numpy.frombuffer(facets, ">i4").tolist():
                    kind, key = facts[code]
                    document.add_text("facet", f"{kind}={key}")
                    if kind in COUNTED:
                        document.add_text(kind, key)
                writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def find(self, query: Query) -> tuple[int, list[int], dict[str, Any]]:
        """The total, the twenty best, and the counts of the filters."""
        both = self.tantivy.Occur.Must
        parts = [(both, self.index.parse_query(word, ["text"])) for word in words_of(query.words)]
        for kind, keys in query.filters.items():
            terms = [
                (self.tantivy.Occur.Should, self.tantivy.Query.term_query(
                    self.schema, "facet", f"{kind}={key}"))
                for key in keys
            ]  # fmt: skip
            parts.append((both, self.tantivy.Query.boolean_query(terms)))
        asked = self.tantivy.Query.boolean_query(parts)
        found = self.searcher.search(asked, 20, count=True)
        counts = self.searcher.aggregate(
            asked, {kind: {"terms": {"field": kind, "size": 100}} for kind in COUNTED}
        )
        people = [self.searcher.doc(address)["person"][0] for _score, address in found.hits]
        return found.count, people, {kind: Counter() for kind in counts}
