from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from alumni.languages import swedish_order
from alumni.models.programme import Named


class TopicQuerySet(models.QuerySet["Topic"]):
    def alphabetical(self) -> list["Topic"]:
        """By name in the reader's language, in Swedish order."""
        return sorted(self, key=lambda topic: (swedish_order(topic.name), topic.pk))


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
