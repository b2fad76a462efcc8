"""The words of the interface: which have no Swedish yet."""

from django.core.management import BaseCommand
from django.core.management.base import CommandParser

from config import words


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--missing", action="store_true", help="list what has no Swedish")

    def handle(self, *, missing: bool, **options: object) -> None:
        lacking = words.untranslated()
        if missing:
            for message in lacking:
                self.stdout.write(f"{message.place}: {message.text!r}")
        self.stdout.write(f"{len(lacking)} without Swedish")
        if lacking:
            raise SystemExit(1)
