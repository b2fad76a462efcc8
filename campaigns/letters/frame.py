"""A whole letter: its head, its blocks, its foot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.conf import settings
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from campaigns.letters import pieces
from campaigns.letters.book import Book, Rendered
from campaigns.letters.brand import CARD, OUTLOOK_STYLE, PAGE, STYLE
from campaigns.letters.news import Button
from campaigns.letters.pieces import TABLE, link, row, small, wrap

_SOURCE = re.compile(r'(?<=<img) src="[^"]*"')


class Block(Protocol):
    def parts(self, book: Book) -> tuple[str, str]:
        """The html row of the one-column table, and the text written from the same fields."""


@dataclass(frozen=True)
class Footer:
    """Last and once: why the letter came, ways out of it, who sent it."""

    why: str
    links: list[Button] = field(default_factory=list)
    one_click: str = ""

    def parts(self, book: Book) -> tuple[str, str]:
        ways = [(book.url(way.target, way.words), way.words) for way in self.links]
        privacy, privacy_words = _privacy_url(), _("How we handle your data")
        html = small(book.words(self.why))
        if ways:
            shown = "&nbsp;&nbsp; ".join(link(escape(u), book.words(w), 14) for u, w in ways)
            html += pieces.paragraph(shown, 14, 24, "muted", "0 0 14px")
        if self.one_click:
            html += small(book.words(self.one_click))
        postal = escape(settings.MAIL_POSTAL_ADDRESS)
        html += small(f"{postal}<br>{link(privacy, escape(privacy_words), 14)}", "0")
        text = pieces.text_blocks(
            "-- \n" + wrap(book.plain(self.why)),
            "\n".join(f"{book.plain(words)}:\n{url}" for url, words in ways),
            wrap(book.plain(self.one_click)),
            f"{settings.MAIL_POSTAL_ADDRESS}\n{privacy_words}:\n{privacy}",
        )
        return row(html, "page", PAGE, "28px 20px 36px"), text


@dataclass(frozen=True)
class Trap:
    """A link that no person sees, for scanners that follow everything. Empty, so it stays unseen
    where `display:none` is dropped; absent from the text."""

    url: str

    def parts(self, book: Book) -> tuple[str, str]:
        return (
            f'<tr><td class="card hide" bgcolor="{CARD[0]}" style="background-color:{CARD[0]};'
            f'font-size:1px;line-height:1px;"><a href="{escape(self.url)}" tabindex="-1" '
            'aria-hidden="true" style="display:none;"></a></td></tr>',
            "",
        )


@dataclass(frozen=True)
class Letter:
    """What is to be said, in one language; `render` makes it html and text."""

    language: str
    subject: str
    preheader: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Finished(Letter):
    """A letter that is written already: a proof of one to many, sent to one."""

    rendered: Rendered = field(kw_only=True)


def render(letter: Letter, book: Book | None = None) -> Rendered:
    """Html and text of a letter. Raises UnsafeLink for a link that a letter may not carry.

    Without a book it is a single letter; composing.py passes a CampaignBook.
    """
    if isinstance(letter, Finished):
        return letter.rendered
    book = book or Book(letter.language)
    subject = " ".join(letter.subject.split())
    with translation.override(letter.language):
        parts = [block.parts(book) for block in letter.blocks]
    text = "\n\n\n".join(part[1] for part in parts if part[1]).replace("\n\n\n-- ", "\n\n-- ")
    html = _document(
        letter.language,
        book.words(subject),
        book.words(letter.preheader),
        "\n".join(part[0] for part in parts),
    )
    html = _with_main_heading(html)
    return Rendered(book.plain(subject), html, text + "\n", tuple(book.links))


def _with_main_heading(html: str) -> str:
    """Where no block makes the main heading, the first one is it: its looks stay as they are."""
    if "<h1" in html or "<h2" not in html:
        return html
    return html.replace("<h2", "<h1", 1).replace("</h2>", "</h1>", 1)


def without_pictures(html: str) -> str:
    """The letter as a mail program shows it that loads no pictures: their descriptions stand."""
    return _SOURCE.sub("", html)


def _document(language: str, title: str, preheader: str, rows: str) -> str:
    padding = "&zwnj;&nbsp;" * 40
    return f"""<!doctype html>
<html lang="{language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>{title}</title>
{OUTLOOK_STYLE}
<style>
{STYLE}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:{PAGE[0]};">
<div style="display:none;max-height:0;overflow:hidden;" class="hide">{preheader}{padding}</div>
<table {TABLE} class="page" bgcolor="{PAGE[0]}" style="background-color:{PAGE[0]};">
<tr><td class="outer" align="center" style="padding:0;">
<!--[if mso]><table role="presentation" cellpadding="0" cellspacing="0" border="0" width="600" \
align="center"><tr><td><![endif]-->
<table {TABLE} class="card" style="max-width:600px;margin:0 auto;background-color:{CARD[0]};">
{rows}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr>
</table>
</body>
</html>
"""


def _privacy_url() -> str:
    return f"{settings.BASE_URL}/{translation.get_language() or 'sv'}/your-data/"
