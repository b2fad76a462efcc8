"""Did it take place? One click in a letter, one button on a page; either of the two may say."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation

from campaigns.actions import Action
from engagement import booking
from engagement.letters.words import booking as booked_rows
from engagement.models import Note, Request


def by_letter(request: HttpRequest, action: Action) -> HttpResponse:
    """GET shows two buttons; POST says yes or no. The teacher's link dies when a colleague takes
    the request over."""
    number, _colon, rest = action.argument.partition(":")
    side, _colon, asker = rest.partition(":")
    found = get_object_or_404(
        Request.objects.talked_about().exclude(asked_at=None),
        pk=int(number) if number.isdecimal() else 0,
        person_id=action.person_id,
    )
    if side not in Note.Side.values or asker != str(found.ask.asked_by_id):
        raise Http404
    if request.method == "POST":
        if request.POST.get("held") == "yes":
            booking.mark_held(found)
        elif request.POST.get("held") == "no":
            booking.mark_not_held(found)
        return redirect(request.path)
    reader = found.ask.asked_by if side == Note.Side.ASKER else found.person
    other = found.person_name if side == Note.Side.ASKER else found.ask.asked_by.name
    with translation.override(reader.language):
        context = {
            "asked": found,
            "ask": found.ask,
            "other": other,
            "booking": booked_rows(found) if found.starts_at else [],
            "is_asker": side == Note.Side.ASKER,
        }
        return render(request, "engagement/held.html", context)
