from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from alumni import merging, tasks
from alumni.access import register_keepers_only
from alumni.duplicates import LIKELY, sentence
from alumni.models import AuditEntry, DuplicatePair, Merge, Person
from alumni.staff import comparing
from alumni.staff.headings import heading

State = DuplicatePair.State
PAGE = 50
FEW = 10


def _queue(request: HttpRequest):
    pairs = DuplicatePair.objects.visible_to(request.user).open()
    return pairs.order_by("-score", "pk")


def _above() -> tuple[str, str]:
    return reverse("alumni_staff:duplicates"), _("Duplicates")


def _merges(request: HttpRequest):
    merges = Merge.objects.visible_to(request.user).exclude(kept=None).exclude(gone=None)
    return merges.select_related("kept", "gone", "by", "undone_by").order_by("-pk")


def _decided(request: HttpRequest, pk: int) -> HttpResponse:
    """A pair that no longer waits: a button was pressed twice, or a colleague was quicker."""
    get_object_or_404(DuplicatePair.objects.visible_to(request.user), pk=pk)
    messages.info(request, _("This has been decided already."))
    return redirect("alumni_staff:duplicates")


@require_GET
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """Pairs that wait for a decision, the likeliest first, and what was merged lately."""
    pairs = _queue(request)
    rows = [
        (pair, [sentence(reason) for reason in pair.reasons], pair.score > LIKELY)
        for pair in pairs.select_related("first", "second")[:PAGE]
    ]
    context = {
        **heading(_("Duplicates"), "copy"), "pairs": rows, "number": pairs.count(),
        "merges": _merges(request)[:PAGE],
    }  # fmt: skip
    return render(request, "alumni/staff/duplicates.html", context)


@require_POST
@register_keepers_only
def search(request: HttpRequest) -> HttpResponse:
    tasks.search_duplicates.delay_on_commit()
    messages.success(request, _("The search has begun. What it finds appears in the list."))
    return redirect("alumni_staff:duplicates")


@require_GET
@register_keepers_only
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    """Two people side by side. That their details were read is written down."""
    one = _queue(request).select_related("first", "second").filter(pk=pk).first()
    if one is None:
        return _decided(request, pk)
    keys = list(_queue(request).values_list("pk", flat=True)[:1000])
    place = keys.index(pk) if pk in keys else 0
    kept, gone = comparing.in_order(one.first, one.second, request.GET.get("keep", ""))
    for person in (kept, gone):
        act = AuditEntry.Act.READ_PROTECTED if person.is_protected else AuditEntry.Act.READ_CONTACT
        AuditEntry.note(act, request.user, person=person)
    context = {
        **heading(_("{0} or {1}?").format(kept.name, gone.name), "copy", _above()),
        "pair": one, "kept": kept, "gone": gone, "likely": one.score > LIKELY,
        "reasons": [(sentence(r), r.startswith("-")) for r in one.reasons],
        "rows": comparing.fields(kept, gone), "parts": comparing.parts(kept, gone),
        "place": place + 1, "number": len(keys),
        "before": keys[place - 1] if place else None,
        "after": keys[place + 1] if place + 1 < len(keys) else None,
    }  # fmt: skip
    return render(request, "alumni/staff/duplicate.html", context)


@require_POST
@register_keepers_only
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    one = _queue(request).filter(pk=pk).first()
    if one is None:
        return _decided(request, pk)
    people = {str(p.pk): p for p in Person.objects.filter(pk__in=[one.first_id, one.second_id])}
    kept = people.pop(request.POST.get("keep", ""), None)
    if kept is None:
        raise Http404
    (gone,) = people.values()
    picks, stays = (
        frozenset(name for name in merging.PICKABLE if request.POST.get(name) == whose)
        for whose in ("gone", "kept")
    )
    try:
        merging.merge(kept, gone, request.user, picks, stays)
    except merging.CannotMerge as error:
        messages.error(request, str(error))
        return redirect("alumni_staff:duplicate", pk)
    messages.success(request, _("The two are one person now. It can be undone below."))
    return redirect("alumni_staff:duplicates")


@require_POST
@register_keepers_only
def different(request: HttpRequest, pk: int) -> HttpResponse:
    one = _queue(request).filter(pk=pk).first()
    if one is None:
        return _decided(request, pk)
    one.decide(State.DIFFERENT, request.user)
    messages.success(request, _("Noted: not the same person. The pair will not be shown again."))
    return redirect("alumni_staff:duplicates")


@register_keepers_only
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows what an undo would leave as it is; POST undoes."""
    one = get_object_or_404(_merges(request), pk=pk)
    try:
        if request.method == "POST":
            merging.undo(one, request.user)
            messages.success(request, _("The merge was undone. They are two people again."))
            return redirect("alumni_staff:merge", pk)
        left = one.left if one.undone_at else merging.would_leave(one)
    except merging.CannotUndo as error:
        messages.error(request, str(error))
        return redirect("alumni_staff:duplicates")
    context = {
        **heading(str(one), "copy", _above()), "merge": one,
        "left": comparing.left_in_words(left), "few": FEW,
    }  # fmt: skip
    return render(request, "alumni/staff/merge.html", context)
