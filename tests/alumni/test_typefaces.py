"""A name in any of Europe's alphabets is printed with its own letters."""

import logging

import pytest
from fpdf import FPDF

from alumni import typefaces

NAMES = [
    "Åsa Öberg",
    "Łukasz Şahin-Žižek",
    "Владимир Ђорђевић",
    "Әлия Ґалаґан",
    "Ελένη Παπαδοπούλου",
    "Εὐάγγελος Ἀθηναῖος",
    "Nguyễn Thị Hương",
]


@pytest.mark.parametrize("family", [typefaces.SERIF, typefaces.SANS])
def test_a_name_has_all_its_letters(family, caplog):
    sheet = FPDF()  # one for all names: each alphabet's file is read once
    sheet.add_page()

    with caplog.at_level(logging.WARNING):
        for name in NAMES:
            typefaces.use(sheet, family, 20, name)
            sheet.cell(0, 10, name)

            fonts = [sheet.fonts[key] for key in (sheet.font_family, *sheet._fallback_font_ids)]
            assert all(any(ord(letter) in font.cmap for font in fonts) for letter in name), name
        sheet.output()

    assert "missing" not in caplog.text


def test_a_sheet_of_plain_letters_reads_no_other_alphabet():
    sheet = FPDF()

    typefaces.use(sheet, typefaces.SANS, 11, "Skriv det här: 60 % i år")

    assert list(sheet.fonts) == ["hanken-grotesk-latin"]
