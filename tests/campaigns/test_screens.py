from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alumni.models import AuditEntry, User
from campaigns.models import Campaign, DeliveryException, Message, Segment
from tests.campaigns.drafts import draft
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(UserFactory(role=User.Role.COMMUNICATOR))
    return client


@pytest.fixture
def letter():
    for _number in range(3):
        consent(PersonFactory(county="23"))
    PersonFactory(county="23")
    return draft()


SCREENS = [
    ("campaign_page", True),
    ("campaign_review", True),
    ("campaign_preview", True),
    ("campaign_ledger", True),
    ("campaign_ledger_live", True),
    ("segment_list", False),
    ("segment_new", False),
]
ACTS = [
    "campaign_send",
    "campaign_proof",
    "campaign_settle",
    "campaign_settle_all",
    "campaign_look_up",
    "campaign_reader",
    "campaign_trial",
    "campaign_trial_drop",
    "campaign_trial_decide",
]


@pytest.mark.parametrize("role", [None, User.Role.ALUMNUS, User.Role.TEACHER])
def test_the_post_room_is_closed_to_strangers(client, letter, role):
    if role:
        client.force_login(UserFactory(role=role))

    for name, of_campaign in SCREENS:
        url = reverse(name, args=[letter.pk] if of_campaign else [])
        assert client.get(url).status_code in (302, 403)
    for name in ACTS:
        assert client.post(reverse(name, args=[letter.pk])).status_code in (302, 403)
    letter.refresh_from_db()
    assert letter.state == Campaign.State.DRAFT
    assert not Message.objects.exists()


def test_a_campaign_is_made_listed_and_composed(office, letter):
    for name, args in [("index", []), ("add", []), ("edit", [letter.pk])]:
        assert office.get(reverse(f"campaign:{name}", args=args)).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_few_questions(office, django_assert_max_num_queries, count):
    for _number in range(count):
        draft()
    office.get(reverse("campaign:index"))

    with django_assert_max_num_queries(16):
        office.get(reverse("campaign:index"))


def test_the_review_says_who_gets_it_and_who_does_not(office, letter):
    page = office.get(
        reverse("campaign_review", args=[letter.pk]), headers={"accept-language": "en"}
    )

    assert page.context["outlook"].chosen == 4
    assert page.context["outlook"].going == 3
    assert page.context["sendable"]


def test_a_missing_language_concerns_those_who_would_get_the_letter(office, letter):
    consent(PersonFactory(county="23", language="en"))
    PersonFactory(county="23", language="en")

    page = office.get(reverse("campaign_review", args=[letter.pk]))

    assert page.context["outlook"].languages == {"sv": 3, "en": 1}


def test_the_words_of_the_editor_s_own_scripts_are_swedish(office):
    answer = office.get(reverse("wagtailadmin_javascript_catalog"))

    assert "bland delarna" in answer.content.decode()


@pytest.mark.parametrize("form", ["phone", "desktop", "dark", "images", "text"])
def test_the_preview_shows_the_letter_in_a_closed_frame(office, letter, form):
    reader = PersonFactory(given_name="Maja", email="maja@alumni.example")
    asked = {"form": form, "person": reader.pk}
    page = office.get(reverse("campaign_preview", args=[letter.pk]), asked)

    assert page.status_code == 200
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "Hej Maja!" in page.content.decode()
    assert "@alumni.example" not in page.content.decode().replace("alumn@alumni.example", "")
    assert ("prefers-color-scheme" in page.content.decode()) is False


def test_a_proof_goes_to_my_own_address_in_both_languages(office, letter):
    office.post(reverse("campaign_proof", args=[letter.pk]))

    mine = Message.objects.all()
    assert {message.to for message in mine} == {User.objects.get().email}
    assert {message.language for message in mine} == {"sv", "en"}


def test_sending_fixes_the_recipients_and_shows_the_ledger(office, letter):
    page = office.post(reverse("campaign_send", args=[letter.pk]), follow=True)

    letter.refresh_from_db()
    assert letter.state == Campaign.State.SENDING
    assert letter.recipients.count() == 3
    assert page.context["book"].balanced
    assert letter.segment_words.startswith("personer som")


