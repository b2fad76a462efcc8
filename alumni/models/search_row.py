"""What teachers search. Written by the database function `alumni_search_write` (migration
`search_written_by_database`) in the transaction of the change; the database itself deletes a row
whose person may no longer be found (migration `search_leaving`)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from alumni.models.person import Person


def _of_words(name: str, of: Q | None = None) -> GinIndex:
    """What is written goes to the end of the index first, and is sorted in by the dozen."""
    return GinIndex(
        fields=["words"], name=name, condition=of, fastupdate=True, gin_pending_list_limit=64
    )


class SearchRow(models.Model):
    """One row per person whom teachers may find and ask, and nobody else.

    Leaving is deletion, never a flag.
    """

    # Held by a trigger instead of a constraint, so that all rows can change places in a moment
    # without a lock on people.
    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="search_row", db_constraint=False
    )
    # A hash of the key, in whose order the rows stand: the lowest are a fair sample of all.
    place = models.IntegerField(default=0)
    # How many of the bands of SearchOrder the row reaches.
    band = models.SmallIntegerField(default=0)
    # 0 to 1: how complete, fresh and willing; orders what matches equally well.
    prior = models.FloatField()
    # The row's facet codes as 32-bit integers, most significant byte first; counted by the reader.
    facets = models.BinaryField()
    # Words by weight (name and topics A, title and programme B, employer and place C, bio D),
    # each facet as the word f<code>, and the words r1, r2 … of SearchOrder.
    words = SearchVectorField()

    class Meta:
        indexes = [
            _of_words("search_row_words"),
            # A fair sample, and the best, for questions that fit very many.
            _of_words("search_row_small", Q(place__lt=-(2**31) + 2**26)),
            _of_words("search_row_large", Q(place__lt=-(2**31) + 2**29)),
            _of_words("search_row_best", Q(band__gte=6)),
            _of_words("search_row_good", Q(band__gte=3)),
            models.Index(fields=["-prior", "person"], name="search_row_prior"),
        ]


class SearchCard(models.Model):
    """What a card shows, of the fields that this person shows to teachers, in both languages.

    Apart from the row, so that rows are small and a search reads few pages. The database deletes
    it together with the row.
    """

    row = models.OneToOneField(
        SearchRow, models.CASCADE, primary_key=True, related_name="card", db_constraint=False
    )
    shown = models.JSONField(default=dict)


class SearchOrder(models.Model):
    """One row: what holds for all search rows since they were last written anew."""

    # Who comes first of those who are equally complete and willing changes with this number.
    seed = models.BigIntegerField(default=0)
    # The least prior of the best half of all rows, the best quarter, eighth …: a row has the
    # word r<n> when its prior is at least the n-th. The best of very many are found by them.
    bands = ArrayField(models.FloatField(), default=list)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_search_order")]


class SearchFacet(models.Model):
    """The small number of one thing that can be filtered on. Numbers are given once and stay."""

    code = models.AutoField(primary_key=True)
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_code_per_facet")]


class SearchName(models.Model):
    """Each first and last name among the search rows, in lower case: where misspelt ones lead."""

    name = models.CharField(max_length=100, primary_key=True)

    class Meta:
        indexes = [GinIndex(OpClass("name", "gin_trgm_ops"), name="search_name_trgm")]


class SearchWord(models.Model):
    """Each word of the titles, topics and programmes, in lower case: compounds are read by them."""

    word = models.CharField(max_length=100, primary_key=True)

    class Meta:
        indexes = [
            models.Index(
                OpClass(models.functions.Reverse("word"), "text_pattern_ops"),
                name="search_word_end",
            )
        ]


class SearchStem(models.Model):
    """Each stem of the rows' words, and how many people have it: longer ones that begin with it
    are looked up here. Counted at night; a stem that came since then counts once."""

    stem = models.CharField(max_length=100, primary_key=True)
    people = models.IntegerField()
