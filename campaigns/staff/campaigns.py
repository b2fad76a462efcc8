"""A campaign from draft to ledger: look it over, send a proof, send it, follow it."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from alumni.access import office_only
from alumni.keys import normalise_email
from alumni.models import Address, AuditEntry, Person
from campaigns import (
    again,
    audience,
    composing,
    history,
    ledger,
    letters,
    local_hours,
    outbox,
    scheduling,
    segments,
    tracking,
    trials,
)
from campaigns.feedback import rates
from campaigns.looked_at import Seen, mark_of
from campaigns.models import Campaign, DeliveryException, LeftOut, Message, Recipient
from campaigns.staff import left_out, previews
from campaigns.staff import trials as trial_screens
from campaigns.staff.frame import campaign_frame, campaign_of, typed

SENDING = (Campaign.State.PREPARING, Campaign.State.SENDING)
SETTLED = ("sent", "resend")


@require_safe
@office_only
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft is looked over; what was started shows its ledger."""
    campaign = campaign_of(request, pk)
    if campaign.unsent:
        return redirect("campaign_review", pk)
    return redirect("campaign_ledger", pk)


@require_safe
@office_only
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Preview, gate, who gets it and who does not; from here it is sent."""
    campaign = campaign_of(request, pk)
    if not campaign.unsent:
        return redirect("campaign_ledger", pk)
    return render(request, "campaigns/staff/review.html", _review(request, campaign))


@require_POST
@office_only
def find_reader(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for the person as whom the letter is shown; the name stays out of the address."""
    campaign, words = campaign_of(request, pk), typed(request.POST, "words")[:100]
    found = previews.find(request, words)
    if len(found) == 1:
        address = reverse("campaign_review", args=[pk])
        return redirect(f"{address}?{_query(previews.choice(request), person=found[0].pk)}")
    shown = {**_review(request, campaign), "looked_for": words, "found": found}
    return render(request, "campaigns/staff/review.html", shown)


def _review(request: HttpRequest, campaign: Campaign) -> dict[str, Any]:
    (outlook, fault), asked = _outlook(request, campaign), previews.choice(request)
    findings = composing.gate(campaign, outlook.languages if outlook else {})
    names = {"sv": capfirst(_("Swedish")), "en": capfirst(_("English"))}
    letter, person = previews.in_version(campaign, asked["version"]), asked["person"]
    trial = getattr(campaign, "trial", None)
    return {
        **campaign_frame(campaign, _("Look over and send")),
        "outlook": outlook,
        "fault": fault,
        "reasons": left_out.by_reason(outlook.left_out) if outlook else [],
        "findings": findings,
        "look": str(Seen(mark_of(campaign), outlook.going)) if outlook else "",
        "sendable": bool(outlook and outlook.going) and not any(f.stops for f in findings),
        "words": segments.words_of(campaign.segment) if outlook else "",
        "leaves": scheduling.words(campaign),
        "preview": asked,
        "forms": [(form, label, _query(asked, form=form)) for form, label in _forms()],
        "versions": [(code, _query(asked, version=code)) for code in ("a", "b")] if trial else [],
        "as_me": _query(asked, person=""),
        "query": _query(asked),
        "gets": person and composing.language_for(letter, person.language),
        "languages": [
            (code, names[code], previews.heading(request, letter, person, code))
            for code in composing.written_languages(letter)
        ],
        "trial": trial,
        "rule": trials.rule(trial) if trial else "",
    }


def _forms() -> list[tuple[str, str]]:
    return [
        ("phone", _("Phone")),
        ("desktop", _("Desktop")),
        ("dark", _("Dark")),
        ("images", _("Without pictures")),
        ("text", _("Plain text")),
    ]


def _query(asked: dict[str, Any], **changed: object) -> str:
    """What the preview shows, as an address has it."""
    person = asked["person"]
    values = {
        "form": asked["form"],
        "version": asked["version"],
        "person": person.pk if person else "",
    }
    return urlencode({name: value for name, value in {**values, **changed}.items() if value})


def _outlook(request: HttpRequest, campaign: Campaign) -> tuple[segments.Outlook | None, str]:
    """Who would get it; where nobody can tell, what to do about it."""
    if campaign.segment is None:
        return None, ""
    try:
        return segments.outlook_of(campaign.segment, request.user, campaign.purpose), ""
    except segments.Invalid as fault:
        return None, str(fault)


@require_POST
@office_only
def send_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """A proof to my own address, in each language and version that is written."""
    campaign, email = campaign_of(request, pk), request.user.email
    try:
        proofs = previews.proofs(campaign, request.user)
    except letters.UnsafeLink as error:
        said = _("A link leads to “%s”, which a letter cannot link to.") % error
        messages.error(request, _("No proof was sent. %s") % said)
        return redirect("campaign_review", pk)
    posted = [
        outbox.post(None, to=email, kind=Message.Kind.TEST, subject=subject, letter=letter)
        for subject, letter in proofs
    ]
    if not posted:
        said = _("The letter has no subject or no content yet.")
        messages.error(request, _("No proof was sent. %s") % said)
    elif any(map(outbox.why_not, posted)):
        messages.error(request, _("Your own address, %s, is barred: no proof reaches it.") % email)
    else:
        messages.success(request, _("A proof is on its way to %s.") % email)
    return redirect("campaign_review", pk)


