"""The letters about a request. None to a teacher holds an address before the person's yes."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alumni.models import Offer, User
from campaigns import actions, outbox
from campaigns.letters import Button, NoticeLetter, RequestLetter
from campaigns.models import Message
from engagement.models import Request

WORDS = ("yes", "later", "no")


def put_question(request: Request) -> bool:
    """The question to the person, answered from the letter. False when no address works."""
    person, ask = request.person, request.ask
    address = person.addresses.usable().first()
    if address is None:
        return False
    with translation.override(person.language):
        letter = RequestLetter(
            person.language,
            asker=str(ask.asked_by.name),
            asker_role=role_of(ask.asked_by),
            title=_("%s asks you a question") % ask.asked_by.name,
            subject=ask.title,
            words=for_person(request),
            signature=ask.asked_by.name,
            facts=facts(request),
            **{f"{word}_url": answer_url(request, word) for word in WORDS},
            why=_why(request),
            answer_by=day(request.deadline),
        ).letter()
    outbox.post(
        person,
        to=address.email,
        kind=Message.Kind.REQUEST,
        subject=letter.subject,
        letter=letter,
        ground="requests",
    )
    return True


def answer_url(request: Request, word: str) -> str:
    """The link of one answer. It works until the deadline is over, and says so afterwards."""
    return actions.url(
        "engagement.answer",
        person_id=request.person_id,
        argument=f"{request.pk}:{word}",
        expires_in=request.deadline - timezone.now() + timedelta(days=30),
    )


def for_person(request: Request) -> str:
    """The teacher's words, with the person's first name where the teacher left room for it."""
    words = request.ask.words
    for room in ("{förnamn}", "{first name}"):
        words = words.replace(room, request.person.given_name)
    return words


def facts(request: Request) -> list[tuple[str, str]]:
    """What it is about, as words and values, in the active language."""
    ask = request.ask
    where = ", ".join(filter(None, [ask.place, _("online") if ask.online else ""]))
    rows = [
        (_("What"), ask.get_kind_display()),
        (_("Course"), ask.course),
        (_("When"), ask.when),
        (_("Where"), where),
        (_("Compensation"), ask.compensation),
        (_("Language"), ask.get_language_display()),
        (_("Answer by"), day(request.deadline) if request.deadline else ""),
    ]
    return [(word, value) for word, value in rows if value]


def day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "l j F")


def tell_answer(request: Request) -> None:
    """To the teacher: yes, later, no or silence. Only a yes carries what the person shares."""
    asker = request.ask.asked_by
    with translation.override(asker.language):
        name = request.person.name
        titles = {
            Request.State.ACCEPTED: _("%s says yes") % name,
            Request.State.LATER: _("%s says: not now, but later") % name,
            Request.State.DECLINED: _("%s says no this time") % name,
            Request.State.EXPIRED: _("%s has not answered in time") % name,
        }
        title = titles[request.state]
        _post_to(
            asker, request, title, [request.answer_words or request.ask.title], shared(request)
        )


def shared(request: Request) -> list[tuple[str, str]]:
    """The contact details that the person handed over with their yes; nothing before it."""
    if not request.is_agreed:
        return []
    rows = []
    address = request.person.primary_address
    if request.shares_email and address:
        rows.append((_("E-mail"), address.email))
    if request.shares_phone and request.person.phone:
        rows.append((_("Phone"), request.person.phone))
    return rows


def tell_cancelled(request: Request) -> None:
    """To the person: you need not answer any more."""
    asker = request.ask.asked_by.name
    _post_to_person(
        request,
        lambda: _("You need not answer: %s") % request.ask.title,
        lambda: [_("%s has taken the question back. Thank you for your time.") % asker],
    )


def thank(request: Request, words: str) -> None:
    """The teacher's thanks to the person."""
    asker = request.ask.asked_by.name
    _post_to_person(request, lambda: _("Thank you from %s") % asker, lambda: [words])


def _post_to_person(request: Request, title, paragraphs) -> None:
    address = request.person.addresses.usable().first()
    if address is None:
        return
    with translation.override(request.person.language):
        letter = NoticeLetter(
            request.person.language,
            subject=title(),
            preheader=request.ask.title,
            issue=_("A request for you"),
            title=title(),
            paragraphs=paragraphs(),
            why=_("You get this letter because you were asked a question through the network."),
        ).letter()
    outbox.post(
        request.person,
        to=address.email,
        kind=Message.Kind.NOTICE,
        subject=letter.subject,
        letter=letter,
        ground="requests",
    )


def _post_to(asker: User, request: Request, title: str, paragraphs, rows) -> None:
    page = settings.BASE_URL + reverse("engagement:ask", args=[request.ask_id])
    letter = NoticeLetter(
        asker.language,
        subject=title,
        preheader=request.ask.title,
        issue=_("Your request"),
        title=title,
        paragraphs=paragraphs,
        facts=rows,
        facts_title=_("How to reach them") if rows else "",
        primary=Button(_("Open the request"), page),
        why=_("You get this letter because you asked a question through the network."),
    ).letter()
    outbox.post(
        None,
        to=asker.email,
        kind=Message.Kind.ANSWER,
        subject=letter.subject,
        letter=letter,
        ground="asked",
    )


def role_of(user: User) -> str:
    return str(user.department) if user.department_id else str(user.get_role_display())


def _why(request: Request) -> str:
    offer = Offer.objects.filter(person=request.person, kind=request.ask.kind).first()
    times = offer.per_year if offer else 1
    return ngettext(
        "You get the question because you offer this: %(kind)s, at most once a year.",
        "You get the question because you offer this: %(kind)s, at most %(times)s times a year.",
        times,
    ) % {"kind": request.ask.get_kind_display(), "times": times}
