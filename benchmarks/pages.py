"""Server time of the pages that people open most, at the size of a university.

    python -m benchmarks.pages [--size 20000] [--stories 5000] [--events 5000] [--times 40]
        [--keep]

Demo content, multiplied by SQL to `size` people; each page is fetched `times` times through
Django's own handler, without a network. Milliseconds at the 95th percentile, beside each the median
and those of processor time.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import timedelta

from benchmarks import common

# isort: split
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from alumni import search
from alumni.models import Person, User
from alumni.staff import sets as list_sets
from cms.models import StoryIndexPage, StoryPage
from config.embedded import demo
from events.models import Event

DATABASE = "samverka_bench_pages"
REACH = {
    "home": 60,
    "story": 60,
    "stories": 150,
    "events": 60,
    "event": 60,
    "search_page": 120,
    "profile": 100,
    "person_staff": 150,
    "people_list": 150,
}

# Copies of the demo's people, each with the degrees, work, offers and consents of the original.
COPIES = """
CREATE TEMPORARY TABLE copied AS
SELECT p.id AS old, nextval('alumni_person_id_seq') AS new, n
  FROM (SELECT * FROM alumni_person WHERE user_id IS NULL AND protected_at IS NULL
         ORDER BY id LIMIT 1900) p, generate_series(1, {copies}) n;
INSERT INTO alumni_person ({person}, id, given_name, student_uid, personal_number_hash)
SELECT {person}, c.new, p.given_name || ' ' || c.n, NULL, NULL
  FROM alumni_person p JOIN copied c ON c.old = p.id;
INSERT INTO alumni_address (person_id, email, "primary", state, state_reason)
SELECT new, 'copy' || new || '@alumni.example', true, 'active', '' FROM copied;
INSERT INTO alumni_degree (person_id, {degree})
SELECT c.new, {degree} FROM alumni_degree d JOIN copied c ON c.old = d.person_id;
INSERT INTO alumni_employment (person_id, {employment})
SELECT c.new, {employment} FROM alumni_employment d JOIN copied c ON c.old = d.person_id;
INSERT INTO alumni_offer (person_id, {offer})
SELECT c.new, {offer} FROM alumni_offer d JOIN copied c ON c.old = d.person_id;
INSERT INTO alumni_person_topics (person_id, topic_id)
SELECT c.new, topic_id FROM alumni_person_topics d JOIN copied c ON c.old = d.person_id;
INSERT INTO alumni_consent (person_id, {consent})
SELECT c.new, {consent} FROM alumni_consent d JOIN copied c ON c.old = d.person_id;
"""
STORIES = """
CREATE TEMPORARY TABLE told AS
SELECT nextval('wagtailcore_page_id_seq') AS new, path, n::int
  FROM unnest(%(paths)s::text[]) WITH ORDINALITY AS p (path, n);
INSERT INTO wagtailcore_page
  ({wagtailcore_page}, id, path, title, draft_title, slug, url_path, translation_key)
SELECT {wagtailcore_page}, t.new, t.path, 'Berättelse ' || n, 'Berättelse ' || n, 'nr-' || n,
       %(address)s || 'nr-' || n || '/', gen_random_uuid()
  FROM wagtailcore_page, told t WHERE id = %(original)s;
INSERT INTO cms_storypage ({cms_storypage}, page_ptr_id, told_on)
SELECT {cms_storypage}, t.new, date '2026-01-01' - n
  FROM cms_storypage, told t WHERE page_ptr_id = %(original)s;
UPDATE wagtailcore_page SET numchild = numchild + (SELECT count(*) FROM told)
 WHERE id = %(index)s;
