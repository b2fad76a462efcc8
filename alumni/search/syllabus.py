"""Reading a pasted course syllabus: which of its words say what the course is about."""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import connection

from alumni.search import english
from alumni.search.queries import Has, either, stems, tells
from alumni.search.words import MOST_WORDS, STOP

LONGEST = 20_000
# A word that is a topic of our vocabulary counts so much more.
TOPIC = 1.5
# How many words of the text are looked up in the network.
CANDIDATES = 40
# What every syllabus says, in both languages; offered struck, as no course is about it.
_COMMONPLACE = """
kurs kursen kursens kursplan student studenten studenter studenterna examination examineras betyg
betygsskala godkänd underkänd litteratur kurslitteratur föreläsning föreläsningar seminarium
seminarier moment högskolepoäng innehåll mål lärandemål efter avslutad ska skall kunna förväntas
visa redogöra beskriva analysera tillämpa diskutera reflektera kunskap kunskaper förståelse
färdighet teori teorier teoretisk teoretiska metod metoder tillämpas behandlar ger fokus genom sker
olika behörighet förkunskapskrav termin universitetet inlämning inlämningsuppgift uppgift skriftlig
muntlig tentamen obligatorisk undervisning grupp arbete del delar form former course courses
students examined grade grading literature lecture lectures seminar seminars credits content aim
aims objective objectives learning outcomes after completion should shall able describe analyse
analyze apply discuss reflect knowledge understanding skills theory theories method methods semester
university assignment written oral exam mandatory teaching group work part parts different
"""
COMMONPLACE = frozenset(_COMMONPLACE.split())


@dataclass(frozen=True)
class Term:
    """A word of the syllabus, how many people in the network know it, and how much it counts.

    `struck`: offered but not searched for, as it says little or nobody has it. `times`: how often
    the text says it.
    """

    words: str
    people: int
    weight: float
    struck: bool
    times: int


def is_syllabus(text: str) -> bool:
    """Whether the text is to be read for its terms rather than taken word for word."""
    return len(text.split()) > MOST_WORDS or "\n" in text.strip()


def pick_terms(text: str) -> list[Term]:
    """The telling words of a text of at most 20,000 characters, the weightiest first.

    A word weighs more when the text repeats it and when few people in the network have it.
    """
    lower = text[:LONGEST].lower()
    words = re.findall(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*", lower)
    number = Counter(word for word in words if word not in STOP)
    topics = _topics_in(lower)
    for topic in topics:
        for part in topic.split() if " " in topic else ():
            number.pop(part, None)
        number[topic] = max(lower.count(topic), 1)
    return _weighed(number, topics)


def terms_said(times: Mapping[str, int]) -> list[Term]:
    """The terms of a text that was read before: of its telling words, how often it said each."""
    return _weighed(times, _topics_in("\n".join(times)) & times.keys())


def _weighed(number: Mapping[str, int], topics: Collection[str]) -> list[Term]:
    telling = sorted(
        number,
        key=lambda word: (
            word in COMMONPLACE,
            word not in topics,
            -number[word] * math.sqrt(len(word)),
            word,
        ),
    )[:CANDIDATES]
    people, everybody = _people_with(telling)
    terms, stems = [], set()
    for word in telling:
        stem, count = people[word]
        if not stem or stem in stems:
            continue
        stems.add(stem)
        rare = math.log((1 + everybody) / (1 + count)) if count else 0.0
        telling_more = TOPIC if word in topics else 1.0
        weight = round((1 + math.log(number[word])) * rare * telling_more, 3)
        common = count > max(everybody // 4, 20) and word not in topics
        struck = word in COMMONPLACE or not count or common
        terms.append(Term(word, count, weight, struck, number[word]))
    terms.sort(key=lambda found: (found.struck, -found.weight, found.words))
    kept = [found for found in terms if not found.struck][:MOST_WORDS]
    return kept + [found for found in terms if found.struck][:6]


def _topics_in(text: str) -> set[str]:
    """The topics of our vocabulary that the text speaks of, each as it is called there."""
    with connection.cursor() as cursor:
        cursor.execute(
            """WITH d AS MATERIALIZED (SELECT to_tsvector('swedish', %s) AS words)
            SELECT DISTINCT lower(n) FROM d, alumni_topic t,
                unnest(t.synonyms::text[] || ARRAY[t.name_sv, t.name_en]::text[]) n
            WHERE n <> '' AND d.words @@ phraseto_tsquery('swedish', n)""",
            [text],
        )
        return {name for (name,) in cursor.fetchall()} - COMMONPLACE


def _people_with(words: list[str]) -> tuple[dict[str, tuple[str, int]], int]:
    """For each word its stem and how many people have it, or, where nobody has, another form of it
    in English; and how many people there are."""
    from alumni.search import index, matching

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT w, plainto_tsquery('swedish', w)::text FROM unnest(%s::text[]) w", [words]
        )
        kept = dict(cursor.fetchall())
    asked = {word: stems(query) for word, query in kept.items()}
    bent = english.bent(words)
    forms = {word: either(filter(tells, map(Has, bent.get(word, {}).values()))) for word in words}
    everybody = index.parts()
    number = matching.how_many(
        {one for one in (*asked.values(), *forms.values()) if one}, everybody
    )
    people = {
        word: (kept[word], number.get(one, 0) or number[forms[word]]) for word, one in asked.items()
    }
    return people, sum(len(part.people) - len(part.gone) for part in everybody)
