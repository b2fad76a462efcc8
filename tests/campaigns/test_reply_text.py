"""What somebody wrote in an answer: not the letter that it answers, and all of their own words."""

import pytest

from campaigns import reply_text


@pytest.mark.parametrize(
    "quoted",
    [
        "26 nov. 2026 kl. 10:15 skrev Karin Östlund <svar@relay.example>:\n\n> Hej",
        "2026-11-26 kl. 10:15 skrev Karin:\n> Hej",
        "Den tors 26 nov. 2026 kl 10:15 skrev Karin <\nsvar@relay.example>:\n\n> Hej",
        "On 26 Nov 2026, at 10:15, Karin <svar@relay.example> wrote:\n\n> Hello",
        "-------- Originalmeddelande --------\nFrån: Karin",
        "Från: Karin <svar@relay.example>\nSkickat: den 26\n\nHej",
        "Skickat från min iPhone\n\n> 26 nov. skrev Karin <svar@relay.example>:\n> Hej",
        "-- \nÅsa, 070-1740605",
    ],
)
def test_the_letter_that_is_answered_is_left_out(quoted):
    assert reply_text.trimmed(f"Gärna!\n\n{quoted}") == "Gärna!"


@pytest.mark.parametrize(
    "words",
    [
        "Den 3 december går bra. Så här står det i boken som jag skrev i våras:\nkapitel 4",
        "On Monday I wrote down three questions:\n- one\n- two",
        "2 saker, skrev min chef:\nsalen och tiden",
    ],
)
def test_own_words_about_what_was_written_stay(words):
    assert reply_text.trimmed(words) == words


def test_html_whose_head_is_not_closed_is_read():
    html = "<html><head><style>p{}</style><body><p>Gärna!</p></body></html>"

    assert reply_text.from_html(html) == "Gärna!"
