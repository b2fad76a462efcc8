"""Fields of our own: days, words from the vocabulary, web addresses, portraits."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from alumni.models import Topic
from alumni.models.topic import LONGEST_WORD
from alumni.topics import without_repeats

MOST_OWN_WORDS = 20


def day_input() -> forms.DateInput:
    """A calendar day, filled in as browsers read it, whatever the language."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class WebAddress(forms.URLField):
    """http or https, nothing else: a link that runs a script is not an address."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", max_length=200, **kwargs)


class TopicWords(forms.CharField):
    """Topics as words with commas between, in either language; cleaned to a list of Topics."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Write words from our list, with commas between."))
        super().__init__(max_length=1000, **kwargs)
        self.widget.attrs["list"] = "topic-words"

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return ", ".join(str(word) for word in value)
        return value

    def clean(self, value: Any) -> list[Topic]:
        words = self._words(value)
        known = Topic.objects.by_word() if words else {}
        unknown = [word for word in words if word.casefold() not in known]
        if unknown:
            raise forms.ValidationError(_unknown(unknown[0], known))
        return list(dict.fromkeys(known[word.casefold()] for word in words))

    def _words(self, value: Any) -> list[str]:
        words = (" ".join(word.split()) for word in super().clean(value).split(","))
        return [word for word in words if word]


@dataclass(frozen=True)
class Words:
    """What somebody wrote: topics of the list, and words of their own, as they wrote them.

    `near`: own word → names of topics that are spelt almost the same.
    """

    topics: list[Topic] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    near: Mapping[str, str] = field(default_factory=dict)


class TopicsAndOwnWords(TopicWords):
    """Topics as words with commas between; a word that the list does not have is kept as it is."""

    def __init__(self, **kwargs: Any) -> None:
        words = _("Choose from our list or write words of your own, with commas between.")
        super().__init__(**{"help_text": words, **kwargs})

    def clean(self, value: Any) -> Words:
        words = self._words(value)
        known = Topic.objects.by_word() if words else {}
        own_words = without_repeats(word for word in words if word.casefold() not in known)
        _check_own(own_words)
        found = [known[word.casefold()] for word in words if word.casefold() in known]
        return Words(
            list(dict.fromkeys(found)),
            own_words,
            {word: near for word in own_words if (near := _near(word, known))},
        )


def _check_own(words: list[str]) -> None:
    """Raises ValidationError for a word that is a sentence, and for too many of them."""
    for word in words:
        if len(word) > LONGEST_WORD:
            raise forms.ValidationError(
                _("“%(word)s…” is too long for a topic: %(most)s characters at most."),
                params={"word": word[:20], "most": LONGEST_WORD},
            )
        if not any(character.isalpha() for character in word):
            raise forms.ValidationError(
                _("“%(word)s” has no letters. Write a word."), params={"word": word}
            )
    if len(words) > MOST_OWN_WORDS:
        raise forms.ValidationError(
            _("%(most)s words of your own at most; you wrote %(number)s."),
            params={"most": MOST_OWN_WORDS, "number": len(words)},
        )


def _near(word: str, known: Mapping[str, Topic]) -> str:
    """The names of up to three topics that are spelt almost like the word."""
    near = difflib.get_close_matches(word.casefold(), known, n=3, cutoff=0.6)
    return ", ".join(dict.fromkeys(known[name].name for name in near))


def _unknown(word: str, known: Mapping[str, Topic]) -> forms.ValidationError:
    if names := _near(word, known):
        return forms.ValidationError(
            _("“%(word)s” is not in our list. Did you mean %(names)s?"),
            params={"word": word, "names": names},
        )
    return forms.ValidationError(
        _("“%(word)s” is not in our list. Take a wider word, or leave it out."),
        params={"word": word},
    )
