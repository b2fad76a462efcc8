"""Screens that belong to no app: where to go after signing in, and whether all parts live."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def start(request: HttpRequest) -> HttpResponse:
    """After signing in: each role to the page it came for."""
    user = request.user
    if user.is_office:
        return redirect("wagtailadmin_home")
    if user.role == user.Role.TEACHER:
        return redirect("portal:search")
    return redirect("alumni:profile")
