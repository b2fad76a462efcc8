"""Addresses that are not written to: found, barred by hand, lifted one by one or many at once."""

from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from alumni.access import office_only
from alumni.models import Address, AuditEntry, Person
from campaigns import barring
from campaigns.models import Effect, Suppression
from campaigns.staff.came_back import PAGE, frame
from campaigns.staff.came_back_forms import BarForm, FindForm, ManyForm, ReasonForm


def _bars(request: HttpRequest) -> QuerySet[Suppression]:
    """Without those of people whom the viewer may not know of."""
    rows = Suppression.objects.visible_to(request.user)
    hidden = Address.objects.exclude(person__in=Person.objects.visible_to(request.user))
    return rows.exclude(email__in=hidden.values("email"))


@require_safe
@office_only
def index(request: HttpRequest) -> HttpResponse:
    """Addresses are contact details: that they were looked at is written down."""
    return _page(request, BarForm())


def _page(request: HttpRequest, bar_form: BarForm) -> HttpResponse:
    find = FindForm(request.GET)
    wanted = find.cleaned_data if find.is_valid() else {}
    rows = _bars(request)
    if wanted.get("q"):
        rows = rows.filter(email__contains=wanted["q"].strip().lower())
    if wanted.get("reason"):
        rows = rows.filter(reason=wanted["reason"])
    found = Paginator(rows.order_by("-created_at", "-pk"), PAGE).get_page(request.GET.get("p"))
    AuditEntry.note(
        AuditEntry.Act.READ_CONTACT, request.user, subject="suppressions", rows=len(found)
    )
    shown = {
        **frame(_("Barred addresses"), "bars"),
        "page_obj": found,
        "find": find,
        "q": wanted.get("q", ""),
        "reason": wanted.get("reason", ""),
        "bar_form": bar_form,
    }
    return render(request, "campaigns/staff/bars.html", shown)


@require_POST
@office_only
def add(request: HttpRequest) -> HttpResponse:
    form = BarForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    told = form.cleaned_data
    source = Suppression.Source.PERSON if told["reason"] == "asked" else Suppression.Source.STAFF
    done = barring.bar(
        told["email"], told["reason"], told["words"], source=source, cause=told["reason"]
    )
    if done:
        AuditEntry.note(
            AuditEntry.Act.CHANGE,
            request.user,
            person=done.person,
            subject="suppression",
            why=told["words"],
        )
        messages.success(request, _("Barred. Nothing is sent there until it is lifted."))
    else:
        messages.warning(request, _("It was barred before; nothing has changed."))
    return redirect("bars")


@require_POST
@office_only
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    bar, form = get_object_or_404(_bars(request), pk=pk), ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was lifted: write the reason, it is kept in the log."))
    elif barring.lift(bar.email, request.user, form.cleaned_data["why"]):
        messages.success(request, _("Lifted. The address is written to again."))
    else:
        messages.warning(request, _("It had been lifted before."))
    return redirect("bars")


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def lift_many(request: HttpRequest) -> HttpResponse:
    """First shown how many it concerns; lifted with a reason."""
    asked = request.POST or request.GET
    form = ManyForm(asked or None)
    rows = _matching(request, form) if form.is_bound and form.is_valid() else Effect.objects.none()
    why = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and why.is_valid():
        lifted = barring.lift_many(rows, request.user, why.cleaned_data["why"])
        said = ngettext(
            "Lifted: %s address is written to again.",
            "Lifted: %s addresses are written to again.",
            lifted,
        )
        messages.success(request, said % lifted)
        return redirect("bars")
    by_domain = rows.values_list("domain").annotate(number=Count("email", distinct=True))
    shown = {
        **frame(_("Lift many at once"), "bars"),
        "form": form,
        "why": why if request.method == "POST" else ReasonForm(),
        "number": rows.values("email").distinct().count(),
        "domains": by_domain.order_by("-number", "domain")[:10],
    }
    return render(request, "campaigns/staff/lift_many.html", shown)


def _matching(request: HttpRequest, form: ManyForm) -> QuerySet[Effect]:
    told = form.cleaned_data
    rows = barring.matching(told["cause"], told["domain"], told["since"], told["until"])
    return rows.filter(email__in=_bars(request).values("email"))


@require_safe
@office_only
def unreached(request: HttpRequest) -> HttpResponse:
    """People whom no letter reaches, so that somebody can ring them."""
    barred = Suppression.objects.filter(reason__in=barring.ABOUT_ADDRESSES).values("email")
    without = Q(state=Address.State.DEAD) | Q(email__in=barred)
    dead = Address.objects.filter(without, primary=True)
    people = (
        Person.objects.visible_to(request.user)
        .in_register()
        .filter(addresses__in=dead)
        .annotate(why=F("addresses__state_reason"), state=F("addresses__state"))
    )
    found = Paginator(people.order_by("family_name", "given_name", "pk"), PAGE)
    shown = {
        **frame(_("People we cannot reach"), "unreached"),
        "page_obj": found.get_page(request.GET.get("p")),
    }
    return render(request, "campaigns/staff/unreached.html", shown)
