"""The student's certificate, as a PDF in the house's own typefaces."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from fpdf import FPDF
from fpdf.enums import Align

from alumni import typefaces
from alumni.typefaces import SANS, SERIF
from engagement.models import MentorPair

INK, SOFT, ACCENT = (32, 40, 43), (90, 102, 106), (0, 92, 99)
LEFT, WIDTH = 30, 150
MANY_WORDS = 600


def pdf_of(pair: MentorPair) -> bytes:
    """One page: who, with which mentor, when, and how often they met. In the active language."""
    sheet = _sheet()
    sheet.set_title(_("Certificate"))
    sheet.set_draw_color(*ACCENT)
    sheet.set_line_width(1.2)
    sheet.line(LEFT, 30, LEFT + 24, 30)
    _line(sheet, 38, SANS, 11, _("Mid Sweden University, alumni network"), SOFT)
    _line(sheet, 66, SERIF, 40, _("Certificate"), ACCENT)
    _line(sheet, 96, SERIF, 26, pair.application.name)
    # A long name or programme takes the lines it needs, and moves down what follows.
    if pair.application.programme:
        _line(sheet, max(110, sheet.get_y() + 3), SANS, 12, str(pair.application.programme), SOFT)
    _line(sheet, max(128, sheet.get_y() + 8), SANS, 13, _words(pair), leading=7.5)
    if pair.goals:
        goals = _("They worked on: %s") % _in_one_paragraph(pair.goals)
        size, leading = (11, 6) if len(goals) < MANY_WORDS else (10, 5.2)
        _line(sheet, sheet.get_y() + 6, SANS, size, goals, SOFT, leading=leading)
    day = date_format(localtime(pair.ended_at), "j F Y")
    signed = max(250, sheet.get_y() + 8)
    _line(sheet, signed, SANS, 11, _("The alumni office, %s") % day)
    if sheet.in_latin:
        said = _("Some letters stand here as Latin ones: our typefaces do not have them.")
        _line(sheet, sheet.get_y() + 2, SANS, 8, said, SOFT)
    return bytes(sheet.output())


def _in_one_paragraph(words: str) -> str:
    """A list with a line each would not fit on the page."""
    return " · ".join(line.strip() for line in words.splitlines() if line.strip())


def _words(pair: MentorPair) -> str:
    number = pair.meetings.count()
    name = pair.mentor.person.name if not pair.mentor.person.protected_at else ""
    said = {
        "round": pair.round.name,
        "name": name,
        "first": date_format(localtime(pair.started_at), "j F Y"),
        "last": date_format(localtime(pair.ended_at), "j F Y"),
    }
    if name:
        words = _(
            "has taken part in the university's mentor programme, %(round)s, with %(name)s as "
            "mentor, from %(first)s to %(last)s."
        )
    else:
        words = _(
            "has taken part in the university's mentor programme, %(round)s, from %(first)s to "
            "%(last)s."
        )
    met = ngettext("They have met %s time.", "They have met %s times.", number) % number
    return f"{words % said} {met}" if number else words % said


class _Sheet(FPDF):
    """`in_latin`: something on it stands in other letters than it was written in."""

    in_latin = False


def _sheet() -> _Sheet:
    sheet = _Sheet(format="A4")
    sheet.set_auto_page_break(False)
    sheet.add_page()
    return sheet


def _line(
    sheet: _Sheet,
    top: float,
    font: str,
    size: int,
    words: str,
    colour: tuple[int, int, int] = INK,
    leading: float = 0,
) -> None:
    printed = typefaces.use(sheet, font, size, words)
    sheet.set_xy(LEFT, top)
    sheet.set_text_color(*colour)
    sheet.multi_cell(
        WIDTH, leading or size * 0.45, printed, align=Align.L, new_x="LMARGIN", new_y="NEXT"
    )
    sheet.in_latin |= typefaces.in_latin(words, printed)
