from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from alumni.forms.choosing import NamesNothing
from alumni.staff.meanwhile import EditView
from cms.models import Award, StoryPage


class AwardCreateView(generic.CreateView):
    def get_initial(self) -> dict[str, Any]:
        """The start page of the back office asks for a certain month."""
        asked = {"month": self.request.GET["month"]} if "month" in self.request.GET else {}
        return super().get_initial() | asked


class AwardViewSet(NamesNothing, ModelViewSet):
    """Alumnus of the Month and of the Year: choose a published story and a month."""

    model = Award
    nothing = {"story": _("Choose a story")}
    icon = "pick"
    menu_label = _("Alumnus of the Month")
    menu_order = 150
    add_to_admin_menu = True
    list_display = ["story", "kind", Column("when", label=_("When"), sort_key="month")]
    list_filter = ["kind"]
    add_view_class = AwardCreateView
    edit_view_class = EditView
    ordering = ["-month", "-pk"]
    panels = [
        FieldPanel("kind"),
        FieldPanel("month"),
        PageChooserPanel("story", StoryPage),
        FieldPanel("reason_sv"),
        FieldPanel("reason_en"),
    ]


@hooks.register("register_admin_viewset")
def awards() -> AwardViewSet:
    return AwardViewSet("awards")
