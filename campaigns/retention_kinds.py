"""The kinds of data of the post room that a retention rule may clear."""

from django.utils.translation import gettext_lazy as _

from alumni import retention
from alumni.models import RetentionAct
from campaigns.models import Attachment, Click, Incoming, Message

UNDER_WAY = [Message.State.WAITING, Message.State.SENDING]


def register_all() -> None:
    """Called once when the app starts."""
    retention.register(
        "clicks",
        _("Clicks on links in letters"),
        since=_("since the click"),
        find=lambda before: Click.objects.filter(at__lt=before),
        at="at",
        acts={RetentionAct.DELETE: lambda keys: Click.objects.filter(pk__in=keys).delete()},
        counted_by=("campaign_id", "link", "verdict"),
    )
    retention.register(
        "single_letters",
        _("Contents of single letters"),
        since=_("since the letter was written"),
        find=lambda before: (
            Message.objects.filter(created_at__lt=before)
            .exclude(state__in=UNDER_WAY)
            .exclude(text="", html="")
        ),
        at="created_at",
        acts={RetentionAct.ANONYMISE: _blank},
    )
    retention.register(
        "what_came_back",
        _("What mail servers and readers sent back"),
        since=_("since it came"),
        find=lambda before: Incoming.objects.filter(at__lt=before).exclude(words="", excerpt=""),
        at="at",
        acts={
            RetentionAct.ANONYMISE: lambda keys: Incoming.objects.filter(pk__in=keys).update(
                words="", excerpt="", person=None
            )
        },
        counted_by=("kind", "cause"),
    )


def _blank(keys: list[int]) -> None:
    """That a letter was sent, to whom and about what stays; its words and attachments go."""
    Attachment.objects.filter(message__in=keys).delete()
    Message.objects.filter(pk__in=keys).update(text="", html="", to_name="", reply_to="", words="")
