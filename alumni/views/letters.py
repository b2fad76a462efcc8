"""What I want to get, and why I got what I got."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alumni import forms, letters, preferences, profile
from alumni.models import Consent, Person, Purpose
from alumni.views.own import own_person

REST = timedelta(days=91)


@own_person
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """Each consent by its own button; topics, rhythm and language in one form."""
    form = forms.PreferencesForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid() and not form.adds_topic:
        kept = form.about_letters()
        preferences.save(person, kept, Consent.Source.WEB, get_language() or "sv")
        messages.success(request, _("Topics, rhythm and language are saved."))
        return redirect("alumni:preferences")
    context = {"form": form, "standings": preferences.standings(person)}
    address = person.primary_address
    context |= {"letters": letters.to(person), "address": address.email if address else ""}
    return render(request, "alumni/preferences.html", context | {"person": person})


@require_POST
@own_person
def say(request: HttpRequest, person: Person, code: str) -> HttpResponse:
    """Yes or no to one purpose, in one step."""
    purpose = get_object_or_404(Purpose, code=code)
    granted = request.POST.get("granted") == "yes"
    preferences.say(person, purpose, granted, Consent.Source.WEB, get_language() or "sv")
    if granted:
        messages.success(request, _("Saved. You said yes: %(what)s") % {"what": purpose.name})
    else:
        messages.success(request, _("Saved. You said no: %(what)s") % {"what": purpose.name})
    return redirect("alumni:preferences")


@require_POST
@own_person
def stop(request: HttpRequest, person: Person) -> HttpResponse:
    """No to everything, in one step."""
    preferences.stop_all(person, Consent.Source.WEB, get_language() or "sv")
    messages.success(request, _("Saved. No letter is sent to you; each can be chosen again below."))
    return redirect("alumni:preferences")


@require_POST
@own_person
def rest(request: HttpRequest, person: Person) -> HttpResponse:
    """Everything is paused for three months; the profile has any other day."""
    profile.pause(person, timezone.localdate() + REST)
    messages.success(request, _("Everything is paused. Nobody asks you until then."))
    return redirect("alumni:preferences")


@require_POST
@own_person
def go_on(request: HttpRequest, person: Person) -> HttpResponse:
    profile.pause(person, None)
    messages.success(request, _("You are open for letters and requests again."))
    return redirect("alumni:preferences")
