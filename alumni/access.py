"""Who may open which screen. The role stands beside the view; strangers get 403, never a hint."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

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
teachers_only = _open_to(lambda user: user.asks_alumni)
alumni_only = _open_to(lambda user: hasattr(user, "person"))
