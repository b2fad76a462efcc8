"""Fields of our own: words from the vocabulary, web addresses, portraits."""

import difflib
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from alumni.models import Topic


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
            return ", ".join(topic.name for topic in value)
        return value

    def clean(self, value: Any) -> list[Topic]:
        words = [word.strip() for word in super().clean(value).split(",") if word.strip()]
        if not words:
            return []
        known: dict[str, Topic] = {}
        for topic in Topic.objects.order_by("pk"):
            for name in (topic.name_sv, topic.name_en, *topic.synonyms):
                known.setdefault(name.casefold(), topic)
        unknown = [word for word in words if word.casefold() not in known]
        if unknown:
            raise forms.ValidationError(_unknown(unknown[0], known))
        return list(dict.fromkeys(known[word.casefold()] for word in words))


def _unknown(word: str, known: dict[str, Topic]) -> forms.ValidationError:
    near = difflib.get_close_matches(word.casefold(), known, n=3, cutoff=0.6)
    if near:
        names = ", ".join(dict.fromkeys(known[name].name for name in near))
        return forms.ValidationError(
            _("“%(word)s” is not in our list. Did you mean %(names)s?"),
            params={"word": word, "names": names},
        )
    return forms.ValidationError(
        _("“%(word)s” is not in our list. Choose another word, or tell it in About me."),
        params={"word": word},
    )
