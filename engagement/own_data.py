"""What this app stores about a person, told to the privacy registry."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from alumni import privacy
from alumni.models import Person
from engagement.letters.words import for_person
from engagement.models import AskLimit, Note, Report, Request


def register_all() -> None:
    privacy.register(
        "requests", [Request], export=_export, erase=_erase, merge=_merge, under_way=_under_way
    )
    privacy.register(
        "limit_of_asking", [AskLimit], export=_limit, erase=_forget_limit, merge=_merge_limit
    )


def _export(person: Person) -> list[dict[str, object]]:
    asked = Request.objects.put_to(person).select_related("ask__asked_by").order_by("pk")
    rows = asked.prefetch_related(Prefetch("notes", Note.objects.in_order()), "reports")
    return [
        {
            "from": row.ask.asked_by.name,
            "about": row.ask.get_kind_display(),
            "title": row.ask.title,
            "words": for_person(row),
            "asked": row.asked_at.isoformat(),
            "answer": row.state,
            "your_words": row.answer_words,
            "shared_email": row.shares_email,
            "shared_phone": row.shares_phone,
            "ask_again_on": row.ask_again_on and row.ask_again_on.isoformat(),
            "booked": row.starts_at and row.starts_at.isoformat(),
            "held": row.held_at and row.held_at.isoformat(),
            "reports": [
                {"at": told.created_at.isoformat(), "words": told.words}
                for told in row.reports.all()
                if told.side == Note.Side.PERSON
            ],
            "messages": [
                {"from": note.side, "at": note.at.isoformat(), "words": note.words}
                for note in row.notes.all()
            ],
        }
        for row in rows
    ]


def _under_way(person: OuterRef) -> QuerySet[Request]:
    """What waits for an answer, is booked or agreed on, and reports that nobody has decided."""
    open_report = Report.objects.open().filter(request=OuterRef("pk"))
    rows = Request.objects.filter(person=person)
    living = Q(state__in=Request.LIVING, ask__cancelled_at=None)
    return rows.filter(living | Exists(open_report))


def _erase(person: Person) -> None:
    """What was decided about a report stays; what the person wrote in it goes with the rest."""
    Report.objects.filter(request__person=person).update(words="")
    Request.objects.filter(person=person).delete()


def _merge(kept: Person, gone: Person) -> None:
    """Where both were asked the same, the request that came further stands: a yes before a no, an
    answer before none. Of two alike the kept person's stands."""
    mine = {row.ask_id: row for row in Request.objects.filter(person=kept)}
    for row in Request.objects.filter(person=gone):
        same = mine.get(row.ask_id)
        if same and _further(same) >= _further(row):
            row.delete()
            continue
        if same:
            same.delete()
        Request.objects.filter(pk=row.pk).update(person=kept)


def _further(row: Request) -> int:
    if row.state in Request.AGREED:
        return 3
    if row.answered_at:
        return 2
    return 1 if row.state in Request.UNANSWERED else 0


def _limit(person: Person) -> int | None:
    return AskLimit.objects.filter(person=person).values_list("in_quarter", flat=True).first()


def _forget_limit(person: Person) -> None:
    AskLimit.objects.filter(person=person).delete()


def _merge_limit(kept: Person, gone: Person) -> None:
    """The lower wish of the two holds."""
    wishes = AskLimit.objects.filter(person__in=[kept, gone]).order_by("in_quarter", "pk")
    lowest = wishes.first()
    if lowest is None:
        return
    wishes.exclude(pk=lowest.pk).delete()
    AskLimit.objects.filter(pk=lowest.pk).update(person=kept)
