from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaigns import tracking
from campaigns.models import Campaign


class Command(BaseCommand):
    help = "Work out anew which clicks of a campaign were people's, by today's rules."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("campaign", type=int, nargs="?", help="the campaign's number")
        parser.add_argument("--all", action="store_true", help="every campaign")

    def handle(
        self, *args: object, campaign: int | None, all: bool = False, **options: object
    ) -> None:
        if (campaign is None) != all:
            raise CommandError("Name a campaign, or say --all.")
        found = Campaign.objects.order_by("pk") if all else Campaign.objects.filter(pk=campaign)
        if not found.exists() and not all:
            raise CommandError(f"There is no campaign {campaign}.")
        for each in found:
            judged = tracking.recompute(each)
            if judged or not all:
                self.stdout.write(f"{each.pk}: {judged} recipients' clicks judged.")
