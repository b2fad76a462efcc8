"""Write config/embedded/schema.sql anew, so that a first start takes seconds. After a migration."""

from django.core.management import BaseCommand
from django.core.management.base import CommandParser

from config.embedded import template


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say whether it is current")

    def handle(self, *, check: bool, **options: object) -> None:
        if not check:
            template.write_snapshot()
        if not template.snapshot_is_current():
            self.stderr.write("schema.sql is older than the migrations: manage.py snapshot")
            raise SystemExit(1)
