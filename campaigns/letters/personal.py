"""Blocks of prose, and of the single letters: a request, a code, a confirmation."""

from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.translation import gettext as _

from campaigns.letters import pieces, rich
from campaigns.letters.book import Book
from campaigns.letters.brand import CARD, INK, MONOSPACE, TINT
from campaigns.letters.news import Button, Picture, Rows, facts
from campaigns.letters.pieces import TABLE, heading, link, paragraph, row, wrap


@dataclass(frozen=True)
class Prose:
    """A heading and plain paragraphs. `level=1` for the heading of a single letter."""

    paragraphs: list[str] = field(default_factory=list)
    title: str = ""
    level: int = 1

    def parts(self, book: Book) -> tuple[str, str]:
        body = ""
        if self.title:
            size = (28, 35, "ink lead") if self.level == 1 else (22, 29, "ink")
            body += heading(
                self.level, book.words(self.title), size[0], size[1], "0 0 16px", size[2]
            )
        last = len(self.paragraphs) - 1
        for number, text in enumerate(self.paragraphs):
            margin = "0" if number == last else "0 0 16px"
            body += paragraph(book.words(text).replace("\n", "<br>"), margin=margin)
        padding = "24px 20px 28px" if self.paragraphs else "16px 20px 4px"
        lines = [
            "\n".join(wrap(line) for line in book.plain(text).split("\n"))
            for text in self.paragraphs
        ]
        return row(body, padding=padding), pieces.text_blocks(book.plain(self.title), *lines)


@dataclass(frozen=True)
class RichProse:
    """A heading and rich text: paragraphs, bold, italic, links and lists; all else is dropped."""

    html: str
    title: str = ""
    level: int = 2

    def parts(self, book: Book) -> tuple[str, str]:
        body = heading(self.level, book.words(self.title), 22, 29) if self.title else ""
        html, text = rich.convert(self.html, book)
        return (
            row(body + html, padding="24px 20px 12px"),
            pieces.text_blocks(book.plain(self.title), text),
        )


@dataclass(frozen=True)
class Image:
    """A picture across the letter, with a line below it."""

    picture: Picture
    caption: str = ""

    def parts(self, book: Book) -> tuple[str, str]:
        shown = self.picture
        height = max(1, round(600 * shown.height / max(shown.width, 1)))
        html = pieces.wide_picture(escape(shown.src), escape(shown.alt), 600, height)
        if self.caption:
            caption = paragraph(book.words(self.caption), 14, 20, "muted", "0")
            html += row(caption, padding="12px 20px 12px")
        return html, wrap(f"[{shown.alt}] {book.plain(self.caption)}".strip())


@dataclass(frozen=True)
class PersonCard:
    """Who it is that asks. The picture is decoration: the name stands beside it."""

    name: str
    role: str
    picture: str = ""

    def parts(self, book: Book) -> tuple[str, str]:
        name = paragraph(book.words(self.name), 17, 25, margin="0", weight=700)
        role = paragraph(book.words(self.role), 15, 22, "muted", "0")
        face = (
            f'<td width="80" valign="middle" style="width:80px;"><img src="{escape(self.picture)}" '
            'width="64" height="64" alt="" style="display:block;border:0;border-radius:32px;"></td>'
            if self.picture
            else ""
        )
        body = f'<table {TABLE}><tr>{face}<td valign="middle">{name}{role}</td></tr></table>'
        text = f"{book.plain(self.name)}\n{book.plain(self.role)}"
        return row(body, padding="8px 20px 24px"), text


