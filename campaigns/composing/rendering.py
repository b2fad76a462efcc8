"""A campaign's letter in each language, with links numbered for the campaign as a whole."""

from dataclasses import replace
from typing import Any, NamedTuple, Self

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from campaigns import letters, notices, sources
from campaigns.letters import Block, Button, CampaignBook, Footer, Letter, Picture, Rendered, Target
from campaigns.models import Campaign, Link, Trial

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
HEADING = ("subject", "preheader")
TRAP = 0


def written_languages(campaign: Campaign) -> list[str]:
    """The languages in which the letter has both a subject and something to say."""
    return [
        language
        for language in LANGUAGES
        if getattr(campaign, f"subject_{language}") and getattr(campaign, f"body_{language}")
    ]


def language_for(campaign: Campaign, language: str) -> str:
    """The language that somebody who wants `language` gets: their own, or the one there is."""
    written = written_languages(campaign)
    return language if language in written or not written else written[0]


def tried(trial: Trial) -> list[str]:
    """The languages whose readers get another letter in B than in A."""
    a, b, changes = trial.campaign, trial.letter(), trial.changes
    found = []
    for language in LANGUAGES:
        read = language_for(b, language)
        changed = any(name.endswith(f"_{read}") for name in changes)
        if changed or read != language_for(a, language):
            found.append(language)
    return found


def rendered(campaign: Campaign, language: str) -> Rendered:
    """The letter with sentinels for each recipient's name, address, token; keeps its links as rows.

    Every language is written, in order, so that a number means the same link in all of them.
    Raises letters.UnsafeLink.
    """
    both = editions(campaign)
    keep_links(campaign, both)
    return both[language_for(campaign, language)]


def drawn(campaign: Campaign, language: str) -> Rendered:
    """The same letter for looking at: no row is written. Raises letters.UnsafeLink."""
    return editions(campaign)[language_for(campaign, language)]


def editions(campaign: Campaign) -> dict[str, Rendered]:
    """The letter in each language it is written in; in Swedish alone while nothing is written."""
    numbers: dict[str | Target, int] = {}
    # A letter that is only looked at has no rows yet.
    for link in campaign.links.exclude(number=TRAP) if campaign.pk else ():
        key = Target(link.action, link.argument) if link.action else link.url
        numbers[key] = link.number
    return {
        language: letters.render(
            letter(campaign, language), CampaignBook(language, numbers=numbers)
        )
        for language in written_languages(campaign) or [LANGUAGES[0]]
    }


class Reader(NamedTuple):
    """Whom a letter is shown as, in its fields."""

    given_name: str
    family_name: str
    email: str
    since: str = ""

    @classmethod
    def called(cls, name: str, email: str) -> Self:
        """From a name of which only the whole is known."""
        given, _space, family = name.partition(" ")
        return cls(given, family, email)


def proof(campaign: Campaign, language: str, reader: Reader) -> letters.Finished:
    """The letter as `reader` would get it, with links that count nothing. Raises UnsafeLink."""
    language = language_for(campaign, language)
    written = letter(campaign, language)
    seen = [block for block in written.blocks if not isinstance(block, letters.Trap)]
    written = replace(written, blocks=seen)
    values = letters.slot_values(language, **reader._asdict())
    shown = letters.render(written, letters.ProofBook(language)).filled({**values, "token": "-"})
    return letters.Finished(
        language, shown.subject, written.preheader, written.blocks, rendered=shown
    )


def heading(campaign: Campaign, language: str, reader: Reader) -> tuple[str, str]:
    """Subject and preheader as `reader` finds them in the list of letters."""
    language, book = language_for(campaign, language), letters.CampaignBook(language)
    subject, preheader = (getattr(campaign, f"{part}_{language}") for part in HEADING)
    found = Rendered(book.plain(" ".join(subject.split())), "", book.plain(preheader))
    found = found.filled(letters.slot_values(language, **reader._asdict()))
    return found.subject, found.text


def keep_links(campaign: Campaign, both: dict[str, Rendered]) -> None:
    """Note where each number leads. A number once given keeps its meaning."""
    rows = {TRAP: Link(campaign=campaign, number=TRAP, url=settings.BASE_URL + "/")}
    for link in [link for edition in both.values() for link in edition.links]:
        if not link.number or link.number in rows:
            continue
        row = Link(campaign=campaign, number=link.number, label=link.words[:200])
        if isinstance(link.target, Target):
            row.action, row.argument = link.target.name, link.target.argument
        else:
            row.url = link.target
        rows[link.number] = row
    Link.objects.bulk_create(rows.values(), ignore_conflicts=True)


