from django.core.management.base import BaseCommand

from campaigns import installation


class Command(BaseCommand):
    help = "After a restore: let this installation send letters again. Written in the audit log."

    def handle(self, *args: object, **options: object) -> None:
        if installation.resume(None):
            self.stdout.write("Letters leave again.")
        else:
            self.stdout.write("Nothing was held: letters leave already.")
