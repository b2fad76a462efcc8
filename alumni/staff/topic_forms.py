"""What becomes of a proposed word: a topic of its own, or another word for one that is there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alumni import topics
from alumni.models import Topic


class WordForm(forms.Form):
    """Which word is meant. It is sent, never written in an address: it may tell of one person."""

    word = forms.CharField(max_length=60, widget=forms.HiddenInput)


class NewTopicForm(WordForm):
    name_sv = forms.CharField(label=_("Name in Swedish"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=80, required=False)
    synonyms = forms.CharField(
        label=_("Other words for it, with commas between"), max_length=400, required=False
    )

    def clean_synonyms(self) -> list[str]:
        words = (" ".join(word.split()) for word in self.cleaned_data["synonyms"].split(","))
        found = topics.without_repeats(word for word in words if word)
        if long := [word for word in found if len(word) > 80]:
            raise forms.ValidationError(
                _("“%(word)s…” is longer than 80 characters."), params={"word": long[0][:20]}
            )
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        known = Topic.objects.by_word()
        for name in ("name_sv", "name_en"):
            if topic := known.get(cleaned.get(name, "").casefold()):
                self.add_error(name, _already(cleaned[name], topic))
        for word in cleaned.get("synonyms", []):
            if topic := known.get(word.casefold()):
                self.add_error("synonyms", _already(word, topic))
        return cleaned


def _already(word: str, topic: Topic) -> forms.ValidationError:
    return forms.ValidationError(
        _("“%(word)s” leads to the topic “%(topic)s” already: merge into that one."),
        params={"word": word, "topic": topic.name},
    )


class MergeForm(WordForm):
    """`topic` is written as a word: any of those that lead to it."""

    topic = forms.CharField(
        label=_("Another topic"),
        max_length=160,
        widget=forms.TextInput(attrs={"list": "topic-words", "autocomplete": "off"}),
    )

    def clean_topic(self) -> Topic:
        word = self.cleaned_data["topic"].strip()
        if topic := Topic.objects.by_word().get(word.casefold()):
            return topic
        raise forms.ValidationError(
            _("“%(word)s” is no topic of the list. Choose one, or make a new topic."),
            params={"word": word},
        )
