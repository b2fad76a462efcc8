"""Lines of history as their reader reads them, whatever was written down when it happened.

A line keeps the words of its day. Those that the product itself writes, with a sign, the name of a
part of the profile or a sentence that never varies, are told in the reader's own language.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

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
        return title

    def _purpose(self, swedish: str) -> str:
        if self._purposes is None:
            self._purposes = {purpose.name_sv: purpose.name for purpose in Purpose.objects.all()}
        return self._purposes.get(swedish, swedish)
