"""Answers by mail in the embedded run: from the local mailbox to the room whose address it is."""

import logging
import os
from concurrent.futures import ThreadPoolExecutor

log = logging.getLogger(__name__)


class Answers:
    """Takes letters to the reply domain, one at a time. Django is loaded with the first: most runs
    of the mailbox see none."""

    def __init__(self, domain: str) -> None:
        self.domain = domain.lower()
        self._worker = ThreadPoolExecutor(max_workers=1)

    def take(self, content: bytes, recipients: list[str]) -> None:
        """Hand over what is for us, in the background: the sender need not wait."""
        ours = [one for one in recipients if one.lower().rpartition("@")[2] == self.domain]
        if ours:
            self._worker.submit(_receive, content, ours)


def _receive(content: bytes, recipients: list[str]) -> None:
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
    from django.db import close_old_connections

    from campaigns import inbound

    close_old_connections()
    try:
        inbound.receive(content, recipients)
    except Exception:  # nobody waits for this thread: without a word the answer would be lost
        log.exception("an answer by mail could not be taken")
        raise
    finally:
        close_old_connections()
