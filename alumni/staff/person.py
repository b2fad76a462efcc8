"""One person: everything that is known, and the marks that the office sets."""

from django.contrib import messages
from django.contrib.postgres.aggregates import ArrayAgg
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from alumni import claim_links, duplicates, search, timeline
from alumni.access import register_keepers_only
from alumni.audience import Audience
from alumni.merging import kept_key
from alumni.models import Address, AuditEntry, Offer, Person
from alumni.models.programme import name_at
from alumni.staff.forms import NoteForm
from alumni.staff.headings import heading, people_link

Act = AuditEntry.Act


def _person(request: HttpRequest, pk: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.user), pk=pk)


@require_GET
@register_keepers_only
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything on one person. That it was read is written down."""
    people = Person.objects.visible_to(request.user)
    addresses = Prefetch("addresses", Address.objects.order_by("-primary", "pk"))
    found = people.select_related("user").prefetch_related(addresses).filter(pk=pk).first()
    if found is None:
        return redirect("alumni_staff:person", get_object_or_404(people, pk=kept_key(pk)).pk)
    act = Act.READ_PROTECTED if found.is_protected else Act.READ_CONTACT
    AuditEntry.note(act, request.user, person=found)
    readers = AuditEntry.objects.filter(person=found, act__in=[Act.READ_CONTACT, act])
    group, number = request.GET.get("kind", ""), request.GET.get("h", "1")
    group = group if group in timeline.Group.values else ""
    number = int(number) if number.isdigit() and 0 < int(number) < 1000 else 1
    return render(
        request,
        "alumni/staff/person.html",
        {
            **heading(found.name, "user", people_link()), "person": found,
            "shows": found.fields_shown_to(Audience.STAFF),
            "addresses": found.addresses.all(),
            "degrees": found.degrees.select_related("programme", "campus").order_by("-year", "pk"),
            "jobs": list(
                found.employments.select_related("organisation").order_by("-started_on", "-pk")
            ),
            "offers": list(_offers(found)),
            "consents": found.consent_states.select_related("purpose", "consent__wording")
            .order_by("purpose__order", "purpose"),
            "history": timeline.page(found, request.user, group, number),
            "groups": timeline.Group.choices, "group": group,
            "readers": readers.select_related("by").order_by("-at", "-pk")[:5],
            "note_form": NoteForm(),
            "may_ask": claim_links.askable(found) is not None,
        },
    )  # fmt: skip


def _offers(found: Person) -> QuerySet[Offer]:
    """With the names of their topics, which come with the same query."""
    names = ArrayAgg(
        name_at("topics"), filter=Q(topics__isnull=False), order_by="topics", default=[]
    )
    return found.offers.annotate(topic_names=names).order_by("kind")


@require_POST
@register_keepers_only
def protect(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a protected identity, or with `off` lift it. Only for those who may handle them."""
    if not request.user.handles_protected:
        raise PermissionDenied
    found = _person(request, pk)
    if "off" in request.POST:
        found.protected_at = None
        found.save(update_fields=["protected_at"])
    else:
        found.protect()
    search.refresh([found.pk])
    duplicates.refresh([found.pk])
    AuditEntry.note(Act.CHANGE, request.user, person=found, protected=found.is_protected)
    messages.success(request, _("Saved."))
    return redirect("alumni_staff:person", pk)


@require_POST
@register_keepers_only
def deceased(request: HttpRequest, pk: int) -> HttpResponse:
    """All letters stop; the person is kept, quietly. With `off` a mistake is mended."""
    found = _person(request, pk)
    found.deceased_at = None if "off" in request.POST else found.deceased_at or timezone.now()
    found.save(update_fields=["deceased_at"])
    search.refresh([found.pk])
    AuditEntry.note(Act.CHANGE, request.user, person=found, deceased=found.deceased_at is not None)
    messages.success(request, _("Saved."))
    return redirect("alumni_staff:person", pk)
