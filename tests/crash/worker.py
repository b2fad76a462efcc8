"""A worker of the post room that a test may kill: drains one campaign until it is done."""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from campaigns import sending  # noqa: E402
from campaigns.models import Campaign  # noqa: E402

campaign_id = int(sys.argv[1])
while Campaign.objects.get(pk=campaign_id).state == Campaign.State.SENDING:
    sending.drain(campaign_id, seconds=5)
    time.sleep(0.1)
