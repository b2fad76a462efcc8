"""What a teacher has written of a question stays while they see to the list."""

import pytest
from django.urls import reverse
from django.utils import translation

from alumni.models import Offer, User
from engagement import asking
from engagement.models import Ask, Wording
from tests.alumni.searching import findable
from tests.factories import UserFactory
from tests.reading import one_line

pytestmark = pytest.mark.django_db

WRITTEN = {
    "kind": "mentor", "title": "Vill du träffa oss?", "words": "Hej! Egna ord.", "course": "TR041G",
    "when": "vecka 3", "place": "Östersund", "online": "on", "compensation": "Lunch",
    "language": "en", "mode": "at_once", "days": "10", "save_as": "Min mall",
}  # fmt: skip


def path(name, *args):
    with translation.override("sv"):
        return reverse(name, args=args)


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER)


@pytest.fixture
def listed(client, teacher):
    """Two on the list of the teacher who is signed in."""
    client.force_login(teacher)
    people = [findable(given_name=name) for name in ("Elle", "Tobias")]
    for person in people:
        client.post(path("engagement:shortlist", "add"), {"person": person.pk})
    return people


def shown(client, url=None):
    """The form as it stands on the page: name → value."""
    response = client.get(url or path("engagement:new"))
    assert response.status_code == 200
    form, kind = response.context["form"], response.context["kind"]
    return {name: form[name].value() for name in form.fields} | {"kind": kind}


def same(values):
    return {
        name: str(values[name]) for name in WRITTEN if name != "online"
    } | {"online": "on" if values["online"] else ""}  # fmt: skip


@pytest.mark.parametrize("act", ["up", "down", "remove"])
def test_what_was_written_stays_when_the_list_changes(act, client, listed):
    answer = client.post(
        path("engagement:shortlist", act), {**WRITTEN, "person": listed[1].pk}, follow=True
    )

    assert answer.redirect_chain[-1][0] == f"{path('engagement:new')}#order"
    assert same(shown(client)) == WRITTEN
    assert "Egna ord." in one_line(answer)
    assert not Ask.objects.exists()


def test_buttons_of_the_list_send_what_is_written(client, listed):
    page = one_line(client.get(path("engagement:new")))

    for act in ("up", "down", "remove"):
        assert f'formaction="{path("engagement:shortlist", act)}"' in page
    assert page.count('form="ask"') >= 8
    assert page.count('id="ask"') == page.count('<form class="stack" id="ask" method="post"') == 1
    assert page.count(" disabled") == 2  # the first up, the last down


def test_looking_for_somebody_more_keeps_what_was_written(client, listed):
    answer = client.post(path("engagement:draft"), {**WRITTEN, "next": "search"})
    assert answer.url == path("portal:search")

    third = findable()
    client.post(path("engagement:shortlist", "add"), {"person": third.pk, "back": "/sv/portal/"})

    assert same(shown(client)) == WRITTEN


def test_looking_for_somebody_more_goes_on_where_the_last_was_found(client, listed):
    where = "/sv/portal/?q=energi&county=22"
    client.post(path("engagement:shortlist", "remove"), {"person": listed[1].pk})
    client.post(
        path("engagement:shortlist", "add"), {"person": findable().pk, "back": f"{where}#res"}
    )

    answer = client.post(path("engagement:draft"), {**WRITTEN, "next": "search"})

    assert answer.url == where


def test_a_template_takes_the_place_of_the_words_alone(client, listed, teacher):
    own = Wording.objects.create(
        owner=teacher,
        name="Min",
        kind=Offer.Kind.THESIS,
        language="sv",
        title="Uppsats",
        words="Hej",
    )

    answer = client.post(
        path("engagement:draft"), {**WRITTEN, "next": "words", "start": f"own-{own.pk}"}
    )
    now = shown(client, answer.url)

    assert (now["title"], now["words"], now["language"]) == ("Uppsats", "Hej", "sv")
    assert now["kind"] == "thesis"
    assert (now["course"], now["when"], now["days"]) == ("TR041G", "vecka 3", "10")


def test_a_question_that_is_sent_leaves_nothing_behind(client, listed):
    client.post(path("engagement:shortlist", "remove"), {**WRITTEN, "person": listed[1].pk})

    answer = client.post(path("engagement:new"), {**WRITTEN, "kind": "guest_lecture"})

    assert Ask.objects.get().kind == "guest_lecture"
    assert answer.status_code == 302
    assert "question" not in client.session


def test_days_beside_each_name_are_those_that_were_chosen(client, listed):
    until = [asking.deadline_after(10, rounds=place).date() for place in (1, 2, 1, 1)]

    def days(mode):
        sent = {**WRITTEN, "mode": mode, "person": listed[0].pk}
        answer = client.post(path("engagement:shortlist", "up"), sent, follow=True)
        assert "10 arbetsdagar" in one_line(answer)
        return [each.until.date() for each in answer.context["listed"]]

    assert days("in_order") + days("at_once") == until


def test_only_own_words_are_said_to_be_kept(client, listed):
    first = client.get(path("engagement:new"))
    assert "är kvar" not in one_line(first)
    start = first.context["form"]
    untouched = {name: start[name].value() or "" for name in start.fields}
    untouched["words"] = untouched["words"].replace("\n", "\r\n")

    def said(sent):
        sent = {**sent, "person": listed[0].pk}
        return one_line(client.post(path("engagement:shortlist", "up"), sent, follow=True))

    assert "är kvar" not in said({**untouched, "online": ""})
    assert "är kvar" in said({**untouched, "online": "", "place": "Östersund"})


def test_of_one_person_no_order_is_spoken_of(client, listed):
    both = one_line(client.get(path("engagement:new")))
    client.post(path("engagement:shortlist", "remove"), {"person": listed[0].pk})

    one = one_line(client.get(path("engagement:new")))

    for words in ("stod i kö", "I den här ordningen", "Flytta upp"):
        assert words in both, words
        assert words not in one, words
    assert 'name="mode"' in both


@pytest.mark.parametrize("role", [User.Role.ALUMNUS, User.Role.COMMUNICATOR, None])
def test_strangers_keep_no_question(role, client):
    if role:
        client.force_login(UserFactory(role=role))

    answer = client.post(path("engagement:draft"), WRITTEN)

    assert answer.status_code == (403 if role else 302)
    assert "question" not in client.session


def test_a_kind_that_cannot_be_is_not_asked_about(client, listed):
    client.post(path("engagement:draft"), {**WRITTEN, "kind": "x" * 30})

    assert shown(client)["kind"] == Offer.Kind.GUEST_LECTURE


def test_what_was_refused_is_kept_and_one_can_begin_anew(client, listed):
    client.post(path("engagement:new"), {**WRITTEN, "title": ""})
    assert shown(client)["words"] == WRITTEN["words"]

    client.post(path("engagement:draft"), {**WRITTEN, "next": "anew", "start": "guest_lecture"})

    assert shown(client)["words"] != WRITTEN["words"]
    assert not shown(client)["course"]
