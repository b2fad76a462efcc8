from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EngagementConfig(AppConfig):
    name = "engagement"
    verbose_name = _("Engagement")

    def ready(self) -> None:
        from alumni import organisations, telling
        from campaigns import actions, inbound
        from engagement import (
            by_mail,
            ceilings,
            contracts,
            own_data,
            relay_address,
            retention_kinds,
            views_answer,
            views_held,
            views_pair,
        )
        from engagement.mentoring import counting, inviting
        from engagement.mentoring import own_data as mentoring_data
        from engagement.models import Request, Side

        own_data.register_all()
        mentoring_data.register_all()
        retention_kinds.register_all()
        ceilings.also_count(counting.asked, inviting.MENTOR)
        organisations.show_beside(contracts.panel)
        telling.ends("{0} ({1})", [label for _state, label in Request.State.choices])
        actions.register("engagement.answer", views_answer.by_letter)
        for act in views_answer.ACTS:
            actions.register(f"engagement.{act}", views_answer.act_by_letter)
        actions.register("engagement.held", views_held.by_letter)
        for side in (Side.STUDENT, Side.MENTOR):
            actions.register(f"engagement.{side}", views_pair.by_letter)
        inbound.register(relay_address.PREFIX, by_mail.receive)
