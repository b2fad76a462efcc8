"""The letters of the mentor programme. Before both have said yes none holds more of the other
than a first name, studies, topics and words."""

from collections.abc import Callable

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from campaigns import outbox
from campaigns.letters import Button, Letter, NoticeLetter
from campaigns.models import Message
from engagement.mentoring import links, saying
from engagement.models import MentorApplication, MentorPair, RoundMentor, Side

Kind = Message.Kind


def can_reach(mentor: RoundMentor) -> bool:
    return mentor.person.addresses.usable().exists()


# ── To mentors ────────────────────────────────────────────────────────────────────────────────
def invite(mentor: RoundMentor, *, again: bool = False) -> bool:
    """Would you be a mentor this time? Answered on the page behind the button."""
    return _to_mentor(mentor, lambda: _invitation(mentor, again), Kind.REQUEST, "requests")


def _invitation(mentor: RoundMentor, again: bool) -> Letter:
    of = mentor.round
    title = _("Would you be a mentor this time?")
    return _notice(
        mentor.person.language,
        subject=_("A reminder: %s") % title if again else title,
        title=title,
        paragraphs=[
            _("Hello %s!") % mentor.person.given_name,
            _(
                "%(round)s begins on %(first)s and ends on %(last)s. You meet a student about "
                "once a month, online or over a coffee. The student prepares the talks."
            )
            % {"round": of.name, "first": _day(of.starts_on), "last": _day(of.ends_on)},
            _("You choose how many students you have time for, and say yes to each of them."),
        ],
        facts=[(_("Answer by"), _day(of.mentors_until))],
        primary=Button(_("Answer the question"), links.page(mentor)),
        why=_("You get the question because you offer to be a mentor."),
    )


# ── To students ───────────────────────────────────────────────────────────────────────────────
def tell_applied(application: MentorApplication) -> None:
    _to_student(application, lambda: _received(application), Kind.CONFIRMATION)


def _received(application: MentorApplication) -> Letter:
    of = application.round
    return _notice(
        application.language,
        subject=_("We have your application for a mentor"),
        title=_("We have your application"),
        paragraphs=[
            _("Hello %s!") % application.given_name,
            _(
                "Everybody is paired at once when the time to apply is over on %(day)s: who comes "
                "early gains nothing by it. Then you get a letter about your mentor to be."
            )
            % {"day": _day(of.applications_until)},
            _("On your own page you see what you wrote, and can take it back."),
        ],
        primary=Button(_("Open your page"), links.page(application)),
        why=_("You get this letter because you applied for a mentor with this address."),
    )


def tell_withdrawn(application: MentorApplication) -> None:
    _to_student(
        application,
        lambda: _notice(
            application.language,
            subject=_("Your application is taken back"),
            title=_("Your application is taken back"),
            paragraphs=[
                _("What you wrote is erased. You are welcome to apply in a later round."),
            ],
            why=_("You get this letter because you applied for a mentor with this address."),
        ),
        Kind.CONFIRMATION,
    )


def tell_nobody_found(application: MentorApplication) -> None:
    """The round is closed, and the student waited for a mentor until then."""
    _to_student(
        application,
        lambda: _notice(
            application.language,
            subject=_("The round is over"),
            title=_("The round is over"),
            paragraphs=[
                _("Hello %s!") % application.given_name,
                _("We are sorry: there was nobody who fitted and had time this round. It says "
                  "nothing of you, and you are welcome to apply in a later round."),
            ],
            why=_("You get this letter because you applied for a mentor with this address."),
        ),
        Kind.NOTICE,
    )  # fmt: skip


# ── To either of a pair ───────────────────────────────────────────────────────────────────────
def offer(pair: MentorPair, side: str, *, again: bool = False) -> None:
    """This is who we suggest: yes, or no thank you."""
    _to(pair, side, lambda: _suggestion(pair, side, again), Kind.REQUEST)


def _suggestion(pair: MentorPair, side: str, again: bool) -> Letter:
    shown = saying.other(pair, side)
    if side == Side.STUDENT:
        title = _("%s can be your mentor") % shown.name
    else:
        title = _("%s wishes for you as a mentor") % shown.name
    return _pair_notice(
        pair,
        side,
        subject=_("A reminder: %s") % title if again else title,
        title=title,
        paragraphs=[
            _("Hello %s!") % _given_name(pair, side),
            _(
                "We suggest the two of you for each other. When both have said yes, each gets the "
                "other's name and address, and not before."
            ),
        ],
        quote=shown.words,
        signature=shown.name if shown.words else "",
        facts=[*shown.facts, (_("Answer by"), _day(localtime(pair.deadline)))],
        primary=Button(_("Answer yes or no"), _page(pair, side)),
        after=[_("Say no if it feels wrong: it is told without a reason, and we look further.")],
    )


def tell_begun(pair: MentorPair, side: str) -> None:
    """Both have said yes: here is how you reach each other."""
    _to(pair, side, lambda: _begun(pair, side), Kind.NOTICE)


