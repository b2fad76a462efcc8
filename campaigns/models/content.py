from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _


def _letter(label: object) -> models.Field:
    """The blocks of a letter. The process that sends campaigns runs without Wagtail, which would
    double its memory, and reads no draft: there they are the text that the table holds."""
    if not apps.is_installed("wagtail"):
        return models.TextField(label, blank=True)
    from wagtail.fields import StreamField

    from campaigns.blocks import LetterBlocks

    return StreamField(LetterBlocks(), verbose_name=label, blank=True)


class Content(models.Model):
    """The words of a letter to many, in each language: subject, preheader, and blocks."""

    subject_sv = models.CharField(_("subject in Swedish"), max_length=120, blank=True)
    subject_en = models.CharField(_("subject in English"), max_length=120, blank=True)
    preheader_sv = models.CharField(_("preheader in Swedish"), max_length=150, blank=True)
    preheader_en = models.CharField(_("preheader in English"), max_length=150, blank=True)
    body_sv = _letter(_("letter in Swedish"))
    body_en = _letter(_("letter in English"))

    class Meta:
        abstract = True

    def words(self) -> dict[str, object]:
        """Subject, preheader and blocks in both languages, by the names of their fields."""
        return {field.name: getattr(self, field.name) for field in Content._meta.get_fields()}
