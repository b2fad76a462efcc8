"""Drafts of letters for the tests of composing and its screens."""

from alumni.models import Purpose
from campaigns.models import Campaign, Segment

TEXT = "<p>Hej {given_name}! <a href='https://forskning.example/sno'>Läs om snödjupet</a></p>"


def prose(text: str = TEXT, title: str = "Nyheter") -> list:
    return [("prose", {"title": title, "text": text})]


def draft(**fields) -> Campaign:
    """A newsletter in both languages, to everyone in Jämtland."""
    rules = {"match": "all", "rules": [{"kind": "county", "values": ["23"]}]}
    values = {
        "name": "Alumnnytt",
        "purpose": Purpose.objects.get(code="newsletter"),
        "segment": Segment.objects.create(name="Jämtland", rules=rules),
        "subject_sv": "Maja håller ljuset tänt i Norrland",
        "subject_en": "Maja keeps the lights on in the north",
        "preheader_sv": "Månadens alumn, och en kväll i Östersund.",
        "preheader_en": "Alumna of the month, and an evening in Östersund.",
        "body_sv": prose(),
        "body_en": prose(),
        **fields,
    }
    return Campaign.objects.create(**values)
