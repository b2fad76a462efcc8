"""An ask to a colleague, and the colleague's word."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alumni.access import teachers_only
from engagement import handing_over
from engagement.forms import HandOverForm
from engagement.models import Ask, Handover
from engagement.views import ask_page


@require_POST
@teachers_only
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Ask.objects.visible_to(request.user), pk=pk)
    form = HandOverForm(request.POST, request.FILES)
    if form.is_valid():
        said = form.cleaned_data
        try:
            handing_over.offer(found, said["email"], said["words"])
        except handing_over.CannotHandOver as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, _("Your colleague has been asked."))
            return redirect("engagement:ask", pk)
    return ask_page(request, pk, form)


@require_POST
@teachers_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Ask.objects.visible_to(request.user), pk=pk)
    handing_over.take_back(found)
    messages.success(request, _("The request stays with you."))
    return redirect("engagement:ask", pk)


@require_POST
@teachers_only
def answer(request: HttpRequest, pk: int, word: str) -> HttpResponse:
    if word not in ("yes", "no"):
        raise Http404
    found = get_object_or_404(Handover.objects.put_to(request.user), pk=pk)
    try:
        handing_over.answer(found.pk, accepted=word == "yes")
    except handing_over.CannotHandOver as refused:
        messages.error(request, str(refused))
        return redirect("engagement:asks")
    if word == "no":
        messages.success(request, _("Your colleague has been told."))
        return redirect("engagement:asks")
    messages.success(request, _("The request is yours. Those who were asked have been told."))
    return redirect("engagement:ask", found.ask_id)
