"""What came back, for the demo: some addresses that stopped working, an absence, an odd letter."""

from datetime import timedelta

from django.utils import timezone

from alumni.models import Address
from campaigns.models import Incoming

SAID = [
    (Incoming.Cause.UNKNOWN, "5.1.1", "smtp; 550 5.1.1 Recipient address rejected: User unknown"),
    (Incoming.Cause.UNKNOWN, "5.1.10", "smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound"),
    (Incoming.Cause.FULL, "5.2.2", "smtp; 552 5.2.2 Mailbox is full"),
]
ODD = """From: Kundtjänst <kundtjanst@elbolaget.example>
Date: Mon, 23 Nov 2026 08:12:00 +0100
Subject: Ärende 20311 har stängts

Ditt ärende har stängts. Svara inte på det här brevet."""


def load_came_back() -> None:
    """Rows as the readers of mail leave them; nobody in the demo is barred by them."""
    now = timezone.now()
    dead = Address.objects.filter(state=Address.State.DEAD).select_related("person")
    for number, address in enumerate(dead.order_by("pk")[:9]):
        cause, status, words = SAID[number % len(SAID)]
        Incoming.objects.create(
            key=f"demo{number}",
            source=Incoming.Source.MAILBOX,
            kind=Incoming.Kind.BOUNCE,
            cause=cause,
            status=status,
            words=words,
            person=address.person,
            domain=address.email.rpartition("@")[2],
            at=now - timedelta(days=number, hours=3),
        )
    Incoming.objects.create(
        key="demo-odd",
        source=Incoming.Source.MAILBOX,
        kind=Incoming.Kind.NOT_UNDERSTOOD,
        words="Ärende 20311 har stängts",
        excerpt=ODD,
        at=now - timedelta(days=2),
    )
