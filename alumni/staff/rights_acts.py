"""What a rights request asks for, done from the case itself: erase, hide, pause, no letters."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alumni import granting, own_erasure
from alumni.access import register_keepers_only
from alumni.forms.erasing import EraseForOtherForm
from alumni.forms.sections import PauseForm
from alumni.models import AccessRequest, User
from alumni.staff.headings import heading


def _case(request: HttpRequest, pk: int) -> AccessRequest:
    mine = AccessRequest.objects.visible_to(request.user).select_related("person__user")
    return get_object_or_404(mine, pk=pk)


# ── Erasure ───────────────────────────────────────────────────────────────────────────────────
@require_http_methods(["GET", "POST"])
@register_keepers_only
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """GET tells part by part what goes and what is left; POST with the last name erases."""
    case = _case(request, pk)
    if not case.may_be_erased:
        return _too_late(request, case)
    form = EraseForOtherForm(case.person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = granting.erase(case, form.cleaned_data["decision"], request.user)
        except granting.NotYet:
            return _too_late(request, case)
        _say_erased(request, told)
        return redirect("alumni_staff:right", pk)
    above = [
        (reverse("alumni_staff:rights"), _("Rights requests")),
        (reverse("alumni_staff:right", args=[pk]), case.person.name),
    ]
    user = case.person.user
    context = {
        **heading(_("Erase the person"), "bin", *above), "case": case, "form": form,
        "lines": own_erasure.lines(case.person, own=False),
        "reached": bool(granting.reached_at(case.person)),
        "at_work": user if user and user.role != User.Role.ALUMNUS else None,
    }  # fmt: skip
    return render(request, "alumni/staff/right_erase.html", context)


def _too_late(request: HttpRequest, case: AccessRequest) -> HttpResponse:
    """Pressed twice, or somebody else was faster; or a step is missing."""
    case = _case(request, case.pk)
    if case.was_emptied:
        messages.success(request, _("The person is erased already: nothing is left to do."))
    elif case.closed_at:
        messages.warning(request, _("The request is closed: nothing was erased."))
    elif case.kind != AccessRequest.Kind.ERASURE:
        messages.error(request, _("This request does not ask for erasure."))
    else:
        messages.error(request, _("Say first who it is and how you know."))
    return redirect("alumni_staff:right", case.pk)


def _say_erased(request: HttpRequest, told: bool) -> None:
    if told:
        messages.success(
            request, _("The person is erased, the request is closed, and a letter tells them so.")
        )
    else:
        messages.warning(
            request,
            _("The person is erased and the request is closed. No e-mail reaches them: print the "
              "letter below and post it."),
        )  # fmt: skip


@require_GET
@register_keepers_only
def letter(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """The word that it is done, to print and post; it names nobody, as nobody is known here."""
    case = _case(request, pk)
    if language not in ("sv", "en") or not case.is_done_erasure:
        raise Http404
    with translation.override(language):
        context = {
            "case": case,
            "office": settings.MAIL_REPLY_TO,
            "postal": settings.MAIL_POSTAL_ADDRESS,
        }
        return render(request, "alumni/staff/right_letter.html", context)


# ── Restriction and objection ─────────────────────────────────────────────────────────────────
def _done(
    request: HttpRequest, pk: int, act: Callable[[AccessRequest], None], said: str | Promise
) -> HttpResponse:
    try:
        act(_case(request, pk))
    except granting.NotYet:
        messages.error(request, _("This cannot be done from this request now."))
    else:
        messages.success(request, said)
    return redirect("alumni_staff:right", pk)


@require_POST
@register_keepers_only
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    said = gettext_lazy("The person is hidden everywhere but for the alumni office.")
    return _done(request, pk, lambda case: granting.hide(case, request.user), said)


@require_POST
@register_keepers_only
def show(request: HttpRequest, pk: int) -> HttpResponse:
    said = gettext_lazy("The person can be found again, by those they have chosen.")
    return _done(request, pk, lambda case: granting.show(case, request.user), said)


@require_POST
@register_keepers_only
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    form = PauseForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors.get("paused_until", [])))
        return redirect("alumni_staff:right", pk)
    until = form.cleaned_data["paused_until"]
    said = gettext_lazy("Everything is paused for the person until then.")
    return _done(request, pk, lambda case: granting.pause(case, until, request.user), said)


@require_POST
@register_keepers_only
def stop_letters(request: HttpRequest, pk: int) -> HttpResponse:
    said = gettext_lazy("The no holds at once, for every kind of letter.")
    return _done(request, pk, lambda case: granting.stop_letters(case, request.user), said)
