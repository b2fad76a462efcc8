"""Events in the back office: the list and the form, who answers what, inviting a segment."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from alumni.access import OFFICE, RolePolicy
from alumni.forms.choosing import NamesNothing
from events import staff, staff_changing
from events.models import Event

register_permission_policy(Event, RolePolicy(Event, OFFICE))


class EventViewSet(NamesNothing, ModelViewSet):
    model = Event
    nothing = {"picture": _("No picture")}
    name = "event"
    icon = "calendar-alt"
    menu_label = _("Events")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = [
        "title_sv",
        "starts_at",
        Column("where", label=_("Where"), sort_key="place"),
        Column("seats_taken", label=_("Seats taken"), sort_key="seats_taken"),
        "capacity",
        Column("status", label=pgettext_lazy("event", "Status"), sort_key="published"),
    ]
    list_filter = ["published", "starts_at"]
    search_fields = ["title_sv", "title_en", "place"]
    ordering = ["-starts_at", "-pk"]
    index_view_class = staff.EventIndexView
    add_view_class = staff.EventCreateView
    edit_view_class = staff.EventEditView
    delete_view_class = staff.EventDeleteView
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("title_sv"), FieldPanel("title_en")]),
                FieldRowPanel([FieldPanel("summary_sv"), FieldPanel("summary_en")]),
                FieldRowPanel([FieldPanel("body_sv"), FieldPanel("body_en")]),
            ],
            heading=_("Words"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldRowPanel([FieldPanel("place"), FieldPanel("address")]),
                FieldPanel("online_url"),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("closes_at")]),
            ],
            heading=_("Time and place"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("picture"),
                FieldRowPanel([FieldPanel("picture_alt_sv"), FieldPanel("picture_alt_en")]),
            ],
            heading=_("Picture"),
        ),
        MultiFieldPanel([FieldPanel("slug"), FieldPanel("published")], heading=_("Publishing")),
    ]


@hooks.register("register_admin_viewset")
def event_viewset() -> EventViewSet:
    return EventViewSet()


@hooks.register("register_admin_urls")
def answer_urls() -> list[URLPattern]:
    return [
        path("events/<int:pk>/answers/", staff.answers, name="event_answers"),
        path("events/<int:pk>/answers.csv", staff.answers_file, name="event_answers_file"),
        path("events/<int:pk>/invite/", staff.invite, name="event_invite"),
        path("events/<int:pk>/cancel/", staff_changing.cancel, name="event_cancel"),
        path("events/<int:pk>/restore/", staff_changing.restore, name="event_restore"),
        path("events/<int:pk>/change/", staff_changing.change, name="event_change"),
        path(
            "events/<int:pk>/change/untold/", staff_changing.leave_untold, name="event_leave_untold"
        ),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """What the history of an event calls the acts that are no change of its form."""
    for action, label, done in (
        ("cancel", _("Cancel the event"), _("Cancelled the event")),
        ("restore", _("Not cancelled after all"), _("Took back that it was cancelled")),
        ("tell", _("Tell of a change"), _("Told of a change")),
        ("leave_untold", _("Do not tell anyone"), _("Told nobody of a change")),
    ):
        actions.register_action(f"events.{action}", label, done)