@dataclass(frozen=True)
class Quote:
    """Somebody's own words. Links in them are not made clickable."""

    text: str
    signature: str = ""

    def parts(self, book: Book) -> tuple[str, str]:
        texts = [part.strip() for part in self.text.replace("\r", "").split("\n\n")]
        inner = "".join(paragraph(escape(part).replace("\n", "<br>")) for part in texts)
        if self.signature:
            inner += paragraph(escape(self.signature), margin="0", weight=600)
        quoted = "\n\n".join(
            "\n".join(wrap(line, "  ") for line in part.split("\n")) for part in texts
        )
        signature = f"  {self.signature}" if self.signature else ""
        return (
            row(pieces.quoted(inner), padding="0 20px 28px"),
            pieces.text_blocks(quoted, signature),
        )


@dataclass(frozen=True)
class FactPanel:
    rows: Rows
    title: str = ""
    tinted: bool = True

    def parts(self, book: Book) -> tuple[str, str]:
        table, text = facts(book, self.rows)
        title = heading(2, book.words(self.title), 18, 25) if self.title else ""
        ground = ("tint", TINT) if self.tinted else ("card", CARD)
        return (
            row(title + table, *ground, "24px 20px 16px"),
            pieces.text_blocks(book.plain(self.title).upper(), text),
        )


@dataclass(frozen=True)
class AnswerButtons:
    """Stacked, never side by side: an answer is not tapped by mistake."""

    question: str
    yes: Button
    later: Button | None
    no: Button
    note: str = ""
    other: Button | None = None

    def parts(self, book: Book) -> tuple[str, str]:
        body = heading(2, book.words(self.question), 20, 27, "0 0 14px")
        lines = [book.plain(self.question)]
        for number, answer in enumerate(filter(None, [self.yes, self.later, self.other, self.no])):
            url = book.url(answer.target, answer.words)
            body += pieces.space(10) if number else ""
            body += pieces.button(
                escape(url), book.words(answer.words), filled=number == 0, full=True
            )
            lines.append(f"{book.plain(answer.words)}:\n{url}")
        if self.note:
            body += paragraph(book.words(self.note), 15, 23, "muted", "18px 0 0")
        return row(body), pieces.text_blocks(*lines, wrap(book.plain(self.note)))


@dataclass(frozen=True)
class Code:
    """A code to type in. No link and no button: there is nothing for a scanner to use up."""

    code: str
    valid: str
    asked: str = ""

    def parts(self, book: Book) -> tuple[str, str]:
        body = (
            f'<table {TABLE}><tr><td class="tint" align="center" bgcolor="{TINT[0]}" '
            f'style="background-color:{TINT[0]};border-radius:12px;padding:24px 8px;">'
            f'<p class="ink" style="margin:0;{MONOSPACE}font-size:34px;line-height:42px;'
            f'font-weight:700;letter-spacing:0.06em;color:{INK[0]};">{escape(self.code)}</p>'
            "</td></tr></table>"
        )
        body += paragraph(book.words(self.valid), margin="20px 0 12px")
        if self.asked:
            body += paragraph(book.words(self.asked), 15, 23, "muted", "0")
        text = pieces.text_blocks(
            f"    {self.code}", wrap(book.plain(self.valid)), wrap(book.plain(self.asked))
        )
        return row(body, padding="0 20px 32px"), text


@dataclass(frozen=True)
class Buttons:
    """One filled button, and links below it."""

    primary: Button
    others: list[Button] = field(default_factory=list)

    def parts(self, book: Book) -> tuple[str, str]:
        url = book.url(self.primary.target, self.primary.words)
        body = pieces.button(escape(url), book.words(self.primary.words), full=True)
        lines = [f"{book.plain(self.primary.words)}:\n{url}"]
        for other in self.others:
            address = book.url(other.target, other.words)
            shown = link(escape(address), book.words(other.words), 16)
            body += paragraph(shown, 16, 24, margin="16px 0 0")
            lines.append(f"{book.plain(other.words)}:\n{address}")
        return row(body, padding="24px 20px 32px"), pieces.text_blocks(*lines)


def greeting(name: str) -> str:
    """ "Hello Nora!", or without a name "Hello!". In the active language."""
    return _("Hello %s!") % name if name else _("Hello!")
