"""What the timer starts, and when: seconds between, or a time of the day in Sweden."""

from typing import Any

from celery.schedules import crontab
from django.conf import settings

TIMETABLE: dict[str, dict[str, Any]] = {
    "heartbeat": {
        "task": "config.tasks.heartbeat",
        "schedule": 10,
        "options": {"expires": 30},
    },
    "heartbeat-of-letters": {
        "task": "config.tasks.heartbeat",
        "args": ["letters"],
        "schedule": 10,
        "options": {"expires": 30, "queue": "letters"},
    },
    "requests-expire": {"task": "engagement.tasks.expire", "schedule": 3600.0},
    "requests-remind": {"task": "engagement.tasks.remind", "schedule": 3600.0},
    "requests-ask-again": {"task": "engagement.tasks.ask_again", "schedule": 3600.0},
    "requests-held": {"task": "engagement.tasks.ask_if_held", "schedule": 3600.0},
    "mentoring-remind": {"task": "engagement.tasks.mentoring_remind", "schedule": 3600.0},
    "mentoring-lapse": {"task": "engagement.tasks.mentoring_lapse", "schedule": 3600.0},
    "mentoring-fit": {"task": "engagement.tasks.mentoring_ask_fit", "schedule": 3600.0},
    "pages-planned": {
        "task": "cms.tasks.publish_scheduled",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "events-remind": {"task": "events.tasks.remind", "schedule": 3600.0},
    "events-over": {"task": "events.tasks.note_who_came", "schedule": 3600.0},
    "retention": {
        "task": "alumni.tasks.apply_retention",
        "schedule": crontab(hour=2, minute=30),
    },
    "waiting-files": {"task": "alumni.tasks.forget_waiting_files", "schedule": 600.0},
    "copies-nightly": {
        "task": "alumni.tasks.forget_copies",
        "schedule": crontab(hour=2, minute=50),
    },
    "duplicates-nightly": {
        "task": "alumni.tasks.search_duplicates",
        "schedule": crontab(hour=3, minute=10),
    },
    "search-nightly": {"task": "alumni.tasks.rebuild_search", "schedule": 86400.0},
    "search-index": {
        "task": "alumni.tasks.renew_search_index",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "list-sets": {
        "task": "alumni.tasks.mend_list_sets",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "list-sets-nightly": {
        "task": "alumni.tasks.mend_list_sets",
        "args": [True],
        "schedule": crontab(hour=3, minute=50),
    },
    "segment-rows": {
        "task": "campaigns.tasks.refresh_segments",
        "schedule": 20.0,
        "options": {"expires": 20},
    },
    "automatic-letters": {
        "task": "campaigns.tasks.automatic_letters",
        "schedule": crontab(minute=10, hour="8-19"),
    },
    "post-room": {"task": "campaigns.tasks.sweep", "schedule": 5.0, "options": {"expires": 10}},
    "letters": {"task": "campaigns.tasks.post", "schedule": 5.0, "options": {"expires": 10}},
}
if settings.MAIL_IMAP_URL:
    TIMETABLE["mailbox"] = {
        "task": "campaigns.tasks.read_mailbox",
        "schedule": 60.0,
        "options": {"expires": 60},
    }
