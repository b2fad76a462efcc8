"""Letters that anybody may read on the web, as they were sent, with nothing personal in them.

A story that is no longer told, because the person is protected, has died or is in hiding, is left
out when the letter is read. Where it cannot be left out, the letter is no longer shown.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from django.conf import settings
from django.utils import translation
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from campaigns import composing, moved, sources
from campaigns.letters import FALLBACKS
from campaigns.models import Campaign, Edition, Link

# Our own links, whatever the site was called then: nobody else can write the mark of a token.
_COUNTED = re.compile(r"https?://[^\s\"'<>]+?/c/(\d+)/@@token@@")
_OWN = re.compile(r"https?://[^\s\"'<>]+?/[pu]/@@token@@")
_SLOT = re.compile(r"@@(?:h_)?(\w+?)@@")
_STORY = re.compile(r"<!--story ([\w-]+)-->.*?<!--/story-->", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_PREHEADER = re.compile(r'<div style="display:none;[^>]*class="hide">.*?</div>', re.DOTALL)
# Key of a story that nobody may read any more → the names it tells of.
Withheld = dict[str, set[str]]


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
    found = [(one, edition) for one in shown if (edition := edition_for(one, language))]
    keys = {key for campaign, edition in found for key in _stories(campaign, edition)}
    withheld = sources.withheld("story", keys)
    return [
        _issue(campaign, edition, withheld)
        for campaign, edition in found
        if _without(withheld, campaign, edition) is not None
    ]


def _issue(campaign: Campaign, edition: Edition, withheld: Withheld) -> Issue:
    # It may begin with what stands for a name: “du”, “there”.
    subject = capfirst(_readable(edition.subject, edition.language))
    preheader = getattr(campaign, f"preheader_{edition.language}")
    if _stories(campaign, edition) & withheld.keys():
        subject, preheader = _plain_subject(campaign, edition), ""
    return Issue(campaign.pk, subject, preheader, edition.language, campaign.started_at)


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


def html(campaign: Campaign, edition: Edition) -> str | None:
    """The letter as it was sent: links lead straight there, acts and ways out to the front page,
    names and addresses are those of nobody. None for one that is no longer shown."""
    withheld = sources.withheld("story", _stories(campaign, edition))
    written = _without(withheld, campaign, edition)
    if written is None:
        return None
    links = {link.number: link for link in Link.objects.filter(campaign=campaign)}
    front, base = f"{settings.BASE_URL}/{edition.language}/", moved.base_of(edition.html)

    def target(found: re.Match[str]) -> str:
        link = links.get(int(found[1]))
        leads = link and link.url and not link.action
        return escape(moved.to_here(link.url, base)) if leads else front

    shown = _OWN.sub(front, _COUNTED.sub(target, written))
    return _readable(moved.to_here(shown, base), edition.language)


# ── Stories that are no longer told ───────────────────────────────────────────────────────────
def _stories(campaign: Campaign, edition: Edition) -> set[str]:
    """The keys of the stories in a letter: those it marks, or those it was composed of."""
    marked = set(_STORY.findall(edition.html))
    body = getattr(campaign, f"body_{edition.language}").raw_data
    composed = [child for child in body if child["type"] in ("lead_story", "story")]
    return marked or {child["value"]["story"] for child in composed}


def _without(withheld: Withheld, campaign: Campaign, edition: Edition) -> str | None:
    """The letter's html without those stories, and without its subject, which may speak of one.

    None where a story was not marked when the letter was written, or a name stands elsewhere.
    """
    gone = _stories(campaign, edition) & withheld.keys()
    if not gone:
        return edition.html
    if gone - set(_STORY.findall(edition.html)):
        return None
    text = _STORY.sub(lambda found: "" if found[1] in gone else found[0], edition.html)
    plain = escape(_plain_subject(campaign, edition))
    text = _PREHEADER.sub("", _TITLE.sub(f"<title>{plain}</title>", text))
    read = unescape(text).casefold()
    names = {name.casefold() for key in gone for name in withheld[key] if name}
    return None if any(name in read for name in names) else text


def _plain_subject(campaign: Campaign, edition: Edition) -> str:
    with translation.override(edition.language):
        return ", ".join(composing.masthead(campaign))


def _readable(text: str, language: str) -> str:
    """With what a letter says to somebody whose name is not known."""
    with translation.override(language):
        nobody = {**{slot: words[language] for slot, words in FALLBACKS.items()}}
        nobody["email"] = _("the reader's address")
    return _SLOT.sub(lambda found: escape(nobody.get(found[1], "")), text)
