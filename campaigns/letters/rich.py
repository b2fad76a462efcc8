"""Rich text as the composer stores it, turned into a letter's html and text. What is not on the
short list of allowed tags is dropped, its words are kept."""

from html.parser import HTMLParser

from django.utils.html import escape

from campaigns.letters import pieces
from campaigns.letters.book import Book, UnsafeLink
from campaigns.letters.brand import FONT, INK

_INLINE = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
_BLOCKS = ("p", "li", "h2", "h3", "h4")


class _Converter(HTMLParser):
    def __init__(self, book: Book) -> None:
        super().__init__(convert_charrefs=True)
        self.book = book
        self.html: list[str] = []
        self.text: list[str] = []
        self.line = ""
        self.plain = ""
        self.lists: list[int] = []
        self.href: str | None = None
        self.linked = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _INLINE:
            self.line += f"<{_INLINE[tag]}>"
        elif tag == "a":
            self.href, self.linked = dict(attrs).get("href") or "", ""
        elif tag == "br":
            self.line += "<br>"
            self.plain += "\n"
        elif tag in ("ul", "ol"):
            self._flush("p")
            self.lists.append(0 if tag == "ol" else -1)
            self.html.append(
                f'<{tag} class="ink" style="margin:0 0 16px;padding-left:24px;{FONT}'
                f'font-size:17px;line-height:27px;color:{INK[0]};">'
            )

    def handle_data(self, data: str) -> None:
        if self.href is not None:
            self.linked += data
        else:
            self.line += self.book.words(data)
            self.plain += self.book.plain(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in _INLINE:
            self.line += f"</{_INLINE[tag]}>"
        elif tag == "a" and self.href is not None:
            self._link()
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            self.html.append(f"</{tag}>")
        elif tag in _BLOCKS:
            self._flush(tag)

    def _link(self) -> None:
        words = self.linked.strip()
        try:
            url = self.book.url(self.href or "", words)
        except UnsafeLink:
            self.line += self.book.words(self.linked)
            self.plain += self.book.plain(self.linked)
        else:
            self.line += pieces.link(escape(url), self.book.words(words))
            self.plain += f"{self.book.plain(words)} ({url})"
        self.href = None

    def _flush(self, tag: str) -> None:
        line, plain = self.line.strip(), self.plain.strip()
        self.line = self.plain = ""
        if not line:
            return
        if tag == "li" and self.lists:
            self.html.append(f'<li style="margin:0 0 6px;">{line}</li>')
            self.lists[-1] += 1 if self.lists[-1] >= 0 else 0
            mark = f"{self.lists[-1]}." if self.lists[-1] > 0 else "-"
            self.text.append(pieces.wrap(f"{mark} {plain}"))
        elif tag.startswith("h"):
            self.html.append(pieces.heading(2, line, 20, 27))
            self.text.append(plain)
        else:
            self.html.append(pieces.paragraph(line))
            self.text.append("\n".join(pieces.wrap(part) for part in plain.split("\n")))

    def finish(self) -> tuple[str, str]:
        self.close()
        self._flush("p")
        return "".join(self.html), "\n\n".join(self.text)


def convert(source: str, book: Book) -> tuple[str, str]:
    """Html and text of a piece of rich text. Links that a letter may not carry lose their link."""
    converter = _Converter(book)
    converter.feed(source)
    return converter.finish()
