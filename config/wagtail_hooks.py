"""The back office's own face: our colours, today's cards first, and no links to other hosts."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from config import overview


class Today(Component):
    name = "today"
    order = 50
    template_name = "config/staff/today.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"cards": overview.cards(parent_context["request"].user)}


@hooks.register("construct_homepage_panels")
def today_first(request: HttpRequest, panels: list[Component]) -> None:
    panels.insert(0, Today())


@hooks.register("construct_help_menu")
def help_from_here_alone(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.url.startswith(("/", "#"))]


@hooks.register("insert_global_admin_js")
def back_key() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("js/back.js"))


@hooks.register("insert_global_admin_css")
def colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/back-office.css"))
