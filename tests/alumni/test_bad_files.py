"""Files that are broken, disguised or made to hurt: refused in a sentence, nothing changed."""

import io
import struct
import time
import zipfile
import zlib

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image

from alumni import importing, portraits
from alumni.models import ColumnMapping, ImportBatch, Person, User, WaitingFile
from cms import setup
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
HEAD = "student_uid;Förnamn;Efternamn;E-post;Programkod;Examensdatum\n"
TYPES = "[Content_Types].xml"
BOOK = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"
BILLION = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><x>&i;</x>"
)
BILLION_16 = BILLION.replace("?>", ' encoding="utf-16"?>').encode("utf-16")


def line(given="Nora"):
    return f"u1;{given};Tallberg;nora@alumni.example;TDTEK;2017-06-05\n"


def packed(**parts):
    """A zip archive; the names' dots and slashes are given by position in PARTS."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts["parts"].items():
            archive.writestr(name, content)
    return file.getvalue()


def workbook(*rows, **replaced):
    """A true workbook, some of whose parts are put in place of what Excel wrote."""
    book = openpyxl.Workbook()
    for row in rows or (["Förnamn", "Efternamn", "Examensdatum"], ["Nora", "Ek", "2017-01-01"]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts=parts | replaced.get("parts", {}))


def locked():
    """The bit that says "encrypted", set in the table of contents."""
    content = bytearray(workbook())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def wide():
    """A row whose last cell stands in column XFD."""
    row = '<row r="1"><c r="XFD1" t="inlineStr"><is><t>Förnamn</t></is></c></row>'
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{ns}"><sheetData>{row}</sheetData></worksheet>'
    return workbook(parts={SHEET: sheet.encode()})


BAD = {
    "empty": (lambda: b"", "empty"),
    "blank": (lambda: b"\n\n \n", "empty"),
    "header only": (lambda: HEAD.encode(), "nothing"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    "pdf": (lambda: b"%PDF-1.7\n\xe2\xe3\xcf\xd3\x00\n", "binary"),
    "old excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old_excel"),
    "nul": (lambda: (HEAD + line("No\0ra")).encode(), "binary"),
    "utf-16": (lambda: (HEAD + line()).encode("utf-16"), "utf16"),
    "huge cell": (lambda: (HEAD + line("x" * 10_000_000)).encode(), "long"),
    "huge quoted cell": (lambda: (HEAD + line('"' + "x\n" * 500_000 + '"')).encode(), "long"),
    "formula": (lambda: (HEAD + line() + line("=HYPERLINK(1)")).encode(), "formula"),
    "missing column": (lambda: HEAD.replace("Efternamn", "Smek").encode() + b"\n", "columns"),
    "column twice": (lambda: HEAD.replace("E-post", "Förnamn").encode(), "twice"),
    "mixed": (lambda: HEAD.encode() + line("Åsa").encode("cp1252"), "mixed"),
    "quotes": (lambda: (HEAD + line('"No"ra"')).encode(), "quotes"),
    "workbook with formulas": (
        lambda: workbook(["Förnamn", "Efternamn", "Examensdatum"], ["=A1", "B", "2017-01-01"]),
        "formula",
    ),
    "a drawing called a table": (lambda: b'<?xml version="1.0"?><svg></svg>', "markup"),
    "a web page": (lambda: b"\xef\xbb\xbf\n<!doctype html><p>Hej", "markup"),
    "broken workbook": (lambda: b"PK\x03\x04" + b"x" * 200, "workbook"),
    "half a workbook": (lambda: workbook()[:2000], "workbook"),
    "a sheet that is no XML": (lambda: workbook(parts={SHEET: b"<worksheet><"}), "workbook"),
    "a sheet that is missing": (lambda: packed(parts={TYPES: "<a/>", BOOK: "<a/>"}), "workbook"),
    "zip bomb by size": (lambda: workbook(parts={SHEET: b"0" * (301 * 1024 * 1024)}), "bomb"),
    "zip bomb by ratio": (lambda: workbook(parts={"xl/media/a.bin": b"0" * 30_000_000}), "bomb"),
    "entity bomb": (lambda: workbook(parts={SHEET: BILLION.encode()}), "entities"),
    "entity bomb in UTF-16": (
        lambda: workbook(parts={SHEET: BILLION_16}),
        "entities",
    ),
    "entity bomb behind a long comment": (
        lambda: workbook(
            parts={
                "xl/sharedStrings.xml": BILLION.replace("?>", f"?><!--{'x' * 70_000}-->").encode()
            }
        ),
        "entities",
    ),
    "word processor's file": (
        lambda: packed(parts={TYPES: "<a/>", "word/document.xml": "<a/>"}),
        "bundle",
    ),
    "any zip": (lambda: packed(parts={"people.csv": HEAD + line()}), "bundle"),
    "locked": (locked, "locked"),
    "wide": (wide, "wide"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_in_one_sentence_and_changes_nothing(kind):
    make, code = BAD[kind]

    with pytest.raises(importing.BadFile) as refusal:
        importing.stage(io.BytesIO(make()), "bad")

    assert refusal.value.code == code
    for language in ("sv", "en"):
        with translation.override(language):
            assert str(refusal.value).endswith(".")
    assert ImportBatch.objects.count() == 0


@pytest.mark.parametrize("kind", ["zip bomb by ratio", "entity bomb", "any zip", "locked", "empty"])
def test_the_screen_answers_a_bad_workbook_with_its_sentence(client, kind):
    setup._rights()
    client.force_login(UserFactory(role=User.Role.STAFF))
    make, _code = BAD[kind]

    page = client.post(
        reverse("alumni_staff:imports"), {"file": SimpleUploadedFile("lista.xlsx", make())}
    )

    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert not (ImportBatch.objects.exists() or WaitingFile.objects.exists())
    assert not (ColumnMapping.objects.exists() or Person.objects.exists())


def test_a_bomb_costs_neither_memory_nor_time():
    content = BAD["zip bomb by size"][0]()
    begun = time.process_time()

    with pytest.raises(importing.BadFile):
        importing.stage(io.BytesIO(content), "bomb.xlsx")

    assert time.process_time() - begun < 1


def test_a_large_honest_workbook_is_no_bomb():
    rows = [["Förnamn", "Efternamn", "Examensdatum", "Födelsedatum", "Examen"]]
    rows += [["Nora", "Tallberg", "2017-06-05", "1990-01-01", "Kandidat"]] * 3_000

    batch = importing.stage(io.BytesIO(workbook(*rows)), "stor.xlsx")

    assert batch.rows == 3_000


# ── Portraits ─────────────────────────────────────────────────────────────────────────────────
def png_of(width, height):
    """A PNG that claims these measures; its data is a few bytes."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
