"""Joining, after the e-mail code: who are you, then four short steps."""

from allauth.core import ratelimit
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alumni import claiming, forms, preferences, profile, registration
from alumni.models import Consent, Degree, Employment, Offer, Person, Topic
from alumni.views.own import own_person

TITLES = {
    "degrees": gettext_lazy("What have you studied?"),
    "work": gettext_lazy("What do you do now?"),
    "help": gettext_lazy("What can you help with?"),
    "letters": gettext_lazy("What do you want to get?"),
}


def join(request: HttpRequest) -> HttpResponse:
    """Who are you? Whoever has answered goes on where they left."""
    person = Person.objects.filter(user=request.user).first()
    if person:
        return redirect("alumni:join_step", registration.next_step(person))
    given, _space, family = request.user.name.partition(" ")
    named = {"given_name": given, "family_name": family}  # as LinkedIn told it, else empty
    form = forms.WhoForm(request.POST or None, initial=named)
    if request.method == "POST" and form.is_valid():
        if not claiming.confirmed_addresses(request.user):
            form.add_error(None, _("Confirm your e-mail first: sign in with a code."))
        else:
            # Many from one place: they may be guessing. Nobody is turned away, the office compares.
            few = ratelimit.consume(request, action="join")
            language = get_language() or "sv"
            claiming.claim(request.user, form.told(), language, by_facts=bool(few))
            return redirect("alumni:join_step", "degrees")
    return render(request, "alumni/join.html", {"form": form})


@own_person
def step(request: HttpRequest, person: Person, name: str) -> HttpResponse:
    """One step: its form, saved by POST, or passed over with a link."""
    if name == "done":
        return _done(request, person)
    if name not in registration.STEPS:
        raise Http404
    form = _form(name, person, request)
    if request.method == "POST" and form.is_valid() and "add_topic" not in request.POST:
        _save(name, form, person, request)
        return redirect("alumni:join_step", registration.after(name))
    context = {
        "form": form,
        "step": name,
        "number": registration.STEPS.index(name) + 2,
        "title": TITLES[name],
        "skip": registration.after(name),
        "person": person,
        "topic_list": Topic.objects.alphabetical(),
    }
    return render(request, "alumni/join_step.html", context)


def _done(request: HttpRequest, person: Person) -> HttpResponse:
    complete = profile.completeness(person)
    return render(request, "alumni/join_done.html", {"person": person, "complete": complete})


def _form(name: str, person: Person, request: HttpRequest) -> object:
    data = request.POST or None
    if name == "letters":
        return forms.PreferencesForm(person, data)
    if name == "degrees":
        return forms.DegreeForm(data, instance=Degree(person=person))
    if name == "work":
        return forms.WorkForm(data, instance=Employment(person=person))
    return forms.OfferForm(data, instance=Offer(person=person))


@transaction.atomic
def _save(name: str, form: object, person: Person, request: HttpRequest) -> None:
    if name == "letters":
        language = get_language() or "sv"
        preferences.save(person, form.cleaned_data, Consent.Source.WEB, language)
        registration.finish(person)
    else:
        form.save()
        profile.changed(person, "Lade till vid registreringen")
