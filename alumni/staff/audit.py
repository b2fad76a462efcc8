"""The audit log: searched by administrators, and per person by those who keep the register."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET, require_POST

from alumni import auditing, guarding
from alumni.access import admins_only, register_keepers_only
from alumni.exporting import csv_response
from alumni.forms.fields import day_input
from alumni.models import AuditEntry, Person, User
from alumni.staff.headings import heading, people_link

PAGE = 100
DAYS_SHOWN = 30
AT_MOST = 50_000


class AuditFilter(forms.Form):
    act = forms.ChoiceField(
        choices=[("", gettext_lazy("All")), *AuditEntry.Act.choices],
        label=gettext_lazy("Act"),
        required=False,
    )
    who = forms.CharField(label=gettext_lazy("Who (name or e-mail)"), required=False)
    person = forms.IntegerField(label=gettext_lazy("Person's number"), required=False, min_value=1)
    begins = forms.DateField(
        label=pgettext_lazy("period", "From"), required=False, widget=day_input()
    )
    ends = forms.DateField(
        label=pgettext_lazy("period", "To and including"), required=False, widget=day_input()
    )
    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=100)


@require_GET
@admins_only
def index(request: HttpRequest) -> HttpResponse:
    """The log, newest first; without a period asked for, that of the last thirty days."""
    form = AuditFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = Paginator(entries(wanted), PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    context = {
        **heading(_("Audit log"), "history"), "form": form, "page": page,
        "lines": _lines(page.object_list, request.user), "query": query.urlencode(),
        "weak": guarding.weaknesses(), "days": DAYS_SHOWN,
        "short": not (wanted.get("begins") or wanted.get("ends") or wanted.get("person")),
    }  # fmt: skip
    return render(request, "alumni/staff/audit.html", context)


@require_POST
@admins_only
def export(request: HttpRequest) -> HttpResponse:
    """The same search as CSV. That the log was taken out stands in the log."""
    form = AuditFilter(request.POST)
    found = entries(form.cleaned_data if form.is_valid() else {})[:AT_MOST]
    lines = _lines(found, request.user)
    closed = _protected_from(request.user, [entry for entry, *_rest in lines])
    AuditEntry.note(AuditEntry.Act.EXPORT, request.user, subject="audit log", rows=len(lines))
    head = [_("Time"), _("Who"), _("Act"), _("Person's number"), _("What")]
    rows = (
        [
            timezone.localtime(entry.at).isoformat(), entry.by.email if entry.by else "",
            entry.get_act_display(),
            _("protected identity") if entry.person_id in closed else entry.person_id,
            "; ".join([told, *words]),
        ]
        for entry, _person, told, words in lines
    )  # fmt: skip
    return csv_response("logg.csv", head, rows)


@require_GET
@register_keepers_only
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Who saw or changed this person?"""
    found = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    rows = AuditEntry.objects.filter(person__in=found.keys_ever()).select_related("by")
    rows = rows.order_by("-at", "-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("p"))
    above = [
        people_link(),
        (reverse("alumni_staff:person", args=[pk]), found.name),
    ]
    context = {
        **heading(_("Who has seen this person"), "history", *above), "page": page,
        "lines": _lines(page.object_list, request.user), "person": found,
    }  # fmt: skip
    return render(request, "alumni/staff/audit_person.html", context)


def entries(wanted: dict[str, Any]) -> QuerySet[AuditEntry]:
    """The entries that fit the cleaned values of AuditFilter, newest first."""
    found = AuditEntry.objects.select_related("by").order_by("-at", "-pk")
    begins, ends = wanted.get("begins"), wanted.get("ends")
    if act := wanted.get("act"):
        found = found.filter(act=act)
    if who := wanted.get("who", "").strip():
        users = User.objects.filter(Q(email__icontains=who) | Q(name__icontains=who))
        keys = list(users.values_list("pk", flat=True)[:500])
        found = found.filter(Q(by__in=keys) | Q(detail__account__in=keys))
    if key := wanted.get("person"):
        found = found.filter(person=key)
    if begins:
        found = found.filter(at__date__gte=begins)
    if ends:
        found = found.filter(at__date__lte=ends)
    if not (begins or ends or key):
        found = found.filter(at__gte=timezone.now() - timedelta(days=DAYS_SHOWN))
    if words := wanted.get("q", "").strip():
        found = found.annotate(told=Cast("detail", CharField()))
        found = found.filter(Q(subject__icontains=words) | Q(told__icontains=words))
    return found


def _lines(found: Any, user: User) -> list[tuple[AuditEntry, Person | None, str, list[str]]]:
    """Each entry with its person, if there is a page of them for this user; its subject; and its
    detail if this user may know of them, or of whom they have been merged into."""
    rows = list(found)
    keys = {entry.person_id for entry in rows if entry.person_id}
    visible = Person.objects.visible_to(user)
    people = visible.in_bulk(keys)
    merged = Person.objects.filter(pk__in=keys - people.keys(), merged_into__in=visible)
    known = {None, *people, *merged.values_list("pk", flat=True)}
    return [
        (
            entry,
            people.get(entry.person_id),
            auditing.subject(entry),
            auditing.words(entry) if entry.person_id in known else [],
        )
        for entry in rows
    ]


def _protected_from(user: User, entries: list[AuditEntry]) -> set[int]:
    """Keys of those whom this user may not know of; also of a row that became one of them."""
    if user.handles_protected:
        return set()
    protected = Q(protected_at__isnull=False) | Q(merged_into__protected_at__isnull=False)
    keys = {entry.person_id for entry in entries} - {None}
    return set(Person.objects.filter(protected, pk__in=keys).values_list("pk", flat=True))
