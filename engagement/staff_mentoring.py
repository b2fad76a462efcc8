"""The mentor programme in the back office: rounds, one round, one pair, what needs a look."""

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from alumni.access import exporters_only, register_keepers_only
from alumni.exporting import csv_response
from alumni.models import AuditEntry
from alumni.staff.headings import Link, heading
from alumni.staff.meanwhile import Meanwhile, held, note_edit
from engagement.mentoring import changing, following, inviting, overview, saying
from engagement.mentoring.forms import RoundForm
from engagement.models import MentorApplication, MentorPair, MentorRound, RoundMentor

PER_PAGE = 25
# So many of those without a pair are listed, with who has room; the rest follow as these get one.
LISTED = 50
SHOWN = ("proposed", "offered", "active", "closed")
ORDERS = {"weakest": ("score", "pk"), "strongest": ("-score", "pk"),
          "name": ("application__family_name", "application__given_name", "pk")}  # fmt: skip
ICON = "tasks"


def _above(of: MentorRound | None = None) -> list[Link]:
    above = [(reverse("mentoring_rounds"), _("Mentor programme"))]
    return [*above, (reverse("mentoring_round", args=[of.pk]), of.name)] if of else above


@require_safe
@register_keepers_only
def rounds(request: HttpRequest) -> HttpResponse:
    """Every round with its pairs against the goal, the newest first."""
    begun = MentorPair.objects.filter(started_at__isnull=False)
    rows = MentorRound.objects.newest_first().annotate(
        pairs_begun=_number(begun),
        pairs_living=_number(MentorPair.objects.living()),
        students=_number(MentorApplication.objects.standing()),
        confirmed=_number(RoundMentor.objects.confirmed()),
    )
    context = {**heading(_("Mentor programme"), ICON), "rounds": rows}
    return render(request, "engagement/staff/mentor_rounds.html", context)


def _number(rows: QuerySet) -> Coalesce:
    """How many of these each round has. Each kind is counted by itself: counted in one join, a
    hundred pairs times a hundred mentors times a hundred students would be a million rows."""
    of_round = rows.filter(round=OuterRef("pk")).order_by().values("round")
    return Coalesce(Subquery(of_round.annotate(number=Count("pk")).values("number")), 0)


@require_http_methods(["GET", "HEAD", "POST"])
@register_keepers_only
@transaction.atomic
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new round, or the days and the goal of one."""
    found = get_object_or_404(held(MentorRound.objects, request), pk=pk) if pk else None
    form = RoundForm(request.POST or None, instance=found)
    meanwhile = Meanwhile(request, form)
    if request.method == "POST" and form.is_valid() and meanwhile.is_clear():
        stored = form.save()
        note_edit(stored, request.user)
        messages.success(request, _("The round is saved."))
        return redirect("mentoring_round", stored.pk)
    title = _("Days and goal") if found else _("New round")
    context = {**heading(title, ICON, *_above(found)), "form": meanwhile.form}
    context |= {"meanwhile": meanwhile}
    return render(request, "engagement/staff/mentor_form.html", context)


@require_safe
@register_keepers_only
def round_page(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(MentorRound, pk=pk)
    figures = overview.figures(found)
    fair = overview.fairness(found)
    visible = found.pairs.visible_to(request.user)
    show = request.GET.get("show", "")
    show = show if show in SHOWN else _first_shown(figures)
    order = request.GET.get("order", "")
    order = order if order in ORDERS else "weakest"
    rows = visible.filter(state=show).with_both().order_by(*ORDERS[order])
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    words = saying.Words()
    without = [] if found.closed_at else overview.without(found, request.user)
    context = {
        **heading(found.name, ICON, *_above()),
        "round": found,
        "figures": figures,
        "page": page,
        "pairs": [(pair, words.reasons(pair)) for pair in page],
        "show": show,
        "tabs": [(state, MentorPair.State(state).label, figures.states[state]) for state in SHOWN],
        "order": order,
        "without": without[:LISTED],
        "without_number": len(without),
        "fair": fair and overview.in_words(fair),
        "shares": overview.shares(found),
        "invitable": len(inviting.invitable(found)) if found.takes_mentors else 0,
        "worries": len(following.worries(found)) if found.offered_at else 0,
        "may_export": request.user.exports_people,
        "proposed_mentors": _mentors_proposed(found),
    }
    return render(request, "engagement/staff/mentor_round.html", context)


def _first_shown(figures: overview.Figures) -> str:
    return next((state for state in SHOWN if figures.states[state]), "proposed")


def _mentors_proposed(of: MentorRound) -> int:
    return of.pairs.proposed().values("mentor").distinct().count()


@require_safe
@register_keepers_only
def pair_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One pair: why, what could be instead, and how it goes."""
    pairs = MentorPair.objects.visible_to(request.user).with_both()
    found = get_object_or_404(pairs.prefetch_related("meetings", "checks"), pk=pk)
    proposed = found.state == MentorPair.State.PROPOSED
    context = {
        **heading(str(found), ICON, *_above(found.round)),
        "pair": found,
        "reasons": [
            (saying.Words().reason(why, codes), points) for why, codes, points in found.reasons
        ],
        "changes": changing.changes(found, request.user) if proposed else [],
        "meetings": sorted(found.meetings.all(), key=lambda one: one.on),
        "student": saying.own(found.application),
        "mentor": saying.own(found.mentor),
        "outcomes": [
            choice
            for choice in MentorPair.Outcome.choices
            if choice[0] != MentorPair.Outcome.ANOTHER_MENTOR
        ],
    }
    return render(request, "engagement/staff/mentor_pair.html", context)


@require_safe
@register_keepers_only
def follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Pairs that have not met, do not fit, or have fallen silent."""
    found = get_object_or_404(MentorRound, pk=pk)
    words = {"bad_fit": _("Not a good fit"), "not_met": _("Have not met"),
             "silent": _("Silent for a month")}  # fmt: skip
    seen = set(found.pairs.visible_to(request.user).values_list("pk", flat=True))
    rows = [
        (pair, [words[each] for each in why])
        for pair, why in following.worries(found)
        if pair.pk in seen
    ]
    title = _("Needs a look")
    context = {**heading(title, ICON, *_above(found)), "round": found, "rows": rows}
    return render(request, "engagement/staff/mentor_follow_up.html", context)


@require_POST
@exporters_only
def export(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The round's pairs as a file; that it was taken out is on the audit log."""
    found = get_object_or_404(MentorRound, pk=pk)
    pairs = found.pairs.visible_to(request.user).with_both()
    pairs = pairs.annotate(met=Count("meetings")).order_by("pk")
    rows = [
        [
            pair.application.name, pair.application.email, pair.application.programme or "",
            pair.mentor.person.name, pair.score, pair.get_state_display(),
            pair.started_at and localtime(pair.started_at).date(), pair.met,
            pair.get_outcome_display(),
        ]
        for pair in pairs
    ]  # fmt: skip
    AuditEntry.note(
        AuditEntry.Act.EXPORT, request.user, subject=f"mentor round {found.pk}", rows=len(rows)
    )
    head = [_("Student"), _("E-mail"), _("Programme"), _("Mentor"), _("Points"), _("State"),
            _("Began"), _("Meetings"), _("Outcome")]  # fmt: skip
    return csv_response(f"mentor-round-{found.pk}.csv", head, rows)
