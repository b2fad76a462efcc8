"""Screens on which two people may change the same: whoever saves last is told what the other did,
and nothing is overwritten unseen.

A function view takes the row with `held`, makes its form, and a `Meanwhile` of it before the form
is checked; it saves when `meanwhile.is_clear()`, and else shows `meanwhile.form`. Wagtail's views
of editing inherit `MeetsOthers`. The template includes `alumni/staff/_meanwhile.html` in the form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.admin.views import generic
from wagtail.log_actions import registry as wagtail_log

from alumni import meanwhile
from alumni.models import AuditEntry, Interaction, Person, User

FIELD = "seen"


def held(rows: QuerySet, request: HttpRequest) -> QuerySet:
    """The rows, locked while somebody saves. In the caller's transaction."""
    return rows.select_for_update(of=("self",)) if request.method == "POST" else rows


def note_edit(row: Model, by: User) -> None:
    """In Wagtail's log, for a row of which no other tells who changed it."""
    wagtail_log.log(row, "wagtail.edit", user=by, content_changed=True)


@dataclass(frozen=True)
class Change:
    """The latest that somebody did to a row, as far as a log tells."""

    by: User | None
    at: datetime


def latest_change(row: Model, since: datetime | None, audit: Q | None = None) -> Change | None:
    """By Wagtail's log, or by those entries of the audit log. None when neither knows."""
    begun = since or datetime.min.replace(tzinfo=UTC)
    logs = wagtail_log.get_logs_for_instance(row).select_related("user")
    line = logs.filter(timestamp__gt=begun, content_changed=True).order_by("-timestamp").first()
    found = [Change(line.user, line.timestamp)] if line else []
    if audit is not None:
        entries = AuditEntry.objects.filter(audit, at__gt=begun).select_related("by")
        entry = entries.order_by("-at", "-pk").first()
        found += [Change(entry.by, entry.at)] if entry else []
    if isinstance(row, Person):
        own = Interaction.objects.filter(person=row, kind=Interaction.Kind.PROFILE, at__gt=begun)
        found += [Change(row.user, each.at) for each in own.order_by("-at", "-pk")[:1]]
    return max(found, key=lambda change: change.at, default=None)


@dataclass(frozen=True)
class Meeting:
    """What is told to whoever saves after somebody else: `theirs` and `both` are the labels of
    fields, `known` whether the page's note could be read."""

    known: bool
    theirs: list[str]
    both: list[str]
    change: Change | None
    own: bool

    @property
    def name(self) -> str:
        return str(self.change.by) if self.change and self.change.by else ""

    @property
    def at(self) -> datetime | None:
        return self.change and self.change.at


def meeting(
    row: Model, sealed: str, stored: Mapping[str, Any], typed: Mapping[str, Any],
    labels: Mapping[str, str], reader: User, audit: Q | None = None,
) -> tuple[Meeting, dict[str, Any]] | None:  # fmt: skip
    """None when nobody else's work is lost by saving what was typed. Else what to tell, and what
    to show again: what others alone have changed is not in it."""
    seen = meanwhile.unseal(row, sealed)
    found = meanwhile.differences(seen, stored, typed)
    if not found:
        return None
    change = latest_change(row, seen and seen.at, audit)
    theirs, both = ([capfirst(str(labels[name])) for name in names] for names in found.parts())
    kept = {name: value for name, value in typed.items() if name not in found.theirs}
    own = bool(change and change.by == reader)
    return Meeting(seen is not None, theirs, both, change, own), kept


class Meanwhile:
    """A form that changes a row, as it was opened. To be made before the form is checked."""

    def __init__(
        self, request: HttpRequest, form: BaseForm, audit: Q | None = None,
        again: Callable[[dict[str, Any]], BaseForm] | None = None, row: Model | None = None,
    ) -> None:  # fmt: skip
        """`audit`: which entries tell of the row. `again`: the form of the row as it is stored,
        with these values in place of some. `row`: where the form knows none."""
        self.request, self.form, self.audit = request, form, audit
        self.row = row or form.instance
        self.again = again or self._again
        self.address = request.path
        self.meeting: Meeting | None = None
        # A form binds what was typed to its row when it is checked: this is read before.
        self.stored = _shown(form) if self.row.pk else {}
        self.seal = request.POST.get(FIELD, "")
        if self.row.pk and request.method != "POST":
            self.seal = meanwhile.seal(self.row, self.stored)

    @property
    def hidden(self) -> SafeString:
        return hidden(self.seal)

    def is_clear(self) -> bool:
        """Whether nobody else's work is lost by saving. Else the form is one to look through: what
        both changed as it was typed, what only others changed as they left it."""
        if not self.row.pk:
            return True
        typed = {name: self.form.cleaned_data.get(name) for name in self.stored}
        labels = {name: self.form[name].label for name in typed}
        found = meeting(
            self.row, self.seal, self.stored, typed, labels, self.request.user, self.audit
        )
        if found is None:
            return True
        self.meeting, kept = found
        self.form = self.again(kept)
        self.seal = meanwhile.seal(self.row, self.stored)
        return False

    def _again(self, kept: dict[str, Any]) -> BaseForm:
        row = type(self.row)._base_manager.get(pk=self.row.pk)
        return type(self.form)(instance=row, initial=kept)


def hidden(seal: str) -> SafeString:
    """The note, for the page's form."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, seal)


def _shown(form: BaseForm) -> dict[str, Any]:
    """What the fields hold before anything is typed."""
    return {
        name: form.get_initial_for_field(field, name)
        for name, field in form.fields.items()
        if not field.disabled
    }


class MeetsOthers:
    """For Wagtail's views of editing, before them: the row is locked while it is saved, so that
    what the form does not hold is written back as it stands, and see `Meanwhile`."""

    template_name = "alumni/staff/edit.html"
    meanwhile: Meanwhile | None = None
    # What was typed and is kept for another look, instead of being saved.
    kept: dict[str, Any] | None = None

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return super().post(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet:
        return held(super().get_queryset(), self.request)

    def get_form_kwargs(self) -> dict[str, Any]:
        given = super().get_form_kwargs()
        if self.kept is None:
            return given
        return {**given, "data": None, "files": None, "initial": self.kept}

    def get_form(self, *args: Any, **kwargs: Any) -> BaseForm:
        form = super().get_form(*args, **kwargs)
        if self.meanwhile is None:
            self.meanwhile = Meanwhile(self.request, form, again=self._form_again)
            self.meanwhile.address = self.get_edit_url()
        return form

    def _form_again(self, kept: dict[str, Any]) -> BaseForm:
        self.kept = kept
        self.object = self.get_object()
        return self.get_form()

    def is_valid(self, form: BaseForm) -> bool:
        if not super().is_valid(form):
            return False
        self.produced_error_message = None  # the page says it all
        return self.meanwhile.is_clear()

    def form_invalid(self, form: BaseForm) -> HttpResponseBase:
        return super().form_invalid(self.meanwhile.form)

    @cached_property
    def has_unsaved_changes(self) -> bool:
        return self.kept is not None or self.form.is_bound

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"meanwhile": self.meanwhile}


class EditView(MeetsOthers, generic.EditView):
    """Wagtail's, for two who meet."""
