from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EngagementConfig(AppConfig):
    name = "engagement"
    verbose_name = _("Engagement")

    def ready(self) -> None:
        from campaigns import actions
        from engagement import own_data, retention_kinds, views_answer

        own_data.register_all()
        retention_kinds.register_all()
        actions.register("engagement.answer", views_answer.by_letter)
