from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from campaigns.blocks import LetterBlocks


class Content(models.Model):
    """The words of a letter to many, in each language, as blocks."""

    body_sv = StreamField(LetterBlocks(), verbose_name=_("letter in Swedish"), blank=True)
    body_en = StreamField(LetterBlocks(), verbose_name=_("letter in English"), blank=True)

    class Meta:
        abstract = True
