"""Looking at a letter before it is sent: forms, versions, and the person it is shown as."""

import pytest
from django.urls import reverse

from alumni.models import User
from campaigns import letters
from campaigns.models import Message, Suppression, Trial
from tests.campaigns.drafts import draft, prose
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR, name="Elin Sand"))
    return client


def shown(client, campaign, **asked):
    return client.get(reverse("campaign_preview", args=[campaign.pk]), asked).content.decode()


def test_a_reader_is_looked_for_by_name_and_the_name_stays_out_of_the_address(office):
    campaign = draft()
    maja = PersonFactory(given_name="Maja", family_name="Wikström", language="en")
    PersonFactory(given_name="Maja", family_name="Lind")
    url = reverse("campaign_reader", args=[campaign.pk])

    page = office.post(url, {"words": "maja wik"}, follow=True)

    assert "Maja" not in page.redirect_chain[0][0]
    assert page.context["preview"]["person"] == maja
    assert page.context["gets"] == "en"
    several = office.post(url + "?form=dark", {"words": "maja"})
    assert [person.family_name for person in several.context["found"]] == ["Lind", "Wikström"]
    assert f"form=dark&amp;version=a&amp;person={maja.pk}" in several.content.decode()
    nobody = office.post(url, {"words": "zzz"})
    assert nobody.context["found"] == []


def test_a_protected_person_is_neither_found_nor_shown(office):
    campaign = draft(body_sv=prose("<p>Hej {given_name} {family_name}!</p>"))
    hidden = PersonFactory(given_name="Hemlig", family_name="Person")
    hidden.protect()
    url = reverse("campaign_reader", args=[campaign.pk])

    assert office.post(url, {"words": "Hemlig"}).context["found"] == []
    assert "Hej Elin Sand!" in shown(office, campaign, person=hidden.pk)
    assert "Hej Elin Sand!" in shown(office, campaign, person="9" * 30)


def test_every_field_is_that_person_s_but_the_address(office):
    text = "<p>{given_name}|{family_name}|{email}|{since}.</p>"
    campaign = draft(body_sv=prose(text))
    reader = PersonFactory(given_name="Anna Karin", family_name="Berg", email="a@x.example")
    consent(reader)

    page = shown(office, campaign, person=reader.pk)

    assert "Anna Karin|Berg|" in page
    assert "a@x.example" not in page
    assert "{since}" not in page
    assert "|." not in page


def test_without_pictures_their_descriptions_stand():
    html = '<a href="https://x.example/"><img src="https://x.example/a.png" alt="Ett berg"></a>'

    bare = letters.without_pictures(html)

    assert bare == '<a href="https://x.example/"><img alt="Ett berg"></a>'


def test_version_b_is_looked_at_like_a(office):
    campaign = draft()
    assert "Bara i B" not in shown(office, campaign, version="b")
    Trial.objects.create(campaign=campaign, body_sv=prose("<p>Bara i B</p>"))

    assert "Bara i B" in shown(office, campaign, version="b")
    assert "Bara i B" not in shown(office, campaign, version="a")
    page = office.get(reverse("campaign_review", args=[campaign.pk]), {"version": "b"})
    assert [code for code, _query in page.context["versions"]] == ["a", "b"]


def test_subject_and_preheader_stand_above_each_letter_as_that_reader_gets_them(office):
    campaign = draft(subject_sv="{given_name}, nu är det vinter", preheader_sv="<Snö> & skidor")
    Trial.objects.create(campaign=campaign, subject_sv="Vinter hos {given_name}")
    reader = PersonFactory(given_name="Åsa")
    url = reverse("campaign_review", args=[campaign.pk])

    first = office.get(url, {"person": reader.pk}).content.decode()
    second = office.get(url, {"version": "b"}).content.decode()

    assert "<strong>Åsa, nu är det vinter</strong>" in first
    assert "&lt;Snö&gt; &amp; skidor" in first
    assert "<strong>Vinter hos Elin</strong>" in second


@pytest.mark.parametrize("trouble", ["link", "link in B", "nothing", "barred"])
def test_a_proof_that_cannot_come_is_told_and_not_promised(office, trouble):
    away = [("button", {"words": "Filen", "url": "ftp://files.example/a"})]
    campaign = draft(**({"body_sv": away} if trouble == "link" else {}))
    if trouble == "link in B":
        Trial.objects.create(campaign=campaign, body_sv=away)
    elif trouble == "nothing":
        type(campaign).objects.filter(pk=campaign.pk).update(subject_sv="", subject_en="")
    elif trouble == "barred":
        user = User.objects.get()
        Suppression.add(user.email, Suppression.Reason.UNKNOWN)

    page = office.post(reverse("campaign_proof", args=[campaign.pk]), follow=True)

    assert [message.level_tag for message in page.context["messages"]] == ["error"]
    assert Message.objects.count() == (2 if trouble == "barred" else 0)
