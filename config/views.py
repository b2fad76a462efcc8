"""Screens that belong to no app: where to go after signing in, and whether all parts live."""

from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import (
    AccountView,
    BaseSettingsPanel,
    NameEmailSettingsPanel,
)

from campaigns import installation
from config import liveness


def start(request: HttpRequest) -> HttpResponse:
    """After signing in: each role to the page it came for."""
    user = request.user
    if user.is_office:
        return redirect("wagtailadmin_home")
    if user.role == user.Role.TEACHER:
        return redirect("portal:search")
    return redirect("alumni:profile")


@require_safe
@login_not_required
def wagtail_door(request: HttpRequest) -> HttpResponse:
    """In the place of Wagtail's own sign-in pages, which know neither passkeys nor how often
    somebody has tried: strangers go on to ours, and who is signed in but not let in is told so.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.GET.get(REDIRECT_FIELD_NAME) or reverse("start"))
    office = request.path == reverse("wagtailadmin_login")
    if office and request.user.has_perm("wagtailadmin.access_admin"):
        return redirect("wagtailadmin_home")
    # Wagtail has left a message for the next page. Read here, it is gone: the page says it better.
    list(messages.get_messages(request))
    return render(request, "403.html", {"messages": ()}, status=403)


@require_safe
@login_not_required
def icon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for a picture of the site when a page names none, as a letter does."""
    return redirect(static("art/ikon.svg"))


@require_safe
@never_cache
@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """For a monitor: 200 when every part lives, else 503 and the names of those missing."""
    database = liveness.database_lives()
    parts = {"web": True, "database": database, "worker": liveness.worker_lives()}
    parts["letters"] = liveness.worker_lives("letters")
    parts["sending"] = not database or installation.lives()
    missing = [name for name, lives in parts.items() if not lives]
    answer = {"status": "missing" if missing else "ok", "missing": missing}
    return JsonResponse(answer, status=503 if missing else 200)


class BackOfficeAccount(AccountView):
    """Language, time zone and looks of the back office. Name and address are those of the account,
    which knows no first and last name: Wagtail asked for both, and so kept nothing at all."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        found = super().get_panels()
        return [panel for panel in found if not isinstance(panel, NameEmailSettingsPanel)]


back_office_account = require_admin_access(BackOfficeAccount.as_view())
