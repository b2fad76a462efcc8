"""The question itself, and the one reminder of it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alumni.models import Offer
from campaigns.letters import Button, Letter, RequestLetter
from engagement.letters.links import act_url, answer_url
from engagement.letters.post import to_person
from engagement.letters.words import day, facts, for_person, role_of
from engagement.models import Request

WORDS = ("yes", "later", "other", "no")


def put_question(request: Request) -> bool:
    """The question to the person, answered from the letter. False when no address works."""
    return to_person(
        request,
        lambda: _letter(request, _("%s asks you a question") % request.ask.asked_by.name),
    )


def remind(request: Request) -> bool:
    """The same question once more, before the time is over."""
    return to_person(
        request,
        lambda: _letter(
            request,
            _("%s would still like to hear from you") % request.ask.asked_by.name,
            _("A reminder: %s") % request.ask.title,
        ),
    )


def _letter(request: Request, title: str, subject: str = "") -> Letter:
    ask = request.ask
    return RequestLetter(
        request.person.language,
        asker=ask.asked_by.name,
        asker_role=role_of(ask.asked_by),
        title=title,
        subject=subject or ask.title,
        words=for_person(request),
        signature=ask.asked_by.name,
        facts=facts(request),
        **{f"{word}_url": answer_url(request, word) for word in WORDS},
        why=_why(request),
        answer_by=day(request.deadline),
        footer_links=[Button(_("Report misuse"), act_url(request, "report"))],
    ).letter()


def _why(request: Request) -> str:
    offer = Offer.objects.filter(person=request.person, kind=request.ask.kind).first()
    times = offer.per_year if offer else 1
    return ngettext(
        "You get the question because you offer this: %(kind)s, at most once a year.",
        "You get the question because you offer this: %(kind)s, at most %(times)s times a year.",
        times,
    ) % {"kind": request.ask.get_kind_display(), "times": times}
