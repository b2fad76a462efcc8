"""What teachers search. Written by the database function `alumni_search_write` in the transaction
of the change; the database itself deletes a row whose person may no longer be found (migration
`search_leaving`), and notes every change of the rows."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils import timezone

from alumni.models.person import Person


class SearchRow(models.Model):
    """One row per person whom teachers may find and ask, and nobody else.

    Leaving is deletion, never a flag.
    """

    # Held by a trigger instead of a constraint: people are written without a look at this table.
    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="search_row", db_constraint=False
    )
    # 0 to 1: how complete, fresh and willing; orders what matches equally well.
    prior = models.FloatField()
    # The row's facet codes as 32-bit integers, most significant byte first.
    facets = models.BinaryField()
    # Words by weight (name and topics A, title and programme B, employer and place C, bio D).
    words = SearchVectorField()


class SearchCard(models.Model):
    """What a card shows, of the fields that this person shows to teachers, in both languages.

    Apart from the row, so that rows are small. The database deletes it together with the row.
    """

    row = models.OneToOneField(
        SearchRow, models.CASCADE, primary_key=True, related_name="card", db_constraint=False
    )
    shown = models.JSONField(default=dict)


class SearchBuild(models.Model):
    """All rows as they were when the index was made: people are numbered from 0, and what holds
    for each of them stands at their number. The latest is asked; SearchChange tells what it lacks.
    """

    at = models.DateTimeField(default=timezone.now)
    # Their keys as 64-bit integers and priors as 32-bit floats, in the order of the machine.
    people = models.BinaryField()
    priors = models.BinaryField()
    # The facets of all rows one after the other, and how many each has, in 16 bits.
    facets = models.BinaryField()
    lengths = models.BinaryField()


class SearchPosting(models.Model):
    """Who has a stem, or the facet "=<code>": sets of numbers of SearchBuild, each person in one of
    the four, by the place where the word counts most. Serialised by pyroaring."""

    build = models.ForeignKey(SearchBuild, models.CASCADE, db_index=False)
    key = models.CharField(max_length=100, db_collation="C")
    # How many have it.
    number = models.IntegerField()
    names = models.BinaryField(null=True)
    titles = models.BinaryField(null=True)
    around = models.BinaryField(null=True)
    texts = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["build", "key"], name="one_posting_per_key"),
        ]


class SearchChange(models.Model):
    """Whose rows one statement changed since the index was made. Written by triggers."""

    # The keys alone: somebody may be gone already.
    people = ArrayField(models.BigIntegerField())
    # The number of the transaction: whoever has read the changes that were visible once, reads
    # after that those that were not.
    transaction = models.BigIntegerField(db_index=True)


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
