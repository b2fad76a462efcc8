"""Every letter that the product ships, written once in each language, as it leaves for the relay.

`writers()` reads the source for functions that write letters, so that one without a sample here
fails the test: whoever adds a letter adds its sample.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone, translation

from alumni import granting
from alumni.models import AccessRequest, Purpose, User
from alumni.notices import Notice
from campaigns import accounts, composing, copies, farewell, letters, notices, outbox, reaching
from campaigns.compiling import Addressee, CompiledLetter
from campaigns.letters import Target
from campaigns.models import Automation, Campaign, Edition, Message
from campaigns.sources import _sources as registered
from config.embedded import letters as demo
from engagement import letters as about_requests
from engagement.mentoring import applying, pairing
from engagement.mentoring import letters as about_mentors
from engagement.models import Handover, Note, Report
from events import confirming, news, reminding
from events.models import EventVersion, Registration
from tests.alumni.searching import findable
from tests.campaigns.drafts import draft
from tests.engagement.mentoring import stage
from tests.engagement.test_asking import put
from tests.events.factories import EventFactory
from tests.factories import PersonFactory, UserFactory

PACKAGES = ("alumni", "campaigns", "cms", "engagement", "events", "portal")
WRITING = {
    "NoticeLetter", "CodeLetter", "ConfirmationLetter", "ReminderLetter", "RequestLetter",
    "to_person", "to_asker", "to_colleague", "to_person_letter", "to_teacher_letter",
    "_notice", "_pair_notice", "_plain",
}  # fmt: skip
State = Registration.State
# An answer by mail is handed to the office as it came: the words are not ours.
NOT_OURS = {
    "campaigns/feedback/receiving.py:_hand_to_office",
    "campaigns/staff/campaigns.py:send_proof",  # a letter to many, which is looked at as such
    "campaigns/staff/segments.py:read",  # no letters: a helper of the same name
    "campaigns/staff/segments.py:_plain",
    "alumni/search/why.py:_marked",
}
WORDS = (
    "Hej! Jag håller en kurs i tjänstedesign i Östersund och undrar om du vill berätta för "
    "studenterna hur ni arbetar med prognoser i fjällen. Det skulle betyda mycket för dem."
)


# ── What there is ─────────────────────────────────────────────────────────────────────────────
def writers() -> set[str]:
    """path:function of everything in the product that writes a letter."""
    found = set()
    for package in PACKAGES:
        for path in (Path(settings.BASE_DIR) / package).rglob("*.py"):
            for node in ast.parse(path.read_text()).body:
                found |= {
                    f"{path.relative_to(settings.BASE_DIR)}:{name}" for name in _writing(node, "")
                }
    return found - NOT_OURS


def _writing(node: ast.AST, inside: str) -> Iterator[str]:
    if isinstance(node, ast.ClassDef):
        for each in node.body:
            yield from _writing(each, f"{inside}{node.name}.")
    elif isinstance(node, ast.FunctionDef) and any(map(_writes, ast.walk(node))):
        yield inside + node.name


def _writes(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    if isinstance(called, ast.Attribute):
        owner = getattr(called.value, "id", "")
        return called.attr in WRITING or (owner, called.attr) == ("outbox", "post")
    return isinstance(called, ast.Name) and called.id in WRITING


def called_by(act: Callable[[], object]) -> set[str]:
    """path:function of everything in the product that ran."""
    found, base = set(), f"{settings.BASE_DIR}/"

    def note(frame: object, event: str, _value: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(base):
            path = frame.f_code.co_filename.removeprefix(base)
            found.add(f"{path}:{frame.f_code.co_qualname}")

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return found


# ── The letters ───────────────────────────────────────────────────────────────────────────────
def singles(language: str) -> list[tuple[str, bytes]]:
    """(subject, message) of every single letter, from the very functions that send them."""
    before = Message.objects.count()
    with translation.override(language):
        _of_accounts(language)
        _of_the_register(language)
        _of_an_event(language)
        _of_a_request(language)
        _of_a_mentor_pair(language)
    rows = Message.objects.order_by("pk")[before:]
    return [(f"{row.language} {row.subject}", outbox.build(row).as_bytes()) for row in rows]


def _of_accounts(language: str) -> None:
    adapter = accounts.AccountAdapter()
    adapter.send_mail("account/email/login_code", "ny@alumni.example", {"code": "KFTX-72"})
    page = settings.BASE_URL + "/sv/konto/"
    links = dict.fromkeys(("signup_url", "signin_url", "password_reset_url"), page)
    for template in sorted(
        (Path(settings.BASE_DIR) / "templates/account/email").glob("*_message*")
    ):
        prefix = f"account/email/{template.name.removesuffix('_message.txt')}"
        adapter.send_mail(prefix, "ny@alumni.example", links)


def _of_the_register(language: str) -> None:
    person = PersonFactory(language=language)
    address = person.addresses.get()
    for notice in (Notice.FOUND, Notice.NOT_FOUND, Notice.LINKED):
        notices.post(notice, person, address.email)
    notices.post(Notice.STILL_YOU, person, address)
    reaching.ask(person, "ny-adress@alumni.example")
    case = AccessRequest(pk=1, person=person, delivered_at=timezone.now())
    copies.tell(case)
    farewell.send(granting.Farewell(address.email, language, timezone.localdate()))


def _of_an_event(language: str) -> None:
    event = EventFactory()
    for state in (State.GOING, State.WAITING):
        row = Registration(event=event, person=PersonFactory(language=language), state=state)
        row.pk = 1
        confirming.post(event, row)
    was = EventVersion(event=event, starts_at=event.starts_at, ends_at=event.ends_at, place="Sal 7")
    for state in (State.GOING, State.WAITING, State.MAYBE):
        row = Registration(event=event, person=PersonFactory(language=language), state=state)
        row.pk, row.knows = 1, was
        for write in (news.cancelled, news.restored, news.moved):
            write(event, row, WORDS)
        reminding.post(event, row)


def _of_a_request(language: str) -> None:
    teacher = UserFactory(role=User.Role.TEACHER, name="Karin Östlund", language=language)
    other = UserFactory(role=User.Role.TEACHER, name="Mats Hedin", language=language)
    person = findable(language=language, phone="070-1740605")
    request = put(teacher, [person], words=WORDS).requests.get()
    about_requests.remind(request)
    for state in ("accepted", "later", "other", "declined", "expired"):
        request.state, request.answer_words = state, WORDS
        about_requests.tell_answer(request)
    now = timezone.now() + timedelta(days=9)
    request.state, request.starts_at, request.ends_at = "accepted", now, now + timedelta(hours=2)
    about_requests.tell_agreed(request)
    about_requests.tell_booked(request, changed=False)
    about_requests.tell_unbooked(request, [("När", "i morgon")], WORDS, Note.Side.ASKER)
    about_requests.ask_if_held(request)
    about_requests.tell_cancelled(request, WORDS)
    about_requests.tell_taken_over(request, other)
    about_requests.thank(request, WORDS)
    handover = Handover(ask=request.ask, by=teacher, to=other, words=WORDS, accepted=True)
    about_requests.tell_offered(handover)
    about_requests.tell_took_over(handover)
    for side in Note.Side.values:
        about_requests.pass_on(Note(request=request, side=side, words=WORDS, attachments=1))
        about_requests.say_not_passed_on(request, side, "Brevet var för långt.")
        report = Report(request=request, asker=teacher, side=side, words=WORDS)
        about_requests.tell_decision(report)
        about_requests.warn(report, WORDS, blocked=True)
    about_requests.tell_reported(report)


def _of_a_mentor_pair(language: str) -> None:
    applying.send_code({}, "tove@student.miun.example")
    of = stage.RoundFactory()
    row = stage.mentor(of, person=stage.willing(language=language))
    student = stage.StudentFactory(round=of, language=language)
    about_mentors.invite(row)
    about_mentors.invite(row, again=True)
    about_mentors.tell_applied(student)
    about_mentors.tell_withdrawn(student)
    about_mentors.tell_nobody_found(student)
    pair = pairing.add(student.pk, row.pk)
    pairing.offer(of.pk)
    pair.refresh_from_db()
    about_mentors.ask_fit(pair)
    for side in ("student", "mentor"):
        about_mentors.offer(pair, side, again=True)
        about_mentors.tell_begun(pair, side)
        about_mentors.tell_declined(pair, side)
        about_mentors.tell_lapsed(pair, side)
        about_mentors.tell_ended(pair, side)
        about_mentors.tell_carried_through(pair, side)


def to_many() -> list[tuple[str, bytes]]:
    """(subject, message) of a newsletter with every block, an invitation, the automatic ones."""
    demo.load_automatic_letters(UserFactory(role=User.Role.STAFF))
    found = [automation.draft() for automation in Automation.objects.order_by("pk")]
    newsletter = Purpose.objects.get(code="newsletter")
    for number, campaign in enumerate(found):
        campaign.pk, campaign.purpose = 900 + number, newsletter
    for kind in (Campaign.Kind.NEWSLETTER, Campaign.Kind.INVITATION):
        body = _every_block()
        found.append(draft(kind=kind, public=True, body_sv=body, body_en=body))
    return [each for campaign in found for each in _compiled(campaign)]


def _every_block() -> list:
    button = {"words": "Uppdatera din profil", "url": "/sv/profile/"}
    call = {
        "label": "Hjälp oss", "title": "Gästföreläsare sökes", "intro": WORDS, "rows": [],
        "yes": "Jag kan", "yes_url": "/sv/profile/", "second": "", "second_url": "",
    }  # fmt: skip
    return [
        ("prose", {"title": "", "text": demo.WORDS_SV}),
        ("lead_story", {"story": "1", "label": "Månadens alumn", "quote": "Fråga!"}),
        ("story", {"story": "1", "label": "", "more": ""}),
        ("event", {"event": "7", "label": ""}),
        ("call", call),
        ("button", button),
        ("still_you", {"words": "Är det här fortfarande du?"}),
    ]


@contextmanager
def sources() -> Iterator[None]:
    """A story and an event for the blocks, in place of pages; afterwards those of before."""
    kept = registered.copy()
    _register()
    yield
    registered.clear()
    registered.update(kept)


def _register() -> None:
    picture = letters.Picture(settings.BASE_URL + "/media/maja.jpg", "Maja vid en sjö.")
    composing.register_source(
        "story",
        list,
        lambda _key, language: letters.Story(
            "Hon håller ljuset tänt i Norrland", WORDS, settings.BASE_URL + "/sv/maja/",
            "Läs om Maja", picture=picture,
        ),
    )  # fmt: skip
    answers = {word: Target("events.answer", f"7:{word}") for word in ("yes", "maybe", "no")}
    composing.register_source(
        "event",
        list,
        lambda _key, language: letters.EventBlock(
            "Alumnkväll i Sundsvall", WORDS, settings.BASE_URL + "/sv/kvall/",
            [("När", "torsdag 10 december")], **answers,
        ),
    )  # fmt: skip


def _compiled(campaign: Campaign) -> Iterator[tuple[str, bytes]]:
    for language, words in composing.editions(campaign).items():
        edition = Edition(
            campaign=campaign, language=language, subject=words.subject, html=words.html,
            text=words.text,
        )  # fmt: skip
        letter = CompiledLetter(edition, campaign)
        to = Addressee(1, "asa.berg@alumni.example", "Åsa", "Berg", timezone.now())
        yield f"{language} {words.subject}", letter.build(to).replace(b"\r\n..", b"\r\n.")
