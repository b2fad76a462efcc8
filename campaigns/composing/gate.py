"""What is looked at before a letter goes to many: faults stop it, warnings are for a person."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Site

from campaigns import letters, sources
from campaigns.composing.rendering import editions, tried, written_languages
from campaigns.letters import brand
from campaigns.models import Campaign

LARGE, TOO_LARGE = 80 * 1024, 100 * 1024
SHORT_SUBJECT, LONG_SUBJECT = 20, 60
FEW = 100
VAGUE = {"läs mer", "klicka här", "här", "mer", "read more", "click here", "here", "more"}
NAMES = ("sv", "en")
FIELDS = letters.FALLBACKS
LIKE_A_FIELD = re.compile(r"\{[\w -]{1,30}\}")


class Level(StrEnum):
    GOOD = "good"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, in words. A fault stops the sending."""

    level: Level
    words: str

    @property
    def stops(self) -> bool:
        return self.level == Level.FAULT


def gate(campaign: Campaign, readers: dict[str, int] | None = None) -> list[Finding]:
    """All findings, faults first. `readers` says how many who would get it want each language."""
    try:
        both = editions(campaign)
    except letters.UnsafeLink as error:
        words = _("A link leads to “%s”, which a letter cannot link to.") % error
        return [Finding(Level.FAULT, words)]
    findings = [
        *_languages(campaign, readers or {}),
        *_subjects(campaign),
        *_bodies(campaign, both),
        *_links(both),
        *_trial(campaign, readers or {}),
        _reply(),
        _contrast(),
    ]
    order = [Level.FAULT, Level.WARNING, Level.GOOD]
    return sorted(findings, key=lambda finding: order.index(finding.level))


def _trial(campaign: Campaign, readers: dict[str, int]) -> list[Finding]:
    """What is wrong with version B, and with trying it on so few."""
    if (trial := getattr(campaign, "trial", None)) is None:
        return []
    if not (languages := tried(trial)):
        return [Finding(Level.FAULT, _("Version B is the same as A: there is nothing to test."))]
    letter = trial.letter()
    try:
        both = editions(letter)
    except letters.UnsafeLink as error:
        words = _("A link leads to “%s”, which a letter cannot link to.") % error
        return [Finding(Level.FAULT, f"B · {words}")]
    found = [*_subjects(letter), *_bodies(letter, both), *_links(both)]
    findings = [
        Finding(each.level, f"B · {each.words}") for each in found if each.level != Level.GOOD
    ]
    same = sum(number for language, number in readers.items() if language not in languages)
    if same:
        words = ngettext(
            "A/B test: B differs from A only in %(language)s. %(number)s person gets the same "
            "letter either way and does not count.",
            "A/B test: B differs from A only in %(language)s. %(number)s people get the same "
            "letter either way and do not count.",
            same,
        ) % {"language": _spoken(languages[0]), "number": same}
        findings.append(Finding(Level.WARNING, words))
    each = trial.size_for(sum(readers.values()) - same) // 2
    if readers and each < FEW:
        words = ngettext(
            "A/B test: %s person gets each version first. With so few, chance decides.",
            "A/B test: %s people get each version first. With so few, chance decides.",
            each,
        )
        findings.append(Finding(Level.WARNING, words % each))
    return findings or [Finding(Level.GOOD, _("Version B is as good to send as A"))]


def _languages(campaign: Campaign, readers: dict[str, int]) -> list[Finding]:
    written = written_languages(campaign)
    if not written:
        return [Finding(Level.FAULT, _("The letter has no subject or no content yet."))]
    findings = []
    for language in NAMES:
        if language in written:
            continue
        number = readers.get(language, 0)
        words = ngettext(
            "%(language)s is missing: %(number)s person who chose it gets the other language.",
            "%(language)s is missing: %(number)s people who chose it get the other language.",
            number,
        ) % {"language": _name(language), "number": number}
        findings.append(Finding(Level.WARNING, words))
    return findings or [Finding(Level.GOOD, _("Written in both languages"))]


