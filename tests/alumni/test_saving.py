"""A section of the profile writes its own fields: what others write at the same moment stands."""

import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from alumni import forms
from alumni.audience import Audience
from alumni.models import Degree, Employment, Offer, Person
from alumni.staff.mending import MendForm
from alumni.views.profile import SECTIONS
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    OfferFactory,
    OrganisationFactory,
    PersonFactory,
    UserFactory,
)

NAMES = {"given_name": "Maj", "family_name": "Norrbin", "former": "Ek"}
OF_PERSON = {
    "names": NAMES,
    "place": {"town": "Åre", "county": "23", "country": "SE"},
    "bio": {"bio_sv": "Jag åker skidor."},
    "links": {"website": "https://sno.example"},
    "languages": {"languages": ["sv"]},
    "topics": {"topics": ["snöskottning"]},
}


def protected_paused_and_hidden(person):
    """As the office and another tab do it."""
    meanwhile = Person.objects.get(pk=person.pk)
    meanwhile.protect()
    meanwhile.hide()
    meanwhile.paused_until = timezone.localdate()
    meanwhile.save(update_fields=["paused_until"])
    return meanwhile


@pytest.mark.django_db
@pytest.mark.parametrize("section", OF_PERSON)
def test_a_protection_set_meanwhile_outlives_a_section_saved_from_an_older_look(section):
    stale = PersonFactory(user=UserFactory())
    form = SECTIONS[section].form(OF_PERSON[section], instance=stale)
    assert form.is_valid(), form.errors
    told = protected_paused_and_hidden(stale)

    form.save()

    now = Person.objects.get(pk=stale.pk)
    assert (now.protected_at, now.hidden_at) == (told.protected_at, told.hidden_at)
    assert now.paused_until == told.paused_until


@pytest.mark.django_db
def test_each_section_of_a_person_is_tried():
    assert OF_PERSON.keys() == {name for name, part in SECTIONS.items() if part.model is None}


@pytest.mark.django_db
def test_what_the_office_mends_undoes_no_protection_and_no_words_of_the_person():
    stale = PersonFactory(bio_sv="Förr")
    data = {"given_name": "Maj", "family_name": "Norrbin", "language": "sv", "country": "SE"}
    form = MendForm(data, instance=stale)
    assert form.is_valid(), form.errors
    told = protected_paused_and_hidden(stale)
    Person.objects.filter(pk=stale.pk).update(bio_sv="Nu")

    form.save()

    now = Person.objects.get(pk=stale.pk)
    assert (now.given_name, now.protected_at, now.bio_sv) == ("Maj", told.protected_at, "Nu")


@pytest.mark.django_db
def test_rows_of_a_profile_keep_what_the_register_and_the_office_wrote_meanwhile():
    degree = DegreeFactory(verified=False, programme=None, title="Snö")
    study = forms.DegreeForm({"title": "Is", "level": degree.level, "year": 2015}, instance=degree)
    assert study.is_valid(), study.errors
    Degree.objects.filter(pk=degree.pk).update(verified=True)
    offer = OfferFactory()
    data = {"kind": offer.kind, "where": "online", "notice_days": 7, "per_year": 3}
    help_with = forms.OfferForm(data, instance=offer)
    assert help_with.is_valid(), help_with.errors
    Offer.objects.filter(pk=offer.pk).update(created_at="2020-01-01T00:00Z")

    study.save(), help_with.save()

    assert Degree.objects.get(pk=degree.pk).verified
    kept = Offer.objects.get(pk=offer.pk)
    assert (kept.created_at.year, kept.per_year) == (2020, 3)


@pytest.mark.django_db
def test_a_section_saves_all_that_it_shows(client):
    job = EmploymentFactory(person__user=UserFactory(), organisation=OrganisationFactory())
    person = job.person
    client.force_login(person.user)

    for section, data in OF_PERSON.items():
        assert client.post(reverse("alumni:save", args=[section]), data).status_code == 302
    data = {"title": "Skidlärare", "employer": "Åre Skidskola"}
    client.post(reverse("alumni:save_item", args=["work", job.pk]), data)

    now, job = Person.objects.get(pk=person.pk), Employment.objects.get(pk=job.pk)
    assert (now.given_name, now.former_names, now.town) == ("Maj", ["Ek"], "Åre")
    assert (now.bio_sv, now.website) == ("Jag åker skidor.", "https://sno.example")
    assert (now.languages, now.own_words) == (["sv"], ["snöskottning"])
    assert (job.title, job.organisation.name) == ("Skidlärare", "Åre Skidskola")


@pytest.mark.django_db
def test_two_choices_of_who_sees_what_made_in_two_tabs_both_hold():
    one = PersonFactory()
    other = Person.objects.get(pk=one.pk)

    one.set_audience("phone", Audience.ME)
    other.set_audience("place", Audience.ME)

    now = Person.objects.get(pk=one.pk)
    assert (now.audience_of("phone"), now.audience_of("place")) == (Audience.ME, Audience.ME)


def test_whoever_is_erased_while_they_save_leaves_no_words_behind(committed_db, client):
    """In two connections: the erasure is on its way when the section is sent."""
    person = PersonFactory(user=UserFactory())
    client.force_login(person.user)
    answers = []

    def send():
        answers.append(client.post(reverse("alumni:save", args=["names"]), NAMES).status_code)
        connection.close()

    sending = threading.Thread(target=send)
    with transaction.atomic():
        erased = Person.objects.select_for_update().get(pk=person.pk)
        sending.start()
        sending.join(1)
        erased.given_name, erased.family_name = "–", "–"
        erased.erased_at = timezone.now()
        erased.save()
    sending.join(20)

    assert answers == [404]
    assert Person.objects.get(pk=person.pk).given_name == "–"
