"""What the office writes down about a person: added, changed and deleted by whoever wrote it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alumni.access import register_keepers_only
from alumni.models import AuditEntry, Note, Person
from alumni.staff.forms import NoteForm


@require_POST
@register_keepers_only
def add(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    form = NoteForm(request.POST)
    if form.is_valid():
        note = Note.objects.create(person=person, text=form.cleaned_data["text"], by=request.user)
        _log(request, note, "added")
        messages.success(request, _("The note was saved."))
    else:
        _refuse(request, form)
    return redirect("alumni_staff:person", pk)


@require_POST
@register_keepers_only
def change(request: HttpRequest, pk: int) -> HttpResponse:
    note = _own(request, pk)
    form = NoteForm(request.POST)
    if form.is_valid():
        note.rewrite(form.cleaned_data["text"])
        _log(request, note, "changed")
        messages.success(request, _("The note was changed."))
    else:
        _refuse(request, form)
    return redirect("alumni_staff:person", note.person_id)


@require_POST
@register_keepers_only
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    note = _own(request, pk)
    _log(request, note, "deleted")
    note.delete()
    messages.success(request, _("The note was deleted."))
    return redirect("alumni_staff:person", note.person_id)


def _own(request: HttpRequest, pk: int) -> Note:
    notes = Note.objects.changeable_by(request.user).select_related("person")
    return get_object_or_404(notes, pk=pk)


def _log(request: HttpRequest, note: Note, what: str) -> None:
    """That there was a note, not what it said."""
    AuditEntry.note(
        AuditEntry.Act.CHANGE, request.user, person=note.person, subject="note", note=what
    )


def _refuse(request: HttpRequest, form: NoteForm) -> None:
    for errors in form.errors.values():
        messages.error(request, " ".join(errors))
