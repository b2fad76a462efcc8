"""Word of what happened: an answer, a question taken back, a colleague who takes over, thanks."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alumni.models import User
from campaigns.letters import Button, Letter, NoticeLetter
from campaigns.models import Message
from engagement.letters.links import answer_url, asker_page
from engagement.letters.post import to_asker, to_colleague, to_person
from engagement.letters.words import day, shared, shared_by_asker
from engagement.models import Handover, Request


def tell_answer(request: Request) -> None:
    """To the teacher: yes, later, something else, no or silence. Only a yes carries what the
    person shares."""
    to_asker(request, lambda: _answer(request))


def _answer(request: Request) -> Letter:
    name, state = request.person_name, Request.State
    titles = {
        state.ACCEPTED: _("%s says yes") % name,
        state.LATER: _("%s says: not now, but later") % name,
        state.OTHER: _("%s would rather do something else") % name,
        state.DECLINED: _("%s says no this time") % name,
        state.EXPIRED: _("%s has not answered in time") % name,
    }
    rows = shared(request)
    return to_teacher_letter(
        request,
        titles[request.state],
        [_what_follows(request)],
        quote=request.answer_words,
        facts=rows,
        facts_title=_("How to reach them") if rows else "",
    )


def _what_follows(request: Request) -> str:
    if request.state == Request.State.LATER and request.ask_again_on:
        return _("We ask again by ourselves on %s.") % day(request.ask_again_at)
    if request.other_kind:
        return _("What they suggest: %s") % request.get_other_kind_display()
    return request.ask.title


def tell_agreed(request: Request) -> None:
    """To the person: what was handed over with the yes, and how to reach the teacher."""
    asker = request.ask.asked_by.name
    to_person(
        request,
        lambda: to_person_letter(
            request,
            _("You have said yes to %s") % asker,
            [_("Thank you! Here is how you reach each other. You may also just answer this "
               "letter.")],
            facts=[
                *[(asker, value) for _word, value in shared_by_asker(request)],
                *[(_("You shared"), value) for _word, value in shared(request)],
            ],
            primary=Button(_("Open the request"), answer_url(request, "yes")),
        ),
    )  # fmt: skip


def tell_cancelled(request: Request, words: str = "") -> None:
    """To the person: you need not answer, or come, any more."""
    asker = request.ask.asked_by.name
    to_person(
        request,
        lambda: to_person_letter(
            request,
            _("You need not answer: %s") % request.ask.title,
            [_("%s has taken the question back. Thank you for your time.") % asker],
            quote=words,
        ),
        kind=Message.Kind.NOTICE,
    )


def tell_offered(handover: Handover) -> None:
    """To the colleague: somebody would like you to take over."""
    name = handover.by.name
    to_colleague(
        handover.to,
        lambda: _colleague_letter(
            handover,
            _("%s asks you to take over a request") % name,
            [
                _("It is about: %s") % handover.ask.title,
                _("Nothing changes before you say yes. Then the answers come to you."),
            ],
            handover.words,
        ),
    )


def tell_took_over(handover: Handover) -> None:
    """To the one who asked first: what the colleague answered."""
    words = _TAKEN[handover.accepted]
    to_colleague(
        handover.by,
        lambda: _colleague_letter(
            handover, str(words) % handover.to.name, [handover.ask.title], ""
        ),
    )  # fmt: skip


# Said in the reader's language, above.
_TAKEN = {
    True: gettext_lazy("%s has taken over your request"),
    False: gettext_lazy("%s cannot take over your request"),
}


def _colleague_letter(handover: Handover, title: str, paragraphs: list[str], quote: str) -> Letter:
    page = settings.BASE_URL + reverse("engagement:asks")
    return NoticeLetter(
        (translation.get_language() or "sv")[:2],
        subject=title,
        preheader=handover.ask.title,
        issue=_("Requests"),
        title=title,
        paragraphs=paragraphs,
        quote=quote,
        primary=Button(_("Open your requests"), page),
        why=_("You get this letter because a colleague named you in a request."),
    ).letter()


def tell_taken_over(request: Request, before: User) -> None:
    """To the person: somebody else holds the request from now on, and has been given nothing."""
    now = request.ask.asked_by.name
    to_person(
        request,
        lambda: to_person_letter(
            request,
            _("%s has taken over the request") % now,
            [
                _("%(now)s carries on where %(before)s left off: %(title)s.")
                % {"now": now, "before": before.name, "title": request.ask.title},
                _("%s has not been given your e-mail address or phone number.") % now,
            ],
            primary=Button(_("Open the request"), answer_url(request, "open")),
        ),
    )


def thank(request: Request, words: str) -> None:
    """The teacher's thanks to the person, in the teacher's own words."""
    asker = request.ask.asked_by.name
    to_person(
        request,
        lambda: to_person_letter(
            request,
            _("Thank you from %s") % asker,
            [_("It was about: %s") % request.ask.title],
            quote=words,
            signature=asker,
        ),
    )


def to_person_letter(request: Request, title: str, paragraphs, **more: object) -> Letter:
    more.setdefault("signature", request.ask.asked_by.name if more.get("quote") else "")
    return NoticeLetter(
        request.person.language,
        subject=title,
        preheader=request.ask.title,
        issue=_("A request for you"),
        title=title,
        paragraphs=paragraphs,
        why=_("You get this letter because you were asked a question through the network."),
        **more,
    ).letter()


def to_teacher_letter(request: Request, title: str, paragraphs, **more: object) -> Letter:
    more.setdefault("signature", request.person_name if more.get("quote") else "")
    more.setdefault("primary", Button(_("Open the request"), asker_page(request)))
    return NoticeLetter(
        request.ask.asked_by.language,
        subject=title,
        preheader=request.ask.title,
        issue=_("Your request"),
        title=title,
        paragraphs=paragraphs,
        why=_("You get this letter because you asked a question through the network."),
        **more,
    ).letter()
