"""Make the pages that a site cannot be without, in both languages; touch nothing else."""

from django.core.management import BaseCommand

from cms import setup


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options: object) -> None:
        setup.build_site()
