"""The single letters that other rooms send: they fill the fields, the looks are decided here."""

from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext as _

from campaigns.letters.frame import Footer, Letter
from campaigns.letters.news import Button, Masthead, Rows
from campaigns.letters.personal import (
    AnswerButtons,
    Buttons,
    Code,
    FactPanel,
    PersonCard,
    Prose,
    Quote,
)


def sender_name() -> str:
    """The network's name, as it stands on top of its letters. In the active language."""
    return _("Mid Sweden University alumni")


@dataclass(frozen=True)
class CodeLetter:
    """A code for signing in or confirming an address. Loads nothing and links nowhere."""

    language: str
    email: str
    code: str
    minutes: int = 10
    asked: str = ""

    def letter(self) -> Letter:
        with translation.override(self.language):
            return Letter(
                self.language,
                _("%s is your code for Samverka") % self.code,
                _("The code works for %(minutes)s minutes, in the browser where you asked for it.")
                % {"minutes": self.minutes},
                [
                    Masthead(sender_name(), _("Signing in"), logo=False),
                    Prose([_("Type the code on the page where you asked for it.")], _("Your code")),
                    Code(
                        self.code,
                        _(
                            "The code works for %(minutes)s minutes, once, and only in the "
                            "browser where you asked for it."
                        )
                        % {"minutes": self.minutes},
                        self.asked
                        or _(
                            "Was it not you? Then you need do nothing: nobody gets in without "
                            "the code. We never ask you to give it to us."
                        ),
                    ),
                    Footer(
                        _(
                            "You get this letter because somebody wrote your address, %s, on the "
                            "sign-in page. It is not a mailing, so there is nothing to "
                            "unsubscribe from."
                        )
                        % self.email
                    ),
                ],
            )


@dataclass(frozen=True)
class NoticeLetter:
    """A plain letter about one thing: a confirmation, a receipt, word of what happened."""

    language: str
    subject: str
    preheader: str
    issue: str
    title: str
    paragraphs: list[str]
    why: str
    facts: Rows = field(default_factory=list)
    facts_title: str = ""
    primary: Button | None = None
    others: list[Button] = field(default_factory=list)
    footer_links: list[Button] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    quote: str = ""
    signature: str = ""

    def letter(self) -> Letter:
        with translation.override(self.language):
            blocks = [
                Masthead(sender_name(), self.issue, logo=False),
                Prose(self.paragraphs, self.title),
            ]
            if self.quote:
                blocks.append(Quote(self.quote, self.signature))
            if self.facts:
                blocks.append(FactPanel(self.facts, self.facts_title))
            if self.primary:
                blocks.append(Buttons(self.primary, self.others))
            if self.after:
                blocks.append(Prose(self.after))
            blocks.append(Footer(self.why, self.footer_links))
        return Letter(self.language, self.subject, self.preheader, blocks)


@dataclass(frozen=True)
class ConfirmationLetter:
    """You are signed up: what, when and where, and how to change it. The .ics is an attachment."""

    language: str
    given_name: str
    event: str
    facts: Rows
    why: str
    calendar_url: str = ""
    change_url: str = ""
    event_url: str = ""
    waiting: bool = False

    def letter(self) -> Letter:
        with translation.override(self.language):
            return NoticeLetter(
                self.language,
                subject=(_("On the waiting list: %s") if self.waiting else _("Signed up: %s"))
                % self.event,
                preheader=_("When, where and how to change your answer: all of it is here."),
                issue=_("Confirmation"),
                title=self._title(),
                paragraphs=[self._greeting()],
                why=self.why,
                facts=self.facts,
                facts_title=self.event,
                primary=self._primary(),
                others=self._others(),
            ).letter()

    def _title(self) -> str:
        title = _("You are on the waiting list") if self.waiting else _("You are signed up")
        return f"{title}, {self.given_name}" if self.given_name else title

    def _greeting(self) -> str:
        if self.waiting:
            return _("All seats are taken. You get one as soon as somebody steps down.")
        return _("How good that you are coming! Show this letter or say your name at the door.")

    def _primary(self) -> Button | None:
        if self.calendar_url:
            return Button(_("Add to my calendar"), self.calendar_url)
        return Button(_("Change or cancel"), self.change_url) if self.change_url else None

    def _others(self) -> list[Button]:
        change = self.calendar_url and self.change_url
        others = [Button(_("Change or cancel"), self.change_url)] if change else []
        if self.event_url:
            others.append(Button(_("Programme and how to find us"), self.event_url))
        return others


@dataclass(frozen=True)
class ReminderLetter:
    """The day before: when and where, and a way to give the seat to somebody else."""

    language: str
    given_name: str
    event: str
    facts: Rows
    change_url: str
    why: str = ""
    event_url: str = ""

    def letter(self) -> Letter:
        with translation.override(self.language):
            others = [Button(_("Programme and how to find us"), self.event_url)]
            return NoticeLetter(
                self.language,
                subject=_("Tomorrow: %s") % self.event,
                preheader=_("Cannot come? Give the seat to somebody in the queue."),
                issue=_("Reminder"),
                title=", ".join(filter(None, [_("See you tomorrow"), self.given_name])),
                paragraphs=[_("Here is what you need to find us.")],
                why=self.why
                or _(
                    "You get this reminder because you are signed up. It is the only one we send."
                ),
                facts=self.facts,
                facts_title=self.event,
                primary=Button(_("I cannot come, or want to change my answer"), self.change_url),
                others=others if self.event_url else [],
            ).letter()


@dataclass(frozen=True)
class RequestLetter:
    """A teacher's question to one person, answered from the letter."""

    language: str
    asker: str
    asker_role: str
    title: str
    subject: str
    words: str
    signature: str
    facts: Rows
    yes_url: str
    later_url: str
    no_url: str
    why: str
    answer_by: str = ""
    other_url: str = ""
    picture: str = ""
    footer_links: list[Button] = field(default_factory=list)

    def letter(self) -> Letter:
        with translation.override(self.language):
            return Letter(
                self.language,
                self.subject,
                _("%s has a question for you. Answer yes, later or no.") % self.asker,
                [
                    Masthead(sender_name(), _("A request for you")),
                    Prose([], self.title),
                    PersonCard(self.asker, self.asker_role, self.picture),
                    Quote(self.words, self.signature),
                    FactPanel(self.facts, _("What it is about")),
                    self._answers(),
                    Footer(self.why, self.footer_links, self._way_out()),
                ],
            )

    def _answers(self) -> AnswerButtons:
        note = _(
            "%s sees your name and what you offer, but neither your e-mail address nor your phone "
            "number. Those are handed over only if you say yes."
        ) % (self.asker,)
        if self.answer_by:
            note += " " + _("Please answer by %s.") % self.answer_by
        note += " " + _("You need not sign in, and a no needs no reason.")
        return AnswerButtons(
            _("What is your answer to %s?") % self.asker,
            Button(_("Yes, tell me more"), self.yes_url),
            Button(_("Not now, ask me later"), self.later_url),
            Button(_("No thanks"), self.no_url),
            note,
            other=Button(_("Ask me about something else"), self.other_url)
            if self.other_url
            else None,
        )

    def _way_out(self) -> str:
        return _(
            "Want no more requests? One click is enough: the button “Unsubscribe” in your mail "
            "program. It stops requests alone."
        )
