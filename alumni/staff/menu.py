"""Entries of the back office's menu that only some roles see."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem


class KeeperItem(MenuItem):
    """For those who keep the register."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.keeps_register
