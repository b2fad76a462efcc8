"""Campaigns to send in tests, and mail servers to send them to: a good one and bad ones."""

import re
import socketserver
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from alumni.models import Address, Consent, Person, Purpose
from campaigns import audience
from campaigns.models import Campaign, Edition
from tests.factories import PersonFactory
from tests.loopback import Loopback

HTML = '<html><body><p>Hej @@h_given_name@@,</p>\n<p><a href="https://x.example/c/1/@@token@@">Läs</a></p></body></html>\n'
TEXT = "Hej @@given_name@@,\n\n.en rad med punkt\nhttps://x.example/c/1/@@token@@\n"


def people(count: int) -> list[Person]:
    """So many, with an address and a yes to the newsletter; written in bulk."""
    purpose = Purpose.objects.get(code="newsletter")
    with transaction.atomic():
        made = Person.objects.bulk_create(
            PersonFactory.build_batch(count, given_name="Åsa", email=False)
        )
        Address.objects.bulk_create(
            Address(person=person, email=f"person{person.pk}@alumni.example", primary=True)
            for person in made
        )
        Consent.objects.bulk_create(
            Consent(
                person=person,
                purpose=purpose,
                wording=purpose.current_wording(),
                granted=True,
                language="sv",
                source=Consent.Source.WEB,
            )
            for person in made
        )
    return made


def campaign(**fields: object) -> Campaign:
    purpose = Purpose.objects.get(code=fields.pop("purpose", "newsletter"))
    return Campaign.objects.create(name="Höstbrevet", purpose=purpose, **fields)


def edition(row: Campaign, language: str = "sv", **fields: object) -> Edition:
    words = {"subject": "Hej @@given_name@@", "html": HTML, "text": TEXT, **fields}
    return Edition.objects.create(campaign=row, language=language, **words)


def begun(count: int = 0, **fields: object) -> Campaign:
    """A campaign to so many people, prepared and ready for a worker."""
    people(count)
    row = campaign(**fields)
    edition(row)
    row.chosen, _going = audience.materialise(row, Person.objects.all())
    row.state, row.started_at = Campaign.State.SENDING, datetime.now().astimezone()
    row.save()
    return row


class FakeServer(Loopback, socketserver.ThreadingTCPServer):
    """An SMTP server that answers as told: `answer(verb, argument, nth) -> reply, or None to
    hang up`. Speaks PIPELINING unless told otherwise. What it took is in `taken`."""

    def __init__(
        self,
        answer: Callable[[str, str, int], bytes | None] | None = None,
        *,
        features: str = "PIPELINING 8BITMIME",
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.answer, self.features = answer or (lambda verb, argument, nth: b""), features
        self.taken: list[tuple[str, bytes]] = []
        self.counts: Counter[str] = Counter()
        self.commands: list[str] = []
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    @property
    def emails(self) -> Counter[str]:
        return Counter(to for to, _body in self.taken)

    def say(self, verb: str, argument: str) -> bytes | None:
        with self.lock:
            self.counts[verb] += 1
            return self.answer(verb, argument, self.counts[verb])


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server: FakeServer = self.server
        greeting = server.say("CONNECT", "")
        if greeting is None:
            return
        self.wfile.write(greeting or b"220 hello\r\n")
        if greeting[:1] in (b"4", b"5"):
            return
        to, mail_from = "", False
        while line := self.rfile.readline():
            text = line.decode("utf-8", "replace").strip()
            verb = text[:4].upper()
            server.commands.append(text)
            if verb == "QUIT":
                return
            if verb == "EHLO":
                features = ["fake", *server.features.split()]
                lines = [f"250-{each}" for each in features[:-1]] + [f"250 {features[-1]}"]
                self.wfile.write("\r\n".join(lines).encode() + b"\r\n")
                continue
            reply = server.say(verb, text)
            if reply is None:
                return
            if verb == "MAIL":
                to, mail_from = "", not reply
            if verb == "RCPT" and not mail_from:
                reply = b"503 5.5.1 MAIL first\r\n"
            if verb == "RCPT" and not reply:
                to = re.search(r"<(.*)>", text)[1]
            if verb == "DATA" and not to:
                reply = reply or b"503 no valid recipients\r\n"
            if verb == "DATA" and not reply:
                self.wfile.write(b"354 go on\r\n")
                body = []
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    body.append(line[1:] if line.startswith(b".") else line)
                if line == b"":
                    return
                reply = server.say("BODY", to)
                if not reply:
                    with server.lock:
                        server.taken.append((to, b"".join(body)))
                if reply is None:
                    return
                to = ""
            self.wfile.write(reply or b"250 2.0.0 ok\r\n")
            if reply and not reply.endswith(b"\n"):  # in the middle of a word
                return
