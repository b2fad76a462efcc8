from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Website")

    def ready(self) -> None:
        from campaigns.sources import register_source
        from cms import letter_source, own_data, timeline

        own_data.register_all()
        timeline.register_all()
        register_source("story", letter_source.choices, letter_source.load, letter_source.withheld)
