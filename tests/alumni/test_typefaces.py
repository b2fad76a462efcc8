"""A name is printed with its own letters; where none here has them, in Latin ones and not at all
silently."""

import logging
import re

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
OTHERS = [
    "محمد علي",
    "علی‌رضا",
    "דוד בן־גוריון",
    "ܐܒܪܗܡ",
    "Արամ Հակոբյան",
    "გიორგი მელაძე",
    "ተስፋዬ",
    "अर्जुन शर्मा",
    "রহিম উদ্দিন",
    "ਹਰਪ੍ਰੀਤ",
    "தமிழ்",
    "తెలుగు",
    "සුනිල්",
    "สมชาย ใจดี",
    "សុខា",
    "陈伟",
    "髙橋さくら",
    "김철수",
]


def fonts_of(sheet):
    return [sheet.fonts[key] for key in (sheet.font_family, *sheet._fallback_font_ids)]


@pytest.mark.parametrize("family", [typefaces.SERIF, typefaces.SANS])
def test_a_name_has_all_its_letters(family, caplog):
    sheet = FPDF()  # one for all names: each alphabet's file is read once
    sheet.add_page()

    with caplog.at_level(logging.WARNING):
        for name in NAMES:
            assert typefaces.use(sheet, family, 20, name) == name
            sheet.cell(0, 10, name)

            fonts = fonts_of(sheet)
            assert all(any(ord(letter) in font.cmap for font in fonts) for letter in name), name
        sheet.output()

    assert "missing" not in caplog.text


def test_a_name_in_another_script_is_printed_in_it(caplog):
    sheet = FPDF()
    sheet.add_page()

    with caplog.at_level(logging.WARNING):
        for name in OTHERS:
            printed = typefaces.use(sheet, typefaces.SERIF, 20, name)
            sheet.cell(0, 10, printed)
            assert not typefaces.in_latin(name, printed), name
        sheet.output()

    assert "missing" not in caplog.text


@pytest.mark.parametrize(
    ("name", "latin"),
    [("ᠮᠣᠩᠭᠣᠯ", "Monggol"), ("Anna 🌸", "Anna :cherry_blossom:"), ("\ue000", "?")],
)
def test_a_name_in_letters_that_none_has_stands_in_latin_ones_and_that_is_said(name, latin):
    sheet = FPDF()

    printed = typefaces.use(sheet, typefaces.SANS, 11, name)

    assert printed == latin
    assert typefaces.in_latin(name, printed)


def test_words_from_the_right_are_of_one_piece_and_not_in_wrong_order():
    sheet = FPDF()

    typefaces.use(sheet, typefaces.SANS, 11, "med محمد علي som mentor")

    words = next(
        fragment.string
        for fragment in sheet._preload_bidirectional_text("med محمد علي som mentor", False)
        if "محمد" in fragment.string
    )
    assert words.strip() == "محمد علي"
    assert fonts_of(sheet)[0].fontkey == "noto-sans-arabic"


def test_a_line_after_lent_letters_is_in_its_own_type():
    sheet = FPDF()
    sheet.set_compression(False)
    sheet.add_page()
    for name in ("வணக்கம்", "Anna"):
        sheet.cell(0, 10, typefaces.use(sheet, typefaces.SANS, 20, name), new_y="NEXT")
    own = sheet.fonts["hanken-grotesk-latin"].i

    content = bytes(sheet.pages[1].contents).decode("latin-1")

    assert re.findall(r"/F(\d+) 20.00 Tf", content)[-1] == str(own)


def test_a_sheet_of_plain_letters_reads_no_other_alphabet():
    sheet = FPDF()

    typefaces.use(sheet, typefaces.SANS, 11, "Skriv det här: 60 % i år")

    assert list(sheet.fonts) == ["hanken-grotesk-latin"]
    assert sheet.text_shaping is None
