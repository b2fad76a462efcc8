"""The shortlist: add, remove, up, down. Acts only; the list is shown where it is used."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alumni import search
from alumni.access import teachers_only
from alumni.models import SearchRow
from engagement import draft, shortlist


@require_POST
@teachers_only
def change(request: HttpRequest, act: str) -> HttpResponse:
    """Change the list and go back to where the button stood."""
    value = request.POST.get("person", "")
    if act not in ("add", "remove", "up", "down") or not value.isdecimal():
        raise Http404
    person_id = int(value)
    draft.keep(request.session, request.POST)
    if act == "add":
        get_object_or_404(SearchRow, pk=person_id)
        # Somebody who has left meanwhile stands on no page, and takes nobody's place.
        shortlist.keep(request.session, search.cards(shortlist.people_on(request.session)))
        if not shortlist.add(request.session, person_id):
            messages.warning(request, _("The list is full: you can ask three people at a time."))
    elif act == "remove":
        shortlist.remove(request.session, person_id)
    else:
        shortlist.move(request.session, person_id, -1 if act == "up" else 1)
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = f"{reverse('engagement:new')}#order"
    elif act in ("add", "remove"):
        where = back.partition("#")[0]
        if act == "add":
            draft.note_where(request.session, where)
        back = f"{where}#person-{person_id}"
    return redirect(back)
