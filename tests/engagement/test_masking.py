import pytest
from django.utils import translation

from engagement import linking
from engagement.masking import masked


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    "text",
    [
        "maja@alumni.example",
        "maja (at) alumni.example",
        "maja snabel-a alumni.example",
        "maja at alumni dot example",
        "maja＠alumni.example",
        "070-174 06 05",
        "+46 70 174 06 05",
        "(070) 1740605",
        "Tel.070-1740605",
    ],
)
def test_addresses_and_numbers_are_taken_out(text):
    assert text not in masked(f"Write to {text} today")
    assert "hidden]" in masked(f"Write to {text} today")


@pytest.mark.parametrize(
    "text",
    ["08.15-10.00", "2026-11-30", "kl. 09:00 - 11:00", "TUR201", "28 studenter", "01/02/2027"],
)
def test_times_and_codes_stay(text):
    assert masked(text) == text


def test_known_number_is_taken_out_however_it_is_written():
    assert "70174" not in masked("70.17.40.605".replace(".", ""), ["070-1740605"])


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "https://bit.ly/abc",
        "http://127.0.0.1/x",
        "http://2130706433/",
        "https://me:pw@miun.example/",
        "ftp://miun.example/x",
    ],
)
def test_link_that_hides_where_it_leads_is_refused_with_a_sentence(text):
    assert linking.why_not(f"Look at {text} please")


def test_plain_link_is_shown_with_its_host():
    assert linking.why_not("See https://www.miun.example/kurs. Thanks!") == ""
    [link] = linking.links("See https://www.miun.example/kurs. Thanks!")
    assert (link.host, link.url) == ("www.miun.example", "https://www.miun.example/kurs")