def _begun(pair: MentorPair, side: str) -> Letter:
    shown = saying.other(pair, side)
    first_step = (
        _("Write to your mentor within a week and suggest a time for the first meeting.")
        if side == Side.STUDENT
        else _("The student writes to you within a week and suggests a time.")
    )
    return _pair_notice(
        pair,
        side,
        subject=_("You and %s are a pair") % shown.name,
        title=_("Both have said yes"),
        paragraphs=[_("You and %s are a pair.") % shown.name, first_step],
        facts=[
            (_("Name"), shown.name),
            (_("E-mail"), shown.contact),
            (_("Until"), _day(pair.round.ends_on)),
        ],
        primary=Button(_("Open your page"), _page(pair, side)),
        after=[_("There you note what you want to reach and when you have met.")],
    )


def tell_declined(pair: MentorPair, side: str) -> None:
    """The other has said no; why is theirs."""
    _plain(
        pair,
        side,
        lambda: _("It will not be this pair"),
        lambda: _("The other could not this time. It says nothing of you: we look further at once, "
                  "and write when we have somebody."),
    )  # fmt: skip


def tell_lapsed(pair: MentorPair, side: str) -> None:
    if pair.accepted_at(side):
        tell_declined(pair, side)
        return
    _plain(
        pair,
        side,
        lambda: _("The time to answer is over"),
        lambda: _("We heard nothing from you, so the question is closed. Are you still there? Say "
                  "so on your page, and we look for another."),
    )  # fmt: skip


def tell_ended(pair: MentorPair, side: str) -> None:
    if pair.started_at is None:
        _plain(
            pair,
            side,
            lambda: _("It will not be this pair"),
            lambda: _("The pair that we suggested does not come about: the round is closed, or "
                      "the other has had to step back. It says nothing of you, and you need do "
                      "nothing."),
        )  # fmt: skip
        return
    _plain(
        pair,
        side,
        lambda: _("Your pair has ended"),
        lambda: _("This pair goes no further. Thank you for the time that you gave it. You need do "
                  "nothing: the alumni office sees to what comes next."),
    )  # fmt: skip


def ask_fit(pair: MentorPair) -> None:
    for side in (Side.STUDENT, Side.MENTOR):
        _plain(
            pair,
            side,
            lambda: _("Is it a good fit?"),
            lambda: _("You have been a pair for a while. Say yes or no on your page, and note when "
                      "you have met. The alumni office alone reads what you answer."),
        )  # fmt: skip


def tell_carried_through(pair: MentorPair, side: str) -> None:
    """Thanks to both; the student's page has the certificate."""
    if side == Side.STUDENT:
        _plain(
            pair,
            side,
            lambda: _("Thank you, and your certificate"),
            lambda: _("The round is over and you carried it through. On your page you find your "
                      "certificate as a PDF."),
        )  # fmt: skip
        return
    _plain(
        pair,
        side,
        lambda: _("Thank you for being a mentor"),
        lambda: _("The round is over. An hour of yours has taken somebody a good bit on the way. "
                  "Thank you!"),
    )  # fmt: skip


# ── Into the post ─────────────────────────────────────────────────────────────────────────────
def _plain(pair: MentorPair, side: str, title: Callable[[], str], words: Callable[[], str]) -> None:
    def write() -> Letter:
        return _pair_notice(
            pair,
            side,
            subject=title(),
            title=title(),
            paragraphs=[_("Hello %s!") % _given_name(pair, side), words()],
            primary=Button(_("Open your page"), _page(pair, side)),
        )

    _to(pair, side, write, Kind.NOTICE)


def _pair_notice(pair: MentorPair, side: str, **parts: object) -> Letter:
    language = pair.application.language if side == Side.STUDENT else pair.mentor.person.language
    why = (
        _("You get this letter because you applied for a mentor with this address.")
        if side == Side.STUDENT
        else _("You get this letter because you are a mentor in this round.")
    )
    return _notice(language, why=why, **parts)


def _notice(language: str, **parts: object) -> Letter:
    parts.setdefault("preheader", parts["paragraphs"][-1])
    return NoticeLetter(language, issue=_("Mentor programme"), **parts).letter()


def _to(pair: MentorPair, side: str, write: Callable[[], Letter], kind: str) -> None:
    if side == Side.STUDENT:
        _to_student(pair.application, write, kind)
    else:
        _to_mentor(pair.mentor, write, kind)


def _to_mentor(
    mentor: RoundMentor,
    write: Callable[[], Letter],
    kind: str,
    ground: str = outbox.ASKED,
) -> bool:
    """False when no address works, or the person is not to be written to any more."""
    person = mentor.person
    address = person.addresses.usable().order_by("-primary", "pk").first()
    if address is None or person.protected_at or person.deceased_at or person.erased_at:
        return False
    with translation.override(person.language):
        letter = write()
    outbox.post(
        person, to=address.email, kind=kind, subject=letter.subject, letter=letter, ground=ground
    )
    return True


def _to_student(application: MentorApplication, write: Callable[[], Letter], kind: str) -> None:
    if not application.email:
        return
    with translation.override(application.language):
        letter = write()
    outbox.post(None, to=application.email, kind=kind, subject=letter.subject, letter=letter)


def _page(pair: MentorPair, side: str) -> str:
    return links.page(links.row_of(pair, side))


def _given_name(pair: MentorPair, side: str) -> str:
    row = pair.application if side == Side.STUDENT else pair.mentor.person
    return row.given_name


def _day(day: object) -> str:
    return date_format(day, "j F Y")
