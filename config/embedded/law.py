"""What the office decides and is asked: retention rules, rights requests, a request for records."""

from datetime import timedelta

from django.utils import timezone

from alumni import records, retention, rights
from alumni.models import (
    AccessRequest,
    ColumnMapping,
    Person,
    RecordsExtract,
    RetentionAct,
    RetentionRule,
    User,
)
from alumni.staff.exports import shown_column

PLAN = "Dokumenthanteringsplan MIUN 2026/412"
# Kind, days, act, decision, and whether it works already.
RULES = (
    ("claims", 90, RetentionAct.ANONYMISE, f"{PLAN}, 5.1", True),
    ("import_lines", 365, RetentionAct.ANONYMISE, f"{PLAN}, 5.2", True),
    ("clicks", 365, RetentionAct.DELETE, f"{PLAN}, 5.4", True),
    ("single_letters", 730, RetentionAct.ANONYMISE, f"{PLAN}, 5.3", True),
    ("history", 3650, RetentionAct.ARCHIVE, f"{PLAN}, 4.1", True),
    ("rights_requests", 1825, RetentionAct.ARCHIVE, f"{PLAN}, 3.7", False),
)
HEADERS = (
    ("Medlemsnummer", ""), ("Namn", "namn"), ("Mejl", "epost"), ("Hemort", "bostadsort"),
    ("Utbildning", "programkod"), ("Examen tagen", "examensdatum"), ("Betald avgift", ""),
)  # fmt: skip


def load(office: User, johan: Person) -> None:
    for kind, days, act, decision, works in RULES:
        rule = RetentionRule.objects.create(kind=kind, days=days, act=act, decision=decision)
        rule.reported()
        if works and rule.activate():
            retention.run(rule)
    ColumnMapping.objects.remember("Studentföreningens medlemslista", list(HEADERS), office)
    _rights(office, johan)
    _records(office)


def _rights(office: User, johan: Person) -> None:
    rights.ask(johan, AccessRequest.Kind.ACCESS, "Jag vill ha allt ni har sparat om mig.")
    others = Person.objects.in_register().filter(user=None).exclude(birth_date=None)
    first, second = others.exclude(pk=johan.pk).order_by("-pk")[:2]
    today = timezone.localdate()
    for person, kind, days, words in (
        (first, AccessRequest.Kind.OBJECTION, 27, "Jag vill inte ha fler inbjudningar."),
        (second, AccessRequest.Kind.ERASURE, 40, "Ta bort mig ur registret, tack."),
    ):
        case = AccessRequest(
            person=person, name=person.name, kind=kind, way=AccessRequest.Way.LETTER, text=words,
            received_on=today - timedelta(days=days), identity="Känd adress",
        )  # fmt: skip
        rights.registered(case, office)


def _records(office: User) -> None:
    asked = "Lista över alumner från Ånge kommun med program och examensår"
    extract = RecordsExtract(asked=asked, case="MIUN 2026/531")
    people = Person.objects.in_register().filter(town="Ånge")
    columns = [shown_column(name) for name in ("given_name", "family_name", "email", "degrees")]
    records.draft(extract, people, columns, office)