def _subjects(campaign: Campaign) -> list[Finding]:
    findings = []
    for language in written_languages(campaign):
        subject = getattr(campaign, f"subject_{language}")
        preheader = getattr(campaign, f"preheader_{language}")
        about = {"language": _name(language), "number": len(subject), "most": LONG_SUBJECT}
        if len(subject) > LONG_SUBJECT:
            words = _(
                "%(language)s: the subject has %(number)s characters; phones cut at %(most)s."
            )
            findings.append(Finding(Level.WARNING, words % about))
        elif len(subject) < SHORT_SUBJECT:
            words = _("%(language)s: the subject is short (%(number)s characters).")
            findings.append(Finding(Level.WARNING, words % about))
        if not preheader:
            words = _("%(language)s: no preheader; mail programs show the first words instead.")
            findings.append(Finding(Level.WARNING, words % about))
        elif preheader.strip() == subject.strip():
            words = _("%(language)s: the preheader repeats the subject.")
            findings.append(Finding(Level.FAULT, words % about))
    return findings or [Finding(Level.GOOD, _("Subject and preheader have the right length"))]


def _bodies(campaign: Campaign, both: dict[str, letters.Rendered]) -> list[Finding]:
    findings = []
    for language, edition in both.items():
        about = {"language": _name(language)}
        if f"{settings.BASE_URL}/u/@@token@@" not in edition.html:
            words = _("%(language)s: the way to unsubscribe is missing.")
            findings.append(Finding(Level.FAULT, words % about))
        missing = [child for child in getattr(campaign, f"body_{language}") if _nameless(child)]
        if missing:
            words = _("%(language)s: a picture has no description.")
            findings.append(Finding(Level.FAULT, words % about))
        if gone := _gone(campaign, language):
            words = _("%(language)s: %(number)s stories or events do not exist any more.")
            findings.append(Finding(Level.FAULT, words % {**about, "number": gone}))
        findings += _cancelled(campaign, language)
        if not _in_order(edition.html):
            words = _("%(language)s: a heading stands before that of the lead story: move it up.")
            findings.append(Finding(Level.FAULT, words % about))
        findings += _fields(campaign, language, edition)
        findings.append(_size(language, len(edition.html.encode())))
    return findings


def _fields(campaign: Campaign, language: str, edition: letters.Rendered) -> list[Finding]:
    """What looks like a field of the reader's and is none: it would stand as it was typed."""
    written = [getattr(campaign, f"{part}_{language}") for part in ("subject", "preheader")]
    odd = dict.fromkeys(LIKE_A_FIELD.findall(" ".join([*written, edition.text])))
    words = _("%(language)s: “%(field)s” is not filled in: no field is called that.")
    about = [{"language": _name(language), "field": one} for one in odd if one[1:-1] not in FIELDS]
    return [Finding(Level.WARNING, words % each) for each in about]


def _size(language: str, size: int) -> Finding:
    about = {"language": _name(language), "size": round(size / 1024)}
    if size > TOO_LARGE:
        words = _("%(language)s: %(size)s kB; Gmail cuts the letter at 100 kB.")
        return Finding(Level.FAULT, words % about)
    if size > LARGE:
        words = _("%(language)s: %(size)s kB, more than 80.")
        return Finding(Level.WARNING, words % about)
    return Finding(Level.GOOD, _("%(language)s: %(size)s kB of at most 80") % about)


def _in_order(html: str) -> bool:
    """Whether the headings begin with the main one, have no other, and skip no step."""
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
    if not levels:
        return True
    steps = all(after - before <= 1 for before, after in pairwise(levels))
    return levels[0] == 1 and levels.count(1) == 1 and steps


def _nameless(child: object) -> bool:
    return child.block_type == "picture" and not child.value["alt"].strip()


