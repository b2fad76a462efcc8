"""A sealed extract as a PDF: what was released, in the product's own type."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from fpdf import FPDF

from alumni import typefaces
from alumni.models import RecordsExtract
from alumni.records import REGISTER, heading, released

NAMES_WIDTH = 48


def pdf(extract: RecordsExtract) -> bytes:
    paper = _Paper(extract.digest)
    paper.head(extract)
    for number, record in enumerate(released(extract), 1):
        kind = record["kind"]
        title = record["title"] if kind == REGISTER else heading(kind)
        paper.record(f"{number}. {title}".strip(), record["fields"])
    paper.foot()
    return bytes(paper.output())


class _Paper(FPDF):
    """A4 with a number and the fingerprint at the foot of each page."""

    def __init__(self, digest: str) -> None:
        super().__init__(format="A4")
        self.digest = digest
        self.in_latin = False
        self.set_auto_page_break(True, margin=22)
        self.set_margins(20, 20)
        self.set_lang("sv")
        self.add_page()

    def footer(self) -> None:
        self.set_y(-16)
        typefaces.use(self, typefaces.SANS, 8, "…")
        self.set_text_color(90)
        self.cell(0, 5, f"SHA-256 {self.digest[:32]}…", align="L")
        self.cell(0, 5, f"{self.page_no()}/{{nb}}", align="R")
        self.set_text_color(0)

    def head(self, extract: RecordsExtract) -> None:
        self.set_title(_("Extract of public records"))
        title = self._type(18, _("Extract of public records"))
        self.multi_cell(0, 9, title, new_x="LMARGIN", new_y="NEXT")
        sealed = date_format(localtime(extract.sealed_at), "j F Y H.i")
        for name, value in (
            (_("Case"), extract.case), (_("Asked for"), extract.asked), (_("Decided"), sealed),
            (_("Decision"), extract.ruling),
        ):  # fmt: skip
            if value:
                self._line(name, value)
        self.ln(4)

    def record(self, title: str, fields: list[list[str]]) -> None:
        self.ln(2)
        self.multi_cell(0, 7, self._type(12, title), new_x="LMARGIN", new_y="NEXT")
        for name, value in fields:
            if value:
                self._line(name, value)

    def _line(self, name: str, value: str) -> None:
        """The name of a field in a column of its own, and the value beside it."""
        self.set_text_color(90)
        top, page = self.get_y(), self.page
        self.multi_cell(
            NAMES_WIDTH, 5.5, self._type(10, name), new_x="LMARGIN", new_y="NEXT", align="L"
        )
        below = self.get_y()
        if self.page == page:
            self.set_y(top)
        self.set_text_color(0)
        self.set_x(self.l_margin + NAMES_WIDTH)
        self.multi_cell(0, 5.5, self._type(10, value), new_x="LMARGIN", new_y="NEXT", align="L")
        if self.page == page:
            self.set_y(max(below, self.get_y()))

    def foot(self) -> None:
        """Said where it is so; the other files of the extract have the letters as they are."""
        if self.in_latin:
            said = _("Some letters stand here as Latin ones: our typefaces do not have them.")
            self.ln(4)
            self.multi_cell(0, 5, self._type(8, said), new_x="LMARGIN", new_y="NEXT")

    def _type(self, size: float, words: str) -> str:
        """Set the type; the words as they can be printed."""
        printed = typefaces.use(self, typefaces.SANS, size, words)
        self.in_latin = self.in_latin or typefaces.in_latin(words, printed)
        return printed
