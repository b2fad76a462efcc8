from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from events.models import Event


class EventFactory(DjangoModelFactory):
    class Meta:
        model = Event

    slug = factory.Sequence(lambda n: f"traff-{n}")
    title_sv = factory.Sequence(lambda n: f"Alumnkväll {n}")
    title_en = factory.Sequence(lambda n: f"Alumni evening {n}")
    summary_sv = "Sex alumner berättar."
    summary_en = "Six alumni tell their stories."
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=9))
    ends_at = factory.LazyAttribute(lambda event: event.starts_at + timedelta(hours=2))
    place = "Åkroken"
    published = True
