"""The certificate names both, whatever the script that their names are written in."""

import pytest
from django.utils import timezone

from alumni import typefaces
from engagement.mentoring import certificate
from tests.engagement.mentoring.stage import active

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed(monkeypatch):
    """All that is printed, line by line."""
    lines, use = [], typefaces.use
    monkeypatch.setattr(typefaces, "use", lambda *given: lines.append(use(*given)) or lines[-1])
    return lines


def ended(given_name):
    pair = active()
    pair.ended_at = timezone.now()
    pair.application.given_name, pair.application.family_name = given_name, "Öberg"
    return pair


@pytest.mark.parametrize("name", ["محمد", "陈伟", "Åsa"])
def test_a_name_stands_in_its_own_letters_and_nothing_is_said(printed, name):
    certificate.pdf_of(ended(name))

    assert f"{name} Öberg" in printed
    assert not any("latinska" in line for line in printed)


def test_a_name_that_no_typeface_has_stands_in_latin_letters_and_that_is_said(printed):
    certificate.pdf_of(ended("ᠮᠣᠩᠭᠣᠯ"))

    assert "Monggol Öberg" in printed
    assert "latinska" in printed[-1]
