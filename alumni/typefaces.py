"""Typefaces in a PDF, so that nobody's name vanishes: the house's own for Europe's alphabets, one
lent for other scripts, and Latin letters, which is then said, for a script that none here has."""

import json
import unicodedata
from functools import cache
from pathlib import Path

from anyascii import anyascii
from django.conf import settings
from fpdf import FPDF

FONTS = Path(settings.BASE_DIR) / "config" / "static" / "fonts"
# Noto Sans for other scripts, cut in files by letters: letters.json tells which has which.
LENT = Path(settings.BASE_DIR) / "config" / "fonts"
SERIF, SANS = "piazzolla", "hanken-grotesk"
WEIGHTS = {SERIF: 500, SANS: 400}
MAIN = "latin"
Spans = list[tuple[int, int]]
# Each typeface is cut into files by alphabet; the spans are of Unicode, both ends included.
ALPHABETS: dict[str, Spans] = {
    "latin-ext": [(0x100, 0x2FF), (0x1D00, 0x1E9F), (0x20A0, 0x20C0), (0x2C60, 0x2C7F)],
    "vietnamese": [(0x300, 0x36F), (0x1EA0, 0x1EF9), (0x20AB, 0x20AB)],
    "cyrillic": [(0x400, 0x45F), (0x490, 0x491), (0x4B0, 0x4B1), (0x2116, 0x2116)],
    "cyrillic-ext": [(0x460, 0x52F), (0x1C80, 0x1C88), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)],
    "greek": [(0x370, 0x3FF)],
    "greek-ext": [(0x1F00, 0x1FFF)],
}
FROM_THE_RIGHT = ("R", "AL")
UNKNOWN = "?"


def use(sheet: FPDF, family: str, size: float, words: str) -> str:
    """Set the type for these words in SERIF or SANS, and give them as they can be printed.

    Letters that it lacks are lent by the other or by a typeface of their script, and what then is
    lacking is written in Latin letters: `in_latin` says whether it was. A file is read when a
    letter asks for it: all of them take seconds.
    """
    words = unicodedata.normalize("NFC", words)
    lent = [_lent(sheet, name) for name in _lenders(words)]
    main, *lending = [*_house(sheet, family, words), *lent]
    if lent and any(unicodedata.bidirectional(letter) in FROM_THE_RIGHT for letter in words):
        # Spaces are then of one piece with the words: else each word would stand by itself, and
        # several would come in the wrong order.
        lending.insert(0, main)
        main = lent[0]
        lending = [name for name in lending if name != main]
    sheet.set_font(main, size=size)
    # A line before it may have ended in a lent typeface, which the library does not notice.
    sheet.current_font_is_set_on_page = False
    sheet.set_fallback_fonts(lending)
    sheet.set_text_shaping(bool(lent))
    known = {letter for name in (main, *lending) for letter in sheet.fonts[name].cmap}
    return "".join(
        letter if ord(letter) in known else _latin(letter, begins=not before.isalpha())
        for before, letter in zip(f" {words}", words, strict=False)
    )


def in_latin(words: str, printed: str) -> bool:
    """Whether something of what `use` gave back stands in other letters than it was written in."""
    return _seen(unicodedata.normalize("NFC", words)) != _seen(printed)


def _seen(words: str) -> str:
    return "".join(letter for letter in words if not _is_unseen(letter))


def _latin(letter: str, *, begins: bool) -> str:
    """One letter in Latin ones: a capital at the beginning of a word where its script has none."""
    if _is_unseen(letter):
        return ""
    told = anyascii(letter)
    if not told:
        return "" if unicodedata.category(letter).startswith("M") else UNKNOWN
    return told.capitalize() if begins and unicodedata.category(letter) == "Lo" else told


def _is_unseen(letter: str) -> bool:
    """Joiners, marks of direction and the like, which say how other letters are shown."""
    return unicodedata.category(letter) == "Cf" or letter in "\ufe0e\ufe0f"


# ── The house's own ───────────────────────────────────────────────────────────────────────────
def _house(sheet: FPDF, family: str, words: str) -> list[str]:
    needed = [alphabet for alphabet, spans in ALPHABETS.items() if _occurs(spans, words)]
    families = [family, *(each for each in WEIGHTS if each != family)]
    return [
        _added(sheet, each, alphabet)
        for each in families
        for alphabet in (MAIN, *needed)
        if _file(each, alphabet).exists() and (each == family or needed)
    ]


def _occurs(spans: Spans, words: str) -> bool:
    return any(first <= ord(letter) <= last for letter in words for first, last in spans)


def _added(sheet: FPDF, family: str, alphabet: str) -> str:
    name = f"{family}-{alphabet}"
    if name not in sheet.fonts:
        file = _file(family, alphabet)
        sheet.add_font(name, fname=file, variations={"wght": WEIGHTS[family]})
    return name


def _file(family: str, alphabet: str) -> Path:
    return FONTS / f"{family}-{alphabet}-wght-normal.woff2"


# ── Those of other scripts ────────────────────────────────────────────────────────────────────
def _lenders(words: str) -> list[str]:
    """The files that have these letters, in the order in which they are needed."""
    if words.isascii():
        return []
    owners = (
        next((name for name, spans in _letters().items() if _occurs(spans, letter)), None)
        for letter in dict.fromkeys(words)
    )
    return list(dict.fromkeys(filter(None, owners)))


@cache
def _letters() -> dict[str, Spans]:
    told = json.loads((LENT / "letters.json").read_text())
    return {name: [_span(part) for part in spans.split(",")] for name, spans in told.items()}


def _span(part: str) -> tuple[int, int]:
    first, _dash, last = part.partition("-")
    return int(first, 16), int(last or first, 16)


def _lent(sheet: FPDF, name: str) -> str:
    if name not in sheet.fonts:
        sheet.add_font(name, fname=LENT / f"{name}.woff2")
    return name
