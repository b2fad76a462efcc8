"""A first sentence to start from, for each kind of question and in both languages."""

from django.utils import translation
from django.utils.translation import gettext as _

from alumni.models import Offer


def template_words(kind: str, language: str) -> tuple[str, str]:
    """Heading and message for a kind of offer. The teacher writes on from there."""
    with translation.override(language):
        titles = {
            Offer.Kind.GUEST_LECTURE: _("Would you give a guest lecture to my students?"),
            Offer.Kind.MENTOR: _("Would you be a mentor to one of our students?"),
            Offer.Kind.THESIS: _("Could a student write their thesis with you?"),
            Offer.Kind.INTERNSHIP: _("Could you take a student as an intern?"),
            Offer.Kind.STUDY_VISIT: _("May my students come on a study visit?"),
            Offer.Kind.CASE: _("Would you give my students a case from your work?"),
            Offer.Kind.AMBASSADOR: _("Would you tell about your studies?"),
        }
        words = _(
            "Hello {first name}! I read in your profile what you work with, and my students would "
            "learn much from hearing how it is done in practice.\n\nYou need not prepare much: "
            "we bring the questions."
        )
        return titles[kind], words
