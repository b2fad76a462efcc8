"""What the ask room shows in the back office."""

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from alumni.staff.menu import KeeperItem
from engagement import staff_contracts, staff_mentoring, staff_reports
from engagement import staff_mentoring_acts as acts


@hooks.register("register_admin_urls")
def staff_urls() -> list[URLPattern]:
    return [
        path("misuse/", staff_reports.index, name="engagement_reports"),
        path("misuse/<int:pk>/decide/", staff_reports.decide, name="engagement_decide"),
        path("misuse/stops/<int:pk>/lift/", staff_reports.lift, name="engagement_lift"),
        path("contracts/", staff_contracts.index, name="contracts"),
        path("contracts/new/", staff_contracts.edit, name="contract_new"),
        path("contracts/<int:pk>/", staff_contracts.page, name="contract"),
        path("contracts/<int:pk>/edit/", staff_contracts.edit, name="contract_edit"),
        path("contracts/<int:pk>/follow-up/", staff_contracts.follow_up, name="contract_follow_up"),
        path("contracts/<int:pk>/end/", staff_contracts.end, name="contract_end"),
        path("contracts/<int:pk>/remove/", staff_contracts.remove, name="contract_remove"),
        path("mentoring/", staff_mentoring.rounds, name="mentoring_rounds"),
        path("mentoring/new/", staff_mentoring.edit, name="mentoring_new"),
        path("mentoring/<int:pk>/", staff_mentoring.round_page, name="mentoring_round"),
        path("mentoring/<int:pk>/edit/", staff_mentoring.edit, name="mentoring_edit"),
        path("mentoring/<int:pk>/follow-up/", staff_mentoring.follow_up, name="mentoring_follow"),
        path("mentoring/<int:pk>/export/", staff_mentoring.export, name="mentoring_export"),
        path("mentoring/pairs/<int:pk>/", staff_mentoring.pair_page, name="mentoring_pair"),
        *(
            path(f"mentoring/<int:pk>/{act.__name__}/", act, name=f"mentoring_{act.__name__}")
            for act in (acts.invite, acts.pair_all, acts.offer, acts.add, acts.close_round)
        ),
        *(
            path(f"mentoring/pairs/<int:pk>/{act.__name__}/", act, name=f"mentoring_{act.__name__}")
            for act in (
                acts.lock, acts.unlock, acts.unpair, acts.move, acts.swap, acts.re_pair, acts.close,
            )
        ),
    ]  # fmt: skip


@hooks.register("register_admin_menu_item")
def reports_item() -> MenuItem:
    return KeeperItem(
        pgettext_lazy("in the menu", "Reports of misuse"),
        reverse("engagement_reports"),
        name="reports-of-misuse",
        icon_name="warning",
        order=427,
    )


@hooks.register("register_admin_menu_item")
def mentoring_item() -> MenuItem:
    return KeeperItem(
        _("Mentor programme"),
        reverse("mentoring_rounds"),
        name="mentor-programme",
        icon_name="tasks",
        order=426,
    )


@hooks.register("register_admin_menu_item")
def contracts_item() -> MenuItem:
    return KeeperItem(
        _("Competence contracts"),
        reverse("contracts"),
        name="contracts",
        icon_name="doc-full-inverse",
        order=113,
    )


@hooks.register("insert_global_admin_css")
def mentoring_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/mentoring.css"))
