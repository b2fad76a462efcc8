from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = _("Samverka")

    def ready(self) -> None:
        # Tasks find their queue by it. Not in config/__init__: the process that sends campaigns
        # reads its settings from this package and does without Celery (config/sending.py).
        from config import celery  # noqa: F401
