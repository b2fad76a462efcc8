"""/healthz names each part that is missing."""

import time

import pytest
from celery.contrib.testing.worker import start_worker
from django.db import connection
from django.urls import reverse

from config import liveness
from config.celery import app
from config.tasks import heartbeat


@pytest.fixture
def health(client):
    def ask():
        answer = client.get(reverse("healthz"))
        return answer.status_code, answer.json()["missing"]

    return ask


@pytest.mark.django_db
def test_all_parts_live(health):
    liveness.beat("worker")
    liveness.beat("letters")

    assert health() == (200, [])


@pytest.mark.django_db
def test_the_worker_of_single_letters_is_missed_by_its_own_name(health):
    liveness.beat("worker")

    assert health() == (503, ["letters"])


@pytest.mark.django_db
def test_a_worker_that_never_spoke_is_missing(health):
    assert health() == (503, ["worker", "letters"])


@pytest.mark.django_db
def test_a_worker_that_fell_silent_is_missing(health, time_machine):
    time_machine.move_to("2026-11-25T10:00:00Z", tick=False)
    liveness.beat()
    time_machine.shift(liveness.MISSED_AFTER + 1)
    liveness.beat("letters")

    assert health() == (503, ["worker"])


@pytest.mark.django_db
def test_a_database_out_of_reach_is_missing(health, monkeypatch):
    lost = connection.copy()
    lost.settings_dict = {**connection.settings_dict, "NAME": "no_such_database"}
    monkeypatch.setattr(liveness, "connection", lost)
    liveness.beat("worker")
    liveness.beat("letters")

    assert health() == (503, ["database"])


@pytest.mark.django_db
def test_a_cache_out_of_reach_is_a_worker_missing(health, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }

    assert health() == (503, ["worker", "letters"])


def test_a_real_worker_takes_a_task_from_the_queue(committed_db, health, settings, real_caches):
    """Over the broker and the cache that the environment names: a folder, or Redis in .ci/run."""
    settings.CACHES = real_caches
    queue = f"test-{connection.settings_dict['NAME']}"
    liveness.beat("letters")
    assert health() == (503, ["worker"])

    with start_worker(app, pool="solo", perform_ping_check=False, queues=[queue]):
        heartbeat.apply_async(queue=queue)
        deadline = time.monotonic() + 30
        while health()[0] != 200 and time.monotonic() < deadline:
            time.sleep(0.1)
    assert health() == (200, [])
