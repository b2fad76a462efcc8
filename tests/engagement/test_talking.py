"""The relay: what the two write reaches the other, and how to reach them does not."""

import re
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from alumni.models import User
from campaigns import inbound
from campaigns.models import Message
from engagement import asking, handing_over, relay_address, talking
from engagement.asking import Answer
from engagement.models import Note, Request
from tests.alumni.searching import findable
from tests.engagement.test_asking import put
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ASKER, PERSON = Note.Side.ASKER, Note.Side.PERSON


@pytest.fixture
def teacher():
    return UserFactory(role=User.Role.TEACHER, name="Karin Östlund")


@pytest.fixture
def request_(teacher):
    return put(teacher, [findable(given_name="Johan", phone="070-1740605")]).requests.get()


def address_of(request):
    return request.person.addresses.get().email


def letter(request, side, text, *, sender=None, **headers):
    """A letter as a mail program writes it, to the relay's address of one side."""
    mail = EmailMessage()
    own = request.ask.asked_by.email if side == ASKER else address_of(request)
    mail["From"] = f"Någon <{sender or own}>"
    mail["To"] = relay_address.of(request, side)
    mail["Subject"] = "SV: Snöbrist?"
    mail["Message-ID"] = headers.pop("message_id", f"<{abs(hash(text))}@mail.example>")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def arrives(mail):
    return inbound.receive(mail.as_bytes())


def newest(to):
    return Message.objects.filter(to=to).order_by("-pk").first()


def test_answer_by_mail_reaches_the_teacher_with_the_relays_address_and_no_other(request_):
    arrives(
        letter(
            request_,
            PERSON,
            "Hej Karin! Vilken sal?\n\nRing 070-174 06 05 eller skriv till mig@hem.example\n\n"
            f"Den 3 dec skrev Samverka <svar@x.example>:\n> {address_of(request_)}",
        )
    )

    note = Note.objects.get()
    told = newest(request_.ask.asked_by.email)
    assert note.words.startswith("Hej Karin! Vilken sal?")
    assert note.masked
    for secret in ("070", "mig@hem.example", address_of(request_)):
        assert secret not in told.text + told.html + told.subject + told.reply_to
    assert told.reply_to == relay_address.of(request_, ASKER)
    assert Request.objects.get().state == Request.State.READ


def test_teacher_answers_the_letter_and_the_person_gets_it(request_, teacher):
    arrives(letter(request_, ASKER, f"Sal F234. Skriv till {teacher.email}"))

    told = newest(address_of(request_))
    assert "Sal F234." in told.text
    assert teacher.email not in told.text + told.html
    assert told.reply_to == relay_address.of(request_, PERSON)


def test_after_a_yes_the_words_pass_as_they_are(request_):
    asking.answer(request_.pk, Answer("yes", shares_email=True))

    talking.write(request_.pk, PERSON, "Ring 070-174 06 05!")

    assert "070-174 06 05" in newest(request_.ask.asked_by.email).text


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"X_Autoreply": "yes"},
        {"List_Id": "<lista.example>"},
    ],
)
def test_letters_of_machines_are_neither_passed_on_nor_answered(headers, request_):
    before = Message.objects.count()

    assert arrives(letter(request_, PERSON, "Jag är på semester.", **headers))

    assert not Note.objects.exists()
    assert Message.objects.count() == before


def test_letter_of_a_stranger_goes_no_further_and_only_the_owner_hears_of_it(request_, teacher):
    before = Message.objects.filter(to=teacher.email).count()
    mail = letter(request_, PERSON, "Hej, vem är du?", sender="okand@annat.example")

    arrives(mail)
    arrives(mail)

    assert not Note.objects.exists()
    assert Message.objects.filter(to=teacher.email).count() == before
    assert not Message.objects.filter(to="okand@annat.example").exists()
    word = newest(address_of(request_))
    assert "okand@annat.example" not in word.text
    assert "Hej, vem är du?" not in word.text
    assert Message.objects.filter(to=address_of(request_), kind="notice").count() == 1


def test_same_letter_twice_is_passed_on_once(request_):
    mail = letter(request_, PERSON, "Vilken sal?", message_id="<samma@mail.example>")

    arrives(mail)
    arrives(mail)

    assert Note.objects.count() == 1


