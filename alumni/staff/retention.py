"""Retention: what is cleared, when and on whose decision; the dry run, and what the nights did."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q, Sum
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from alumni import retention
from alumni.access import records_officers_only, register_keepers_only
from alumni.models import AuditEntry, RetentionAct, RetentionCount, RetentionRule, RetentionRun
from alumni.staff.forms_law import RuleForm
from alumni.staff.headings import heading
from alumni.staff.meanwhile import Meanwhile, held

RUNS = 50
YEAR = 365
RULE = ("kind", "days", "act", "decision")


def sentence(kind: str, days: int, act: str) -> str:
    """What a rule says, in one plain sentence."""
    found = retention.kind_of(kind)
    if found is None:
        return _("{kind}: no part of the system keeps this any longer.").format(kind=kind)
    told = {
        RetentionAct.DELETE: _("{what}: kept for {period} {since}, then deleted."),
        RetentionAct.ANONYMISE: _("{what}: kept for {period} {since}, then made anonymous."),
        RetentionAct.ARCHIVE: _(
            "{what}: kept for {period} {since}, then written to the archive and deleted."
        ),
    }
    words = told[RetentionAct(act)]
    return words.format(what=found.label, period=period(days), since=found.since)


def period(days: int) -> str:
    """Days as a reader counts them: whole years where they are."""
    if days % YEAR:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    return ngettext("{n} year", "{n} years", days // YEAR).format(n=days // YEAR)


def label(code: str) -> str:
    found = retention.kind_of(code)
    return str(found.label) if found else code


def _above() -> tuple[str, str]:
    return reverse("alumni_staff:retention"), _("Retention")


def _told(rule: RetentionRule) -> str:
    return sentence(rule.kind, rule.days, rule.act)


@require_GET
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """The rules in words, what has none, what no rule may clear, and what the nights did."""
    rules = list(RetentionRule.objects.order_by("kind", "pk"))
    ruled = {rule.kind for rule in rules}
    runs = RetentionRun.objects.select_related("by").order_by("-started_at", "-pk")[:RUNS]
    context = {
        **heading(_("Retention"), "bin"),
        "rules": sorted(((_told(rule), rule) for rule in rules), key=lambda one: one[0]),
        "unruled": [kind for kind in retention.kinds() if kind.code not in ruled],
        "exempt": retention.exemptions(),
        "runs": [(label(run.kind), run) for run in runs], "counts": _counts(),
        "may_change": request.user.keeps_records,
    }  # fmt: skip
    return render(request, "alumni/staff/retention.html", context)


def _counts() -> list[tuple[str, int, int]]:
    """(what, year, how many): all that is left of what was cleared."""
    rows = RetentionCount.objects.annotate(year=ExtractYear("month")).order_by()
    sums = rows.values_list("kind", "year").annotate(Sum("number")).order_by("kind", "-year")
    return [(label(kind), year, number) for kind, year, number in sums]


@require_GET
@register_keepers_only
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """One rule; after a dry run, with what it would clear now."""
    found = get_object_or_404(RetentionRule, pk=pk)
    known = retention.kind_of(found.kind)
    context = {
        **heading(label(found.kind), "bin", _above()), "rule": found, "sentence": _told(found),
        "known": known,
        "report": retention.report(found) if known and found.reported_at else None,
        "runs": found.runs.select_related("by").order_by("-started_at", "-pk")[:RUNS],
        "may_change": request.user.keeps_records,
    }  # fmt: skip
    return render(request, "alumni/staff/retention_rule.html", context)


@records_officers_only
def create(request: HttpRequest) -> HttpResponse:
    form = RuleForm(request.POST or None, initial={"kind": request.GET.get("kind", "")})
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            made = form.save()
            _note(request, made, {}, _values(made))
        messages.success(request, _("Saved. The rule works once a dry run has been looked at."))
        return redirect("alumni_staff:retention_rule", made.pk)
    return _form_page(request, form, _("A new rule"))


@records_officers_only
@transaction.atomic
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A changed rule stops, and works again after a dry run of what it now says."""
    found = get_object_or_404(held(RetentionRule.objects, request), pk=pk)
    before = _values(found)
    form = RuleForm(request.POST or None, instance=found)
    meanwhile = Meanwhile(request, form, Q(act=AuditEntry.Act.RULE, subject=found.kind))
    if request.method == "POST" and form.is_valid() and meanwhile.is_clear():
        saved = form.save(commit=False)
        if _values(saved) != before:
            saved.active_since = saved.reported_at = None
            saved.save()
            _note(request, saved, before, _values(saved))
        messages.success(request, _("Saved. The rule works once a dry run has been looked at."))
        return redirect("alumni_staff:retention_rule", pk)
    return _form_page(request, meanwhile.form, label(before["kind"]), meanwhile)


def _form_page(
    request: HttpRequest, form: RuleForm, title: str, meanwhile: Meanwhile | None = None
) -> HttpResponse:
    acts = [
        (kind.label, [str(RetentionAct(act).label) for act in kind.acts])
        for kind in retention.kinds()
    ]
    context = {**heading(title, "bin", _above()), "form": form, "acts": acts}
    context |= {"meanwhile": meanwhile}
    return render(request, "alumni/staff/retention_form.html", context)


@require_POST
@records_officers_only
def dry_run(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the report was made; the rule's page shows it."""
    found = get_object_or_404(RetentionRule, pk=pk)
    found.reported()
    return redirect("alumni_staff:retention_rule", pk)


@require_POST
@records_officers_only
def activate(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(RetentionRule, pk=pk)
    if found.activate():
        _note(request, found, {"active": False}, {"active": True})
        messages.success(request, _("The rule works from tonight on."))
    else:
        messages.error(request, _("Make a dry run of the rule first, and look at it."))
    return redirect("alumni_staff:retention_rule", pk)


@require_POST
@records_officers_only
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """The rule is kept, with what it has done, and clears nothing more."""
    found = get_object_or_404(RetentionRule, pk=pk)
    if found.active_since:
        found.deactivate()
        _note(request, found, {"active": True}, {"active": False})
    messages.success(request, _("The rule is stopped. It clears nothing more."))
    return redirect("alumni_staff:retention_rule", pk)


def _values(rule: RetentionRule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in RULE}


def _note(
    request: HttpRequest, rule: RetentionRule, before: dict[str, Any], after: dict[str, Any]
) -> None:
    changes = {
        name: [str(before.get(name, "")), str(value)]
        for name, value in after.items()
        if before.get(name) != value
    }
    AuditEntry.note(AuditEntry.Act.RULE, request.user, subject=rule.kind, changes=changes)
