from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EngagementConfig(AppConfig):
    name = "engagement"
    verbose_name = _("Engagement")

    def ready(self) -> None:
        from campaigns import actions, inbound
        from engagement import (
            by_mail,
            own_data,
            relay_address,
            retention_kinds,
            views_answer,
            views_held,
        )

        own_data.register_all()
        retention_kinds.register_all()
        actions.register("engagement.answer", views_answer.by_letter)
        for act in views_answer.ACTS:
            actions.register(f"engagement.{act}", views_answer.act_by_letter)
        actions.register("engagement.held", views_held.by_letter)
        inbound.register(relay_address.PREFIX, by_mail.receive)
