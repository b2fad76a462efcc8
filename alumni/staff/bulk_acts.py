"""What this app does to many people at once: a note to each, and a file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy, ngettext

from alumni import noting
from alumni.staff import exports
from alumni.staff.bulk import BulkAct, Chosen, register
from alumni.staff.forms import NoteForm

MOST_NOTES = 5000


def register_all() -> None:
    """Called once when the app starts."""
    register(
        BulkAct(
            "note",
            gettext_lazy("Write a note to each"),
            "comment",
            gettext_lazy("Each gets the same note, with your name, and may read it."),
            lambda n: ngettext("Write it to %s person", "Write it to %s people", n) % n,
            NoteForm,
            _note,
            at_most=MOST_NOTES,
        )
    )
    register(
        BulkAct(
            "export",
            gettext_lazy("Export to a file"),
            "download",
            gettext_lazy("Contact details leave the house: the log keeps who, when and what for."),
            lambda n: ngettext("Download %s person", "Download %s people", n) % n,
            exports.file_form,
            _export,
            among=lambda people: people.in_register(),
            allowed=lambda user: user.exports_people,
        )
    )


def _note(request: HttpRequest, chosen: Chosen, wanted: dict) -> HttpResponseBase:
    written = noting.note_to_each(chosen.people, wanted["text"], request.user)
    said = ngettext("%s person has the note now.", "%s people have the note now.", written)
    messages.success(request, said % written)
    return redirect(chosen.back)


def _export(request: HttpRequest, chosen: Chosen, wanted: dict) -> HttpResponseBase:
    return exports.as_file(request.user, chosen.people, wanted, chosen.filters)
