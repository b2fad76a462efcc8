"""Letters written from the RFCs and from the forms that servers and programs are known to use.
The folder of each names what it is: kind, and for a report its cause."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from campaigns.feedback import classifying, mime

CORPUS = Path(__file__).parent / "corpus"
SAMPLES = sorted(CORPUS.glob("*/*.eml"))


def in_folders(*kinds):
    return [sample for sample in SAMPLES if sample.parent.name.partition(".")[0] in kinds]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_known_form_is_told_apart(sample):
    kind, _dot, cause = sample.parent.name.partition(".")

    reading = classifying.read(mime.parse(sample.read_bytes()))

    assert (reading.kind, reading.cause) == (kind, cause)


def test_the_corpus_is_wide():
    assert len(in_folders("bounce", "delay", "delivered")) >= 25
    assert len(in_folders("complaint")) >= 10
    assert len(in_folders("absence")) >= 15
    assert len(in_folders("reply", "odd", "challenge")) >= 10
    assert len(SAMPLES) >= 60


@given(st.binary(max_size=3000))
@example(b"Content-Type: multipart/report; boundary=a\n\n--a\n--a--")
@example(b"Subject: =?utf-8?B?w4?=\nContent-Type: text/plain; charset=\x00\n\n\xff")
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read(raw):
    reading = classifying.read(mime.parse(raw))

    assert reading.kind in classifying.Kind.values
    assert len(reading.words) <= 500
    assert len(reading.status) <= 12


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_broken_report_is_read(data):
    whole = data.draw(st.sampled_from(SAMPLES)).read_bytes()
    start = data.draw(st.integers(0, max(len(whole) - 1, 0)))
    length = data.draw(st.integers(0, 200))
    raw = whole[:start] + data.draw(st.binary(max_size=60)) + whole[start + length :]

    assert classifying.read(mime.parse(raw)).kind in classifying.Kind.values
