"""Whether a letter is opened is nobody's business: nothing in it tells, whoever the reader is."""

import re
from email import message_from_bytes, policy

import pytest

from tests.campaigns import shipped

pytestmark = pytest.mark.django_db
IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
LOADED = re.compile(r'(?:src|background)="([^"]+)"|url\(([^)]+)\)', re.IGNORECASE)


@pytest.fixture(autouse=True)
def _sources():
    with shipped.sources():
        yield


def html_of(raw: bytes) -> str:
    return message_from_bytes(raw, policy=policy.default).get_body(("html",)).get_content()


def loaded(html: str) -> set[str]:
    """What a mail program would fetch when the letter is shown."""
    return {"".join(found).strip("'\" ") for found in LOADED.findall(html)}


def test_no_shipped_letter_has_a_picture_too_small_to_see():
    letters = [*shipped.singles("sv"), *shipped.to_many()]

    for name, raw in letters:
        for image in IMAGE.findall(html_of(raw)):
            sizes = [int(size) for size in re.findall(r'(?:width|height)="(\d+)"', image)]
            assert sizes, (name, image)
            assert min(sizes) > 3, (name, image)


def test_what_a_letter_loads_is_the_same_for_every_reader():
    for name, raw in shipped.to_many():
        html = html_of(raw)
        tokens = set(re.findall(r"/c/\d+/([\w-]+)", html)) | set(re.findall(r"/u/([\w-]+)", html))

        assert tokens, name
        for address in loaded(html):
            assert not any(token in address for token in tokens), (name, address)
