"""This app's part of /api/v1/: my profile, by the same forms and the same rules as the page."""

from typing import Any

from django.db import transaction
from django.forms import model_to_dict
from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from alumni import forms, profile
from alumni.audience import Audience
from alumni.models import Person

EDITABLE = [forms.NamesForm, forms.PlaceForm, forms.BioForm, forms.LinksForm, forms.LanguagesForm]


@extend_schema(responses={200: dict}, request=dict)
class MyProfile(APIView):
    """GET shows my profile; PATCH changes names, place, words, links and languages."""

    permission_classes = [IsAuthenticated]

    def get(self, request: Request) -> Response:
        return Response(_as_json(_mine(request)))

    def patch(self, request: Request) -> Response:
        person = _mine(request)
        if not isinstance(request.data, dict):
            raise ValidationError("Send an object with the fields to change.")
        unknown = set(request.data) - {name for form in EDITABLE for name in form().fields}
        if unknown:
            raise ValidationError(dict.fromkeys(sorted(unknown), "No such field to change."))
        with transaction.atomic():
            for form_class in EDITABLE:
                _change(person, form_class, request.data)
            profile.changed(person, "Ändrade profilen: API")
        return Response(_as_json(_mine(request)))


def _mine(request: Request) -> Person:
    found = profile.with_all(Person.objects.filter(user=request.user, erased_at=None)).first()
    if found is None:
        raise PermissionDenied("This account has no person yet: join first.")
    return found


def _change(person: Person, form_class: Any, data: dict[str, Any]) -> None:
    """Raises ValidationError with the words of the form."""
    fresh = form_class(instance=person)
    sent = {name: data[name] for name in fresh.fields if name in data}
    if not sent:
        return
    now = {**model_to_dict(person, form_class._meta.fields), **fresh.initial}
    form = form_class({**now, **sent}, instance=person)
    if not form.is_valid():
        raise ValidationError(form.errors)
    form.save()


def _as_json(person: Person) -> dict[str, Any]:
    seen = profile.shown(person, Audience.ME, own=True)
    return {
        "id": person.pk,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "former_names": person.former_names,
        "email": seen.email,
        "phone": seen.phone,
        "town": person.town,
        "county": person.county,
        "country": person.country,
        "bio_sv": person.bio_sv,
        "bio_en": person.bio_en,
        "website": seen.website,
        "linkedin": seen.linkedin,
        "languages": person.languages,
        "topics": [topic.slug for topic in seen.topics],
        "own_words": seen.own_words,
        "degrees": [
            {"name": degree.name, "level": degree.level, "year": degree.year}
            | {"verified": degree.verified}
            for degree in seen.degrees
        ],
        "work": [
            {"title": job.title, "organisation": job.organisation.name, "place": job.place}
            | {"since": job.started_on, "until": job.ended_on}
            for job in seen.work
        ],
        "offers": [
            {"kind": offer.kind, "note": offer.note, "where": offer.where}
            | {"own_words": offer.own_words}
            for offer in seen.offers
        ],
    }


urlpatterns = [path("me/", MyProfile.as_view(), name="me")]
