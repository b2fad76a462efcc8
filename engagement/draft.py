"""A question that is being written: what stands in the form, kept in the session while the teacher
sees to the list or looks for somebody more."""

from collections.abc import Mapping, MutableMapping

from django.http import QueryDict

KEY, WHERE = "question", "found_at"
FIELDS = (
    "kind", "title", "words", "course", "programme", "when", "place", "online", "compensation",
    "language", "mode", "days", "save_as",
)  # fmt: skip
# What a template puts in place of.
OF_A_TEMPLATE = ("kind", "title", "words", "language")
# What nobody else writes; of the rest there is always something.
OWN = ("title", "words", "course", "when", "place", "compensation", "save_as")
LONGEST = 4_000


def keep(session: MutableMapping, sent: QueryDict) -> None:
    """What was sent with the form of the question; nothing where it was not."""
    if "words" in sent:
        session[KEY] = {name: sent[name][:LONGEST] for name in FIELDS if name in sent}


def kept(session: MutableMapping) -> dict[str, str]:
    return dict(session.get(KEY, {}))


def is_written(session: MutableMapping, start: Mapping[str, str]) -> bool:
    """Whether there is more than the words that one started from, however a browser breaks them."""
    found = kept(session)
    return any(found[name].split() != start.get(name, "").split() for name in OWN if name in found)


def begin_from_template(session: MutableMapping) -> None:
    """Keeps what no template says: the course, the days, the place."""
    if KEY in session:
        session[KEY] = {k: v for k, v in session[KEY].items() if k not in OF_A_TEMPLATE}


def note_where(session: MutableMapping, path: str) -> None:
    """Where somebody was found: there one goes on looking."""
    session[WHERE] = path


def where(session: MutableMapping) -> str:
    return session.get(WHERE, "")


def clear(session: MutableMapping) -> None:
    session.pop(KEY, None)
