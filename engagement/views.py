"""The teacher's side: write a question, follow it, take it back, say that it was held, thank."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alumni.access import teachers_only
from alumni.models import Offer, Person, SearchRow
from engagement import asking, board, letters, shortlist
from engagement.forms import AskForm
from engagement.models import Ask, Request

WITH_REQUESTS = Prefetch("requests", Request.objects.select_related("person").order_by("position"))


@dataclass(frozen=True)
class Listed:
    """Somebody on the shortlist: their card, and until when they would have time to answer."""

    person_id: int
    shown: dict
    until: object

    @property
    def kinds(self) -> list[str]:
        """What they offer."""
        return [offer["kind"] for offer in self.shown["offers"]]


@teachers_only
def asks(request: HttpRequest) -> HttpResponse:
    found = (
        Ask.objects.visible_to(request.user)
        .select_related("asked_by")
        .prefetch_related(WITH_REQUESTS)
        .order_by("-created_at", "-pk")
    )
    page = Paginator(found, 20).get_page(request.GET.get("page"))
    lines = [(ask, [board.line(r) for r in ask.requests.all()]) for ask in page]
    return render(request, "engagement/asks.html", {"page": page, "lines": lines})


@teachers_only
def new(request: HttpRequest) -> HttpResponse:
    listed = _listed(request)
    kind = request.GET.get("kind", "")
    kind = kind if kind in Offer.Kind.values else _kind_of_all(listed)
    form = AskForm(request.POST or None, kind=kind, language=get_language() or "sv")
    if request.method == "POST" and form.is_valid() and (stored := _store(request, form)):
        return redirect("engagement:ask", stored.pk)
    context = {
        "form": form,
        "kind": kind,
        "kinds": Offer.Kind.choices,
        "listed": listed,
        "unwilling": [person.person_id for person in listed if kind not in person.kinds],
    }
    return render(request, "engagement/new.html", context)


def _store(request: HttpRequest, form: AskForm) -> Ask | None:
    """The stored ask; None with the reason on the form."""
    chosen = shortlist.people_on(request.session)
    people = Person.objects.in_bulk(chosen)
    if not chosen or len(people) < len(chosen):
        form.add_error(None, _("Choose one to three people first, in the search."))
        return None
    form.instance.asked_by = request.user
    try:
        stored = asking.ask(form.instance, [people[key] for key in chosen])
    except asking.NotAskable as refused:
        name = {"name": refused.person.name}
        if not SearchRow.objects.filter(pk=refused.person.pk).exists():
            name = {"name": _("Somebody on the list")}
        form.add_error(
            None,
            _("%(name)s cannot be asked about this today. Take them off the list.") % name,
        )
        return None
    shortlist.clear(request.session)
    messages.success(request, _("The question is on its way."))
    return stored


def _listed(request: HttpRequest) -> list[Listed]:
    keys = shortlist.people_on(request.session)
    rows = SearchRow.objects.only("person_id", "card").in_bulk(keys)
    return [
        Listed(key, rows[key].card, asking.deadline_after(5, rounds=place))
        for place, key in enumerate((key for key in keys if key in rows), start=1)
    ]


def _kind_of_all(listed: list[Listed]) -> str:
    """The first kind that everybody on the list offers; else a guest lecture."""
    shared = (kind for kind in Offer.Kind.values if all(kind in each.kinds for each in listed))
    return next(shared, Offer.Kind.GUEST_LECTURE) if listed else Offer.Kind.GUEST_LECTURE


def _own_ask(request: HttpRequest, pk: int) -> Ask:
    return get_object_or_404(Ask.objects.visible_to(request.user), pk=pk)


@teachers_only
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(
        Ask.objects.visible_to(request.user)
        .select_related("asked_by")
        .prefetch_related(WITH_REQUESTS, "requests__person__addresses"),
        pk=pk,
    )
    requests = list(found.requests.all())
    lines = [(board.line(each), letters.shared(each)) for each in requests]
    context = {"ask": found, "lines": lines, "facts": letters.facts(Request(ask=found))}
    return render(request, "engagement/ask.html", context)


@require_POST
@teachers_only
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    asking.cancel(_own_ask(request, pk))
    messages.success(request, _("The question is taken back."))
    return redirect("engagement:ask", pk)


@require_POST
@teachers_only
def held(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Request.objects.visible_to(request.user), pk=pk)
    asking.mark_held(found)
    return redirect("engagement:ask", found.ask_id)


@require_POST
@teachers_only
def thank(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Request.objects.visible_to(request.user), pk=pk)
    words = request.POST.get("words", "").strip()[:1200]
    asking.thank(found, words or _("Thank you! It meant much to the students."))
    messages.success(request, _("Your thanks are on their way."))
    return redirect("engagement:ask", found.ask_id)
