"""The house's typefaces in a PDF, so that a name in any of Europe's alphabets has its letters."""

from pathlib import Path

from django.conf import settings
from fpdf import FPDF

FONTS = Path(settings.BASE_DIR) / "config" / "static" / "fonts"
SERIF, SANS = "piazzolla", "hanken-grotesk"
WEIGHTS = {SERIF: 500, SANS: 400}
MAIN = "latin"
# Each typeface is cut into files by alphabet; the spans are of Unicode, both ends included.
ALPHABETS = {
    "latin-ext": [(0x100, 0x2FF), (0x1D00, 0x1E9F), (0x20A0, 0x20C0), (0x2C60, 0x2C7F)],
    "vietnamese": [(0x300, 0x36F), (0x1EA0, 0x1EF9), (0x20AB, 0x20AB)],
    "cyrillic": [(0x400, 0x45F), (0x490, 0x491), (0x4B0, 0x4B1), (0x2116, 0x2116)],
    "cyrillic-ext": [(0x460, 0x52F), (0x1C80, 0x1C88), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)],
    "greek": [(0x370, 0x3FF)],
    "greek-ext": [(0x1F00, 0x1FFF)],
}


def use(sheet: FPDF, family: str, size: float, words: str) -> None:
    """Write these words on in SERIF or SANS; letters it lacks are lent by the other.

    A file is read when a letter asks for it: all of them take seconds.
    """
    needed = [alphabet for alphabet in ALPHABETS if _occurs(alphabet, words)]
    families = [family, *(each for each in WEIGHTS if each != family)]
    main, *lending = [
        _added(sheet, each, alphabet)
        for each in families
        for alphabet in (MAIN, *needed)
        if _file(each, alphabet).exists() and (each == family or needed)
    ]
    sheet.set_font(main, size=size)
    sheet.set_fallback_fonts(lending)


def _occurs(alphabet: str, words: str) -> bool:
    spans = ALPHABETS[alphabet]
    return any(first <= ord(letter) <= last for letter in words for first, last in spans)


def _added(sheet: FPDF, family: str, alphabet: str) -> str:
    name = f"{family}-{alphabet}"
    if name not in sheet.fonts:
        file = _file(family, alphabet)
        sheet.add_font(name, fname=file, variations={"wght": WEIGHTS[family]})
    return name


def _file(family: str, alphabet: str) -> Path:
    return FONTS / f"{family}-{alphabet}-wght-normal.woff2"
