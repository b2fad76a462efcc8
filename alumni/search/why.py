"""Why somebody was found: the sentences that hold the words, with the words marked."""
# ruff: noqa: S608 - the SQL is put together from constants here; what was typed goes as values.

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from alumni.models import Organisation
from alumni.search.asking import Card
from alumni.search.codes import names_of
from alumni.search.words import beginning, joined

OPEN, CLOSE = "\ue000", "\ue001"
# Sentences per card.
MOST = 3
# Words that begin with the same letters tell the same: energi, energisystem.
ROOT = 5


@dataclass(frozen=True)
class Reason:
    """A piece of what the person shows, with the matched words in <mark>, and where it stands."""

    words: SafeString
    field: str


class Text(NamedTuple):
    """Something that a card may be found by."""

    field: str
    text: str
    # Shown instead.
    name: str = ""
    # The same in the other language: a reason only where the reader's own has none.
    again: bool = False


def why(cards: Iterable[Card], terms: list[str], language: str) -> dict[int, list[Reason]]:
    """Person → up to three reasons, in the order of how much they tell. One statement in all; two
    more where somebody is found only by what stands around their work and degrees.

    A reason that marks only words which those before it have marked is left out.
    """
    reasons: dict[int, list[Reason]] = {}
    if not terms:
        return reasons
    texts = [(card.person_id, text) for card in cards for text in _texts(card.shown, language)]
    _add(reasons, texts, terms)
    if others := [card for card in cards if card.person_id not in reasons]:
        _add(reasons, list(_around(others, language)), terms)
    return reasons


def _add(reasons: dict[int, list[Reason]], texts: list[tuple[int, Text]], terms: list[str]) -> None:
    known: dict[int, set[str]] = {}
    for number, headline in _headlines([text.text for _person, text in texts], terms):
        person, text = texts[number - 1]
        found = reasons.setdefault(person, [])
        if text.again and any(reason.field == text.field for reason in found):
            continue
        words = _marked(headline, text)
        roots = {word[:ROOT].lower() for word in re.findall(r"<mark>(.*?)</mark>", words)}
        if len(found) < MOST and not roots <= known.setdefault(person, set()):
            known[person] |= roots
            found.append(Reason(words, text.field))


def _headlines(texts: list[str], terms: list[str]) -> list[tuple[int, str]]:
    """Those of the texts that hold a term, by their number from 1, with the words marked."""
    if not texts:
        return []
    wanted, values = joined([beginning(word) for word in terms], "||")
    marks = f'StartSel="{OPEN}", StopSel="{CLOSE}", MaxWords=28, MinWords=27, ShortWord=0'
    with connection.cursor() as cursor:
        cursor.execute(
            f"""WITH q AS MATERIALIZED (SELECT {wanted} AS q)
            SELECT i, ts_headline('swedish', t, q, %s) FROM q,
            unnest(%s::text[]) WITH ORDINALITY AS x(t, i)
            WHERE to_tsvector('swedish', t) @@ q ORDER BY i""",
            [*values, marks, texts],
        )
        return cursor.fetchall()


def _marked(headline: str, text: Text) -> SafeString:
    """Escaped, then marked. A topic found by another word for it is marked whole, and a piece of a
    sentence shows that it is one."""
    if name := text.name:
        first = headline.split(" · ")[0]
        plain = _plain(first)
        whole = first.startswith(OPEN) and first.endswith(CLOSE)
        partly = OPEN in first and plain == name and not whole
        headline = first if partly else f"{OPEN}{name}{CLOSE}"
    elif (plain := _plain(headline).strip()) != text.text.strip():
        begins, ends = text.text.startswith(plain), text.text.endswith(plain)
        headline = f"{'' if begins else '… '}{headline.strip()}{'' if ends else ' …'}"
    escaped = conditional_escape(headline)
    return mark_safe(escaped.replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))  # noqa: S308


def _plain(headline: str) -> str:
    return headline.replace(OPEN, "").replace(CLOSE, "")


def _texts(shown: dict, language: str) -> Iterable[Text]:
    english = language == "en"
    for offer in shown["offers"]:
        if offer["note"]:
            yield Text(_("from the offer"), offer["note"])
    yield from _work(shown, ended=False)
    for place, bio in enumerate(shown["bio"][::-1] if english else shown["bio"]):
        for sentence in re.split(r"(?<=[.!?])\s+", bio):
            yield Text(_("from the presentation"), sentence, again=bool(place))
    yield from _topics(shown, english)
    yield from _work(shown, ended=True)
    for degree in shown["degrees"]:
        for place, text in enumerate(_degree(degree, english)):
            yield Text(_("from the degree"), text, again=bool(place))
    yield Text(_("the name"), shown["name"])


def _degree(degree: list, english: bool) -> Iterable[str]:
    """In the reader's language, and in Swedish: its words may stand in that alone. The subject
    where it is another than the name."""
    name_sv, name_en, campus, year, subject, _department = degree
    taken = f"{campus or ''} {year or ''}".strip()
    if english and name_en:
        yield ", ".join(filter(None, (name_en, taken)))
    other = subject if subject and subject.casefold() not in name_sv.casefold() else ""
    yield ", ".join(filter(None, (name_sv, other, taken)))


def _around(cards: list[Card], language: str) -> Iterable[tuple[int, Text]]:
    """What is not on the card and yet is searched: of a degree the department and the name in the
    other language, of an employer the sector."""
    taught = {("department", degree[5]) for card in cards for degree in card.shown["degrees"]}
    departments = names_of(taught)
    employers = {job[1] for card in cards for job in card.shown["work"]}
    sectors = {
        name: (sv, en)
        for name, sv, en in Organisation.objects.filter(name__in=employers)
        .exclude(sector=None)
        .values_list("name", "sector__name_sv", "sector__name_en")
    }
    for card in cards:
        told = []
        for degree in card.shown["degrees"]:
            told.append((_("from the degree"), degree[:2]))
            told.append((_("the department"), departments.get(("department", degree[5]), ())))
        told += [(_("the sector"), sectors.get(job[1], ())) for job in card.shown["work"]]
        for field, names in told:
            yield card.person_id, _both(field, names, language)


def _both(field: str, names: Iterable[str], language: str) -> Text:
    """A name in both languages; that of the reader is shown, whichever was matched."""
    known = [name for name in names if name] or [""]
    own = known[-1] if language == "en" else known[0]
    return Text(field, " · ".join(dict.fromkeys([own, *known])), own)


def _work(shown: dict, ended: bool) -> Iterable[Text]:
    for title, employer, place, ended_on in shown["work"]:
        if bool(ended_on) == ended:
            text = ", ".join(part for part in (title, employer, place) if part)
            yield Text(_("from earlier work") if ended else _("from the work"), text)


def _topics(shown: dict, english: bool) -> Iterable[Text]:
    for name_sv, name_en, synonyms in shown["topics"]:
        name = (english and name_en) or name_sv
        others = " · ".join(text for text in (name, name_sv, name_en, synonyms) if text)
        yield Text(_("among the topics"), others, name)
