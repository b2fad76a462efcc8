"""The mentor programme for students who apply: the open rounds, a code, the form.

Open to strangers: a student needs no account, only an address at the university.
"""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alumni.models import Topic
from engagement.mentoring import Refused, applying, links
from engagement.mentoring.forms import ApplicationForm, CodeForm, EmailForm
from engagement.models import MentorRound
from engagement.views_pair import path_of


@login_not_required
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """What the programme is, and the rounds that take applications now or soon."""
    found = MentorRound.objects.filter(closed_at=None, offered_at=None).newest_first()
    stages = MentorRound.Stage
    shown = [each for each in found if each.stage in (stages.OPEN, stages.PLANNED)]
    return render(request, "engagement/mentoring/rounds.html", {"rounds": shown})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, for whoever has shown an address at the university; else the way to show it."""
    found = _open(pk)
    email = _email(request)
    if not email:
        return _ask_for_address(request, found)
    before = found.applications.filter(email=email).first()
    form = ApplicationForm(request.POST or None, instance=before)
    if request.method == "POST" and form.is_valid():
        try:
            stored = applying.apply(found.pk, email, form.told())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("We have your application, and have written to you."))
            return redirect(path_of(links.page(stored)))
    context = {"round": found, "form": form, "email": email, "again": before is not None,
               "by_code": not applying_by_account(request),
               "topic_list": Topic.objects.alphabetical()}  # fmt: skip
    return render(request, "engagement/mentoring/apply.html", context)


def applying_by_account(request: HttpRequest) -> bool:
    return request.user.is_authenticated and bool(applying.address_of(request.user))


def _email(request: HttpRequest) -> str:
    if applying_by_account(request):
        return applying.address_of(request.user)
    return applying.proved(request.session)


def _ask_for_address(
    request: HttpRequest,
    found: MentorRound,
    email_form: EmailForm | None = None,
    code_form: CodeForm | None = None,
) -> HttpResponse:
    context = {
        "round": found,
        "waits": applying.waits_for_code(request.session),
        "email_form": email_form or EmailForm(),
        "code_form": code_form or CodeForm(),
    }
    return render(request, "engagement/mentoring/address.html", context)


@login_not_required
@require_POST
def send_code(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = _open(pk), EmailForm(request.POST)
    if not form.is_valid():
        return _ask_for_address(request, found, email_form=form)
    email = form.cleaned_data["email"].lower()
    try:
        if not applying.is_ours(email):
            applying.refuse_address()
        if not ratelimit.consume(request, action="mentor_code", key=email):
            return ratelimit.respond_429(request)
        applying.send_code(request.session, email)
    except Refused as refused:
        form.add_error("email", str(refused))
        return _ask_for_address(request, found, email_form=form)
    return redirect("engagement:mentoring_apply", pk)


@login_not_required
@require_POST
def prove(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = _open(pk), CodeForm(request.POST)
    if form.is_valid():
        try:
            applying.prove(request.session, form.cleaned_data["code"])
        except Refused as refused:
            if not applying.waits_for_code(request.session):
                messages.error(request, str(refused))
                return redirect("engagement:mentoring_apply", pk)
            form.add_error("code", str(refused))
        else:
            request.session.cycle_key()
            return redirect("engagement:mentoring_apply", pk)
    return _ask_for_address(request, found, code_form=form)


@login_not_required
@require_POST
def other_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody typed the wrong address, or shares the computer."""
    applying.start_over(request.session)
    return redirect("engagement:mentoring_apply", _open(pk).pk)


def _open(pk: int) -> MentorRound:
    return get_object_or_404(MentorRound.objects.open_to_students(), pk=pk)