def test_two_machines_without_marks_stop_by_themselves(request_):
    for round_ in range(40):
        arrives(letter(request_, PERSON, f"Tack för ditt brev nummer {round_}"))
        arrives(letter(request_, ASKER, f"Ditt ärende {round_} är mottaget"))

    assert Note.objects.count() == 2 * talking.MOST_IN_AN_HOUR
    assert Message.objects.filter(kind="notice").count() == 2


def test_same_words_again_are_not_passed_on(request_):
    for number in range(5):
        arrives(letter(request_, PERSON, "Jag är bortrest.", message_id=f"<{number}@x.example>"))

    assert Note.objects.count() == 1


def test_own_letter_that_comes_back_is_dropped(request_, settings):
    arrives(letter(request_, PERSON, "Hej", sender=settings.MAIL_FROM_ACCOUNT))
    arrives(letter(request_, PERSON, "Hej", sender=f"r-x@{settings.MAIL_REPLY_DOMAIN}"))

    assert not Note.objects.exists()
    assert Message.objects.filter(kind="notice").count() == 0


def test_files_are_dropped_with_a_word_to_both(request_, teacher):
    mail = letter(request_, PERSON, "Här är mitt förslag.")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="hemligt.pdf")

    arrives(mail)

    assert Note.objects.get().attachments == 1
    assert "1 fil har utelämnats" in newest(teacher.email).text
    assert "inte det som var bifogat" in " ".join(newest(address_of(request_)).text.split())
    assert not newest(teacher.email).attachments.exists()


def test_link_that_hides_where_it_leads_is_sent_back_with_a_sentence(request_, teacher):
    arrives(letter(request_, ASKER, "Läs https://bit.ly/abc"))

    assert not Note.objects.exists()
    assert "bit.ly" in newest(teacher.email).text


def test_links_are_told_by_where_they_lead(request_):
    talking.write(request_.pk, ASKER, "Läs https://www.miun.se/kurser")

    assert "Länkar leder till: www.miun.se" in newest(address_of(request_)).text


@pytest.mark.parametrize("end", ["no", "expired", "cancelled", "reported"])
def test_nothing_is_passed_on_when_the_conversation_is_over(end, request_, teacher):
    from engagement import clock, reporting

    if end == "no":
        asking.answer(request_.pk, Answer("no"))
    elif end == "expired":
        Request.objects.update(deadline=timezone.now() - timedelta(days=1))
        clock.expire(request_.pk)
    elif end == "cancelled":
        asking.cancel(request_.ask)
    else:
        reporting.report(request_.pk, PERSON, "Otrevlig ton")

    for side in Note.Side.values:
        with pytest.raises(talking.NotPassedOn):
            talking.write(request_.pk, side, "Hej igen")


def test_addresses_of_the_relay_tell_nothing_and_die_for_who_hands_over(request_, teacher):
    old = relay_address.of(request_, ASKER)
    colleague = UserFactory(role=User.Role.TEACHER)

    handover = handing_over.offer(request_.ask, colleague.email)
    handing_over.answer(handover.pk, accepted=True)

    request = Request.objects.talked_about().get()
    assert re.fullmatch(r"r-[a-z2-7]{24}@svar\.alumni\.example", old)
    assert relay_address.of(request, ASKER) != old
    mail = letter(request, ASKER, "Jag har inte släppt taget", sender=teacher.email)
    mail.replace_header("To", old)
    arrives(mail)
    assert not Note.objects.exists()


def test_forged_address_reaches_nobody(request_):
    local, _at, domain = relay_address.of(request_, PERSON).partition("@")
    mail = letter(request_, PERSON, "Hej")
    mail.replace_header("To", f"{local[:-1]}{'a' if local[-1] != 'a' else 'b'}@{domain}")

    arrives(mail)

    assert not Note.objects.exists()


@pytest.mark.parametrize("change", [{"words": ""}, {"message_id": "<ett@x.example>"}])
def test_database_refuses_empty_notes_and_the_same_letter_twice(change, request_):
    for number in ("ett", "tva"):
        Note.objects.create(
            request=request_, side=PERSON, words="Hej", message_id=f"<{number}@x.example>"
        )

    with pytest.raises(IntegrityError), transaction.atomic():
        Note.objects.order_by("-pk").filter(message_id="<tva@x.example>").update(**change)
