"""Letters that anybody may read on the web, as they were sent, with nothing personal in them."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from campaigns.letters import FALLBACKS
from campaigns.models import Campaign, Edition, Link

_COUNTED = re.compile(re.escape(settings.BASE_URL) + r"/c/(\d+)/@@token@@")
_OWN = re.compile(re.escape(settings.BASE_URL) + r"/[pu]/@@token@@")
_SLOT = re.compile(r"@@(?:h_)?(\w+?)@@")


@dataclass(frozen=True)
class Issue:
    """One letter in the list."""

    number: int
    subject: str
    preheader: str
    language: str
    sent_at: datetime


def issues(language: str) -> list[Issue]:
    """All that are public, newest first, each in the reader's language where it was written."""
    shown = (
        Campaign.objects.public()
        .select_related("trial")
        .prefetch_related("editions")
        .order_by("-started_at", "-pk")
    )
    return [
        Issue(
            campaign.pk,
            _readable(edition.subject, edition.language),
            getattr(campaign, f"preheader_{edition.language}"),
            edition.language,
            campaign.started_at,
        )
        for campaign in shown
        if (edition := edition_for(campaign, language))
    ]


def edition_for(campaign: Campaign, language: str, version: str = "") -> Edition | None:
    """The words in this language, or those that there are.

    Of two versions the one that was asked for, else the one that most of the readers got.
    """
    trial = getattr(campaign, "trial", None)
    version = version or (trial and trial.winner) or Edition.Version.A
    editions = {
        edition.language: edition
        for edition in campaign.editions.all()
        if edition.version == version
    }
    return editions.get(language) or next(iter(editions.values()), None)


def html(campaign: Campaign, edition: Edition) -> str:
    """The letter as it was sent: links lead straight there, acts and ways out to the front page,
    names and addresses are those of nobody."""
    links = {link.number: link for link in Link.objects.filter(campaign=campaign)}
    front = f"{settings.BASE_URL}/{edition.language}/"

    def target(found: re.Match[str]) -> str:
        link = links.get(int(found[1]))
        return escape(link.url) if link and link.url and not link.action else front

    shown = _OWN.sub(front, _COUNTED.sub(target, edition.html))
    return _readable(shown, edition.language)


def _readable(text: str, language: str) -> str:
    """With what a letter says to somebody whose name is not known."""
    with translation.override(language):
        nobody = {**{slot: words[language] for slot, words in FALLBACKS.items()}}
        nobody["email"] = _("the reader's address")
    return _SLOT.sub(lambda found: escape(nobody.get(found[1], "")), text)
