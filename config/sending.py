"""Settings of the process that sends campaigns: the same product with only what a letter needs.

Without pages, the back office, the API and the queue it takes a third of the memory. Models that
hold a draft's blocks read them as text there (campaigns/models/content.py).
"""

from config import settings
from config.settings import *  # noqa: F403

INSTALLED_APPS = [
    "campaigns.apps.SendingConfig",
    "alumni.apps.RegisterConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
]
# One thread and one connection: nothing to share.
_whole = settings.DATABASES["default"]
_options = {name: value for name, value in _whole["OPTIONS"].items() if name != "pool"}
DATABASES = {"default": {**_whole, "OPTIONS": _options}}
