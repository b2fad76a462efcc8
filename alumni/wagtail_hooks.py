from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from alumni.access import REGISTER_KEEPERS, RolePolicy
from alumni.forms.choosing import NamesNothing
from alumni.models import (
    Campus,
    Course,
    Department,
    Organisation,
    Programme,
    Purpose,
    Sector,
    Topic,
)
from alumni.staff import meanwhile, urls
from alumni.staff.menu import KeeperItem

VOCABULARY = (Organisation, Programme, Course, Department, Campus, Topic, Sector, Purpose)
for noun in VOCABULARY:
    register_permission_policy(noun, RolePolicy(noun, REGISTER_KEEPERS))


class _AdminItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.role == request.user.Role.ADMIN


@hooks.register("register_admin_urls")
def staff_urls() -> list[URLResolver]:
    return [path("", include(urls))]


@hooks.register("register_admin_menu_item")
def people_item() -> MenuItem:
    label = pgettext_lazy("register", "People")
    return KeeperItem(
        label, reverse("alumni_staff:people"), name="people", icon_name="user", order=110
    )


@hooks.register("register_admin_menu_item")
def organisations_item() -> MenuItem:
    return KeeperItem(
        _("Organisations"),
        reverse("alumni_staff:organisations"),
        name="organisations",
        icon_name="site",
        order=112,
    )


@hooks.register("register_admin_menu_item")
def claims_item() -> MenuItem:
    return KeeperItem(
        _("Newcomers"), reverse("alumni_staff:claims"), name="claims", icon_name="mail", order=115
    )


@hooks.register("register_admin_menu_item")
def rights_item() -> MenuItem:
    return KeeperItem(
        _("Rights requests"),
        reverse("alumni_staff:rights"),
        name="rights",
        icon_name="key",
        order=117,
    )


@hooks.register("register_admin_menu_item")
def records_item() -> MenuItem:
    return KeeperItem(
        _("Public records"),
        reverse("alumni_staff:extracts"),
        name="records",
        icon_name="doc-full",
        order=118,
    )


@hooks.register("register_admin_menu_item")
def imports_item() -> MenuItem:
    return KeeperItem(
        _("Imports"), reverse("alumni_staff:imports"), name="imports", icon_name="upload", order=420
    )


@hooks.register("register_admin_menu_item")
def duplicates_item() -> MenuItem:
    return KeeperItem(
        _("Duplicates"),
        reverse("alumni_staff:duplicates"),
        name="duplicates",
        icon_name="copy",
        order=425,
    )


@hooks.register("register_settings_menu_item")
def retention_item() -> MenuItem:
    return KeeperItem(
        _("Retention"),
        reverse("alumni_staff:retention"),
        name="retention",
        icon_name="bin",
        order=20,
    )


@hooks.register("register_settings_menu_item")
def accounts_item() -> MenuItem:
    return _AdminItem(
        _("Accounts and roles"), reverse("alumni_staff:accounts"), icon_name="user", order=10
    )


@hooks.register("register_reports_menu_item")
def audit_item() -> MenuItem:
    return _AdminItem(
        _("Audit log"), reverse("alumni_staff:audit"), name="audit", icon_name="history", order=900
    )


@hooks.register("construct_settings_menu")
def no_second_user_list(request: HttpRequest, items: list[MenuItem]) -> None:
    """Roles are given on our own screen, which writes the audit log; Wagtail's would not."""
    items[:] = [item for item in items if item.name not in ("users", "groups")]


@hooks.register("insert_global_admin_css")
def staff_css() -> SafeString:
    sheets = ("samverka-admin.css", "css/alumni-staff.css", "css/people.css")
    return SafeString("").join(
        format_html('<link rel="stylesheet" href="{}">', static(sheet)) for sheet in sheets
    )


def _listed(model: type, prefix: str, icon: str, **options: object) -> ModelViewSet:
    """A plain list and form for a noun that has a name in each language."""
    viewset = type(f"{model.__name__}ViewSet", (NamesNothing, ModelViewSet), {
        "model": model, "icon": icon, "ordering": ["name_sv", "pk"],
        "edit_view_class": meanwhile.EditView,
        "list_display": ["name_sv", "name_en"], "search_fields": ["name_sv", "name_en"], **options,
    })  # fmt: skip
    return viewset(prefix)


class RegisterGroup(ModelViewSetGroup):
    """Nouns that people's rows point to, and the words that may become some of them."""

    def get_submenu_items(self) -> list[MenuItem]:
        proposed = KeeperItem(
            _("Proposed topics"), reverse("alumni_staff:topics"), icon_name="tag", order=90
        )
        return [*super().get_submenu_items(), proposed]

    menu_label = _("Vocabulary")
    menu_icon = "list-ul"
    menu_order = 430
    items = (
        _listed(
            Programme, "programmes", "openquote", list_display=["name_sv", "code", "department"],
            form_fields=["code", "name_sv", "name_en", "department", "group"],
            nothing={"department": _("No department")},
        ),
        _listed(
            Course, "courses", "doc-full", list_display=["code", "name_sv", "name_en"],
            ordering=["code"], search_fields=["code", "name_sv", "name_en"],
            form_fields=["code", "name_sv", "name_en", "syllabus_sv", "syllabus_en"],
        ),
        _listed(Department, "departments", "group",
                form_fields=["code", "name_sv", "name_en", "faculty"]),
        _listed(Campus, "campuses", "site", form_fields=["code", "name_sv", "name_en"]),
        _listed(Topic, "topics", "tag", form_fields=["slug", "name_sv", "name_en", "synonyms"]),
        _listed(Sector, "sectors", "list-ul", form_fields=["code", "name_sv", "name_en"]),
        _listed(Purpose, "purposes", "key",
                form_fields=["code", "name_sv", "name_en", "basis", "decided_by", "order"],
                nothing={"basis": _("Choose a legal basis")}),
    )  # fmt: skip


@hooks.register("register_admin_viewset")
def vocabulary() -> RegisterGroup:
    return RegisterGroup()
