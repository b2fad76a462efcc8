"""Test data. Names, addresses and telephone numbers are invented (alumni.example)."""

from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from alumni.models import (
    Address,
    Campus,
    Consent,
    Degree,
    Department,
    Employment,
    Offer,
    Organisation,
    Person,
    Programme,
    Purpose,
    Topic,
    User,
)
from engagement.models import Ask, Request


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"user{n}@miun.example")
    name = factory.Sequence(lambda n: f"Kim Användare {n}")
    role = User.Role.ALUMNUS

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(**kwargs)


class DepartmentFactory(DjangoModelFactory):
    class Meta:
        model = Department

    code = factory.Sequence(lambda n: f"dep{n}")
    name_sv = factory.Sequence(lambda n: f"Institutionen {n}")
    name_en = factory.Sequence(lambda n: f"Department {n}")


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    code = factory.Sequence(lambda n: f"PRG{n}")
    name_sv = factory.Sequence(lambda n: f"Program {n}")
    name_en = factory.Sequence(lambda n: f"Programme {n}")
    department = factory.SubFactory(DepartmentFactory)


class CampusFactory(DjangoModelFactory):
    class Meta:
        model = Campus

    code = factory.Sequence(lambda n: f"campus{n}")
    name_sv = factory.Sequence(lambda n: f"Ort {n}")


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic

    slug = factory.Sequence(lambda n: f"amne-{n}")
    name_sv = factory.Sequence(lambda n: f"Ämne {n}")
    name_en = factory.Sequence(lambda n: f"Topic {n}")


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Bolaget {n} AB")


class PersonFactory(DjangoModelFactory):
    """Someone in the register. `email=` gives another address, `email=None` none at all."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    given_name = "Maja"
    family_name = factory.Sequence(lambda n: f"Norrbin {n}")
    county = "22"

    @factory.post_generation
    def email(self, create, extracted, **kwargs):
        if extracted is False:
            return
        address = extracted or f"person{self.pk}@alumni.example"
        Address.objects.create(
            person=self, email=address, primary=True, confirmed_at=timezone.now()
        )


class DegreeFactory(DjangoModelFactory):
    class Meta:
        model = Degree

    person = factory.SubFactory(PersonFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    year = 2015
    verified = True


class EmploymentFactory(DjangoModelFactory):
    class Meta:
        model = Employment

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    title = "Utvecklingschef"


class OfferFactory(DjangoModelFactory):
    class Meta:
        model = Offer

    person = factory.SubFactory(PersonFactory)
    kind = Offer.Kind.GUEST_LECTURE


class AskFactory(DjangoModelFactory):
    class Meta:
        model = Ask

    asked_by = factory.SubFactory(UserFactory, role="teacher")
    kind = "guest_lecture"
    title = "Snön uteblir"
    words = "Vill du berätta?"


class RequestFactory(DjangoModelFactory):
    """Put `at` a time; `ask__…` says what about."""

    class Meta:
        model = Request

    class Params:
        at = factory.LazyFunction(timezone.now)

    ask = factory.SubFactory(AskFactory)
    person = factory.SubFactory(PersonFactory)
    position = 1
    state = "asked"
    asked_at = deadline = factory.SelfAttribute("at")


class HeldRequestFactory(RequestFactory):
    state = "held"
    answered_at = held_at = factory.SelfAttribute("at")


def consent(
    person: Person, code: str = "newsletter", granted: bool = True, **fields: Any
) -> Consent:
    """What a test needs of consent: this person's word on one purpose."""
    purpose = Purpose.objects.get(code=code)
    return Consent.objects.create(
        person=person,
        purpose=purpose,
        wording=purpose.current_wording(),
        granted=granted,
        language=person.language,
        source=Consent.Source.WEB,
        **fields,
    )