PORTRAITS = {
    "50,000 by 50,000": (png_of(50_000, 50_000), "40 million"),
    "just too many": (png_of(8_000, 5_001), "40 million"),
    "SVG as png": (SVG, "SVG"),
    "half a picture": (png_of(1000, 1000), "JPEG, PNG or WebP"),
    "no picture": (b"hello", "JPEG, PNG or WebP"),
    "nothing": (b"", "JPEG, PNG or WebP"),
    "page": (b"<html><script>alert(1)</script></html>", "JPEG, PNG or WebP"),
}


@pytest.mark.parametrize("kind", PORTRAITS)
def test_a_bad_portrait_is_refused_in_one_sentence_and_the_old_one_stays(kind):
    content, words = PORTRAITS[kind]
    person = PersonFactory()
    good = io.BytesIO()
    Image.new("RGB", (900, 1100), "teal").save(good, "PNG")
    portraits.replace(person, SimpleUploadedFile("a.png", good.getvalue()))
    before = person.portrait.name

    with translation.override("en"), pytest.raises(portraits.BadPortrait) as refusal:
        portraits.replace(person, SimpleUploadedFile("a.png", content, "image/png"))

    assert words in str(refusal.value)
    assert str(refusal.value).endswith(".")
    person.refresh_from_db()
    assert person.portrait.name == before
    assert person.portrait.storage.exists(before)


def test_a_bad_portrait_is_answered_on_the_profile(client):
    person = PersonFactory(user=UserFactory())
    client.force_login(person.user)

    page = client.post(
        reverse("alumni:portrait"),
        {"portrait": SimpleUploadedFile("a.png", SVG, "image/png")},
        follow=True,
    )

    assert "SVG" in page.content.decode()
    person.refresh_from_db()
    assert not person.portrait
