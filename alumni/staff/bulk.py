"""What is done to many people of the list at once: it is said to how many, asked once, then done.

The apps above register acts of their own when they start; the list shows those that the user may
do.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alumni.access import register_keepers_only
from alumni.models import Person, User
from alumni.models.person import PersonQuerySet
from alumni.staff import chips, finding, saved_views
from alumni.staff.headings import heading, people_link
from alumni.staff.people_filter import PeopleList


@dataclass(frozen=True)
class Chosen:
    """`people`: whom the act is for. `filters`: by what they were found; nothing when ticked.
    `back`: the list that they were chosen from."""

    people: PersonQuerySet
    number: int
    left_out: int
    filters: dict[str, str]
    back: str


@dataclass(frozen=True)
class BulkAct:
    """`label` stands on the list, `button(n)` on the question. `run` does it and answers.

    `among` takes away those whom the act is not for, which `left_out` explains.
    """

    name: str
    label: str
    icon: str
    explain: str
    button: Callable[[int], str]
    form: Callable[..., forms.Form]
    run: Callable[[HttpRequest, Chosen, dict], HttpResponseBase]
    among: Callable[[PersonQuerySet], PersonQuerySet] = lambda people: people
    allowed: Callable[[User], bool] = lambda user: True
    at_most: int = 0


_acts: dict[str, BulkAct] = {}


def register(act: BulkAct) -> None:
    """Once, when the app starts."""
    _acts[act.name] = act


def acts_of(user: User) -> list[BulkAct]:
    return [act for act in _acts.values() if act.allowed(user)]


@require_POST
@register_keepers_only
def act(request: HttpRequest, name: str) -> HttpResponseBase:
    """The list posts whom it is for, and gets the question; its answer comes with `number`, how
    many were told of. When it is no longer that many, the question is put again."""
    if (bulk := _acts.get(name)) is None:
        raise Http404
    if not bulk.allowed(request.user):
        raise PermissionDenied
    query = QueryDict(request.POST.get("query", ""))
    chosen = _chosen(request, query, bulk)
    if refusal := _refusal(chosen, bulk):
        messages.error(request, refusal)
        return redirect(chosen.back)
    answered = "number" in request.POST
    form = bulk.form(request.POST if answered else None)
    if answered and form.is_valid():
        if request.POST["number"] == str(chosen.number):
            return bulk.run(request, chosen, form.cleaned_data)
        messages.warning(request, _("The list has changed meanwhile. Look at the number again."))
    return _question(request, bulk, chosen, form, query)


def _question(
    request: HttpRequest, bulk: BulkAct, chosen: Chosen, form: forms.Form, query: QueryDict
) -> HttpResponse:
    context = {
        **heading(bulk.label, bulk.icon, people_link()), "act": bulk, "chosen": chosen,
        "form": form, "button": bulk.button(chosen.number),
        "keys": _keys(request) if request.POST.get("scope") != "all" else [],
        "chips": [] if not chosen.filters else chips.chips(_filter(request, query), query),
    }  # fmt: skip
    return render(request, "alumni/staff/bulk.html", context)


def _chosen(request: HttpRequest, query: QueryDict, bulk: BulkAct) -> Chosen:
    filters: dict[str, str] = {}
    if request.POST.get("scope") == "all":
        found = finding.people(request.user, _filter(request, query).cleaned_data)
        # Words that were looked for may be somebody's name or address.
        filters = {
            name: ", ".join(values)
            for name, values in saved_views.filters(query).items()
            if name not in ("q", *chips.NOT_FILTERS)
        }
    else:
        found = Person.objects.visible_to(request.user).filter(pk__in=_keys(request))
    people = bulk.among(found)
    number = people.count()
    return Chosen(people, number, found.count() - number, filters, _list(query))


def _filter(request: HttpRequest, query: QueryDict) -> PeopleList:
    form = PeopleList(query, user=request.user)
    form.is_valid()
    return form


def _keys(request: HttpRequest) -> list[int]:
    return [int(key) for key in request.POST.getlist("pk") if key.isdecimal() and len(key) < 19]


def _refusal(chosen: Chosen, bulk: BulkAct) -> str:
    """Why nothing can be done with these people; "" when it can."""
    if not chosen.number and chosen.left_out:
        return _("People with protected identity and the deceased are left out here.")
    if not chosen.number:
        return _("Tick the people first, or choose all that match.")
    if bulk.at_most and chosen.number > bulk.at_most:
        return _("That is for at most %(most)s people at a time. Narrow the list first.") % {
            "most": bulk.at_most
        }
    return ""


def _list(query: QueryDict) -> str:
    return f"{reverse('alumni_staff:people')}?{query.urlencode() or 'all=1'}"
