from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from alumni.models.person import Person


class SearchRow(models.Model):
    """What teachers search: one row per person whom they may find and ask, and nobody else.

    Leaving is deletion, never a flag. Written by alumni.search in the transaction of the change.
    """

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="search_row"
    )
    # 0 to 1: how complete, fresh and willing; orders what matches equally well.
    prior = models.FloatField()
    # The row's facet codes as unsigned 16-bit integers, counted by the reader.
    facets = models.BinaryField()
    # Words by weight (name and topics A, title and programme B, employer and place C, bio D),
    # and each facet as the word f<code>.
    words = SearchVectorField()

    class Meta:
        indexes = [GinIndex("words", name="search_row_words", fastupdate=False)]
