"""From what somebody typed to words that the index knows, and to its query language."""

import re
from collections.abc import Iterable, Sequence

# A piece of SQL, and its parameters.
Sql = tuple[str, list]

# Swedish and English words that carry no meaning alone. PostgreSQL's Swedish list and the
# commonest English ones, for a teacher's question is often in both languages; and what whoever
# looks for somebody writes beside what they look for.
_STOP = """
alla allt att av blev bli blir blivit de dem den denna deras dess dessa det detta dig din dina
ditt du där då efter ej eller en er era ert ett från för ha hade han hans har henne hennes hon
honom hur här i icke ingen inom inte jag ju kan kunde man med mellan men mig min mina mitt mot
mycket ni nu när någon något några och om oss på samma sedan sig sin sina sitt själv skulle som
så sådan till under upp ut utan vad var vara varför varit varje vars vart vem vi vid vilka
vilken vilket vår våra vårt än är åt över även samt ska skall bland annat a an and are as at be
been but by can do for from had has have he her his how if in into is it its more not of on or
our she so some such than that the their them then there these they this to was we were what
when where which who will with would you your
alumn alumner arbetar behöver berätta berättar gärna hitta jobba jobbar letar person personer prata
pratar söker about alumni looking somebody someone talk works
"""
STOP = frozenset(_STOP.split())
MOST_WORDS = 12


_WORDS = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, once each, without those that carry no meaning."""
    found = _WORDS.findall(text)
    kept = (word.lower() for word in telling(found))
    return list(dict.fromkeys(word for word in kept if len(word) > 1))


def as_written(text: str, words: Sequence[str], longest: int) -> dict[tuple[str, ...], str]:
    """Of its words up to `longest` in a row, in order → the same with what stood between them."""
    places: dict[str, tuple[int, int]] = {}
    for found in _WORDS.finditer(text):
        places.setdefault(found.group().lower(), found.span())
    return {
        tuple(words[start:end]): text[places[words[start]][0] : places[words[end - 1]][1]].lower()
        for start in range(len(words))
        for end in range(start + 1, min(start + longest, len(words)) + 1)
    }


def telling(words: Sequence[str]) -> list[str]:
    """Of these words those that carry a meaning.

    "IT" is a trade, and "it" is, too, unless other words of an English sentence stand beside it.
    """
    others = any(word.lower() in STOP for word in words if word.lower() != "it")
    return [
        word
        for word in words
        if word.lower() not in STOP or word == "IT" or (word == "it" and not others)
    ]


def term(text: str) -> Sql:
    """A query for all words of one term that carry a meaning."""
    words = re.findall(r"[^\W_]+", text)
    return "plainto_tsquery('swedish', %s)", [" ".join(telling(words) or words)]


def beginning(word: str) -> Sql:
    """A query for the word and for longer words that begin with it."""
    if len(word) > 2 and re.fullmatch(r"[^\W_]+", word):
        return "to_tsquery('swedish', %s)", [f"{word} | {word}:*"]
    return term(word)


def joined(parts: Iterable[Sql], sign: str) -> Sql:
    """Terms put together by `&&` or `||`."""
    known = list(parts)
    sql = f" {sign} ".join(part[0] for part in known)
    return (f"({sql})" if len(known) > 1 else sql), [value for part in known for value in part[1]]
