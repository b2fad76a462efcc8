"""The words of a letter: blocks in, html and text out. Knows neither rows nor requests.

A block is a frozen dataclass with `parts(book) -> (html row, text)`; both are written from the same
fields, so every link of the html stands in the text.
"""

from campaigns.letters.book import (
    FALLBACKS,
    Book,
    CampaignBook,
    Link,
    ProofBook,
    Rendered,
    Target,
    UnsafeLink,
    checked,
    slot_values,
)
from campaigns.letters.frame import Block, Finished, Footer, Letter, Trap, render, without_pictures
from campaigns.letters.news import (
    AboutSomebody,
    Button,
    Call,
    EventBlock,
    LeadStory,
    Masthead,
    Picture,
    Story,
)
from campaigns.letters.personal import (
    AnswerButtons,
    Buttons,
    Code,
    FactPanel,
    Image,
    PersonCard,
    Prose,
    Quote,
    RichProse,
    greeting,
)
from campaigns.letters.singles import (
    CodeLetter,
    ConfirmationLetter,
    NoticeLetter,
    ReminderLetter,
    RequestLetter,
    sender_name,
)

__all__ = [
    "FALLBACKS",
    "AboutSomebody",
    "AnswerButtons",
    "Block",
    "Book",
    "Button",
    "Buttons",
    "Call",
    "CampaignBook",
    "Code",
    "CodeLetter",
    "ConfirmationLetter",
    "EventBlock",
    "FactPanel",
    "Finished",
    "Footer",
    "Image",
    "LeadStory",
    "Letter",
    "Link",
    "Masthead",
    "NoticeLetter",
    "PersonCard",
    "Picture",
    "ProofBook",
    "Prose",
    "Quote",
    "ReminderLetter",
    "Rendered",
    "RequestLetter",
    "RichProse",
    "Story",
    "Target",
    "Trap",
    "UnsafeLink",
    "checked",
    "greeting",
    "render",
    "sender_name",
    "slot_values",
    "without_pictures",
]