"""
LEFT_OUT = {"id", "person_id", "sort_key", "given_name", "student_uid", "personal_number_hash"}
# What a copy of a page has of its own.
OWN = {
    "id", "page_ptr_id", "path", "title", "draft_title", "slug", "url_path", "translation_key",
    "latest_revision_id", "live_revision_id", "alias_of_id", "told_on",
}  # fmt: skip


def fill(size: int, stories: int, events: int) -> None:
    demo.load(lambda text: None)
    copies = max(0, -(-(size - Person.objects.count()) // 1900))
    tables = ("person", "degree", "employment", "offer", "consent")
    with connection.cursor() as cursor:
        columns = {name: _columns(cursor, f"alumni_{name}") for name in tables}
        if copies:
            cursor.execute(COPIES.format(copies=copies, **columns))
    search.rebuild()
    _more_stories(stories)
    _more_events(events)
    list_sets.mend(whole=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _columns(cursor: object, table: str, but: set[str] = LEFT_OUT) -> str:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return ", ".join(f'"{name}"' for (name,) in cursor.fetchall() if name not in but)


def _more_stories(wanted: int) -> None:
    """Copies of the demo's newest story, by SQL: one by one, Wagtail takes an hour over them."""
    index = StoryIndexPage.objects.get(locale__language_code="sv")
    original = StoryPage.objects.filter(locale=index.locale).newest().first()
    last = StoryPage._str2int(index.get_last_child().path[-StoryPage.steplen :])
    steps = range(last + 1, last + 1 + wanted - StoryPage.objects.count())
    with connection.cursor() as cursor:
        tables = ("wagtailcore_page", "cms_storypage")
        columns = {name: _columns(cursor, name, OWN) for name in tables}
        cursor.execute(
            STORIES.format(**columns),
            {
                "paths": [StoryPage._get_path(index.path, index.depth + 1, at) for at in steps],
                "address": index.url_path,
                "original": original.pk,
                "index": index.pk,
            },
        )


def _more_events(wanted: int) -> None:
    first = Event.objects.order_by("pk").first()
    Event.objects.bulk_create(
        Event(
            slug=f"traff-{number}",
            title_sv=f"Träff {number}",
            summary_sv="Ännu en träff.",
            starts_at=first.starts_at + timedelta(hours=number - wanted // 2),
            ends_at=first.ends_at + timedelta(hours=number - wanted // 2),
            published=True,
        )
        for number in range(Event.objects.count(), wanted)
    )


def _client(role: str | None) -> Client:
    client = Client()
    if role:
        client.force_login(User.objects.filter(role=role).order_by("pk").first())
    return client


def pages() -> dict[str, Callable[[], object]]:
    """Each page as something to call: fetched by who opens it, from beginning to end."""
    person = Person.objects.filter(offers__isnull=False, user=None).order_by("pk").first()
    story = StoryPage.objects.filter(locale__language_code="sv").newest().first()
    index = StoryIndexPage.objects.get(locale__language_code="sv")
    opened = {
        "home": (None, "/sv/"),
        "story": (None, story.url),
        "stories": (None, index.url),
        "events": (None, "/sv/events/"),
        "event": (None, Event.objects.order_by("pk").first().get_absolute_url()),
        "search_page": (User.Role.TEACHER, "/sv/portal/?q=energi+projektledning"),
        "profile": (User.Role.ALUMNUS, "/sv/profile/"),
        "person_staff": (User.Role.STAFF, f"/admin/people/{person.pk}/"),
        "people_list": (User.Role.STAFF, "/admin/people/"),
    }
    return {name: _fetch(_client(role), url) for name, (role, url) in opened.items()}


def _fetch(client: Client, url: str) -> Callable[[], object]:
    def fetch() -> None:
        response = client.get(url)
        if response.status_code != 200:
            raise SystemExit(f"{url} answers {response.status_code}")

    return fetch


def measure(times: int) -> dict[str, float]:
    figures = {}
    for name, fetch in pages().items():
        fetch()
        taken, computed = [], []
        for _time in range(times):
            begun, cpu = time.perf_counter(), common.cpu_ms()
            fetch()
            taken.append((time.perf_counter() - begun) * 1000)
            computed.append(common.cpu_ms() - cpu)
        figures[name] = round(common.p95(taken), 1)
        figures[f"{name}_median"] = round(statistics.median(taken), 1)
        figures[f"{name}_cpu"] = round(common.p95(computed), 1)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--stories", type=int, default=5_000)
    parser.add_argument("--events", type=int, default=5_000)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--keep", action="store_true")
    wanted = parser.parse_args()
    name = f"{DATABASE}_{wanted.size}_{wanted.stories}_{wanted.events}"
    with (
        common.own_database(
            name, wanted.keep, lambda: fill(wanted.size, wanted.stories, wanted.events)
        ),
        override_settings(ALLOWED_HOSTS=["*"]),
    ):
        cache.clear()
        figures = measure(wanted.times)
    common.answer("pages", wanted.size, figures, REACH)


if __name__ == "__main__":
    main()
