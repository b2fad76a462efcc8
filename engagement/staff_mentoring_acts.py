"""What the alumni office does in a mentor round. Each is a POST that ends on the page it began."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from alumni.access import register_keepers_only
from engagement.mentoring import Refused, ending, inviting, pairing
from engagement.models import MentorApplication, MentorPair, MentorRound, RoundMentor


def _round_act(does: Callable[[HttpRequest, MentorRound], str]) -> Callable[..., HttpResponse]:
    @require_POST
    @register_keepers_only
    @wraps(does)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        found = get_object_or_404(MentorRound, pk=pk)
        _say(request, lambda: does(request, found))
        return redirect("mentoring_round", found.pk)

    return view


def _pair_act(does: Callable[[HttpRequest, MentorPair], str]) -> Callable[..., HttpResponse]:
    @require_POST
    @register_keepers_only
    @wraps(does)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        pairs = MentorPair.objects.visible_to(request.user)
        found = get_object_or_404(pairs.select_related("round"), pk=pk)
        _say(request, lambda: does(request, found))
        if request.POST.get("back") == "pair" and MentorPair.objects.filter(pk=pk).exists():
            return redirect("mentoring_pair", pk)
        return redirect("mentoring_round", found.round_id)

    return view


def _say(request: HttpRequest, does: Callable[[], str]) -> None:
    try:
        messages.success(request, does())
    except Refused as refused:
        messages.error(request, str(refused))


@_round_act
def invite(request: HttpRequest, found: MentorRound) -> str:
    most = _key(request, "most")
    if "most" in request.POST and not most:
        raise Refused(_("Nobody was asked: write how many at most, one or more."))
    number = inviting.invite(found.pk, at_most=most or None)
    return ngettext("%s mentor is asked.", "%s mentors are asked.", number) % number


@_round_act
def pair_all(_request: HttpRequest, found: MentorRound) -> str:
    number = pairing.pair_all(found.pk)
    return ngettext("%s pair is proposed.", "%s pairs are proposed.", number) % number


@_round_act
def offer(_request: HttpRequest, found: MentorRound) -> str:
    number = pairing.offer(found.pk)
    return ngettext("Both of %s pair are asked.", "Both of %s pairs are asked.", number) % number


@_round_act
def close_round(_request: HttpRequest, found: MentorRound) -> str:
    number = ending.close_round(found.pk)
    return (
        ngettext(
            "The round is closed. %s pair was carried through.",
            "The round is closed. %s pairs were carried through.",
            number,
        )
        % number
    )


@require_POST
@register_keepers_only
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A student and a mentor put together by hand."""
    found = get_object_or_404(MentorRound, pk=pk)
    student = get_object_or_404(MentorApplication, round=found, pk=_key(request, "student"))
    mentors = RoundMentor.objects.visible_to(request.user).filter(round=found)
    mentor = get_object_or_404(mentors, pk=_key(request, "mentor"))

    def does() -> str:
        pairing.add(student.pk, mentor.pk)
        return _("The pair is proposed, and kept when you pair anew.")

    _say(request, does)
    return redirect("mentoring_round", found.pk)


@_pair_act
def lock(_request: HttpRequest, found: MentorPair) -> str:
    pairing.lock(found.pk, keep=True)
    return _("The pair is kept when you pair anew.")


@_pair_act
def unlock(_request: HttpRequest, found: MentorPair) -> str:
    pairing.lock(found.pk, keep=False)
    return _("The pair may change when you pair anew.")


@_pair_act
def unpair(_request: HttpRequest, found: MentorPair) -> str:
    pairing.unpair(found.pk)
    return _("Parted. These two are not put together again by themselves.")


@_pair_act
def move(request: HttpRequest, found: MentorPair) -> str:
    mentors = RoundMentor.objects.visible_to(request.user).filter(round=found.round)
    mentor = get_object_or_404(mentors, pk=_key(request, "mentor"))
    pairing.move(found.pk, mentor.pk)
    return _("The student has another mentor.")


@_pair_act
def swap(request: HttpRequest, found: MentorPair) -> str:
    others = MentorPair.objects.visible_to(request.user).filter(round=found.round)
    other = get_object_or_404(others, pk=_key(request, "other"))
    pairing.swap(found.pk, other.pk)
    return _("The two pairs have changed mentors.")


@_pair_act
def re_pair(_request: HttpRequest, found: MentorPair) -> str:
    if ending.re_pair(found.pk):
        return _("The pair has ended kindly, and the next choice is asked.")
    return _(
        "The pair has ended kindly. Nobody else fits just now: the student stands on the list."
    )


@_pair_act
def close(request: HttpRequest, found: MentorPair) -> str:
    outcome = request.POST.get("outcome", "")
    if outcome not in MentorPair.Outcome.values:
        raise Refused(_("Choose how it went."))
    ending.close(found.pk, outcome)
    return _("The pair is closed.")


def _key(request: HttpRequest, name: str) -> int:
    value = request.POST.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 18 else 0
