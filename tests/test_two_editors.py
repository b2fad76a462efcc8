"""Two of the office have the same page open: the second to save is told, and loses nothing."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet

from alumni.audience import Audience
from alumni.models import AuditEntry, ColumnMapping, Offer, Purpose, RetentionRule, User
from alumni.staff.meanwhile import MeetsOthers
from cms.models import Award
from cms.setup import build_site
from tests.cms.stories import tell
from tests.editing import filled_in, opened
from tests.engagement.mentoring.stage import RoundFactory
from tests.engagement.test_contracts import contract as engaged
from tests.events.factories import EventFactory
from tests.factories import (
    OrganisationFactory,
    PersonFactory,
    ProgrammeFactory,
    TopicFactory,
    UserFactory,
)
from tests.reading import one_line
from tests.test_empty_choices import APPS

pytestmark = pytest.mark.django_db


def colleague(name):
    client = Client()
    client.force_login(UserFactory(role=User.Role.ADMIN, name=name))
    return client


@pytest.fixture
def anna():
    return colleague("Anna Ask")


@pytest.fixture
def bo():
    return colleague("Bo Björk")


def organisation():
    row = OrganisationFactory(name="Snölaget", website="https://sno.example")
    return row, "alumni_staff:organisation", "name", "website", "https://is.example"


def person():
    row = PersonFactory(given_name="Maja", phone="070-1")
    return row, "alumni_staff:mend", "given_name", "phone", "070-2"


def account():
    row = UserFactory(role=User.Role.STAFF)
    return row, "alumni_staff:account", "may_export", "records_officer", "on"


def rule():
    row = RetentionRule.objects.create(kind="history", days=730, act="delete", decision="Dnr 2026")
    return row, "alumni_staff:retention_change", "decision", "days", "365"


def mapping():
    columns = [["Namn", "fornamn"], ["Efternamn", "efternamn"], ["Id", "student_uid"],
               ["Program", "programkod"], ["Examen", "examensdatum"], ["Telefon", "telefon"],
               ["E-post", ""]]  # fmt: skip
    row = ColumnMapping.objects.create(name="Kalkylbladet", columns=columns)
    return row, "alumni_staff:mapping", "name", "column-6", "epost"


def topic():
    row = TopicFactory(name_sv="Snö", name_en="Snow")
    return row, "topics:edit", "name_sv", "name_en", "Ice"


def programme():
    row = ProgrammeFactory(name_sv="Snövetare")
    return row, "programmes:edit", "name_sv", "name_en", "Snow science"


def purpose():
    row = Purpose.objects.get(code="newsletter")
    return row, "purposes:edit", "name_sv", "name_en", "Newsletters!"


def contract():
    return engaged(), "contract_edit", "reference", Offer.Kind.MENTOR, "3"


def mentor_round():
    return RoundFactory(), "mentoring_edit", "name_sv", "goal", "90"


def event():
    return EventFactory(), "event:edit", "title_sv", "place", "Oviken"


def award():
    build_site()
    row = Award.objects.create(story=tell(), month=date(2026, 3, 1))
    return row, "awards:edit", "reason_sv", "reason_en", "She keeps the snow."


EVERY = [
    organisation, person, account, rule, mapping, topic, programme, purpose, contract,
    mentor_round, event, award,
]  # fmt: skip
# How Anna's word differs from what stands, where it is not text.
WORDS = {"may_export": "on"}


def saved_at(url_name, row):
    name = url_name.replace("alumni_staff:organisation", "alumni_staff:organisation_change")
    return reverse(name, args=[row.pk])


def changed(data, field):
    return data | {field: WORDS.get(field) or f"{data[field]}!"}


@pytest.mark.parametrize("make", EVERY)
def test_two_who_change_different_fields_keep_both_and_the_second_is_told(anna, bo, make):
    row, name, hers, his, value = make()
    url, to = reverse(name, args=[row.pk]), saved_at(name, row)
    of_anna, of_bo = changed(opened(anna, url), hers), opened(bo, url) | {his: value}
    assert bo.post(to, of_bo).status_code == 302

    page = anna.post(to, of_anna)

    assert page.status_code == 200
    assert "Bo Björk" in one_line(page) and f'href="{url}"' in page.content.decode()
    meeting = page.context["meanwhile"].meeting
    assert (len(meeting.theirs), meeting.both) == (1, [])
    again = filled_in(page)
    assert again[hers] == of_anna[hers] and str(again[his]) == value
    assert anna.post(to, again).status_code == 302
    now = opened(anna, url)
    assert (now[hers], str(now[his])) == (of_anna[hers], value)


@pytest.mark.parametrize("make", [each for each in EVERY if each not in (account, award)])
def test_what_both_changed_is_kept_as_typed_and_overwritten_only_knowingly(anna, bo, make):
    row, name, field, _his, _value = make()
    url, to = reverse(name, args=[row.pk]), saved_at(name, row)
    of_anna, of_bo = changed(opened(anna, url), field), opened(bo, url)
    before = of_bo[field]
    bo.post(to, of_bo | {field: f"{before}?"})

    page = anna.post(to, of_anna)

    assert len(page.context["meanwhile"].meeting.both) == 1
    assert opened(bo, url)[field] == f"{before}?"
    again = filled_in(page)
    assert again[field] == f"{before}!"
    anna.post(to, again)
    assert opened(bo, url)[field] == f"{before}!"


@pytest.mark.parametrize("make", [each for each in EVERY if each is not award])
def test_nobody_is_stopped_by_their_own_second_press_of_the_button(anna, make):
    row, name, field, _his, _value = make()
    url, to = reverse(name, args=[row.pk]), saved_at(name, row)
    data = changed(opened(anna, url), field)

    answers = [anna.post(to, data).status_code for _press in range(2)]

    assert answers == [302, 302]


@pytest.mark.parametrize("make", [organisation, mapping, topic, contract])
@pytest.mark.parametrize("note", ["", "forged", None])
def test_a_page_without_a_note_is_shown_again_and_saves_nothing(anna, make, note):
    row, name, field, _his, _value = make()
    url, to = reverse(name, args=[row.pk]), saved_at(name, row)
    data = changed(opened(anna, url), field) | {"seen": note}
    if note is None:
        del data["seen"]

    page = anna.post(to, data)

    assert page.status_code == 200 and not page.context["meanwhile"].meeting.known
    assert filled_in(page)[field] == data[field]
    assert opened(anna, url).get(field) != data[field]
    assert anna.post(to, filled_in(page)).status_code == 302


def test_one_s_own_other_tab_is_called_so(anna):
    row, name, field, _his, _value = organisation()
    url, to = reverse(name, args=[row.pk]), saved_at(name, row)
    tabs = [opened(anna, url) for _tab in range(2)]
    anna.post(to, tabs[0] | {field: "Islaget"})

    page = anna.post(to, tabs[1] | {field: "Rimlaget"})

    assert page.context["meanwhile"].meeting.own
    assert "Du har själv sparat" in one_line(page)


def test_what_the_person_changed_themselves_meanwhile_is_told_to_the_office(anna):
    mine = PersonFactory(user=UserFactory(name="Maja Norrbin"), phone="070-1")
    url = reverse("alumni_staff:mend", args=[mine.pk])
    data = opened(anna, url)
    own = Client()
    own.force_login(mine.user)
    names = {"given_name": "Maj", "family_name": "Norrbin", "phone": "070-2", "former": ""}
    assert own.post(reverse("alumni:save", args=["names"]), names).status_code == 302

    page = anna.post(url, data | {"given_name": "Maja-Stina"})

    assert "Maja Norrbin" in one_line(page)
    assert page.context["meanwhile"].meeting.both == ["Förnamn"]
    mine.refresh_from_db()
    assert (mine.given_name, mine.phone) == ("Maj", "070-2")


def test_a_field_that_was_opened_to_the_office_meanwhile_is_not_emptied(anna):
    mine = PersonFactory(phone="070-1", audiences={"phone": int(Audience.ME)})
    url = reverse("alumni_staff:mend", args=[mine.pk])
    data = opened(anna, url)
    assert "phone" not in data
    mine.audiences = {"phone": int(Audience.STAFF)}
    mine.save(update_fields=["audiences"])

    anna.post(url, data | {"given_name": "Maj"})

    mine.refresh_from_db()
    assert mine.phone == "070-1"


def test_the_log_of_what_was_changed_tells_only_what_was_saved(anna, bo):
    row, name, field, his, value = organisation()
    url, to = reverse(name, args=[row.pk]), saved_at(name, row)
    of_anna = opened(anna, url) | {field: "Islaget"}
    bo.post(to, opened(bo, url) | {his: value})

    anna.post(to, of_anna)

    assert AuditEntry.objects.filter(subject="organisation").count() == 1


def test_every_list_of_nouns_of_ours_has_a_page_to_edit_that_tells_of_others():
    ours = [
        each
        for each in viewsets.viewsets
        if isinstance(each, ModelViewSet) and each.__module__.split(".")[0] in APPS
    ]

    forgetful = [each.name for each in ours if not issubclass(each.edit_view_class, MeetsOthers)]

    assert len(ours) > 8 and not forgetful


def test_a_contract_is_changed_from_its_own_days_not_from_today(anna):
    made = engaged(begun=-100)

    data = opened(anna, reverse("contract_edit", args=[made.pk]))

    assert data["starts_on"] == made.starts_on.isoformat()
    assert "keeper" not in data
