"""Other forms of an English word: "nursing", "nurse", "nurses".

The index keeps words as Swedish bends them, which takes an English noun and what is done by it for
different words. So a question asks for these forms as well. They are made by the rules of spelling
alone: most are no words, and nobody has them.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from django.db import connection

# A word of fewer letters, with others than these or with another last one is not bent.
_WORD = re.compile(r"[a-z]{3,30}[b-hk-np-tv-z]")
_VOWEL = re.compile("[aeiouy]")
# Ending, what the word without it ends with instead, and of how many letters it is at least.
_ENDINGS = (
    ("ings", "", 3),
    ("ing", "", 3),
    ("iers", "y", 3),
    ("ies", "y", 3),
    ("ied", "y", 3),
    ("ers", "", 4),
    ("ed", "", 4),
    ("er", "", 4),
    ("es", "", 4),
    ("s", "", 4),
    ("e", "", 4),
)
# Nothing but an s is taken from these or put to them: nobody who cares makes a career.
_NOUN = re.compile("(?:eed|eer|ment|tion|sion|ship|ness|ist|ant|ent|or|ics?|ism|an)$")
_NO_PLURAL = ("ss", "us", "is")
# These lose an e before an ending, so the root alone is no word.
_NEEDS_E = re.compile("(?:[csuvz]|[aeiou]g|dg|ng)$")
_DOUBLED = re.compile(r"([bdgmnprt])\1$|(?<=[aeiou][^aeiou][aeiou])(l)l$")
# These double their last letter before an ending.
_DOUBLES = re.compile("^[^aeiou]{1,3}[aeiou][bdgmnprt]$|[aeiou]l$|am$")

# What "programmer" is cut to: every second degree has it, as a programme of studies.
_NOT_ALONE = "programm"
_OF_STUDIES = ("programme", "programmes")
# What `bent` has found of words that were asked about; of so many at most.
_known: dict[str, dict[str, str]] = {}
_MOST = 20_000


def bent(words: Sequence[str]) -> dict[str, dict[str, str]]:
    """Word → its other forms → their stems as the index has them, each stem once and not its own.
    Words without any are left out."""
    global _known
    known = _known if len(_known) < _MOST else {}
    if unknown := [word for word in words if word not in known]:
        known |= _bent({word: forms(word) for word in unknown})
    _known = known
    return {word: known[word] for word in words if known[word]}


def _bent(made: Mapping[str, Sequence[str]]) -> dict[str, dict[str, str]]:
    stems = _stems({form for word, own in made.items() if own for form in (word, *own)})
    found = {}
    for word, own in made.items():
        first: dict[str, str] = {}
        for form in own:
            first.setdefault(stems[form], form)
        found[word] = {
            form: stem for stem, form in first.items() if stem not in (stems[word], _NOT_ALONE)
        }
    return found


def _stems(words: Collection[str]) -> dict[str, str]:
    """What the database's Swedish dictionary leaves of each: it alone knows its version's rules."""
    if not words:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT w, (ts_lexize('swedish_stem', w))[1] FROM unnest(%s::text[]) w", [list(words)]
        )
        # A word that it throws away is nobody's.
        return {word: stem or "" for word, stem in cursor.fetchall()}


def forms(word: str) -> list[str]:
    """Its other forms, one for each way in which the Swedish rules would cut them; none for a word
    that cannot be English."""
    if not _WORD.fullmatch(word) or word in _OF_STUDIES:
        return []
    root = _root(word)
    if _NOUN.search(word.removesuffix("s")) and root == word.removesuffix("s"):
        made = [root, f"{root}s", f"{root}ing"]
    elif re.search("[^aeo]y$", root):
        made = [root, *(root[:-1] + ending for ending in ("ies", "ied", "iers", "ying"))]
    elif root.endswith("e"):
        made = [root, *(root[:-1] + ending for ending in ("ing", "ed", "ers"))]
    else:
        made = [root + ending for ending in ("e", "s", "ing", "ed", "ers")]
        if _DOUBLES.search(root):
            made += [root + root[-1] + ending for ending in ("ing", "ed", "er", "ers")]
        if len(root) > 3 and not _NEEDS_E.search(root):
            made.append(root)
    return [form for form in made if form != word]


def _root(word: str) -> str:
    """The word without its ending: "nurs", "program", "study"."""
    if word.endswith(_NO_PLURAL):
        return word
    if _NOUN.search(plain := word.removesuffix("s")):
        return plain
    for ending, instead, shortest in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= shortest and _VOWEL.search(root):
            return root + instead if instead else _DOUBLED.sub(r"\1\2", root)
    return word
