"""What teachers search. Written by alumni.search in the transaction of the change; the database
itself deletes a row whose person may no longer be found (migration `search_leaving`)."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from alumni.models.person import Person


class SearchRow(models.Model):
    """One row per person whom teachers may find and ask, and nobody else.

    Leaving is deletion, never a flag.
    """

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="search_row"
    )
    # 0 to 1: how complete, fresh and willing; orders what matches equally well.
    prior = models.FloatField()
    # The row's facet codes as 16-bit integers, most significant byte first; counted by the reader.
    facets = models.BinaryField()
    # Words by weight (name and topics A, title and programme B, employer and place C, bio D),
    # each facet as the word f<code>, and the tenth of the prior as the word r<0-9>.
    words = SearchVectorField()
    # What a card shows, of the fields that this person shows to teachers, in both languages.
    card = models.JSONField(default=dict)

    class Meta:
        indexes = [
            GinIndex("words", name="search_row_words", fastupdate=False),
            models.Index(fields=["-prior", "person"], name="search_row_prior"),
        ]


class SearchFacet(models.Model):
    """The small number of one thing that can be filtered on. Numbers are given once and stay."""

    code = models.SmallAutoField(primary_key=True)
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_code_per_facet")]


class SearchName(models.Model):
    """Each first and last name among the search rows, in lower case: where misspelt ones lead."""

    name = models.CharField(max_length=100, primary_key=True)

    class Meta:
        indexes = [GinIndex(OpClass("name", "gin_trgm_ops"), name="search_name_trgm")]
