"""The list of people: searched, narrowed, sorted, and as quick at a million as at a hundred."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from alumni.access import register_keepers_only
from alumni.audience import Audience
from alumni.models import Degree, Employment
from alumni.staff import amounts, bulk, chips, finding, paging, saved_views
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
    found = finding.people(request.user, wanted)
    columns = wanted.get("cols") or USUAL_COLUMNS
    order = paging.ORDERS[wanted.get("order") or ""]
    amount = amounts.of(found)
    before, after = request.GET.get("before", ""), request.GET.get("after", "")
    few = amount.number <= paging.FEW
    if not few:
        found = finding.people(request.user, wanted, walked=True)
    page = paging.page(found, order, before, after, few, lambda people: _shown(people, columns))
    for row in page.rows:
        row.shows = row.fields_shown_to(Audience.STAFF)
    context = {
        **heading(pgettext("register", "People"), "user"), "form": form, "page": page,
        "amount": amount, "acts": bulk.acts_of(request.user),
        "chips": chips.chips(form, request.GET),
        "query": chips.without(request.GET), "columns": [(c, COLUMNS[c]) for c in columns],
        "tabs": saved_views.tabs(request.user, request.GET),
        "bare": chips.without(request.GET, *PeopleFilter.base_fields),
    }  # fmt: skip
    return render(request, "alumni/staff/people.html", context)


READ_WITH: dict[str, list[str | Prefetch]] = {
    "degree": [Prefetch("degrees", Degree.objects.select_related("programme"))],
    "work": [Prefetch("employments", Employment.objects.select_related("organisation"))],
    "offers": ["offers"],
    "address": ["addresses"],
}


def _shown(found: Any, columns: list[str]) -> Any:
    """With what the columns show: one query for each, however many the people are."""
    reads = [name for column in columns for name in READ_WITH.get(column, [])]
    return found.select_related("list_row").prefetch_related(*reads)
