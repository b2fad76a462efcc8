"""The asked person's side: the answer page, opened from the letter or from one's own pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation

from alumni.access import alumni_only
from campaigns.actions import Action
from engagement import asking, letters
from engagement.forms import AnswerForm
from engagement.models import Request


def by_letter(request: HttpRequest, action: Action) -> HttpResponse:
    """The link of a letter. It opens this one question; which link was followed ticks nothing."""
    number = action.argument.partition(":")[0]
    found = get_object_or_404(
        Request.objects.exclude(asked_at=None).select_related("ask__asked_by", "person"),
        pk=int(number) if number.isdecimal() else 0,
        person_id=action.person_id,
    )
    with translation.override(found.person.language):
        return _answer_page(request, found, request.path, signed_in=False)


@alumni_only
def my_requests(request: HttpRequest) -> HttpResponse:
    found = (
        Request.objects.put_to(request.user.person)
        .select_related("ask__asked_by")
        .order_by("-asked_at", "-pk")
    )
    return render(request, "engagement/my_requests.html", {"requests": found})


@alumni_only
def my_request(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(
        Request.objects.put_to(request.user.person).select_related("ask__asked_by", "person"),
        pk=pk,
    )
    return _answer_page(request, found, request.path, signed_in=True)


def _answer_page(request: HttpRequest, found: Request, back: str, signed_in: bool) -> HttpResponse:
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            asking.answer(
                found.pk,
                asking.Answer(
                    said["answer"], said["words"], said["shares_email"], said["shares_phone"]
                ),
            )
            return redirect(back)
        except asking.AnswerRefused as refused:
            form.add_error(None, str(refused))
    context = {
        "asked": found,
        "ask": found.ask,
        "form": form,
        "words": letters.for_person(found),
        "facts": letters.facts(found),
        "role": letters.role_of(found.ask.asked_by),
        "answerable": found.state in Request.UNANSWERED and found.deadline >= timezone.now(),
        "has_phone": bool(found.person.phone),
        "shared": letters.shared(found),
        "signed_in": signed_in,
    }
    return render(request, "engagement/answer.html", context)
