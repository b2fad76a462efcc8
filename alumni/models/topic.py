from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni.models.programme import Named, NamedQuerySet

LONGEST_WORD = 60


def own_words_field() -> ArrayField:
    """Words that somebody uses and the vocabulary does not have, as they wrote them."""
    word = models.CharField(max_length=LONGEST_WORD)
    # Rows written by SQL alone, in benchmarks and bulk loads, need not name the column.
    empty: Any = []
    return ArrayField(word, default=list, db_default=empty, blank=True, verbose_name=_("own words"))


class TopicQuerySet(NamedQuerySet):
    def by_word(self) -> dict[str, "Topic"]:
        """Every word that leads to a topic, case folded: its names and its synonyms."""
        known: dict[str, Topic] = {}
        for topic in self.order_by("pk"):
            for word in topic.words:
                known.setdefault(word.casefold(), topic)
        return known


class Topic(Named):
    """A word of the shared vocabulary: what somebody knows, offers or wants to read about."""

    slug = models.SlugField(max_length=80, unique=True)
    # Other words that mean this topic, in any language: they lead here in search.
    synonyms = ArrayField(
        models.CharField(max_length=80), default=list, blank=True, verbose_name=_("synonyms")
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    @property
    def words(self) -> list[str]:
        return [word for word in (self.name_sv, self.name_en, *self.synonyms) if word]


class DeclinedWord(models.Model):
    """A proposed word that is not to be a topic. It stays with the people who wrote it."""

    word = models.CharField(
        max_length=LONGEST_WORD, unique=True, help_text="Case folded: one row for all spellings."
    )
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
