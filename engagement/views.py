"""The teacher's side: the board of what was asked, one question with its people, taken back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alumni.access import teachers_only
from engagement import asking, board, hiding, letters
from engagement.forms import HandOverForm, WordForm
from engagement.models import Ask, Handover, Request

State = Request.State
WITH_REQUESTS = Prefetch("requests", Request.objects.select_related("person").order_by("position"))
# What the board can be narrowed to. Nobody waits for those who said later without a day.
MINE = Q(state__in=[State.ACCEPTED, State.HELD])
GOING_ON = MINE | Q(state__in=[State.WAITING, *Request.UNANSWERED, State.BOOKED]) | Q(
    state=State.LATER, ask_again_on__isnull=False
)  # fmt: skip
SHOWN = {
    "": gettext_lazy("All"),
    "open": gettext_lazy("Going on"),
    "mine": gettext_lazy("Wait for me"),
    "done": gettext_lazy("Done"),
}


@teachers_only
def asks(request: HttpRequest) -> HttpResponse:
    show = request.GET.get("show", "")
    own = Ask.objects.visible_to(request.user)
    narrowed = {name: _narrowed(own, name) for name in SHOWN}
    found = (
        narrowed.get(show, own)
        .select_related("asked_by")
        .prefetch_related(WITH_REQUESTS)
        .order_by("-created_at", "-pk")
    )
    page = Paginator(found, 20).get_page(request.GET.get("page"))
    lines = [(ask, [board.line(r, ask) for r in ask.requests.all()]) for ask in page]
    handovers = Handover.objects.put_to(request.user).select_related("ask", "by").order_by("pk")
    context = {
        "page": page, "lines": lines, "handovers": handovers, "show": show,
        "chips": [(name, words, narrowed[name].count()) for name, words in SHOWN.items()],
    }  # fmt: skip
    return render(request, "engagement/asks.html", context)


def _narrowed(own, name: str):
    requests = Request.objects.filter(ask=OuterRef("pk"))
    if name == "mine":
        return own.filter(Exists(requests.filter(MINE)))
    if name == "open":
        return own.filter(Exists(requests.filter(GOING_ON)))
    if name == "done":
        return own.exclude(Exists(requests.filter(GOING_ON)))
    return own


@teachers_only
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    return ask_page(request, pk)


def ask_page(
    request: HttpRequest,
    pk: int,
    hand_over: HandOverForm | None = None,
    word: WordForm | None = None,
) -> HttpResponse:
    """A form that was refused stands open with what was typed."""
    found = get_object_or_404(
        Ask.objects.visible_to(request.user)
        .select_related("asked_by")
        .prefetch_related(WITH_REQUESTS, "requests__person__addresses"),
        pk=pk,
    )
    lines = []
    for each in found.requests.all():
        [answer] = hiding.as_asker_reads(each, [each.answer_words])
        lines.append((board.line(each, found), letters.shared(each), answer))
    context = {
        "ask": found,
        "lines": lines,
        "facts": letters.facts(Request(ask=found)),
        "handover": found.handovers.open().select_related("to").first(),
        "hand_over": hand_over or HandOverForm(),
        "word": word or WordForm(auto_id="word_%s"),
    }
    return render(request, "engagement/ask.html", context)


@require_POST
@teachers_only
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Ask.objects.visible_to(request.user), pk=pk)
    form = WordForm(request.POST, request.FILES, auto_id="word_%s")
    if not form.is_valid():
        return ask_page(request, pk, word=form)
    asking.cancel(found, form.cleaned_data["words"])
    messages.success(request, _("The question is taken back."))
    return redirect("engagement:ask", pk)
