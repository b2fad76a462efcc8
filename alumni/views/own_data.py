"""My history and my data: read, taken home, erased."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alumni import history as timeline
from alumni import privacy
from alumni.models import Person
from alumni.views.own import own_person

HEADINGS = {
    "person": gettext_lazy("You"),
    "addresses": gettext_lazy("Addresses"),
    "degrees": gettext_lazy("Degrees"),
    "work": gettext_lazy("Work"),
    "offers": gettext_lazy("Offers"),
    "consents": gettext_lazy("Consents"),
    "history": gettext_lazy("History"),
    "imports": gettext_lazy("Lines of imported files"),
    "search": gettext_lazy("In the teachers' search"),
    "claims": gettext_lazy("When you joined"),
    "corrections": gettext_lazy("Corrections"),
    "readers": gettext_lazy("Who has looked at your details"),
    "rights_requests": gettext_lazy("What you asked of us"),
    "records_extracts": gettext_lazy("Handed out as public records"),
}


class EraseForm(forms.Form):
    word = forms.CharField(label=gettext_lazy("Write your last name to confirm"), max_length=100)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_word(self) -> str:
        word = self.cleaned_data["word"]
        if word.strip().casefold() != self.person.family_name.strip().casefold():
            raise forms.ValidationError(
                _("This is not your last name as it stands here: %(name)s."),
                params={"name": self.person.family_name},
            )
        return word


@own_person
def history(request: HttpRequest, person: Person) -> HttpResponse:
    page = Paginator(timeline.of(person), 50).get_page(request.GET.get("page"))
    return render(request, "alumni/history.html", {"page": page, "person": person})


@own_person
def read(request: HttpRequest, person: Person) -> HttpResponse:
    data = privacy.export(person)
    order = [*HEADINGS, *(name for name in data if name not in HEADINGS)]
    parts = [
        (HEADINGS.get(name, name), name, _as_rows(data[name])) for name in order if name in data
    ]
    return render(request, "alumni/own_data.html", {"parts": parts, "person": person})


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
        return redirect("/")
    return render(request, "alumni/erase.html", {"form": form, "person": person})


def _as_rows(data: Any) -> list[list[tuple[str, Any]]]:
    """What a holding exported, as tables of name and value for reading."""
    if isinstance(data, dict):
        data = [data]
    if not isinstance(data, list):
        return [[("", data)]] if data not in (None, "") else []
    return [
        [(key.replace("__name_sv", "").replace("_", " "), value) for key, value in row.items()]
        if isinstance(row, dict)
        else [("", row)]
        for row in data
    ]
