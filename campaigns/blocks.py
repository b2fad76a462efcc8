"""The pieces that a communicator puts a letter together from. They hold fields, never html of the
letter: campaigns.composing turns them into letters' blocks."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from campaigns import letters, sources

PROSE_FEATURES = ["bold", "italic", "link", "ul", "ol"]


class AddressBlock(blocks.CharBlock):
    """An address that a letter may lead to: https, http, mailto, or a page of our own (/sv/…)."""

    def clean(self, value: str) -> str:
        value = super().clean(value).strip()
        try:
            return value and (value if value.startswith("/") else letters.checked(value))
        except letters.UnsafeLink:
            raise ValidationError(
                _("Write the whole address, beginning with https:// or /.")
            ) from None


def _stories() -> list[tuple[str, str]]:
    return sources.choices("story")


def _events() -> list[tuple[str, str]]:
    return sources.choices("event")


class LeadStoryBlock(blocks.StructBlock):
    story = blocks.ChoiceBlock(choices=_stories, label=_("Story"))
    label = blocks.CharBlock(
        label=_("Label"),
        max_length=20,
        required=False,
        help_text=_("For example: Alumnus of the Month"),
    )
    quote = blocks.CharBlock(label=_("Quote"), max_length=140, required=False)

    class Meta:
        label = _("Lead story")
        icon = "user"
        help_text = _("Large, first in the letter. Words and picture come from the story.")


class StoryBlock(blocks.StructBlock):
    story = blocks.ChoiceBlock(choices=_stories, label=_("Story"))
    label = blocks.CharBlock(label=_("Label"), max_length=20, required=False)
    more = blocks.CharBlock(
        label=_("Words on the link"),
        max_length=30,
        required=False,
        help_text=_("Say where it leads: “Read about Maja”, not “read more”."),
    )

    class Meta:
        label = _("Story")
        icon = "doc-full"


class EventChoiceBlock(blocks.StructBlock):
    event = blocks.ChoiceBlock(choices=_events, label=_("Event"))
    label = blocks.CharBlock(label=_("Label"), max_length=20, required=False)

    class Meta:
        label = _("Event with answers")
        icon = "calendar-alt"
        help_text = _("Time, place and the buttons yes, maybe and no come from the event.")


class FactBlock(blocks.StructBlock):
    word = blocks.CharBlock(label=_("Word"), max_length=12, help_text=_("For example: When"))
    value = blocks.CharBlock(label=_("Value"), max_length=90)


class CallBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Label"), max_length=20, required=False)
    title = blocks.CharBlock(label=pgettext_lazy("letter", "Title"), max_length=60)
    intro = blocks.TextBlock(label=_("Text"), max_length=280, rows=3)
    rows = blocks.ListBlock(FactBlock(), label=_("Facts"), max_num=5, default=[])
    yes = blocks.CharBlock(label=_("Words on the button"), max_length=24)
    yes_url = AddressBlock(label=_("The button leads to"), max_length=500)
    second = blocks.CharBlock(label=_("Second link"), max_length=30, required=False)
    second_url = AddressBlock(label=_("It leads to"), max_length=500, required=False)

    class Meta:
        label = _("We need you")
        icon = "comment"


class ProseBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=pgettext_lazy("letter", "Title"), max_length=60, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=PROSE_FEATURES, max_length=3000)

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        help_text = _("Write {given_name} where the recipient's first name should stand.")


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What the picture shows"),
        max_length=150,
        help_text=_("Read aloud, and shown where pictures are turned off."),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=120, required=False)

    class Meta:
        label = _("Picture")
        icon = "image"


class ButtonBlock(blocks.StructBlock):
    words = blocks.CharBlock(label=_("Words on the button"), max_length=30)
    url = AddressBlock(label=_("Leads to"), max_length=500)

    class Meta:
        label = _("Button")
        icon = "link"


class StillYouBlock(blocks.StructBlock):
    words = blocks.CharBlock(
        label=_("Words on the button"), max_length=30, default=_("Is this still you?")
    )

    class Meta:
        label = _("Is this still you?")
        icon = "user"
        help_text = _(
            "For people without an account: the button asks whether the address is still theirs, "
            "and lets them join as who the register says they are."
        )


class LetterBlocks(blocks.StreamBlock):
    lead_story = LeadStoryBlock()
    story = StoryBlock()
    event = EventChoiceBlock()
    call = CallBlock()
    prose = ProseBlock()
    picture = PictureBlock()
    button = ButtonBlock()
    still_you = StillYouBlock()

    class Meta:
        block_counts = {"lead_story": {"max_num": 1}}
        max_num = 15
