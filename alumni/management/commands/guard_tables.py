"""Bind the application's database role: it can add to the audit log and to consents, and read
them, but neither change nor delete. Run as the owner of the tables, after each migrate."""

import os
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser

from alumni import guarding


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--app-role", required=True, metavar="NAME")

    def handle(self, *, app_role: str, **options: Any) -> None:
        try:
            guarding.guard(app_role, os.environ.get("APP_ROLE_PASSWORD"))
        except ValueError as error:
            raise CommandError(
                f"{error}: give the application a role of its own, and run this as the owner."
            ) from error
        tables = ", ".join(guarding.APPEND_ONLY)
        self.stdout.write(f"{app_role} may add to {tables} and read them, and do nothing else.")
