import json

from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaigns import ledger
from campaigns.models import Campaign


class Command(BaseCommand):
    help = "Print a campaign's ledger as JSON. Ends with 1 if it does not balance."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("campaign", type=int, help="the campaign's number")

    def handle(self, *args: object, campaign: int, **options: object) -> None:
        try:
            found = Campaign.objects.get(pk=campaign)
        except Campaign.DoesNotExist as error:
            raise CommandError(f"There is no campaign {campaign}.") from error
        book = ledger.of(found)
        self.stdout.write(
            json.dumps({"campaign": campaign, "state": found.state, **book.as_dict()})
        )
        if not book.balanced:
            raise SystemExit(1)