def test_a_letter_with_a_fault_is_not_sent(office, letter):
    Campaign.objects.filter(pk=letter.pk).update(preheader_sv=letter.subject_sv)

    office.post(reverse("campaign_send", args=[letter.pk]))

    letter.refresh_from_db()
    assert letter.state == Campaign.State.DRAFT


def test_a_letter_that_nobody_would_get_stays_a_draft(office, letter):
    Segment.objects.filter(pk=letter.segment_id).update(
        rules={"match": "all", "rules": [{"kind": "town", "name": "Ingenstans"}]}
    )

    office.post(reverse("campaign_send", args=[letter.pk]))

    letter.refresh_from_db()
    assert letter.state == Campaign.State.DRAFT
    assert not letter.editions.exists()


def test_a_letter_is_not_sent_twice(office, letter):
    for _time in range(2):
        office.post(reverse("campaign_send", args=[letter.pk]))

    assert letter.recipients.count() == 3


def test_what_was_started_is_paused_resumed_and_cancelled_but_not_rewritten(office, letter):
    office.post(reverse("campaign_send", args=[letter.pk]))

    for act, state in [("pause", "paused"), ("resume", "sending"), ("cancel", "cancelled")]:
        office.post(reverse("campaign_steer", args=[letter.pk, act]))
        letter.refresh_from_db()
        assert letter.state == state
    edit = office.get(reverse("campaign:edit", args=[letter.pk]))
    assert edit.url == reverse("campaign_ledger", args=[letter.pk])
    assert office.post(reverse("campaign:delete", args=[letter.pk])).status_code in (302, 403)
    assert Campaign.objects.filter(pk=letter.pk).exists()


def test_an_uncertain_letter_waits_for_a_person_s_word(office, letter):
    office.post(reverse("campaign_send", args=[letter.pk]))
    DeliveryException.objects.create(campaign=letter, seq=1, kind="uncertain")
    page = office.get(reverse("campaign_ledger", args=[letter.pk]))
    assert len(page.context["uncertain"]) == 1

    office.post(reverse("campaign_settle", args=[letter.pk]), {"seq": "1", "word": "sent"})

    assert not DeliveryException.objects.exists()


def test_an_uncertain_letter_of_a_cancelled_campaign_is_not_sent_again(office, letter):
    office.post(reverse("campaign_send", args=[letter.pk]))
    DeliveryException.objects.create(campaign=letter, seq=1, kind="uncertain")
    letter.refresh_from_db()
    letter.cancel(None)

    page = office.get(reverse("campaign_ledger", args=[letter.pk])).content.decode()
    office.post(reverse("campaign_settle", args=[letter.pk]), {"seq": "1", "word": "resend"})

    assert 'value="sent"' in page and 'value="resend"' not in page
    assert DeliveryException.objects.get().kind == "uncertain"


@pytest.mark.parametrize(("word", "left"), [("sent", []), ("resend", ["waiting", "waiting"])])
def test_all_uncertain_letters_are_settled_with_one_word(office, letter, word, left):
    office.post(reverse("campaign_send", args=[letter.pk]))
    for seq in (1, 2):
        DeliveryException.objects.create(campaign=letter, seq=seq, kind="uncertain")
    on_its_way = DeliveryException.objects.create(
        campaign=letter, seq=3, kind="uncertain", next_at=timezone.now() + timedelta(minutes=1)
    )
    page = office.get(reverse("campaign_ledger", args=[letter.pk])).content.decode()
    assert reverse("campaign_settle_all", args=[letter.pk]) in page

    office.post(reverse("campaign_settle_all", args=[letter.pk]), {"word": word})

    settled = DeliveryException.objects.exclude(pk=on_its_way.pk)
    assert list(settled.values_list("kind", flat=True)) == left
    assert DeliveryException.objects.get(pk=on_its_way.pk).kind == "uncertain"
    note = AuditEntry.objects.filter(act=AuditEntry.Act.SEND).latest("pk")
    assert (note.detail["settled"], note.detail["letters"]) == (word, 2)


def test_looking_up_an_address_is_written_in_the_audit_log(office, letter):
    office.post(reverse("campaign_send", args=[letter.pk]))
    email = letter.recipients.first().email

    page = office.post(reverse("campaign_look_up", args=[letter.pk]), {"email": email.upper()})

    assert page.context["line"].state == "waiting"
    assert AuditEntry.objects.filter(act=AuditEntry.Act.READ_CONTACT).count() == 1


