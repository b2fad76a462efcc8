"""The list of people: searched, narrowed, sorted, and as quick at a million as at a hundred."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from alumni.access import register_keepers_only
from alumni.models import Person, User
from alumni.models.person import PersonQuerySet
from alumni.staff import amounts, bulk, cells, chips, finding, fitting, paging, saved_views, sets
from alumni.staff.headings import heading
from alumni.staff.people_filter import COLUMNS, USUAL_COLUMNS, PeopleFilter, PeopleList


@require_GET
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    if not request.GET and (start := saved_views.start_of(request.user)):
        return redirect(saved_views.address(start))
    form = PeopleList(request.GET, user=request.user)
    form.is_valid()
    wanted = form.cleaned_data
    columns = wanted.get("cols") or USUAL_COLUMNS
    order = paging.ORDERS[wanted.get("order") or ""]
    found, amount, few = _found(request.user, wanted)
    before, after = request.GET.get("before", ""), request.GET.get("after", "")

    def shown(people: PersonQuerySet) -> PersonQuerySet:
        return cells.read(people.visible_to(request.user), columns)

    page = paging.page(found, order, before, after, few, shown)
    cells.fill(page.rows, columns)
    context = {
        **heading(pgettext("register", "People"), "user"), "form": form, "page": page,
        "amount": amount, "acts": bulk.acts_of(request.user),
        "chips": chips.chips(form, request.GET),
        "query": chips.without(request.GET), "columns": [(c, COLUMNS[c]) for c in columns],
        "tabs": saved_views.tabs(request.user, request.GET),
        "bare": chips.without(request.GET, *PeopleFilter.base_fields),
    }  # fmt: skip
    return render(request, "alumni/staff/people.html", context)


def _found(user: User, wanted: dict[str, Any]) -> tuple[PersonQuerySet, amounts.Amount, bool]:
    """Who fits, in the way that is quickest for so many, and whether they are to be sorted.

    A set holds nobody but whom this user may see; the rows that are shown pass the door once more.
    """
    fit = fitting.fitting(user, wanted)
    if fit is None:
        found = finding.people(user, wanted)
        amount = amounts.of(found)
        if amount.number <= paging.FEW:
            return found, amount, True
    else:
        amount = amounts.Amount(fit.bit_count())
        clustered = bool(wanted.get("q")) or wanted.get("order") == "year"
        if paging.is_walked_by_set(amount.number, fit.bit_length(), clustered):
            return Person.objects.filter(sets.within(fit)), amount, False
        if amount.number <= paging.FEW:
            keys = sets.Keys(sets.keys_of(fit))
            return Person.objects.filter(pk__in=keys), amount, True
    return finding.people(user, wanted, walked=True), amount, False
