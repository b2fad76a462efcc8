from django.utils.translation import override

from alumni.search import FacetValue
from portal.templatetags.filters_shown import choices


def test_each_value_is_a_box_with_its_number_in_the_readers_language():
    values = [
        FacetValue("22", "Västernorrland", 1234, chosen=True),
        FacetValue("23", "Jämtland", 5, chosen=False),
    ]

    with override("sv"):
        first, second = choices("county", values).split("</label>")[:2]

    assert 'name="county" value="22" checked>' in first
    assert "<span>Västernorrland</span>" in first
    assert '<span class="count">1\u00a0234</span>' in first
    assert 'id="f-county-23"' in second
    assert "checked" not in second


def test_what_a_person_wrote_is_escaped():
    line = choices("topic", [FacetValue('a"b', "<b>Vatten</b>", 1, chosen=False)])

    assert "<b>" not in line
    assert 'value="a&quot;b"' in line
