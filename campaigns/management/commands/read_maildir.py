from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaigns.feedback import mailbox


class Command(BaseCommand):
    help = "Take in the new letters of a maildir: bounces, complaints, answers. Safe to run twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="the maildir: it has cur, new and tmp")

    def handle(self, *args: object, folder: Path, **options: object) -> None:
        if not (folder / "new").is_dir():
            raise CommandError(f"{folder} is no maildir: it has no folder named new.")
        read = mailbox.read_folder(folder)
        self.stdout.write(f"{read.taken} taken in, {read.odd} not understood.")
