"""Blocks of a newsletter or an invitation."""

from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.translation import gettext as _

from campaigns.letters import pieces
from campaigns.letters.book import Book, Target
from campaigns.letters.brand import INK, LINK, SAND, TINT, logo_url
from campaigns.letters.pieces import TABLE, heading, kicker, link, paragraph, row, wrap

Rows = list[tuple[str, str]]


@dataclass(frozen=True)
class Picture:
    """A picture by its absolute address. A letter that must say something in it needs `alt`."""

    src: str
    alt: str
    width: int = 600
    height: int = 380


@dataclass(frozen=True)
class Button:
    """Words on a link or a button, and where it leads."""

    words: str
    target: str | Target


def facts(book: Book, rows: Rows) -> tuple[str, str]:
    return (
        pieces.facts_html([(book.words(word), book.words(value)) for word, value in rows]),
        pieces.facts_text([(book.plain(word), book.plain(value)) for word, value in rows]),
    )


@dataclass(frozen=True)
class Masthead:
    """First and once. `logo=False` for what must be trusted at once: no remote picture."""

    name: str
    issue: str
    web_url: str = ""
    logo: bool = True

    def parts(self, book: Book) -> tuple[str, str]:
        name, issue = book.words(self.name), book.words(self.issue)
        mark = (
            f'<td width="52" valign="middle" style="width:52px;"><img src="{logo_url()}" '
            'width="40" height="40" alt="" style="display:block;border:0;"></td>'
            if self.logo
            else f'<td class="fill" width="5" bgcolor="{LINK[0]}" style="width:5px;'
            f'background-color:{LINK[0]};font-size:1px;">&nbsp;</td>'
            '<td width="14" style="width:14px;font-size:1px;">&nbsp;</td>'
        )
        cells = mark + (
            f'<td valign="middle">{paragraph(name, 17, 24, margin="0", weight=700)}'
            f"{paragraph(issue, 14, 20, 'muted', '0')}</td>"
        )
        text = f"{book.plain(self.name).upper()}\n{book.plain(self.issue)}"
        if self.web_url:
            words = _("Read on the web")
            url = book.url(self.web_url, words)
            spaced = escape(words).replace(" ", "&nbsp;")
            cells += (
                '<td valign="middle" align="right" style="padding-left:12px;">'
                f"{link(escape(url), spaced, 14)}</td>"
            )
            text += f"\n{words}: {url}"
        return row(f"<table {TABLE}><tr>{cells}</tr></table>", padding="20px 20px"), text


@dataclass(frozen=True)
class LeadStory:
    """The story of the letter, at most one; its title is the letter's h1."""

    title: str
    intro: str
    url: str | Target
    button: str
    label: str = ""
    quote: str = ""
    facts: str = ""
    picture: Picture | None = None
    credit: str = ""

    def parts(self, book: Book) -> tuple[str, str]:
        url = book.url(self.url, self.button)
        href = escape(url)
        title = f'<a class="ink" href="{href}" style="color:{INK[0]};text-decoration:none;">'
        body = kicker(book.words(self.label))
        body += heading(1, f"{title}{book.words(self.title)}</a>", 28, 34, "0 0 14px", "ink lead")
        if self.facts:
            body += paragraph(book.words(self.facts), 15, 23, "muted")
        body += paragraph(book.words(self.intro))
        quote = _("“%s”")
        if self.quote:
            words = quote % book.words(self.quote)
            body += pieces.quoted(paragraph(words, 20, 29, margin="0", weight=600))
            body += pieces.space(22)
        body += pieces.button(href, book.words(self.button))
        if self.credit:
            body += paragraph(book.words(self.credit), 14, 20, "muted", "18px 0 0")
        text = pieces.text_blocks(
            book.plain(self.label).upper(),
            book.plain(self.title),
            wrap(book.plain(self.facts)),
            wrap(book.plain(self.intro)),
            wrap(quote % book.plain(self.quote)) if self.quote else "",
            f"{book.plain(self.button)}:\n{url}",
        )
        return _wide(book, self.picture) + row(body, padding="28px 20px 36px"), text


@dataclass(frozen=True)
class Story:
    title: str
    intro: str
    url: str | Target
    more: str
    label: str = ""
    picture: Picture | None = None
    ruled: bool = False

    def parts(self, book: Book) -> tuple[str, str]:
        url = book.url(self.url, self.more)
        body = ""
        if self.picture:
            shown = pieces.picture(escape(self.picture.src), escape(self.picture.alt), 520, 260)
            body += (
                f'<table {TABLE}><tr><td class="tint" bgcolor="{TINT[0]}" '
                f'style="background-color:{TINT[0]};">{shown}</td></tr></table>'
            ) + pieces.space(18)
        body += kicker(book.words(self.label)) + heading(2, book.words(self.title), 22, 29)
        body += paragraph(book.words(self.intro))
        body += paragraph(link(escape(url), book.words(self.more)), margin="0")
        text = pieces.text_blocks(
            book.plain(self.label).upper(),
            book.plain(self.title),
            wrap(book.plain(self.intro)),
            f"{book.plain(self.more)}:\n{url}",
        )
        return (pieces.divider() if self.ruled else "") + row(body), text


