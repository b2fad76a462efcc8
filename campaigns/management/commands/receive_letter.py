import sys

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error

from campaigns.feedback import mime, receive
from campaigns.models import Incoming

TRY_LATER = 75  # EX_TEMPFAIL: the mail server keeps the letter and comes again


class Command(BaseCommand):
    help = "Take in one letter from standard input, as a mail server's pipe hands it over."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("recipients", nargs="*", help="the envelope; else the headers decide")

    def handle(self, *args: object, recipients: list[str], **options: object) -> None:
        raw = sys.stdin.buffer.read(mime.LARGEST)
        while sys.stdin.buffer.read(mime.LARGEST):  # to the end, or the mail server calls it broken
            pass
        try:
            receive(raw, recipients, Incoming.Source.PIPE)
        except Error as error:
            self.stderr.write(f"The database cannot be reached: {error}")
            raise SystemExit(TRY_LATER) from error
