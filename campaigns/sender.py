"""The process that sends campaigns, and nothing else: python -m campaigns.sender

A worker starts it and gives it turns (campaigns/turns.py): one line in for each, one line out when
the turn is over. It runs with the settings of config/sending.py, so that hours of sending cost the
memory of one small process. Killed in mid-turn it loses nothing: its lease runs out.
"""

import gc
import os
import select
import signal
import sys

import django
from django.db import close_old_connections

# Whoever has had no turn for so many seconds makes room; the next turn starts another.
IDLE_SECONDS = 60.0


def main() -> None:
    # A turn is short, and whoever gave it waits for its end; then our input ends, too.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    django.setup()
    from campaigns import installation, journal, sending

    if installation.may_send():
        journal.clear_away()
    # What was loaded is there to stay: the search for garbage need not walk through it.
    gc.collect()
    gc.freeze()
    while select.select([sys.stdin], [], [], IDLE_SECONDS)[0]:
        if not (line := sys.stdin.readline()):
            return
        campaign_id, seconds = line.split()
        close_old_connections()
        print(sending.drain(int(campaign_id), float(seconds)).answer, flush=True)  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.sending")
    main()
