from django.utils import translation

from alumni.places import countries


def test_countries_have_the_names_of_the_reader_s_language_in_their_order():
    with translation.override("sv"):
        swedish = countries()
    with translation.override("en"):
        english = countries()

    assert dict(swedish)["NO"] == "Norge"
    assert dict(english)["NO"] == "Norway"
    assert swedish[0][1] == "Afghanistan"
    assert [name for _code, name in swedish][-2:] == ["Österrike", "Östtimor"]


def test_what_is_no_country_is_not_offered():
    assert not {"EU", "UN", "XA", "ZZ"} & dict(countries()).keys()
