from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlumniConfig(AppConfig):
    name = "alumni"
    verbose_name = _("People")
    default = True

    def ready(self) -> None:
        from alumni import checks, own_data, own_timeline, retention_kinds  # noqa: F401 (checks register)
        from alumni.staff import bulk_acts

        own_data.register_all()
        own_timeline.register_all()
        bulk_acts.register_all()
        retention_kinds.register_all()


class RegisterConfig(AppConfig):
    """The rows alone: for a process without pages (config/sending.py)."""

    name = "alumni"