@require_POST
@office_only
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Fix who gets it and begin. What the gate finds at this moment decides."""
    campaign, seen = campaign_of(request, pk), Seen.told(request.POST.get("look", ""))
    if not campaign.unsent:
        return _begun_already(request, campaign)
    if any(finding.stops for finding in composing.gate(campaign)):
        messages.error(request, _("Nothing was sent: the letter has faults that stop it."))
        return redirect("campaign_review", pk)
    try:
        going = audience.prepare(campaign, request.user, at_once=True, seen=seen)
    except audience.NotSendable as error:
        campaign.refresh_from_db(fields=["state"])
        if not campaign.unsent:
            return _begun_already(request, campaign)
        messages.error(request, _("Nothing was sent. %s") % error)
        return redirect("campaign_page", pk)
    words = segments.words_of(campaign.segment, "sv")
    Campaign.objects.filter(pk=pk, segment_words="").update(segment_words=words)
    said = ngettext("On its way to %s person.", "On its way to %s people.", going) % going
    messages.success(request, said)
    return redirect("campaign_ledger", pk)


def _begun_already(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    """A button pressed twice, or by two: nobody gets a second letter, and it is no failure."""
    messages.warning(request, _("It had been started already: here you see how far it is."))
    return redirect("campaign_ledger", campaign.pk)


@require_safe
@office_only
def ledger_page(request: HttpRequest, pk: int) -> HttpResponse:
    campaign = campaign_of(request, pk)
    if campaign.unsent:
        return redirect("campaign_review", pk)
    shown = {
        **campaign_frame(campaign, _("Ledger")),
        **_state(campaign),
        "results": trial_screens.by_version(campaign, tracking.people_and_machines(campaign)),
        "rates": rates.of(campaign),
        "halt": campaign.halts.filter(lifted_at=None).first(),
        "people": tracking.people_who_did_something(campaign),
        "test": trial_screens.shown(campaign),
    }
    return render(request, "campaigns/staff/ledger.html", shown)


@require_safe
@office_only
def ledger_live(request: HttpRequest, pk: int) -> HttpResponse:
    """The part that moves while the letters leave."""
    campaign = campaign_of(request, pk)
    return render(
        request, "campaigns/staff/_ledger.html", {"campaign": campaign, **_state(campaign)}
    )


def _state(campaign: Campaign) -> dict[str, Any]:
    book = ledger.of(campaign)
    uncertain = DeliveryException.objects.filter(campaign=campaign, kind="uncertain")
    return {
        "book": book,
        "moving": campaign.state in SENDING,
        "hours": local_hours.waiting(campaign),
        "reasons": left_out.by_reason(book.left_out),
        "known_again": again.recognised(campaign.started_at),
        "uncertain": list(uncertain.order_by("seq")[:50]),
        "failures": list(
            DeliveryException.objects.filter(campaign=campaign, kind="failed").order_by("seq")[:20]
        ),
    }


@require_POST
@office_only
def steer(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Pause, go on, or cancel."""
    campaign = campaign_of(request, pk)
    acts = {
        "pause": (campaign.pause, _("Paused. Nothing more leaves until you go on.")),
        "resume": (campaign.resume, _("The letters leave again.")),
        "cancel": (lambda: campaign.cancel(request.user), _("Cancelled. Nothing more is sent.")),
    }
    if act not in acts:
        raise Http404
    done, words = acts[act]
    if done():
        messages.success(request, words)
    else:
        messages.warning(request, _("Somebody was faster: the campaign had changed meanwhile."))
    return redirect("campaign_ledger", pk)


@require_POST
@office_only
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about a letter that may or may not have arrived."""
    campaign = campaign_of(request, pk)
    seq, word = request.POST.get("seq", ""), request.POST.get("word", "")
    if not seq.isdecimal() or word not in SETTLED:
        raise Http404
    if campaign.settle(int(seq), word, request.user):
        messages.success(request, _("Noted."))
    else:
        messages.warning(request, _("It is not uncertain any more."))
    return redirect("campaign_ledger", pk)


@require_POST
@office_only
def settle_all(request: HttpRequest, pk: int) -> HttpResponse:
    """One word about all that are uncertain."""
    campaign = campaign_of(request, pk)
    word = request.POST.get("word", "")
    if word not in SETTLED:
        raise Http404
    if not (number := campaign.settle_all(word, request.user)):
        messages.warning(request, _("No letter is uncertain any more."))
    elif word == "sent":
        said = ngettext("%s letter counts as sent.", "%s letters count as sent.", number)
        messages.success(request, said % number)
    else:
        said = ngettext("%s letter is sent again.", "%s letters are sent again.", number)
        messages.success(request, said % number)
    return redirect("campaign_ledger", pk)


@require_POST
@office_only
def look_up(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened to one address. The look is written in the audit log."""
    campaign = campaign_of(request, pk)
    email = normalise_email(typed(request.POST, "email"))
    recipient = Recipient.objects.filter(campaign=campaign, email=email).first()
    person = _person_of(request, recipient, email)
    line = left = None
    if person:
        AuditEntry.note(
            AuditEntry.Act.READ_CONTACT,
            request.user,
            person=person,
            subject=campaign.name,
            campaign=campaign.pk,
        )
        lines = history.letters_of(person, limit=200) if recipient else []
        line = next((found for found in lines if found.campaign_id == campaign.pk), None)
        left = LeftOut.objects.filter(campaign=campaign, person=person).first()
    shown = {**campaign_frame(campaign, _("What happened to…")), "email": email}
    shown |= {"person": person, "line": line, "left": left}
    return render(request, "campaigns/staff/look_up.html", shown)


def _person_of(request: HttpRequest, recipient: Recipient | None, email: str) -> Person | None:
    people = Person.objects.visible_to(request.user).in_register()
    if recipient:
        return people.filter(pk=recipient.person_id).first()
    return people.filter(pk__in=Address.objects.filter(email=email).values("person")).first()