def _gone(campaign: Campaign, language: str) -> int:
    wanted = {"lead_story": "story", "story": "story", "event": "event"}
    return sum(
        sources.load(kind := wanted[child.block_type], child.value[kind], language) is None
        for child in getattr(campaign, f"body_{language}")
        if child.block_type in wanted
    )


def _cancelled(campaign: Campaign, language: str) -> list[Finding]:
    """Nobody is invited to what does not take place; a newsletter may say that it does not."""
    keys = [
        child.value["event"]
        for child in getattr(campaign, f"body_{language}")
        if child.block_type == "event"
    ]
    loaded = [sources.load("event", key, language) for key in keys]
    invites = campaign.kind == Campaign.Kind.INVITATION
    level = Level.FAULT if invites else Level.WARNING
    words = _("%(language)s: an event in it is cancelled, and the letter says so.")
    return [
        Finding(level, words % {"language": _name(language)})
        for block in loaded
        if getattr(block, "cancelled", False)
    ]


def _links(both: dict[str, letters.Rendered]) -> list[Finding]:
    findings, number = [], 0
    for edition in both.values():
        for link in edition.links:
            number += 1
            if link.words.strip().lower().rstrip(".!:") in VAGUE:
                words = _("The link “%s” does not say where it leads.") % link.words
                findings.append(Finding(Level.FAULT, words))
            if isinstance(link.target, str) and _is_dead(link.target):
                words = _("The link “%(words)s” leads to a page that does not exist: %(url)s")
                about = {"words": link.words, "url": link.target}
                findings.append(Finding(Level.FAULT, words % about))
        if not _same_links(edition):
            words = _("The plain text lacks a link that the letter has.")
            findings.append(Finding(Level.FAULT, words))
    if findings:
        return findings
    words = _("All %s links lead somewhere; those to other sites are not opened: try the proof")
    return [Finding(Level.GOOD, words % number)]


def _same_links(edition: letters.Rendered) -> bool:
    hrefs = {
        href.replace("&amp;", "&")
        for href in re.findall(r'href="([^"]+)"', edition.html)
        if "/c/0/" not in href
    }
    return all(href in edition.text for href in hrefs)


def _is_dead(url: str) -> bool:
    """Whether it is a page of our own that is not there. Other hosts are not asked."""
    if not url.startswith(settings.BASE_URL + "/") or "@@token@@" in url:
        return False
    path = unquote(urlsplit(url).path)
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    # The addresses below /en/ exist only where English is spoken.
    with translation.override(language):
        try:
            found = resolve(path)
        except Resolver404:
            return True
    return found.view_name == "wagtail_serve" and not _is_page(path, language)


def _is_page(path: str, language: str) -> bool:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return False
    rest = "".join(f"{step}/" for step in path.strip("/").split("/")[1:])
    roots = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=language
    )
    paths = [root.url_path + rest for root in roots]
    return Page.objects.live().filter(url_path__in=paths).exists()


def _reply() -> Finding:
    try:
        validate_email(settings.MAIL_REPLY_TO)
    except ValidationError:
        return Finding(Level.FAULT, _("There is no mailbox for replies (MAIL_REPLY_TO)."))
    return Finding(Level.GOOD, _("Replies go to %s") % settings.MAIL_REPLY_TO)


def _contrast() -> Finding:
    worst = min(
        brand.contrast(text[side], ground[side])
        for text, ground in brand.READABLE
        for side in (0, 1)
    )
    about = {"ratio": number_format(worst, 1)}
    if worst < 4.5:
        return Finding(Level.FAULT, _("Text is too faint: contrast %(ratio)s : 1.") % about)
    return Finding(Level.GOOD, _("Contrast at least %(ratio)s : 1, light and dark") % about)


def _name(language: str) -> str:
    return capfirst(_spoken(language))


def _spoken(language: str) -> str:
    return _("Swedish") if language == "sv" else _("English")
