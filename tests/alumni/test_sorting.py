import pytest
from django.utils import translation

from alumni.models import Programme
from alumni.sorting import swedish_order
from tests.factories import ProgrammeFactory

NAMES = [
    ("biologi", "Biology"), ("Ekonomi", "Economics"), ("Zoologi", "Zoology"),
    ("Åkeri", "Haulage"), ("Ämneslärare", "Subject Teacher"), ("Översättning", ""),
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("sv", ["biologi", "Ekonomi", "Zoologi", "Åkeri", "Ämneslärare", "Översättning"]),
        ("en", ["Biology", "Economics", "Haulage", "Subject Teacher", "Zoology", "Översättning"]),
    ],
)
def test_programmes_stand_in_the_order_of_the_readers_alphabet(language, order):
    for name, english in reversed(NAMES):
        ProgrammeFactory(name_sv=name, name_en=english)

    with translation.override(language):
        shown = [programme.name for programme in Programme.objects.alphabetical()]

    assert shown == order


def test_swedish_letters_come_last_and_accents_count_as_their_letter():
    names = ["Öberg", "Ärlig", "Åström", "Zetterlund", "Édith", "Eva", "edit"]

    assert sorted(names, key=swedish_order) == [
        "edit", "Édith", "Eva", "Zetterlund", "Åström", "Ärlig", "Öberg"
    ]  # fmt: skip
