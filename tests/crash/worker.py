"""A worker of the post room that a test may kill: drains one campaign until it is done, with the
settings and the few apps of the process that sends in production (campaigns/sender.py)."""

import os
import sys
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "config.sending"
django.setup()

import psycopg  # noqa: E402
from django.db import Error, connection  # noqa: E402

from campaigns import sending  # noqa: E402
from campaigns.models import Campaign  # noqa: E402


def main(campaign_id: int) -> None:
    while True:
        try:
            if Campaign.objects.get(pk=campaign_id).state != Campaign.State.SENDING:
                return
            sending.drain(campaign_id, seconds=5)
        except (Error, psycopg.Error):  # the database is away: as in Celery, the next turn tries
            connection.close()
        time.sleep(0.1)


if __name__ == "__main__":
    main(int(sys.argv[1]))
