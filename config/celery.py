"""Celery only wakes workers; what there is to do stands in PostgreSQL."""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

# "folder://" in settings: the embedded run's queue.
TRANSPORT_ALIASES["folder"] = "config.embedded.queue:Transport"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
from config.timetable import TIMETABLE  # noqa: E402 (it reads the settings)

app = Celery("samverka")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = TIMETABLE
app.autodiscover_tasks()
