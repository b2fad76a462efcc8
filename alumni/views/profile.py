"""My profile: read, edited section by section, and seen as others see it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alumni import forms, profile, reaching
from alumni.audience import CONTACT_FIELDS, FIELDS, Audience
from alumni.models import CorrectionRequest, Degree, Employment, Offer, Person, Topic
from alumni.models.claim import answer_by
from alumni.views.own import own_person


@dataclass(frozen=True)
class Section:
    """A part of the profile. `model`: it has rows, each edited by itself. `compared`: people are
    told apart by it (alumni.duplicates)."""

    form: type[BaseForm]
    saved: Any
    model: type | None = None
    compared: bool = False


SECTIONS = {
    "names": Section(forms.NamesForm, gettext_lazy("Your name is saved."), compared=True),
    "place": Section(forms.PlaceForm, gettext_lazy("Your place is saved."), compared=True),
    "bio": Section(forms.BioForm, gettext_lazy("Your words about yourself are saved.")),
    "links": Section(forms.LinksForm, gettext_lazy("Your links are saved.")),
    "languages": Section(forms.LanguagesForm, gettext_lazy("Your languages are saved.")),
    "topics": Section(forms.TopicsForm, gettext_lazy("Your topics are saved.")),
    "degrees": Section(forms.DegreeForm, gettext_lazy("The degree is saved."), Degree, True),
    "work": Section(forms.WorkForm, gettext_lazy("Your work is saved."), Employment),
    "offers": Section(forms.OfferForm, gettext_lazy("Your offer is saved."), Offer),
}


@own_person
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """`?edit=work` opens a section, `&item=7` a row of it; `?as=teachers` looks as they do."""
    viewer = request.GET.get("as", "")
    if viewer in profile.VIEWERS:
        return _as_others(request, person, viewer)
    section = request.GET.get("edit", "")
    if section not in SECTIONS:
        return _page(request, person)
    item = request.GET.get("item", "")
    form = SECTIONS[section].form(instance=_instance(person, section, item))
    return _page(request, person, section, item, form)


@require_POST
@own_person
@transaction.atomic
def save(request: HttpRequest, person: Person, section: str, item: int | str = "") -> HttpResponse:
    if section not in SECTIONS:
        raise Http404
    item = str(item)
    # As it stands now, until it is saved: no other tab takes it away or erases it meanwhile.
    rows = Person.objects.filter(erased_at=None, merged_into=None).select_for_update(of=("self",))
    person = get_object_or_404(rows, pk=person.pk)
    form = SECTIONS[section].form(request.POST, instance=_instance(person, section, item))
    if not form.is_valid():
        whole = profile.with_all(Person.objects.filter(pk=person.pk)).get()
        return _page(request, whole, section, item, form)
    form.save()
    profile.changed(person, f"Ändrade profilen: {section}", SECTIONS[section].compared)
    messages.success(request, SECTIONS[section].saved)
    for remark in getattr(form, "remarks", []):
        messages.info(request, remark)
    return _back(section)


@require_POST
@own_person
def delete(request: HttpRequest, person: Person, section: str, item: int) -> HttpResponse:
    model = getattr(SECTIONS.get(section), "model", None)
    if model is None:
        raise Http404
    with transaction.atomic():
        _instance(person, section, str(item)).delete()
        profile.changed(person, f"Tog bort ur profilen: {section}", SECTIONS[section].compared)
    messages.success(request, _("It is taken away."))
    return _back(section)


def _instance(person: Person, section: str, item: str) -> Any:
    """The row to edit, a new one, or the person. What the register owns is not found here."""
    model = SECTIONS[section].model
    if model is None:
        return person
    if not item:
        return model(person=person)
    own = {"verified": False} if model is Degree else {}
    if not item.isdecimal():
        raise Http404
    return get_object_or_404(model, pk=item, person=person, **own)


def _page(
    request: HttpRequest,
    person: Person,
    section: str = "",
    item: str = "",
    form: BaseForm | None = None,
) -> HttpResponse:
    context = {
        "person": person,
        "shown": profile.shown(person, Audience.ME, own=True),
        "complete": profile.completeness(person),
        "editing": section,
        "item": item,
        "form": form,
        "offers": sorted(person.offers.all(), key=lambda offer: offer.pk),
        "sees": _audience_choices(person),
        "audiences": forms.ListedForm.base_fields["listed_to"].choices,
        "viewers": [(key, words) for key, (_level, words) in profile.VIEWERS.items()],
        "topic_list": Topic.objects.alphabetical() if form else [],
        "trouble": reaching.trouble_with(person),
        "waiting": person.claims.filter(state="waiting").exists(),
    }
    return render(request, "alumni/profile.html", context)


def _audience_choices(person: Person) -> dict[str, dict[str, Any]]:
    """For each field: its words, who sees it, and the levels it may be given."""
    return {
        name: {
            "name": name,
            "label": words,
            "now": person.audience_of(name),
            "choices": [
                choice
                for choice in Audience.choices
                if name not in CONTACT_FIELDS or choice[0] <= Audience.STAFF
            ],
        }
        for name, (_default, words) in FIELDS.items()
    }


def _as_others(request: HttpRequest, person: Person, viewer: str) -> HttpResponse:
    level, words = profile.VIEWERS[viewer]
    context = {
        "person": person,
        "shown": profile.shown(person, level),
        "viewer": viewer,
        "viewer_words": words,
        "viewers": [(key, label) for key, (_level, label) in profile.VIEWERS.items()],
    }
    return render(request, "alumni/seen_as.html", context)


def _back(section: str) -> HttpResponse:
    return redirect(f"{reverse('alumni:profile')}#{section}")


@require_POST
@own_person
def audience(request: HttpRequest, person: Person) -> HttpResponse:
    """Who sees one field."""
    form = forms.AudienceForm(request.POST)
    if form.is_valid():
        chosen = Audience(form.cleaned_data["audience"])
        profile.show_to(person, form.cleaned_data["field"], chosen)
        return _chosen(request)
    return _chosen(request, " ".join(form.non_field_errors()) or _("Choose from the list."))


@require_POST
@own_person
def listed(request: HttpRequest, person: Person) -> HttpResponse:
    """Who can find me at all."""
    form = forms.ListedForm(request.POST)
    if form.is_valid():
        profile.list_to(person, Audience(form.cleaned_data["listed_to"]))
        return _chosen(request)
    return _chosen(request, _("Choose from the list."))


def _chosen(request: HttpRequest, error: str = "") -> HttpResponse:
    """After a choice of who sees: a word beside it with htmx, else the page anew."""
    if request.htmx:
        return HttpResponse(escape(error) or _("Saved"))
    if error:
        messages.error(request, error)
    else:
        messages.success(request, _("Saved. It holds at once."))
    return redirect("alumni:profile")


@require_POST
@own_person
def hide(request: HttpRequest, person: Person) -> HttpResponse:
    profile.hide(person)
    messages.success(request, _("You are hidden everywhere, from now."))
    return redirect("alumni:profile")


@require_POST
@own_person
def unhide(request: HttpRequest, person: Person) -> HttpResponse:
    profile.show(person)
    messages.success(request, _("You can be found again, by those you have chosen."))
    return redirect("alumni:profile")


@require_POST
@own_person
def pause(request: HttpRequest, person: Person) -> HttpResponse:
    form = forms.PauseForm(request.POST)
    if form.is_valid():
        profile.pause(person, form.cleaned_data["paused_until"])
        messages.success(request, _("Everything is paused. Nobody asks you until then."))
    else:
        messages.error(request, " ".join(form.errors.get("paused_until", [])))
    return redirect(f"{reverse('alumni:profile')}#offers")


@require_POST
@own_person
def resume(request: HttpRequest, person: Person) -> HttpResponse:
    profile.pause(person, None)
    messages.success(request, _("You are open for requests again."))
    return redirect(f"{reverse('alumni:profile')}#offers")


@own_person
def correction(request: HttpRequest, person: Person, item: int) -> HttpResponse:
    """Tell the office that a degree from the student register is wrong."""
    degree = get_object_or_404(Degree, pk=item, person=person, verified=True)
    form = forms.CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        CorrectionRequest.objects.create(
            person=person, degree=degree, text=form.cleaned_data["text"], deadline=answer_by()
        )
        messages.success(request, _("The alumni office has your message and answers you."))
        return redirect("alumni:profile")
    return render(request, "alumni/correction.html", {"form": form, "degree": degree})
