import time

import pytest

from alumni.models import Consent, ConsentState, Degree, ImportBatch, Offer, Person, SearchRow
from config.embedded import sample

pytestmark = pytest.mark.django_db


def test_the_sample_is_two_thousand_people_who_can_be_written_to_and_asked():
    started = time.perf_counter()
    sample.load_people(lambda line: None)
    print("seconds", time.perf_counter() - started)  # noqa: T201

    batch = ImportBatch.objects.get()
    assert (batch.refused, Person.objects.count()) == (0, 2000)
    assert Degree.objects.count() == batch.new
    news = ConsentState.objects.filter(purpose__code="newsletter", granted=True).count()
    assert 700 < news < 1000
    assert 250 < SearchRow.objects.count() <= Offer.objects.values("person").distinct().count()
    assert Person.objects.exclude(protected_at=None).count() == 3
    assert not Consent.objects.exclude(source=Consent.Source.FORMER).exists()
