"""What this app stores about a person, told to the privacy registry."""

from alumni import privacy
from alumni.models import Person
from engagement.models import Request


def register_all() -> None:
    privacy.register("requests", [Request], export=_export, erase=_erase, merge=_merge)


def _export(person: Person) -> list[dict[str, object]]:
    rows = Request.objects.put_to(person).select_related("ask__asked_by").order_by("pk")
    return [
        {
            "from": row.ask.asked_by.name,
            "about": row.ask.get_kind_display(),
            "title": row.ask.title,
            "words": row.ask.words,
            "asked": row.asked_at.isoformat(),
            "answer": row.state,
            "your_words": row.answer_words,
            "shared_email": row.shares_email,
            "shared_phone": row.shares_phone,
        }
        for row in rows
    ]


def _erase(person: Person) -> None:
    Request.objects.filter(person=person).delete()


def _merge(kept: Person, gone: Person) -> None:
    """Where both were asked the same, the kept person's request stands."""
    asked = Request.objects.filter(person=kept).values("ask_id")
    Request.objects.filter(person=gone, ask_id__in=asked).delete()
    Request.objects.filter(person=gone).update(person=kept)
