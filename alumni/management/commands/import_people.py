"""manage.py import_people FILE [--apply] [--errors FILE] | --undo NUMBER"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from alumni import importing
from alumni.exporting import csv_lines
from alumni.importing import error_file
from alumni.importing.reasons import LEFT
from alumni.models import ImportBatch

State = ImportBatch.State


class Command(BaseCommand):
    help = "Reads a student-register extract dry; --apply writes it, --undo takes it back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="CSV or XLSX")
        parser.add_argument("--apply", action="store_true", help="write what the dry run shows")
        parser.add_argument("--errors", metavar="FILE", help="write the refused rows to FILE")
        parser.add_argument("--undo", type=int, metavar="NUMBER", help="take back an import")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["undo"]:
            self._undo(options["undo"])
        elif options["file"]:
            self._import(Path(options["file"]), options)
        else:
            raise CommandError(_("Name a file to import, or --undo with the import's number."))

    def _import(self, path: Path, options: dict[str, Any]) -> None:
        try:
            with path.open("rb") as file:
                batch = importing.stage(file, path.name)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except importing.BadFile as error:
            raise CommandError(f"{path.name}: {error}") from error
        importing.plan(batch)
        self._tell(batch)
        if options["errors"]:
            with Path(options["errors"]).open("w", encoding="utf-8", newline="") as out:
                out.writelines(csv_lines(error_file.HEAD, error_file.table(batch.lines.all())))
        if options["apply"] and batch.begin(State.APPLYING, (State.READ,)):
            importing.apply(batch)
            self.stdout.write(
                _("Applied. Take it back with --undo %(number)d.") % {"number": batch.pk}
            )
        else:
            self.stdout.write(_("Dry run: nothing was changed. Write it with --apply."))

    def _tell(self, batch: ImportBatch) -> None:
        self.stdout.write(
            _("%(rows)d rows: %(new)d new, %(changed)d changed, %(same)d same, %(refused)d refused")
            % {name: getattr(batch, name) for name in ("rows", "new", "changed", "same", "refused")}
        )
        refused = batch.lines.filter(outcome="refused").order_by("number")
        for row in refused[:20]:
            self.stdout.write(f"  {row.number}: {importing.sentence(row.reason)}")

    def _undo(self, number: int) -> None:
        batch = ImportBatch.objects.filter(pk=number).first()
        if batch is None or not batch.begin(State.UNDOING, (State.APPLIED, State.UNDOING)):
            raise CommandError(_("There is no applied import with that number."))
        importing.undo(batch)
        self.stdout.write(_("Undone; %(left)d rows were left as they are.") % {"left": batch.left})
        for row in batch.lines.exclude(left="").order_by("number")[:20]:
            self.stdout.write(f"  {row.number}: {importing.sentence(row.left, LEFT)}")
