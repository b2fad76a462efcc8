"""How scanners and people are known to open links: each line one letter with five links.

A visit is (seconds after arrival, link, where from[, what it said of itself]); link 0 is the one
that nobody sees.
"""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import RequestFactory
from django.utils import timezone

from campaigns import tracking
from campaigns.models import Click, Incoming, Link
from tests.campaigns.drafts import draft

pytestmark = pytest.mark.django_db
P, M = "person", "machine"
CORPUS = [
    ("gateway: all links at delivery", [(2, n, "a") for n in (1, 2, 3, 4)], [M] * 4),
    ("gateway: all links, minutes later", [(300 + n, n, "a") for n in (1, 2, 3, 4)], [M] * 4),
    ("gateway: slow, one each 12 s", [(300 + 12 * n, n, "a") for n in (1, 2, 3, 4)], [M] * 4),
    ("gateway: three of four in a burst", [(60, 1, "a"), (61, 2, "a"), (62, 3, "a")], [M] * 3),
    ("gateway: one link at delivery, never again", [(3, 1, "a")], [M]),
    ("gateway: the unseen link and one more", [(40, 0, "a"), (44, 2, "a")], [M, M]),
    ("gateway opens, the reader later", [(2, n, "a") for n in (1, 2, 3)] + [(7200, 2, "b")],
     [M, M, M, P]),
    ("gateway checks at the click, from the cloud", [(900, 1, "cloud"), (903, 1, "home")], [M, P]),
    ("preview of a chat, then its reader", [(900, 1, "a", "robot"), (960, 1, "b")], [M, P]),
    ("browser fetches ahead", [(900, 1, "a", "prefetch")], [M]),
    ("a program without a name", [(900, 1, "a", "no_program")], [M]),
    ("a listed network", [(900, 1, "a", "scanner")], [M]),
    ("person: one link an hour later", [(3600, 1, "a")], [P]),
    ("person: two links, a minute apart", [(3600, 1, "a"), (3660, 2, "a")], [P, P]),
    ("person: two links within ten seconds", [(3600, 1, "a"), (3606, 2, "a")], [P, P]),
    ("person: the same link three times", [(600 + n, 1, "a") for n in (0, 2, 4)], [P] * 3),
    ("person: quick, and back again", [(8, 1, "a"), (120, 1, "a")], [P, P]),
    ("person: telephone now, computer in the evening", [(600, 1, "a"), (30000, 1, "b")], [P, P]),
    ("person: reads it all in ten minutes", [(600 + 150 * n, n, "a") for n in (1, 2, 3, 4)],
     [P] * 4),
    ("person: answers amid a scan", [(2, 1, "a"), (3, 2, "a"), (4, 3, "a"), (5, 4, "b", "acted")],
     [M, M, M, P]),
]  # fmt: skip


@pytest.fixture
def campaign():
    campaign = draft()
    campaign.started_at = timezone.now() - timedelta(days=1)
    campaign.save()
    for number in range(5):
        Link.objects.create(campaign=campaign, number=number, url="https://x.example/")
    Incoming.objects.create(
        key="d", source="provider", kind="delivered", campaign=campaign, seq=1,
        at=campaign.started_at,
    )  # fmt: skip
    return campaign


@pytest.mark.parametrize(("name", "visits", "verdicts"), CORPUS, ids=[row[0] for row in CORPUS])
def test_a_known_way_of_opening_links_is_told_apart(campaign, name, visits, verdicts):
    for seconds, link, origin, *said in visits:
        Click.objects.create(
            campaign=campaign, seq=1, link=link, origin=origin, reasons=said,
            at=campaign.started_at + timedelta(seconds=seconds),
        )  # fmt: skip

    tracking.judge(campaign, 1)

    found = Click.objects.order_by("at", "pk").values_list("verdict", flat=True)
    assert list(found) == verdicts


def test_the_command_judges_anew(campaign):
    Click.objects.create(campaign=campaign, seq=1, link=1, verdict="machine", reasons=["burst"])
    said = StringIO()

    call_command("judge_clicks", campaign.pk, stdout=said)

    assert Click.objects.get().verdict == "person"
    assert "1 recipients' clicks judged" in said.getvalue()


def test_a_visit_from_a_listed_network_is_a_scanner_s(settings):
    settings.MAIL_SCANNER_NETWORKS = ["192.0.2.0/24", "2001:db8::/32"]
    request = RequestFactory().get("/", headers={"User-Agent": "Firefox"}, REMOTE_ADDR="192.0.2.7")

    assert tracking.request_reasons(request) == ["scanner"]


def test_the_place_of_a_visit_is_kept_as_a_mark_of_one_letter_alone(campaign):
    request = RequestFactory().get("/", headers={"User-Agent": "Firefox"}, REMOTE_ADDR="192.0.2.7")
    tracking.note(request, campaign, 1, 1)
    tracking.note(request, campaign, 2, 1)

    first, second = Click.objects.order_by("seq").values_list("origin", flat=True)
    assert first != second
    assert "192" not in first + second
