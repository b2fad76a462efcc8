"""The pieces of a page's body."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

PROSE = ["bold", "italic", "link", "ol", "ul"]


class Quote(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"))
    source = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "cms/blocks/quote.html"


class Picture(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("What the picture shows, for those who do not see it"))
    caption = blocks.CharBlock(label=_("Caption and credit"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/picture.html"


class Fact(blocks.StructBlock):
    name = blocks.CharBlock(label=_("What"))
    value = blocks.CharBlock(label=_("Value"))


class Facts(blocks.StructBlock):
    rows = blocks.ListBlock(Fact(), label=_("Rows"))

    class Meta:
        icon = "list-ul"
        label = _("Facts")
        template = "cms/blocks/facts.html"


class Body(blocks.StreamBlock):
    heading = blocks.CharBlock(label=_("Heading"), icon="title", template="cms/blocks/heading.html")
    paragraph = blocks.RichTextBlock(label=_("Text"), features=PROSE, icon="pilcrow")
    quote = Quote()
    picture = Picture()
    facts = Facts()


class Stop(blocks.StructBlock):
    when = blocks.CharBlock(label=_("Years"), help_text=_("Such as 2014–2018, or 2022–"))
    what = blocks.CharBlock(label=_("What"))
    where = blocks.CharBlock(label=_("Where"), required=False)


class Road(blocks.StreamBlock):
    """Stations of a career, the latest first."""

    stop = Stop(label=_("Station"), icon="site")