def letter(campaign: Campaign, language: str) -> Letter:
    """The campaign's blocks between masthead and footer, in one language."""
    with translation.override(language):
        body = getattr(campaign, f"body_{language}")
        blocks = [block for child in body if (block := _block(child, language))]
        return Letter(
            language,
            getattr(campaign, f"subject_{language}") or campaign.name,
            getattr(campaign, f"preheader_{language}"),
            [
                letters.Masthead(*masthead(campaign), _on_the_web(campaign)),
                *blocks,
                letters.Trap(f"{settings.BASE_URL}/c/{TRAP}/@@token@@"),
                _footer(campaign),
            ],
        )


def masthead(campaign: Campaign) -> tuple[str, str]:
    """What the letter calls itself in the active language: its name, and which one it is."""
    if campaign.kind == Campaign.Kind.INVITATION:
        return letters.sender_name(), _("Invitation")
    if campaign.kind == Campaign.Kind.AUTOMATIC:
        return letters.sender_name(), campaign.purpose.name
    # Of the day on which it is read, though some began it the evening before.
    day = campaign.local_at or campaign.started_at or campaign.scheduled_at or timezone.now()
    month = date_format(timezone.localtime(day), "F Y")
    return _("Alumni News"), capfirst(month)


def _on_the_web(campaign: Campaign) -> str:
    """Where anybody reads the letter; nothing for one that is not public."""
    if not campaign.public:
        return ""
    page = settings.BASE_URL + reverse("campaigns:archived", args=[campaign.pk])
    return page if campaign.version == "a" else f"{page}?version={campaign.version}"


def _footer(campaign: Campaign) -> Footer:
    purpose = campaign.purpose
    if purpose.basis == purpose.Basis.CONSENT:
        why = _("You get this letter because you have said yes to: %s.") % purpose.name
    else:
        why = _("You get this letter because of the university's duty to collaborate: %s.") % (
            purpose.name
        )
    return Footer(
        why + " " + _("Sent to {email}."),
        [
            Button(_("Choose what you get"), f"{settings.BASE_URL}/p/@@token@@"),
            Button(_("Unsubscribe"), f"{settings.BASE_URL}/u/@@token@@"),
        ],
        _(
            "One click is enough, also with the button “Unsubscribe” in your mail program. It "
            "works at once, and only for this kind of letter."
        ),
    )


def _block(child: Any, language: str) -> Block | None:
    value = child.value
    match child.block_type:
        case "lead_story":
            return _about_somebody(_lead(value, language), value["story"])
        case "story":
            return _about_somebody(_story(value, language), value["story"])
        case "event":
            return _labelled(sources.load("event", value["event"], language), value["label"])
        case "call":
            return _call(value)
        case "prose":
            return letters.RichProse(expand_db_html(value["text"].source), value["title"] or "")
        case "picture":
            return letters.Image(_picture(value), value["caption"] or "")
        case "button":
            return letters.Buttons(Button(value["words"], value["url"]))
        case "still_you":
            return letters.Buttons(Button(value["words"], Target(notices.STILL_YOU)))
    return None


def _labelled(block: Block | None, label: str | None) -> Block | None:
    return replace(block, label=label) if block and label else block


def _about_somebody(block: Block | None, key: str) -> Block | None:
    return letters.AboutSomebody(block, key) if block else None


def _lead(value: Any, language: str) -> Block | None:
    found = sources.load("story", value["story"], language)
    if isinstance(found, letters.Story):
        found = letters.LeadStory(
            found.title, found.intro, found.url, found.more, found.label, picture=found.picture
        )
    if found is None:
        return None
    if value["quote"]:
        found = replace(found, quote=value["quote"])
    return _labelled(found, value["label"])


def _story(value: Any, language: str) -> Block | None:
    found = sources.load("story", value["story"], language)
    if isinstance(found, letters.LeadStory):
        found = letters.Story(
            found.title, found.intro, found.url, found.button, found.label, found.picture
        )
    if found is None:
        return None
    if value["more"]:
        found = replace(found, more=value["more"])
    return _labelled(found, value["label"])


def _call(value: Any) -> letters.Call:
    second = None
    if value["second"] and value["second_url"]:
        second = Button(value["second"], value["second_url"])
    return letters.Call(
        value["title"],
        value["intro"],
        Button(value["yes"], value["yes_url"]),
        [(row["word"], row["value"]) for row in value["rows"]],
        value["label"] or "",
        second,
    )


def _picture(value: Any) -> Picture:
    shown = value["image"].get_rendition("width-1200|format-jpeg")
    return Picture(settings.BASE_URL + shown.url, value["alt"], shown.width, shown.height)
