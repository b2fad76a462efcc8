"""Settings of the process that sends campaigns: the same product with only what a letter needs.

Without pages, the back office, the API and the queue it takes a third of the memory. Models that
hold a draft's blocks read them as text there (campaigns/models/content.py).
"""

from config.settings import *  # noqa: F403
from config.settings import DATABASES

INSTALLED_APPS = [
    "campaigns.apps.SendingConfig",
    "alumni.apps.RegisterConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
]
# One thread and one connection: nothing to share.
DATABASES["default"]["OPTIONS"].pop("pool", None)
