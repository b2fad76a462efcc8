from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from campaigns.feedback import mailbox
from integrations.imap import ImapError, account_from


class Command(BaseCommand):
    help = "Read the mailbox in MAIL_IMAP_URL once, and say what came of it."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.MAIL_IMAP_URL:
            raise CommandError("MAIL_IMAP_URL is not set (docs/operate.md).")
        try:
            read = mailbox.read(account_from(settings.MAIL_IMAP_URL))
        except (ImapError, ValueError) as error:
            raise CommandError(f"The mailbox cannot be read: {error}") from error
        self.stdout.write(f"{read.taken} taken in, {read.odd} not understood.")
