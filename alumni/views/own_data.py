"""My history and my data: read, taken home, erased."""

import json

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alumni import history as timeline
from alumni import own_erasure, own_page, privacy, rights
from alumni.forms.choosing import nothing_chosen
from alumni.forms.erasing import EraseForm
from alumni.models import AccessRequest, Person
from alumni.own_copy import copy_file
from alumni.views.own import own_person


@nothing_chosen(kind=gettext_lazy("Choose what you ask for"))
class AskForm(forms.ModelForm):
    class Meta:
        model = AccessRequest
        fields = ["kind", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


@own_person
def history(request: HttpRequest, person: Person) -> HttpResponse:
    page = Paginator(timeline.of(person), 50).get_page(request.GET.get("page"))
    return render(request, "alumni/history.html", {"page": page, "person": person})


@own_person
def read(request: HttpRequest, person: Person) -> HttpResponse:
    """Parts that unfold; `?all` opens every one, for paper and for who searches the page."""
    return _page(request, person)


def _page(request: HttpRequest, person: Person, form: "AskForm | None" = None) -> HttpResponse:
    waiting = _to_fetch(person)
    cases = person.access_requests.defer("package").order_by("-pk")[:20]
    context = {
        "parts": own_page.parts(privacy.export(person)), "all": "all" in request.GET,
        "person": person, "form": form or AskForm(),
        "cases": [(case, case.pk in waiting) for case in cases],
    }  # fmt: skip
    return render(request, "alumni/own_data.html", context)


def _to_fetch(person: Person) -> set[int]:
    """Cases whose copy waits for the person."""
    found = person.access_requests.exclude(delivered_at=None).exclude(package={})
    return set(found.values_list("pk", flat=True))


@require_POST
@own_person
def ask(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask the office under the data protection regulation; the answer has a day."""
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, person, form)
    case = rights.ask(person, **form.cleaned_data)
    day = date_format(case.due_on, "j F Y")
    messages.success(request, _("We have got it. You have our answer by %s.") % day)
    return redirect("alumni:own_data")


@require_POST
@own_person
def fetch(request: HttpRequest, person: Person, pk: int) -> HttpResponse:
    """The copy that the office has put together; that it was fetched is written down."""
    found = person.access_requests.exclude(delivered_at=None).exclude(package={})
    case = get_object_or_404(found, pk=pk)
    rights.fetched(case, request.user)
    return copy_file(case, request.POST.get("kind", ""))


@own_person
def download(request: HttpRequest, person: Person) -> HttpResponse:
    text = json.dumps(privacy.export(person), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="samverka.json"'
    return response


@own_person
def erase(request: HttpRequest, person: Person) -> HttpResponse:
    """GET says what is kept and why; POST with the last name written erases."""
    form = EraseForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        privacy.erase(person, request.user)
        logout(request)
        messages.success(request, _("You are erased. Take care, and welcome back any time."))
        return redirect(f"/{get_language()}/")
    context = {
        "form": form,
        "person": person,
        "lines": own_erasure.lines(person),
        "decisions": own_erasure.decisions(),
    }
    return render(request, "alumni/erase.html", context)
