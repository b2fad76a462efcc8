"""How alike two cards are: points for and against, each with a name that a reader understands.

The points are about log2 of how much likelier the agreement is for one person than for two; the
bands come from reference/search.md §4 of the project and were checked on planted duplicates.
"""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

# Above this the pair is suggested to be one person; from POSSIBLE somebody decides.
# (Among a million people 15 gives precision 0.987 and 16 gives 0.996; both find 0.956 of all. What
# is missed is seen as possible: mostly a new surname where the file has no year of birth.)
LIKELY = 16.0
POSSIBLE = 9.0
# Jaro-Winkler from which two spellings are one name: a slip of the pen leaves more than this.
ALIKE = 0.88
SHORT = {
    "lasse": "lars", "kalle": "karl", "pelle": "per", "janne": "jan", "nisse": "nils",
    "micke": "mikael", "bosse": "bo", "olle": "olof", "fredde": "fredrik", "maggan": "margareta",
    "lisa": "elisabeth", "stina": "kristina", "kattis": "katarina", "gittan": "birgitta",
    "benke": "bengt", "jossan": "josefin", "alex": "alexander", "robban": "robert",
    "steffe": "stefan", "hasse": "hans", "tobbe": "tobias", "matte": "mattias",
    "lollo": "charlotte", "lotta": "charlotte", "maddan": "madeleine", "nettan": "annette",
    "affe": "alfred", "ove": "owe", "pim": "petra", "sussi": "susanne", "kickan": "kristina",
    "ninni": "annika", "erke": "erik", "jocke": "joakim", "figge": "fredrik", "uffe": "ulf",
    "kristoffer": "christoffer", "kristian": "christian", "sofie": "sofia", "johnny": "johan",
}  # fmt: skip
Verdict = tuple[float, tuple[str, ...]]


@dataclass(slots=True)
class Card:
    """A card, read. `born` is empty, "1981-01-01" for a year alone, or a day."""

    given: str
    family: str
    former: str
    born: str
    phone: str
    town: str
    emails: list[str]
    degrees: list[str]

    @classmethod
    def read(cls, text: str) -> "Card":
        given, family, former, born, phone, town, emails, degrees = text.split("|")
        return cls(given, family, former, born, phone, town, emails.split(), degrees.split())


def compare(one: Card, two: Card) -> Verdict:
    """(score, names of the reasons); a reason that begins with "-" speaks against."""
    facts, reasons = _facts(one, two)
    points, said = _names(one, two)
    return facts + points, (*said, *reasons)


def _facts(one: Card, two: Card) -> tuple[float, list[str]]:
    points, reasons = 0.0, []
    for score, reason in (
        _birth(one.born, two.born), _email(one, two), _phone(one.phone, two.phone),
        _degree(one, two), _town(one.town, two.town),
    ):  # fmt: skip
        points += score
        if reason:
            reasons.append(reason)
    return points, reasons


def _birth(one: str, two: str) -> tuple[float, str]:
    if not one or not two:
        return 0.0, ""
    if one == two:
        return (4.5, "birth_year") if one.endswith("-01-01") else (9.0, "birth_date")
    if one[:4] != two[:4]:
        swapped = sorted(one) == sorted(two) or abs(int(one[:4]) - int(two[:4])) == 1
        return (-3.0 if swapped else -6.0), "-birth"
    if one.endswith("-01-01") or two.endswith("-01-01"):
        return 4.0, "birth_year"
    same_part = one[5:7] == two[5:7] or one[8:] == two[8:]
    return (2.0, "birth_year") if same_part else (-2.0, "-birth")


def _email(one: Card, two: Card) -> tuple[float, str]:
    if not one.emails or not two.emails:
        return 0.0, ""
    shared = not set(one.emails).isdisjoint(two.emails)
    return (8.0, "email") if shared else (-0.5, "-email")


def _phone(one: str, two: str) -> tuple[float, str]:
    if len(one) < 6 or len(two) < 6:
        return 0.0, ""
    return (4.5, "phone") if one == two else (-1.0, "")


def _degree(one: Card, two: Card) -> tuple[float, str]:
    # Namesakes of an age are common; that both studied, and nothing in common, tells them apart.
    best, reason = (-2.5 if one.degrees and two.degrees else 0.0), ""
    for mine in one.degrees:
        programme, year = mine.split(":")
        for theirs in two.degrees:
            other, when = theirs.split(":")
            if not programme or programme != other:
                continue
            apart = abs(int(year) - int(when))
            points = (5.0, 3.5)[apart] if apart < 2 else 1.5
            if points > best:
                best, reason = points, "degree" if apart == 0 else "programme"
    return best, reason


def _town(one: str, two: str) -> tuple[float, str]:
    if not one or not two:
        return 0.0, ""
    return (2.5, "town") if one == two else (-0.5, "")


def _names(one: Card, two: Card) -> tuple[float, list[str]]:
    given, family = likeness(one.given, two.given), likeness(one.family, two.family)
    straight = _given(given)[0] + _family(family)[0]
    if straight < 4:
        crossed = likeness(one.given, two.family), likeness(one.family, two.given)
        if min(crossed) >= ALIKE:
            return _given(crossed[0])[0] + _family(crossed[1])[0] - 0.5, ["swapped"]
    former = (one.former and two.family in one.former) or (two.former and one.family in two.former)
    if former and family < ALIKE:
        return _given(given)[0] + 3.0, [r for r in (_given(given)[1], "former_name") if r]
    if given == family == 1:
        return straight, ["name"]
    return straight, [reason for _p, reason in (_given(given), _family(family)) if reason]


def _given(alike: float) -> tuple[float, str]:
    if alike == 1:
        return 4.0, "given_name"
    return (3.0, "given_alike") if alike >= ALIKE else (-5.0, "-given_name")


def _family(alike: float) -> tuple[float, str]:
    if alike == 1:
        return 5.0, "family_name"
    return (4.0, "family_alike") if alike >= ALIKE else (-2.5, "-family_name")


@lru_cache(maxsize=200_000)
def likeness(one: str, two: str) -> float:
    """1 for the same name, just below for a short form of it, else Jaro-Winkler."""
    if one == two:
        return 1.0
    if SHORT.get(one, one) == SHORT.get(two, two):
        return 0.95
    return JaroWinkler.similarity(one, two)
