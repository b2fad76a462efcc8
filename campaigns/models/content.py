from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from campaigns.blocks import LetterBlocks


class Content(models.Model):
    """The words of a letter to many, in each language: subject, preheader, and blocks."""

    subject_sv = models.CharField(_("subject in Swedish"), max_length=120, blank=True)
    subject_en = models.CharField(_("subject in English"), max_length=120, blank=True)
    preheader_sv = models.CharField(_("preheader in Swedish"), max_length=150, blank=True)
    preheader_en = models.CharField(_("preheader in English"), max_length=150, blank=True)
    body_sv = StreamField(LetterBlocks(), verbose_name=_("letter in Swedish"), blank=True)
    body_en = StreamField(LetterBlocks(), verbose_name=_("letter in English"), blank=True)

    class Meta:
        abstract = True

    def words(self) -> dict[str, object]:
        """Subject, preheader and blocks in both languages, by the names of their fields."""
        return {field.name: getattr(self, field.name) for field in Content._meta.get_fields()}
