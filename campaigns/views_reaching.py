"""My address does not take letters: what to do about it, and the page behind the letter's link."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from alumni.models import Person
from campaigns import actions, reaching
from campaigns.models import AddressCheck


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """What is wrong, and a letter to the same address or to another."""
    person = Person.objects.filter(user=request.user, erased_at=None).first()
    if person is None:
        raise Http404
    trouble = reaching.trouble_with(person)
    form = AddressForm(request.POST or None, initial={"email": trouble.email if trouble else ""})
    if request.method == "POST" and form.is_valid():
        try:
            reaching.ask(person, form.cleaned_data["email"])
        except reaching.TooMany:
            form.add_error("email", _("Three letters today are enough. Try again tomorrow."))
        else:
            messages.success(request, _("A letter is on its way. Press the button in it."))
            return redirect("campaigns:reach")
    shown = {"form": form, "trouble": trouble, "office": reaching.office()}
    return render(request, "campaigns/reach.html", shown)


def works(request: HttpRequest, action: actions.Action) -> HttpResponse:
    """The letter's link: GET asks, POST confirms."""
    checks = AddressCheck.objects.filter(person=action.person_id)
    check = get_object_or_404(checks, pk=action.argument)
    if request.method == "POST":
        reaching.confirm(check)
        check.refresh_from_db()
    return render(request, "campaigns/address_works.html", {"done": bool(check.used_at)})