def test_a_segment_is_built_with_buttons_alone(office):
    url = reverse("segment_new")
    form = {"match:0": "all", "new:0": "county", "add_rule": "0"}
    page = office.post(url, form)
    assert page.context["tree"]["children"][0]["kind"] == "county"

    form = {"match:0": "all", "kind:0.0": "county", "values:0.0": ["23"], "add_group": "0"}
    page = office.post(url, form)
    assert page.context["tree"]["children"][1]["group"]

    form = {"match:0": "all", "kind:0.0": "county", "values:0.0": ["23"], "remove": "0.0"}
    assert office.post(url, form).context["tree"]["children"] == []


def test_a_segment_is_saved_with_its_nested_rules(office):
    form = {
        "name": "Norr", "save": "yes", "match:0": "all", "match:0.1": "none",
        "kind:0.0": "county", "values:0.0": ["23"], "kind:0.1.0": "silent", "months:0.1.0": "12",
    }  # fmt: skip

    office.post(reverse("segment_new"), form)

    assert Segment.objects.get().rules == {
        "match": "all",
        "rules": [
            {"kind": "county", "values": ["23"]},
            {"match": "none", "rules": [{"kind": "silent", "months": 12}]},
        ],
    }


def test_a_wrong_segment_keeps_what_was_typed(office):
    form = {
        "name": "Norr",
        "save": "yes",
        "match:0": "all",
        "kind:0.0": "engaged",
        "months:0.0": "x",
    }

    page = office.post(reverse("segment_new"), form)

    assert page.context["error"]
    assert page.context["name"] == "Norr"
    assert b'value="x"' in page.content
    assert not Segment.objects.exists()


def test_the_live_count_keeps_nothing(office, letter):
    form = {"match:0": "all", "kind:0.0": "county", "values:0.0": ["23"], "purpose": "newsletter"}

    page = office.post(reverse("segment_figures"), form)

    assert page.context["outlook"].chosen == 4
    assert Segment.objects.count() == 1


def test_a_rule_that_is_half_filled_in_does_not_stop_the_counting(office, letter):
    page = office.post(
        reverse("segment_new"), {"match:0": "all", "new:0": "consent", "add_rule": "0"}
    )

    assert page.context["outlook"].chosen == 4


def test_acts_need_the_form_s_own_token(letter):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(UserFactory(role=User.Role.STAFF))

    assert careful.post(reverse("campaign_send", args=[letter.pk])).status_code == 403


def test_another_ones_own_segment_is_not_offered_for_a_letter(office, letter):
    colleague = UserFactory(role=User.Role.STAFF)
    own = Segment.objects.create(name="Bara min", rules={}, shared=False, created_by=colleague)

    assert own.name not in office.get(reverse("campaign:add")).content.decode()
    assert own.name not in office.get(reverse("automation:add")).content.decode()
    letter.segment = own
    letter.save()
    assert own.name in office.get(reverse("campaign:edit", args=[letter.pk])).content.decode()


@pytest.mark.parametrize(
    ("screen", "form"),
    [
        ("campaign_reader", {"words": "Ma\x00ja"}),
        ("campaign_look_up", {"email": "ma\x00ja@example.com"}),
        ("campaign_settle", {"seq": "²", "word": "sent"}),
    ],
)
def test_odd_signs_break_nothing(office, letter, screen, form):
    assert office.post(reverse(screen, args=[letter.pk]), form).status_code in (200, 404)


@pytest.mark.parametrize("state", ["sending", "stopped", "paused", "cancelled"])
def test_a_mail_server_that_is_away_is_told_from_one_that_refuses(office, letter, state):
    office.post(reverse("campaign_send", args=[letter.pk]))
    letter.refresh_from_db()
    letter.wait(timezone.now() + timedelta(minutes=1), Campaign.Wait.RELAY, "421 busy", 1)
    Campaign.objects.filter(pk=letter.pk).update(state=state)

    page = office.get(reverse("campaign_ledger", args=[letter.pk])).content.decode()

    assert "421 busy" in page
    assert ("Mejlservern säger nej" in page) == (state == "stopped")
    assert ("Det går vidare av sig självt" in page) == (state == "sending")
