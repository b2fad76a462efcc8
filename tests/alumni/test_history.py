import pytest
from django.urls import reverse
from django.utils import timezone

from alumni import history, letters, merging
from alumni.models import Interaction
from campaigns.history import LetterLine
from campaigns.models import Message
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(client):
    person = PersonFactory(user=UserFactory())
    client.force_login(person.user)
    return person


def letter(person, ground="events", **fields):
    return Message.objects.create(
        person=person, to="jag@alumni.example", kind="notice", subject="Kvällen i Åre",
        ground=ground, state="sent", sent_at=timezone.now(), **fields,
    )  # fmt: skip


def test_every_letter_stands_there_with_the_reason(client, me):
    consent(me, "events")
    letter(me)
    letter(me, ground="asked")

    page = client.get(reverse("alumni:history")).content.decode()

    assert page.count("Kvällen i Åre") == 2
    assert page.count("Varför fick jag det här?") == 2
    assert "Du bad om det själv" in page


def test_a_letter_that_came_by_a_merge_keeps_its_own_reason(me, monkeypatch):
    other = PersonFactory()
    said = consent(other, "newsletter")
    line = LetterLine(timezone.now(), "Höstens nyheter", "sent", "consent", said.pk)
    merging.merge(me, other, None)
    monkeypatch.setattr(letters, "source", lambda person, limit: [line])

    (told,) = letters.to(me)

    assert told.ground.startswith("Du sa ja till")


def test_requests_events_and_stories_stand_among_the_letters_by_time(me):
    for kind in (Interaction.Kind.REQUEST, Interaction.Kind.EVENT, Interaction.Kind.STORY):
        Interaction.record(me, kind, f"Om {kind}")
    letter(me)

    lines = history.of(me)

    assert [line.title for line in lines] == ["Kvällen i Åre", "Om story", "Om event", "Om request"]


def test_somebody_elses_lines_are_not_mine(client, me):
    other = PersonFactory()
    Interaction.record(other, Interaction.Kind.EVENT, "Någon annans kväll")
    letter(other)

    assert history.of(me) == []


def test_preferences_tell_which_version_of_the_words_was_agreed_to(client, me):
    version = consent(me, "newsletter").wording.version

    page = client.get(reverse("alumni:preferences")).content.decode()

    assert f"version {version}" in page


def test_my_data_leads_to_a_pause_and_back_again(client, me):
    assert "Pausa allt" in client.get(reverse("alumni:own_data")).content.decode()

    client.post(reverse("alumni:pause"), {"paused_until": "2199-01-01"})
    page = client.get(reverse("alumni:own_data")).content.decode()
    client.post(reverse("alumni:resume"))

    assert "Kom tillbaka från pausen" in page
    me.refresh_from_db()
    assert not me.is_paused
