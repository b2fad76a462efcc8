"""Who may open which screen. The role stands beside the view; strangers get 403, never a hint."""

from collections.abc import Callable, Collection
from functools import wraps

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase
from wagtail.permission_policies.base import BasePermissionPolicy

from alumni.models import User

View = Callable[..., HttpResponseBase]


def _open_to(allowed: Callable[[User], bool]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            if not (request.user.is_authenticated and allowed(request.user)):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


office_only = _open_to(lambda user: user.is_office)
register_keepers_only = _open_to(lambda user: user.keeps_register)
exporters_only = _open_to(lambda user: user.exports_people)
records_officers_only = _open_to(lambda user: user.keeps_records)
admins_only = _open_to(lambda user: user.role == User.Role.ADMIN)
teachers_only = _open_to(lambda user: user.asks_alumni)
alumni_only = _open_to(lambda user: hasattr(user, "person"))


class RolePolicy(BasePermissionPolicy):
    """Who may list, add and change the rows of a model in the back office: decided by role."""

    def __init__(self, model: type[Model], roles: Collection[str]) -> None:
        super().__init__(model)
        self.roles = frozenset(roles)

    def user_has_permission(self, user: User, action: str) -> bool:
        return user.is_authenticated and user.is_active and user.role in self.roles

    def user_has_any_permission(self, user: User, actions: Collection[str]) -> bool:
        return self.user_has_permission(user, "")

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet[User]:
        return User.objects.filter(is_active=True, role__in=self.roles)


class AccountBackend(AuthenticationBackend):
    """Accounts as allauth knows them. Rights go with the role, through its group: nobody has any
    of their own, and none are asked for. The back office opens by role; what is done there is
    decided screen by screen."""

    def get_user(self, user_id: int) -> User | None:
        """With what Wagtail reads of them on every screen."""
        user = User.objects.select_related("wagtail_userprofile").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def has_perm(self, user_obj: User, perm: str, obj: Model | None = None) -> bool:
        if perm == "wagtailadmin.access_admin":
            return user_obj.is_active and user_obj.is_office
        return super().has_perm(user_obj, perm, obj)

    def _get_user_permissions(self, user_obj: User) -> QuerySet[Permission]:
        return Permission.objects.none()


OFFICE = frozenset(User.OFFICE_ROLES)
REGISTER_KEEPERS = frozenset({User.Role.STAFF, User.Role.ADMIN})
