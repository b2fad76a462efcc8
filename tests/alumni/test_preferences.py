import pytest
from django.urls import reverse
from django.utils import timezone

from alumni import consenting, preferences
from alumni.forms import PreferencesForm
from alumni.models import Consent, Purpose
from tests.factories import PersonFactory, TopicFactory, UserFactory, consent

pytestmark = pytest.mark.django_db


def test_nothing_is_ticked_for_somebody_who_has_said_nothing():
    form = PreferencesForm(PersonFactory())

    ticked = {box.name for box in form.boxes if box.value()}
    assert ticked == {"purpose_service"}


def test_saving_says_only_what_changed():
    person = PersonFactory()
    consent(person, "newsletter")
    topic = TopicFactory()
    data = {
        "purpose_newsletter": "on",
        "purpose_events": "on",
        "purpose_service": "on",
        "topics": [topic.pk],
        "language": "en",
        "days_between_letters": "30",
    }
    form = PreferencesForm(person, data)

    assert form.is_valid(), form.errors
    preferences.save(person, form.cleaned_data, Consent.Source.LETTER, "sv")

    said = list(person.consents.order_by("pk").values_list("purpose__code", "source"))
    assert said == [("newsletter", "web"), ("events", "letter")]
    person.refresh_from_db()
    assert (person.language, person.days_between_letters) == ("en", 30)
    assert list(person.topics.all()) == [topic]


def test_yes_is_taken_back_in_one_step(client):
    person = PersonFactory(user=UserFactory())
    consent(person, "newsletter")
    client.force_login(person.user)

    client.post(reverse("alumni:say", args=["newsletter"]), {"granted": "no"})

    assert not consenting.holds(person, Purpose.objects.get(code="newsletter"))
    page = client.get(reverse("alumni:preferences")).content.decode()
    assert Purpose.objects.get(code="newsletter").current_wording().text_sv in page


def test_saving_topics_leaves_consent_alone(client):
    person = PersonFactory(user=UserFactory())
    consent(person, "newsletter")
    client.force_login(person.user)

    client.post(reverse("alumni:preferences"), {"language": "sv", "days_between_letters": "0"})

    assert person.consents.count() == 1


def test_reading_changes_nothing(client):
    person = PersonFactory(user=UserFactory())
    client.force_login(person.user)

    assert client.get(reverse("alumni:say", args=["newsletter"])).status_code == 405
    assert not person.consents.exists()


def test_all_letters_are_stopped_in_one_step_and_each_can_be_chosen_again(client):
    person = PersonFactory(user=UserFactory())
    consent(person, "newsletter")
    client.force_login(person.user)

    assert client.get(reverse("alumni:stop_letters")).status_code == 405
    client.post(reverse("alumni:stop_letters"))

    assert not any(consenting.holds(person, purpose) for purpose in Purpose.objects.all())
    client.post(reverse("alumni:say", args=["newsletter"]), {"granted": "yes"})
    assert consenting.holds(person, Purpose.objects.get(code="newsletter"))


def test_everything_rests_for_three_months_and_goes_on_again(client):
    person = PersonFactory(user=UserFactory())
    client.force_login(person.user)

    client.post(reverse("alumni:rest"))
    person.refresh_from_db()
    assert (person.paused_until - timezone.localdate()).days == 91
    assert "Allt är pausat till" in client.get(reverse("alumni:preferences")).content.decode()

    client.post(reverse("alumni:go_on"))
    person.refresh_from_db()
    assert person.paused_until is None


def test_the_page_says_how_we_reach_you(client):
    person = PersonFactory(user=UserFactory(), email="jag@alumni.example")
    client.force_login(person.user)

    page = client.get(reverse("alumni:preferences")).content.decode()

    assert "Med e-post till <b>jag@alumni.example</b>." in page
