"""Fill an empty database with demo content."""

from django.core.management import BaseCommand
from django.db import transaction

from alumni.models import Person, User
from config.embedded import demo


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options: object) -> None:
        if User.objects.exists() or Person.objects.exists():
            return
        # All or nothing: a start that is interrupted begins anew the next time.
        with transaction.atomic():
            demo.load(self._say)

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
