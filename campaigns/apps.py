from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Post room")
    default = True

    def ready(self) -> None:
        from alumni import granting, letters, rights
        from alumni import notices as asked_notices
        from alumni import reaching as reachable
        from campaigns import (
            actions,
            barring,
            copies,
            farewell,
            history,
            notices,
            opting_out,
            own_data,
            reaching,
            retention_kinds,
            timeline,
            views,
            views_reaching,
            views_still_you,
        )
        from campaigns.staff import bulk

        own_data.register_all()
        bulk.register_all()
        timeline.register_all()
        retention_kinds.register_all()
        letters.told_by(history.letters_of)
        reachable.told_by(reaching.trouble_with, barring.lift_by_rule)
        actions.register(reaching.WORKS, views_reaching.works)
        asked_notices.posted_by(notices.post)
        rights.carried_by(copies.tell)
        granting.taken_leave_by(farewell.send)
        actions.register(copies.FETCH, copies.by_letter)
        actions.register(opting_out.UNSUBSCRIBE, views.act_unsubscribe)
        actions.register(opting_out.PREFERENCES, views.act_preferences)
        actions.register(notices.STILL_YOU, views_still_you.by_letter)


class SendingConfig(AppConfig):
    """The rows and rules alone: for the process that sends campaigns (campaigns/sender.py)."""

    name = "campaigns"
