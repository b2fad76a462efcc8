from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from alumni import telling
        from campaigns import actions, composing
        from events import changing, letter_source, own_data, retention_kinds, views
        from events.actions import ANSWER
        from events.models import Registration

        own_data.register_all()
        retention_kinds.register_all()
        answers = [label for _state, label in Registration.State.choices]
        telling.ends("{0}: {1}", [*answers, *changing.LINES])
        actions.register(ANSWER, views.answer_from_letter)
        composing.register_source("event", letter_source.choices, letter_source.load)