@dataclass(frozen=True)
class AboutSomebody:
    """A block whose words come from the story `key`. The letter says where it begins and ends, so
    that what is read on the web later can leave it out."""

    block: LeadStory | Story
    key: str

    def parts(self, book: Book) -> tuple[str, str]:
        html, text = self.block.parts(book)
        return f"<!--story {escape(self.key)}-->{html}<!--/story-->", text


@dataclass(frozen=True)
class EventBlock:
    """An event with its three answers. `level=1` when the letter is about nothing else; one that
    is `cancelled` says so in its title."""

    title: str
    intro: str
    url: str | Target
    rows: Rows = field(default_factory=list)
    yes: str | Target | None = None
    maybe: str | Target | None = None
    no: str | Target | None = None
    label: str = ""
    picture: Picture | None = None
    level: int = 2
    cancelled: bool = False

    def parts(self, book: Book) -> tuple[str, str]:
        table, table_text = facts(book, self.rows)
        size = (24, 31, "ink") if self.level == 2 else (28, 35, "ink lead")
        body = kicker(book.words(self.label))
        body += heading(self.level, book.words(self.title), size[0], size[1], css=size[2])
        body += paragraph(book.words(self.intro)) + table
        more = _("Programme and how to find us")
        url = book.url(self.url, more)
        more_link = link(escape(url), escape(more), 15)
        asked = ""
        if self.yes:
            buttons, asked = self._answers(book)
            body += paragraph(escape(_("Will you come?")), margin="14px 0 10px", weight=700)
            body += buttons
            more_link = escape(_("You answer at once, without signing in.")) + " " + more_link
        body += paragraph(more_link, 15, 23, "muted", "16px 0 0")
        text = pieces.text_blocks(
            book.plain(self.label).upper(),
            book.plain(self.title),
            wrap(book.plain(self.intro)),
            table_text,
            asked,
            f"{more}:\n{url}",
        )
        return _wide(book, self.picture, 280) + row(body, "tint", TINT), text

    def _answers(self, book: Book) -> tuple[str, str]:
        offered = [
            (self.yes, _("Yes, please"), _("sign me up for"), True, 36),
            (self.maybe, _("Maybe"), _("remind me of"), False, 30),
            (self.no, _("No thanks"), _("I cannot come to"), False, 30),
        ]
        cells, lines = [], []
        for target, words, meaning, filled, share in offered:
            if target is None:
                continue
            url = book.url(target, f"{self.title}: {words}")
            label = escape(f"{words}: {meaning} ") + book.words(self.title)
            shown = pieces.button(
                escape(url), escape(words), label, filled=filled, full=True, side=4
            )
            cells.append(f'<td width="{share}%" valign="top">{shown}</td>')
            lines.append(f"  {(words + ':').ljust(12)} {url}")
        gap = '<td width="8" style="width:8px;font-size:1px;">&nbsp;</td>'
        heading_text = _("Will you come? Answer without signing in:")
        table = f"<table {TABLE}><tr>{gap.join(cells)}</tr></table>"
        return table, heading_text + "\n" + "\n".join(lines)


@dataclass(frozen=True)
class Call:
    """Something we ask of many: a filled button, and perhaps a second link."""

    title: str
    intro: str
    yes: Button
    rows: Rows = field(default_factory=list)
    label: str = ""
    second: Button | None = None

    def parts(self, book: Book) -> tuple[str, str]:
        table, table_text = facts(book, self.rows)
        url = book.url(self.yes.target, self.yes.words)
        body = kicker(book.words(self.label)) + heading(2, book.words(self.title), 22, 29)
        body += paragraph(book.words(self.intro)) + (table if self.rows else "")
        body += pieces.space(10) + pieces.button(escape(url), book.words(self.yes.words))
        second = ""
        if self.second:
            other = book.url(self.second.target, self.second.words)
            shown = link(escape(other), book.words(self.second.words), 16)
            body += paragraph(shown, 16, 24, margin="16px 0 0")
            second = f"{book.plain(self.second.words)}:\n{other}"
        text = pieces.text_blocks(
            book.plain(self.label).upper(),
            book.plain(self.title),
            wrap(book.plain(self.intro)),
            table_text,
            f"{book.plain(self.yes.words)}:\n{url}",
            second,
        )
        return row(body, "sand", SAND), text


def _wide(book: Book, picture: Picture | None, height: int = 380) -> str:
    if picture is None:
        return ""
    return pieces.wide_picture(escape(picture.src), escape(picture.alt), 600, height)
