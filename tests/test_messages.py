"""The interface is whole in Swedish: nothing is left out, and what varies varies in both."""

import re

import pytest

from config import words

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")


def forms(text):
    """The singular and the plural; one form for a sentence that has no number."""
    return text if isinstance(text, tuple) else (text,)


def placeholders(text):
    return sorted(set(PLACEHOLDER.findall(text)))


@pytest.fixture(scope="module", params=words.catalogues(), ids=lambda path: path.parts[-5])
def messages(request):
    return [message for message in words.read(request.param) if message.id]


def test_every_sentence_has_swedish():
    assert [f"{message.place}: {message.text!r}" for message in words.untranslated()] == []


def test_no_translation_is_a_guess(messages):
    assert [message.id for message in messages if message.fuzzy] == []


def test_sentences_with_a_number_have_both_forms(messages):
    lacking = [m.id for m in messages if len(forms(m.string)) != len(forms(m.id))]

    assert lacking == []


def test_swedish_fills_in_the_same_values(messages):
    different = []
    for message in messages:
        asked = [placeholders(form) for form in forms(message.id)]
        # "One seat left" may leave its number out; where there are many it must be said.
        if placeholders(forms(message.string)[-1]) != asked[-1] or any(
            placeholders(form) not in asked for form in forms(message.string)
        ):
            different.append((message.id, message.string))

    assert different == []


def test_a_sentence_has_one_swedish_whatever_the_app():
    # Django puts the catalogues together and lets the first app win, whoever asks.
    known = {}
    for path in words.catalogues():
        for message in words.read(path):
            if message.id:
                swedish = known.setdefault((message.context, forms(message.id)), {})
                swedish[forms(message.string)] = path.parts[-5]

    assert {key: swedish for key, swedish in known.items() if len(swedish) > 1} == {}
