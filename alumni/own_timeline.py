"""Lines that this app has in the history of a person."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alumni import auditing, telling
from alumni.models import AuditEntry, Consent, ImportRow, Interaction, Note, Person, User
from alumni.timeline import Group, Line, Row, Source, register

Kind, Act = Interaction.Kind, AuditEntry.Act
# Consents have a table of their own, which knows more of them.
KINDS = {
    Kind.JOINED: (Group.CHANGES, "user"),
    Kind.PROFILE: (Group.CHANGES, "edit"),
    Kind.IMPORT: (Group.CHANGES, "upload"),
    Kind.TOLD: (Group.CHANGES, "edit"),
    Kind.LETTER: (Group.LETTERS, "mail"),
    Kind.CLICK: (Group.LETTERS, "link"),
    Kind.ASKED: (Group.REQUESTS, "comment"),
    Kind.REQUEST: (Group.REQUESTS, "comment"),
    Kind.CLOSED: (Group.REQUESTS, "comment"),
    Kind.RSVP: (Group.EVENTS, "calendar-check"),
    Kind.EVENT: (Group.EVENTS, "calendar-check"),
    Kind.STORY: (Group.STORIES, "openquote"),
}
ACTS = {
    Act.CHANGE: "edit", Act.MERGE: "copy", Act.UNDO: "undo", Act.RIGHTS: "key",
    Act.RECORDS: "doc-full",
}  # fmt: skip


def register_all() -> None:
    """Called once when the app starts."""
    register(
        Source(
            "interactions", frozenset(group for group, _icon in KINDS.values()), _interactions,
            "at", {"kind": "kind", "title": "title", "url": "url"}, _tell_interactions,
        )
    )  # fmt: skip
    register(
        Source(
            "consents", frozenset({Group.CONSENTS}),
            lambda person, group: Consent.objects.standing().filter(person=person), "at",
            {
                "sv": "purpose__name_sv", "en": "purpose__name_en", "granted": "granted",
                "version": "wording__version", "source": "source", "language": "language",
            }, _tell_consents,
        )
    )  # fmt: skip
    register(
        Source(
            "notes", frozenset({Group.NOTES}),
            lambda person, group: Note.objects.filter(person=person), "at",
            {"text": "text", "by": "by", "name": "by__name", "changed": "changed_at"}, _tell_notes,
        )
    )  # fmt: skip
    register(
        Source(
            "imports", frozenset({Group.CHANGES}), _imports, "batch__applied_at",
            {"batch": "batch", "file": "batch__name", "line": "number", "outcome": "outcome"},
            _tell_imports,
        )
    )  # fmt: skip
    register(
        Source(
            "audit", frozenset({Group.CHANGES}), _audit, "at",
            {"act": "act", "subject": "subject", "detail": "detail", "name": "by__name"},
            _tell_audit,
        )
    )  # fmt: skip


def _interactions(person: Person, group: str) -> QuerySet:
    kinds = [kind for kind, (of, _icon) in KINDS.items() if not group or of == group]
    return Interaction.objects.filter(person=person, kind__in=kinds)


def _tell_interactions(rows: list[Row], user: User) -> Iterator[Line]:
    told = telling.Teller()
    for row in rows:
        kind = Kind(row.data["kind"])
        title, url = told.words(row.data["title"]), row.data["url"] or ""
        yield Line(row.at, KINDS[kind][1], title, str(kind.label), url)


def _tell_consents(rows: list[Row], user: User) -> Iterator[Line]:
    for row in rows:
        said = _("Yes to {0}") if row.data["granted"] else _("No to {0}")
        purpose = (get_language() == "en" and row.data["en"]) or row.data["sv"]
        where = Consent.Source(row.data["source"]).label
        words = _("Version {0} of the words. {1}.").format(row.data["version"], where)
        yield Line(row.at, "key", said.format(purpose), words)


def _tell_notes(rows: list[Row], user: User) -> Iterator[Line]:
    for row in rows:
        by = row.data["name"] or _("the alumni office")
        words = _("Note by {0}, changed since") if row.data["changed"] else _("Note by {0}")
        own = int(row.key) if row.data["by"] == user.pk else None
        yield Line(row.at, "comment", row.data["text"], words.format(by), note=own)


def _imports(person: Person, group: str) -> QuerySet:
    done = ImportRow.objects.filter(person=person).exclude(done=None)
    return done.exclude(batch__applied_at=None)


def _tell_imports(rows: list[Row], user: User) -> Iterator[Line]:
    for row in rows:
        outcome = ImportRow.Outcome(row.data["outcome"]).label
        words = _("Line {0} of the import: {1}").format(row.data["line"], outcome)
        url = reverse("alumni_staff:import", args=[row.data["batch"]])
        yield Line(row.at, "upload", row.data["file"], words, url)


def _audit(person: Person, group: str) -> QuerySet:
    return AuditEntry.objects.filter(person=person, act__in=ACTS).exclude(subject="note")


def _tell_audit(rows: list[Row], user: User) -> Iterator[Line]:
    for row in rows:
        act, detail = Act(row.data["act"]), row.data["detail"]
        merge = detail.pop("merge", None)
        detail.pop("gone", None)
        words = auditing.words(AuditEntry(act=act, detail=detail))
        by = row.data["name"] or _("the alumni office")
        url = reverse("alumni_staff:merge", args=[merge]) if merge else ""
        yield Line(row.at, ACTS[act], _title(act), "; ".join([by, *words]), url)


def _title(act: Act) -> str:
    return {
        Act.CHANGE: _("Details mended by the office"),
        Act.MERGE: _("Merged with another row of the same person"),
        Act.UNDO: _("A merge was undone"),
        Act.RIGHTS: _("A rights request was handled"),
        Act.RECORDS: _("Public records were released"),
    }[act]
