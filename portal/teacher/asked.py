"""From the address of the search page to a question, and from what was found to cards."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alumni import portraits, search
from alumni.models import Course, Offer, User
from alumni.search import Card, FacetValue, Found, Query, Reason, Term
from alumni.search.facets import language_name
from alumni.search.syllabus import LONGEST, is_syllabus
from engagement import ceilings

ICONS = {
    Offer.Kind.GUEST_LECTURE: "lecture", Offer.Kind.MENTOR: "mentor",
    Offer.Kind.THESIS: "thesis", Offer.Kind.STUDY_VISIT: "visit",
}  # fmt: skip
LAST_PAGE = search.RANKED // search.PAGE
# A filter with more values than LONG shows the first few; the rest unfold.
FEW, LONG = 5, 7
# An address holds so much of the text as it is written there: servers refuse what is much longer.
# Of more it holds the beginning, and the words that we read in all of it.
MOST_WRITTEN, BEGINNING = 1_500, 300
MOST_READ = 40


@dataclass(frozen=True)
class Asked:
    """What the address says: the text, its terms where it is a syllabus, and the question."""

    text: str
    terms: list[Term]
    kept: set[str]
    query: Query
    # The course whose code was typed; its syllabus is what was read.
    course: Course | None = None
    # A code as our courses have them, of a course that we do not know.
    unknown_course: str = ""
    # `text` is only the beginning of what was read.
    begins: bool = False
    # More was pasted than is read.
    cut: bool = False
    # Somebody has chosen among the terms.
    chosen: bool = False

    @property
    def mark(self) -> str:
        return _mark(self.text)


@dataclass(frozen=True)
class Facet:
    """A filter as it is shown: its first values, and the rest, unfolded when one is chosen."""

    kind: str
    title: str
    first: list[FacetValue]
    rest: list[FacetValue]
    unfolded: bool


@dataclass(frozen=True)
class Line:
    """One card as it is shown."""

    person_id: int
    name: str
    portrait: str
    about: str
    reasons: list[Reason]
    offers: list[tuple[str, str]]
    languages: str
    place: str
    # When they were last asked, how often in a year, and how often they wish at most.
    asked: datetime | None
    times: int
    most: int
    # The programme that they studied at the teacher's own department.
    shared: str
    free: bool
    resting: bool


def read(data: QueryDict) -> Asked:
    """Every filter stands in the address. Too long a text is cut, an odd page is the first."""
    text = data.get("q", "").replace("\x00", "")[:LONGEST]
    filters = {
        kind: [key.replace("\x00", "")[:80] for key in data.getlist(kind)[:20]]
        for kind in search.FACET_KINDS
        if kind in data
    }
    number = data.get("page", "1")
    page = max(min(int(number[:9]), LAST_PAGE), 1) if number.isdecimal() else 1
    course = Course.objects.with_code(text)
    # What was read and chosen before belongs to the text of then.
    same = data.get("of", "") in ("", _mark(text))
    said = _said(data) if same else {}
    if not (course or said or is_syllabus(text)):
        unknown = text.strip().upper() if Course.is_code(text) else ""
        return Asked(text, [], set(), Query(text, filters, page), unknown_course=unknown)
    terms = search.terms_said(said) if said else search.pick_terms(course.text if course else text)
    kept = {term.words for term in terms if not term.struck}
    chosen = same and "terms" in data
    if chosen:
        kept = set(data.getlist("term"))
    asked = [(term.words, term.weight or 0.1) for term in terms if term.words in kept]
    question = Query("", filters, page, asked)
    cut = bool(said) and "cut" in data
    return Asked(text, terms, kept, question, course, begins=bool(said), cut=cut, chosen=chosen)


def address(data: QueryDict) -> str:
    """What was asked, as it stands after the question mark: short enough to be opened and sent to
    a colleague, however long the text."""
    question = read(data)
    text, begins = question.text, question.begins
    if len(quote(text)) > MOST_WRITTEN:
        begins = bool(question.terms)
        text = f"{' '.join(text[:BEGINNING].split()[:-1]) or text[:BEGINNING]} …"
    written = QueryDict(mutable=True)
    written["q"] = text
    if question.terms:
        written["of"] = _mark(text)
    if begins:
        written.setlist("read", [f"{term.words}:{term.times}" for term in question.terms])
        if question.cut or len(data.get("q", "")) > LONGEST:
            written["cut"] = "1"
    if question.chosen:
        written["terms"] = "1"
        written.setlist("term", [t.words for t in question.terms if t.words in question.kept])
    for kind, keys in question.query.filters.items():
        written.setlist(kind, list(keys))
    return written.urlencode()


def _mark(text: str) -> str:
    """The same for the same words, however a browser breaks the lines."""
    return hashlib.blake2b(" ".join(text.split()).encode(), digest_size=4).hexdigest()


def _said(data: QueryDict) -> dict[str, int]:
    """Words → how often the text said them."""
    found = {}
    for one in data.getlist("read")[:MOST_READ]:
        words, _colon, times = one.replace("\x00", "").rpartition(":")
        if words and times.isdecimal() and len(times) < 6:
            found[words[:80]] = max(int(times), 1)
    return found


def facets(found: Found) -> list[Facet]:
    shown = []
    for kind, values in found.facets.items():
        few = FEW if len(values) > LONG else LONG
        rest = values[few:]
        unfolded = any(value.chosen for value in rest)
        shown.append(Facet(kind, str(search.FACET_KINDS[kind]), values[:few], rest, unfolded))
    return shown


def lines(found: Found, language: str, viewer: User) -> list[Line]:
    reasons = search.why(found.cards, found.terms, language)
    own = viewer.department.code if viewer.department else ""
    resting = ceilings.resting([card.person_id for card in found.cards])
    return [
        _line(card, reasons.get(card.person_id, []), language, own, card.person_id in resting)
        for card in found.cards
    ]


def _line(card: Card, reasons: list[Reason], language: str, own: str, resting: bool) -> Line:
    shown = card.shown
    same = (_name(degree, language) for degree in shown["degrees"] if own and own == degree[5])
    online = any(offer["where"] != "on_site" for offer in shown["offers"])
    places = [shown["town"], _("online") if online else ""]
    return Line(
        card.person_id,
        shown["name"],
        portraits.address(card.person_id, shown["portrait"]),
        about(shown, language),
        reasons,
        [(ICONS.get(o["kind"], "check"), _offer(o["kind"])) for o in shown["offers"]],
        languages(shown["languages"]),
        ", ".join(place for place in places if place),
        parse_datetime(shown["asked"]) if shown["asked"] else None,
        shown["times"],
        shown["most"],
        next(same, ""),
        any(offer["notice"] <= 14 for offer in shown["offers"]) and not (shown["asked"] or resting),
        resting,
    )


def languages(codes: list[str]) -> str:
    """ "Swedish, English, Finnish": the two of the house first."""
    first = {"sv": 0, "en": 1}
    ordered = sorted(codes, key=lambda code: (first.get(code, 2), language_name(code)))
    return capfirst(", ".join(language_name(code) for code in ordered))


def about(shown: dict, language: str) -> str:
    """Work and degree in one line: "Revenue manager, Skogsrå. Tourism, Östersund 2012."."""
    sentences = []
    if shown["work"] and not shown["work"][0][3]:
        sentences.append(", ".join(part for part in shown["work"][0][:3] if part))
    if shown["degrees"]:
        degree = shown["degrees"][0]
        place = f"{degree[2]} {degree[3]}".strip()
        sentences.append(", ".join(part for part in (_name(degree, language), place) if part))
    return "".join(f"{sentence}. " for sentence in sentences).strip()


def _name(degree: list, language: str) -> str:
    name_sv, name_en, *_rest = degree
    return (language == "en" and name_en) or name_sv


def _offer(kind: str) -> str:
    return str(dict(Offer.Kind.choices)[kind])
