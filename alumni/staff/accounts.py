from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from alumni.access import register_keepers_only
from alumni.models import AuditEntry, User
from alumni.staff.forms import AccountForm
from alumni.staff.headings import heading
from alumni.staff.meanwhile import Meanwhile, held


def _admin(request: HttpRequest) -> None:
    if request.user.role != User.Role.ADMIN:
        raise PermissionDenied


@require_GET
@register_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    _admin(request)
    text = request.GET.get("q", "").strip().lower()
    users = User.objects.order_by("email")
    users = users.filter(email__contains=text) if text else users.exclude(role="alumnus")
    context = {**heading(_("Accounts"), "user"), "users": users[:200], "q": text}
    return render(request, "alumni/staff/accounts.html", context)


@register_keepers_only
@transaction.atomic
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """Role and rights of one account; a change is written to the audit log."""
    _admin(request)
    user = get_object_or_404(held(User.objects, request), pk=pk)
    before = _rights(user)
    form = AccountForm(request.POST or None, instance=user)
    meanwhile = Meanwhile(request, form, Q(act=AuditEntry.Act.ROLE, detail__user=pk))
    if request.method == "POST" and form.is_valid() and meanwhile.is_clear():
        if user == request.user and (user.role != User.Role.ADMIN or not user.is_active):
            form.add_error("role", _("You cannot take away your own rights. Ask a colleague."))
        else:
            form.save()
            user.assign_role(user.role)
            AuditEntry.note(
                AuditEntry.Act.ROLE,
                request.user,
                user=user.pk,
                before=before,
                after=_rights(user),
            )
            messages.success(request, _("Saved."))
            return redirect("alumni_staff:accounts")
    above = (reverse("alumni_staff:accounts"), _("Accounts"))
    context = {**heading(user.email, "user", above), "form": meanwhile.form, "meanwhile": meanwhile}
    return render(request, "alumni/staff/account.html", context)


def _rights(user: User) -> dict[str, object]:
    rights = ("role", "handles_protected", "may_export", "records_officer")
    return {name: getattr(user, name) for name in rights}
