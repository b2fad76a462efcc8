"""Lines of history as their reader reads them, whatever was written down when it happened.

A line keeps the words of its day. Those that the product itself writes, with a sign, the name of a
part of the profile or a sentence that never varies, are told in the reader's own language.
"""

from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, override

from alumni.models import Purpose

SIGNS: dict[str, str | Promise] = {
    "+ ": gettext_lazy("Yes to {0}"), "− ": gettext_lazy("No to {0}"),
}  # fmt: skip
SENTENCES: dict[str, str | Promise] = {
    "Gick med i alumnnätverket": gettext_lazy("Joined the alumni network"),
    "Konto kopplat till registret": gettext_lazy("Account joined to the register"),
    "Lade till vid registreringen": gettext_lazy("Added when joining"),
    "Frågade: är det här fortfarande du?": gettext_lazy("Asked: is this still you?"),
    "En adress hör till någon annan": gettext_lazy("An address belongs to somebody else"),
}
CHANGES: dict[str, str | Promise] = {
    "Ändrade profilen: ": gettext_lazy("Changed the profile: {0}"),
    "Tog bort ur profilen: ": gettext_lazy("Took away from the profile: {0}"),
}
PARTS: dict[str, str | Promise] = {
    "names": gettext_lazy("Name and contact"), "place": gettext_lazy("Place"),
    "bio": gettext_lazy("About me"), "links": gettext_lazy("Links"),
    "languages": gettext_lazy("Languages"), "topics": gettext_lazy("Topics"),
    "degrees": gettext_lazy("Degrees"), "work": gettext_lazy("Work"),
    "offers": gettext_lazy("This is what I can help with"),
}  # fmt: skip


# How a line of an app above ends: (the form of the line, the words that can stand last in it).
_endings: list[tuple[str, list[Promise]]] = []


def ends(form: str, labels: Iterable[str | Promise]) -> None:
    """Once, when an app starts: lines of this form, as "{0}: {1}", end in one of these words."""
    _endings.append((form, list(labels)))


@cache
def _last_words() -> list[tuple[str, str | Promise, str]]:
    """(the end of a line in any language, the word for it, the form of the line)."""
    found = []
    for form, labels in _endings:
        for label in labels:
            for code, _name in settings.LANGUAGES:
                with override(code):
                    found.append((form.format("", label), label, form))
    return found


class Teller:
    """Tells the lines of one page: what they need to know of purposes is read once, if at all."""

    def __init__(self) -> None:
        self._purposes: dict[str, str] | None = None

    def words(self, title: str) -> str:
        """One line as its reader reads it."""
        if title in SENTENCES:
            return str(SENTENCES[title])
        for begins, said in SIGNS.items():
            if title.startswith(begins):
                return str(said).format(self._purpose(title.removeprefix(begins)))
        for begins, done in CHANGES.items():
            if title.startswith(begins):
                part = title.removeprefix(begins)
                return str(done).format(PARTS.get(part, part))
        for ending, word, form in _last_words():
            if title.endswith(ending):
                return form.format(title.removesuffix(ending), word)
        return title

    def _purpose(self, swedish: str) -> str:
        if self._purposes is None:
            self._purposes = {purpose.name_sv: purpose.name for purpose in Purpose.objects.all()}
        return self._purposes.get(swedish, swedish)
