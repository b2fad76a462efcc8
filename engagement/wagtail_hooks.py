"""What the ask room shows in the back office."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from engagement import staff_reports


class _KeeperItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.keeps_register


@hooks.register("register_admin_urls")
def staff_urls() -> list[URLPattern]:
    return [
        path("misuse/", staff_reports.index, name="engagement_reports"),
        path("misuse/<int:pk>/decide/", staff_reports.decide, name="engagement_decide"),
        path("misuse/stops/<int:pk>/lift/", staff_reports.lift, name="engagement_lift"),
    ]


@hooks.register("register_admin_menu_item")
def reports_item() -> MenuItem:
    return _KeeperItem(
        _("Reports of misuse"),
        reverse("engagement_reports"),
        name="reports-of-misuse",
        icon_name="warning",
        order=427,
    )
