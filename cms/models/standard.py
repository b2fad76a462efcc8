from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import Body
from cms.models.page import SitePage


class StandardPage(SitePage):
    """A page of words. Its kind tells the frame where to link to it."""

    class Kind(models.TextChoices):
        ABOUT = "about", _("About the network")
        PRIVACY = "privacy", _("How we handle personal data")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")
        STUDENTS = "students", _("For students")
        TEACHERS = "teachers", _("For teachers")
        EMPLOYERS = "employers", _("For employers")
        OTHER = "other", _("Another page")

    kind = models.CharField(_("kind"), max_length=13, choices=Kind, default=Kind.OTHER)
    intro = models.TextField(_("introduction"), blank=True)
    body = StreamField(Body(), verbose_name=_("text"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("kind"),
    ]
    parent_page_types = ["cms.HomePage", "cms.StandardPage"]
    subpage_types = ["cms.StandardPage"]
    template = "cms/standard.html"

    class Meta:
        verbose_name = _("page of words")
        verbose_name_plural = _("pages of words")
