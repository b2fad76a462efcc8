"""Is this still you? What opens from the link in a letter to an address of the register."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from alumni import claim_links, claiming
from alumni.models import Address, Person
from campaigns import accounts
from campaigns.actions import Action
from campaigns.models import Recipient


def by_letter(request: HttpRequest, action: Action) -> HttpResponse:
    """GET asks. POST: "no" ends the address for this person; "yes" leads on to a code."""
    address = _address(action)
    if address is None or not Person.objects.in_register().filter(pk=address.person_id).exists():
        return render(request, "campaigns/no_link.html", {"over": True}, status=410)
    standing = _standing(request, address)
    if request.method == "POST" and standing in ("open", "mine", "other"):
        answer = request.POST.get("answer")
        if answer == "no":
            claim_links.no(address)
            standing = "wrong"
        elif answer == "yes" and standing == "open":
            return accounts.send_code(request, address)
        elif answer == "yes" and standing == "mine":
            return _linked(request, address)
    person = address.person
    shown = {"standing": standing, "given_name": person.given_name}
    shown["initial"] = person.family_name[:1]
    return render(request, "campaigns/still_you.html", shown)


def _address(action: Action) -> Address | None:
    """The row that the letter went to: named by a single letter, known of a campaign."""
    addresses = Address.objects.filter(person=action.person_id).select_related("person")
    if action.campaign_id is None:
        return addresses.filter(pk=action.argument).first() if action.argument.isdigit() else None
    sent = Recipient.objects.filter(campaign=action.campaign_id, person=action.person_id)
    return addresses.filter(email__in=sent.values("email")).first()


def _standing(request: HttpRequest, address: Address) -> str:
    """What the link is good for, for whoever holds it now."""
    if address.is_wrong:
        return "wrong"
    if address.person.user_id:
        return "used"
    if not request.user.is_authenticated:
        return "open"
    return "mine" if address.email in claiming.confirmed_addresses(request.user) else "other"


def _linked(request: HttpRequest, address: Address) -> HttpResponse:
    if claim_links.yes(request.user, address):
        messages.success(request, _("Welcome. What the register knows of you is yours now."))
        return redirect("alumni:join")
    messages.error(request, accounts.not_linked())
    return redirect("alumni:profile")
