"""Newcomers whom the office compares with the register, and corrections that members ask for."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from alumni import claim_links, claiming
from alumni.access import register_keepers_only
from alumni.models import ClaimRequest, CorrectionRequest, Degree, Person, User
from alumni.staff.headings import heading

PAGE = 50
SOON = 3
# In the order in which the office compares.
PARTS = {
    "name": gettext_lazy("Name"),
    "birth_date": gettext_lazy("Date of birth"),
    "degree": gettext_lazy("Programme and year"),
    "address": gettext_lazy("Confirmed address"),
    "personal_number": gettext_lazy("Personal number"),
}


@dataclass(frozen=True)
class Candidate:
    """Somebody in the register who comes near, with each part: does it agree?"""

    person: Person
    degrees: list[Degree]
    parts: list[tuple[Promise, bool]]


@dataclass(frozen=True)
class Case:
    """One newcomer as the office sees them."""

    claim: ClaimRequest
    candidates: list[Candidate]

    @property
    def born(self) -> date | None:
        told = self.claim.evidence.get("told", {}).get("birth_date")
        return date.fromisoformat(told) if told else None

    @property
    def programme(self) -> str:
        """What they said that they studied, in the reader's language; "" for something else."""
        told = self.claim.evidence.get("told", {}).get("programme", "")
        degrees = self.claim.person.degrees.all()
        named = [one.programme for one in degrees if one.programme]
        return next((str(one) for one in named if one.name_sv == told), told)

    @property
    def days_left(self) -> int:
        return days_left(self.claim.deadline)

    @property
    def is_overdue(self) -> bool:
        return self.claim.deadline < timezone.now()

    @property
    def is_soon(self) -> bool:
        return not self.is_overdue and self.days_left <= SOON


def days_left(deadline: datetime) -> int:
    """Whole days of the calendar here until the deadline's day; negative when it has passed."""
    return (timezone.localdate(deadline) - timezone.localdate()).days


@require_GET
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """Those who wait, the most urgent first, with the evidence and who comes near."""
    waiting = _waiting(request.user)
    page = Paginator(waiting, PAGE).get_page(request.GET.get("p"))
    visible = Person.objects.visible_to(request.user)
    corrections = CorrectionRequest.objects.filter(closed_at=None, person__in=visible)
    context = {
        **heading(_("Newcomers and corrections"), "mail"),
        "page": page,
        "cases": _cases(page, visible),
        "overdue": waiting.filter(deadline__lt=timezone.now()).count(),
        "corrections": corrections.select_related("person", "degree__programme").order_by(
            "deadline", "pk"
        )[:PAGE],
    }
    return render(request, "alumni/staff/claims.html", context)


def _waiting(user: User) -> "QuerySet[ClaimRequest]":
    people = Person.objects.visible_to(user)
    waiting = ClaimRequest.objects.waiting().filter(person__in=people).select_related("person")
    return waiting.prefetch_related("person__degrees__programme")


def _cases(page: Page, visible: "QuerySet[Person]") -> list[Case]:
    keys = {row["person"] for claim in page for row in _near(claim)}
    people = visible.filter(pk__in=keys).prefetch_related("degrees__programme", "addresses")
    known = {person.pk: person for person in people}
    return [
        Case(
            claim,
            [
                _candidate(known[row["person"]], set(row["agrees"]), claim)
                for row in _near(claim)
                if row["person"] in known
            ],
        )
        for claim in page
    ]


def _near(claim: ClaimRequest) -> list[dict]:
    return claim.evidence.get("candidates", [])


def _candidate(person: Person, agrees: set[str], claim: ClaimRequest) -> Candidate:
    told_number = claim.evidence.get("told", {}).get("personal_number")
    parts = [
        (words, part in agrees)
        for part, words in PARTS.items()
        if part != "personal_number" or told_number
    ]
    degrees = sorted(person.degrees.all(), key=lambda degree: (-degree.year, degree.pk))
    return Candidate(person, degrees, parts)


@require_POST
@register_keepers_only
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """With `person`: the newcomer is that person. Without: not in the register."""
    claim = _waiting(request.user).filter(pk=pk).first()
    if claim is None:
        people = Person.objects.visible_to(request.user)
        get_object_or_404(ClaimRequest, pk=pk, person__in=people)
        messages.info(request, _("This has been decided already."))
        return redirect("alumni_staff:claims")
    key = request.POST.get("person", "")
    if not key:
        claiming.refuse(claim, request.user)
        messages.success(
            request, _("Saved: the newcomer stays as a person of their own and gets a letter.")
        )
        return redirect("alumni_staff:claims")
    if key not in {str(row["person"]) for row in _near(claim)}:
        raise Http404
    visible = Person.objects.visible_to(request.user).filter(user=None)
    known = get_object_or_404(visible, pk=key)
    claiming.approve(claim, known, request.user)
    messages.success(request, _("Saved: the newcomer is that person and gets a letter."))
    return redirect("alumni_staff:claims")


@require_POST
@register_keepers_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Person.objects.visible_to(request.user)
    correction = get_object_or_404(CorrectionRequest, pk=pk, closed_at=None, person__in=visible)
    correction.close(request.user)
    messages.success(request, _("The correction is closed."))
    return redirect("alumni_staff:claims")


@require_POST
@register_keepers_only
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Send "is this still you?" to the address that the register has."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    if claim_links.ask(person):
        messages.success(request, _("The letter with the question is on its way."))
    else:
        messages.error(
            request,
            _("No letter was sent: there is no address that works, or one was sent this week."),
        )
    return redirect("alumni_staff:person", pk)
