"""Misuse: word to the alumni office, and what the office decided."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns import outbox
from campaigns.letters import Button, Letter, NoticeLetter
from campaigns.models import Message
from engagement.letters.news import to_person_letter, to_teacher_letter
from engagement.letters.post import to_asker, to_colleague, to_person
from engagement.models import Note, Report


def tell_reported(report: Report) -> None:
    """To the alumni office. The letter names nobody; the queue does."""
    with translation.override("sv"):
        letter = NoticeLetter(
            "sv",
            subject=_("A report of misuse waits for a decision"),
            preheader=_("The two cannot write to each other any more."),
            issue=_("Reports of misuse"),
            title=_("Somebody has reported misuse"),
            paragraphs=[_("The two cannot write to each other any more. Read and decide:")],
            primary=Button(
                _("Open the reports"), settings.BASE_URL + reverse("engagement_reports")
            ),
            why=_("You get this letter because the alumni office looks after the network."),
        ).letter()
    outbox.post(
        None,
        to=settings.MAIL_REPLY_TO,
        kind=Message.Kind.NOTICE,
        subject=letter.subject,
        letter=letter,
    )


def tell_decision(report: Report) -> None:
    """To whoever told us: that it was read and dealt with. What was decided stays in the house."""
    if report.request is None:
        return
    words = [_DEALT, _STAYS]
    if report.side == Note.Side.PERSON:
        to_person(
            report.request,
            lambda: to_person_letter(report.request, str(_THANKS), [str(each) for each in words]),
            kind=Message.Kind.NOTICE,
        )
        return
    to_asker(
        report.request,
        lambda: to_teacher_letter(report.request, str(_THANKS), [str(each) for each in words]),
        kind=Message.Kind.NOTICE,
    )


_THANKS = gettext_lazy("Thank you for telling us")
_DEALT = gettext_lazy("The alumni office has read your report and dealt with it.")
_STAYS = gettext_lazy("The conversation stays closed.")


def warn(report: Report, words: str, *, blocked: bool) -> None:
    """The office's words to the one whom the report is about."""
    if report.side == Note.Side.ASKER:
        if report.request:
            to_person(
                report.request,
                lambda: to_person_letter(report.request, str(_WARNING), [words], signature=""),
                kind=Message.Kind.NOTICE,
            )
        return
    to_colleague(report.asker, lambda: _warning(report, words, blocked))


_WARNING = gettext_lazy("A word from the alumni office")


def _warning(report: Report, words: str, blocked: bool) -> Letter:
    more = [_("You cannot ask alumni for now. Write to the alumni office.")] if blocked else []
    return NoticeLetter(
        report.asker.language,
        subject=str(_WARNING),
        preheader=_("About a request that you sent"),
        issue=_("Requests"),
        title=str(_WARNING),
        paragraphs=[words, *more],
        why=_("You get this letter because you asked a question through the network."),
    ).letter()
