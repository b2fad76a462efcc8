"""Words of people's own that the vocabulary does not have: how many use them, what they become.

Everybody's word is theirs. It becomes a topic, or a topic's other word, or it stays as it is;
nobody's word is ever taken away, and whoever is concerned reads of it in their history.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import CharField, F, Func, Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext, override

from alumni import search
from alumni.audience import Audience
from alumni.models import DeclinedWord, Interaction, Offer, Person, Topic, User

MOST_NEAR = 5
# Alike by their letters, or by the stem of a word that they have in common.
NEAR = """
SELECT w.word, t.id FROM unnest(%s::text[]) w (word) CROSS JOIN LATERAL (
    SELECT t.id, max(similarity(n, w.word)) AS alike,
        bool_or(to_tsvector('swedish', n) @@ plainto_tsquery('swedish', w.word)
            OR to_tsvector('swedish', w.word) @@ plainto_tsquery('swedish', n)) AS stem
    FROM alumni_topic t, unnest(t.synonyms::text[] || ARRAY[t.name_sv, t.name_en]::text[]) n
    WHERE n <> '' GROUP BY t.id) t
WHERE t.stem OR t.alike >= 0.3 ORDER BY w.word, t.stem DESC, t.alike DESC, t.id
"""


def without_repeats(words: Iterable[str]) -> list[str]:
    """The first spelling of each word."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(word.casefold(), word)
    return list(first.values())


@dataclass(frozen=True)
class Proposal:
    """A word as most people write it, case folded, and how many people use it."""

    word: str
    folded: str
    people: int


# ── Which words there are ─────────────────────────────────────────────────────────────────────
def proposals() -> list[Proposal]:
    """Words that the office has not decided on, the most used first."""
    declined = set(DeclinedWord.objects.values_list("word", flat=True))
    return [proposal for proposal in _used() if proposal.folded not in declined]


def declined() -> list[tuple[DeclinedWord, int]]:
    """Words that are not to be topics, the latest first, with how many people keep them."""
    used = {proposal.folded: proposal.people for proposal in _used()}
    rows = DeclinedWord.objects.select_related("by").order_by("-at", "-pk")[:200]
    return [(row, used.get(row.word, 0)) for row in rows]


def find(word: str) -> Proposal | None:
    folded = word.casefold()
    return next((proposal for proposal in _used() if proposal.folded == folded), None)


def _used() -> list[Proposal]:
    """Of people who can be spoken of and show their topics to the office at least."""
    shown = Q(audiences__topics__isnull=True) | Q(audiences__topics__gte=int(Audience.STAFF))
    known = Person.objects.in_register()
    own = _words(known.filter(shown), "pk")
    offered = _words(Offer.objects.filter(person__in=known), "person")
    people: dict[str, set[int]] = {}
    spelt: dict[str, Counter[str]] = {}
    for person, word in own.union(offered):
        people.setdefault(word.casefold(), set()).add(person)
        spelt.setdefault(word.casefold(), Counter())[word] += 1
    found = [Proposal(_usual(spelt[word]), word, len(who)) for word, who in people.items()]
    return sorted(found, key=lambda proposal: (-proposal.people, proposal.folded))


def _usual(spelt: Counter[str]) -> str:
    """As most write it; of equals, not in capitals."""
    return min(spelt, key=lambda word: (-spelt[word], word.isupper(), word))


def _words(rows: QuerySet, *columns: str) -> QuerySet:
    """Each own word of the rows, after the columns."""
    each = Func(F("own_words"), function="unnest", output_field=CharField())
    return rows.exclude(own_words=[]).annotate(word=each).values_list(*columns, "word")


def near(words: list[str]) -> dict[str, list[Topic]]:
    """Word → up to five topics like it, the likest first. Two statements in all."""
    with connection.cursor() as cursor:
        cursor.execute(NEAR, [words])
        pairs = cursor.fetchall()
    topics = Topic.objects.in_bulk({key for _word, key in pairs})
    found: dict[str, list[Topic]] = {word: [] for word in words}
    for word, key in pairs:
        if len(found[word]) < MOST_NEAR:
            found[word].append(topics[key])
    return found


# ── What becomes of them ──────────────────────────────────────────────────────────────────────
@transaction.atomic
def accept(word: str, name_sv: str, name_en: str, synonyms: list[str]) -> tuple[Topic, int]:
    """A new topic, which everybody with the word has from now on. Returns it and their number."""
    topic = Topic.objects.create(
        slug=_free_slug(name_sv), name_sv=name_sv, name_en=name_en, synonyms=synonyms
    )
    return topic, merge(word, topic)


@transaction.atomic
def merge(word: str, topic: Topic) -> int:
    """The word leads to the topic, and everybody who wrote it has the topic. Returns how many."""
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    if word.casefold() not in {known.casefold() for known in topic.words}:
        topic.synonyms = [*topic.synonyms, word]
        topic.save(update_fields=["synonyms"])
    DeclinedWord.objects.filter(word=word.casefold()).delete()
    return _turn_into(word.casefold(), topic)


def decline(word: str, by: User) -> None:
    """Off the list. The people keep the word, and are found by it. Safe to call twice."""
    DeclinedWord.objects.get_or_create(word=word.casefold(), defaults={"by": by})


def take_up(word: str) -> None:
    """Back on the list."""
    DeclinedWord.objects.filter(word=word.casefold()).delete()


def _free_slug(name: str) -> str:
    slug = slugify(name)[:70] or "amne"
    taken = set(Topic.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    tries = (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 2)))
    return next(each for each in tries if each not in taken)


def _turn_into(folded: str, topic: Topic) -> int:
    """Also for those whom the office is not told of: their words and topics stay theirs to show."""
    every = _words(Person.objects.all()).union(_words(Offer.objects.all()))
    spelt = [word for (word,) in every if word.casefold() == folded]
    people = Person.objects.filter(own_words__overlap=spelt)
    offers = Offer.objects.filter(own_words__overlap=spelt)
    concerned = _replace(people, folded, topic) | _replace(offers, folded, topic)
    _tell(concerned, topic)
    search.refresh(concerned)
    return len(concerned)


def _replace(rows: QuerySet, folded: str, topic: Topic) -> set[int]:
    """The topic in the word's place. Returns the people."""
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for row in found:
        row.own_words = [word for word in row.own_words if word.casefold() != folded]
        row.topics.add(topic)
    rows.model.objects.bulk_update(found, ["own_words"], batch_size=500)
    return {row.pk if isinstance(row, Person) else row.person_id for row in found}


def _tell(people: set[int], topic: Topic) -> None:
    """A line in the history of each, in their own language."""
    lines = []
    for person in Person.objects.filter(pk__in=people).only("language"):
        with override(person.language):
            title = gettext("A word of your own is now the topic “{topic}”.")
            title = title.format(topic=topic.name)[:250]
        lines.append(Interaction(person=person, kind=Interaction.Kind.TOLD, title=title))
    Interaction.objects.bulk_create(lines, batch_size=500)
