from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Post room")

    def ready(self) -> None:
        from alumni import letters
        from campaigns import actions, history, opting_out, own_data, retention_kinds, views

        own_data.register_all()
        retention_kinds.register_all()
        letters.told_by(history.letters_of)
        actions.register(opting_out.UNSUBSCRIBE, views.act_unsubscribe)
        actions.register(opting_out.PREFERENCES, views.act_preferences)
