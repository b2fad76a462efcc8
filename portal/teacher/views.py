"""The teacher's search and the page of one person, with what they show to teachers."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from alumni import portraits, search
from alumni.access import teachers_only
from alumni.audience import Audience
from alumni.models import Employment, Offer, Person, SearchRow
from engagement import ceilings, shortlist
from portal.teacher import asked


@teachers_only
def search_page(request: HttpRequest) -> HttpResponse:
    """Words or a syllabus, filters, and people with the reason for each. htmx swaps the result."""
    question = asked.read(request.GET)
    found = search.find(question.query, request.user)
    keys = shortlist.people_on(request.session)
    listed = search.cards(keys)
    context = {
        "asked": question,
        "found": found,
        "lines": asked.lines(found, (get_language() or "sv")[:2], request.user),
        "facets": asked.facets(found),
        "page": Paginator(range(min(found.total, search.RANKED)), search.PAGE).get_page(
            question.query.page
        ),
        "listed": [(key, listed[key]) for key in keys if key in listed],
        "listed_keys": keys,
        "ranked": search.RANKED,
        "chosen": sum(len(keys) for keys in question.query.filters.values()),
    }
    template = "portal/_found.html" if request.htmx else "portal/search.html"
    return render(request, template, context)


@teachers_only
def write_address(request: HttpRequest) -> HttpResponse:
    """From the box and the filters to the address of what they ask. A syllabus is too long for an
    address and stands there by its telling words. Who comes from signing in begins anew."""
    if request.method != "POST":
        return redirect("portal:search")
    return redirect(f"{reverse('portal:search')}?{asked.address(request.POST)}")


@teachers_only
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person, field by field as they chose to show to teachers; never how to reach them."""
    found = get_object_or_404(
        Person.objects.visible_to(request.user)
        .in_register()
        .filter(hidden_at=None, listed_to__gte=Audience.TEACHERS)
        .prefetch_related(
            "topics", "degrees__programme", "degrees__campus", "employments__organisation"
        ),
        pk=pk,
    )
    context = {
        "person": found,
        "shows": found.fields_shown_to(Audience.TEACHERS),
        # What somebody does now first, then the latest.
        "work": sorted(found.employments.all(), key=_latest_first, reverse=True),
        "offers": Offer.objects.open().filter(person=found).order_by("kind"),
        "findable": SearchRow.objects.filter(pk=pk).exists(),
        "resting": bool(ceilings.resting([pk])),
        "listed": pk in shortlist.people_on(request.session),
        "photo": portraits.address(pk, found.portrait.name),
        "speaks": asked.languages(found.languages),
    }
    return render(request, "portal/person.html", context)


def _latest_first(job: Employment) -> tuple[date, date, int]:
    return job.ended_on or date.max, job.started_on or date.min, job.pk
