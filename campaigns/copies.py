"""Word to a person that the copy they asked for can be fetched, with the link to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from alumni import rights
from alumni.models import AccessRequest
from alumni.models.access_request import COPY_LIFE
from alumni.own_copy import copy_file
from campaigns import actions, outbox
from campaigns.letters.news import Button
from campaigns.letters.singles import NoticeLetter
from campaigns.models import Message

FETCH = "campaigns.fetch_copy"


def tell(case: AccessRequest) -> None:
    """Nothing is sent to somebody without an address: the office prints the copy."""
    person = case.person
    address = person.primary_address if person else None
    if address is None:
        return
    link = actions.url(FETCH, person_id=person.pk, argument=str(case.pk), expires_in=COPY_LIFE)
    with translation.override(person.language):
        until = date_format(localtime(case.fetch_until), "j F Y")
        letter = NoticeLetter(
            person.language,
            subject=_("The copy of your data is ready"),
            preheader=_("You can fetch it until %(day)s.") % {"day": until},
            issue=_("Your data"),
            title=_("The copy of your data is ready"),
            paragraphs=[
                _("You asked what Samverka keeps about you. We have put it together."),
                _("The link is yours alone and works until %(day)s. Do not pass it on.")
                % {"day": until},
            ],
            why=_("You get this letter because you asked for a copy of your data."),
            primary=Button(_("Fetch the copy"), link),
        ).letter()
    outbox.post(
        person, to=str(address), kind=Message.Kind.ANSWER, subject=letter.subject, letter=letter
    )


def by_letter(request: HttpRequest, action: actions.Action) -> HttpResponse:
    """GET shows what there is; only POST hands the file out, and writes that down."""
    found = AccessRequest.objects.filter(pk=action.argument, person=action.person_id)
    case = found.exclude(delivered_at=None).exclude(package={}).first()
    if case is None:
        return render(request, "campaigns/no_link.html", {"over": True}, status=410)
    if request.method == "POST":
        rights.fetched(case, None)
        return copy_file(case, request.POST.get("kind", ""))
    return render(request, "campaigns/copy.html", {"case": case})
