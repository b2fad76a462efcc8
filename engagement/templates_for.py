"""Words to start a question from, for each kind and in both languages. The teacher writes on."""

from django.utils import translation
from django.utils.translation import gettext as _

from alumni.models import Offer

Kind = Offer.Kind


def template_words(kind: str, language: str) -> tuple[str, str]:
    """Heading and message for a kind of offer."""
    with translation.override(language):
        return _titles()[kind], _("Hello {first name}!") + " " + _words()[kind]


def _titles() -> dict[str, str]:
    return {
        Kind.GUEST_LECTURE: _("Would you give a guest lecture to my students?"),
        Kind.MENTOR: _("Would you be a mentor to one of our students?"),
        Kind.THESIS: _("Could a student write their thesis with you?"),
        Kind.INTERNSHIP: _("Could you take a student as an intern?"),
        Kind.STUDY_VISIT: _("May my students come on a study visit?"),
        Kind.CASE: _("Would you give my students a case from your work?"),
        Kind.AMBASSADOR: _("Would you tell about your studies?"),
    }


def _words() -> dict[str, str]:
    return {
        Kind.GUEST_LECTURE: _(
            "I read in your profile what you work with, and my students would learn much from "
            "hearing how it is done in practice.\n\nAn hour is enough, on campus or online. You "
            "need not prepare much: we bring the questions."
        ),
        Kind.MENTOR: _(
            "One of our students is on the way to where you are today, and would like to talk to "
            "somebody who has gone before.\n\nIt takes an hour a month for a term, online or over "
            "a coffee. The student prepares and keeps the minutes."
        ),
        Kind.THESIS: _(
            "A student of mine looks for a real problem to write their thesis about, this coming "
            "term.\n\nDo you have a question at work that nobody has had time for? We supervise; "
            "you are asked for a first talk and a few answers on the way."
        ),
        Kind.INTERNSHIP: _(
            "Our students have a period of work experience in their programme, and your workplace "
            "is one that they would learn from.\n\nCould you, or somebody at your workplace, "
            "receive a student? We take care of agreements and follow-up."
        ),
        Kind.STUDY_VISIT: _(
            "My students have read about what you do; seeing it would be something else.\n\nMay a "
            "group come to you for half a day? We travel on our own, and you decide what we may "
            "see."
        ),
        Kind.CASE: _(
            "In my course students work in groups with real cases, and yours could be one of "
            "them.\n\nA page about a problem you have met is enough. The groups present what they "
            "arrive at, and you are welcome to listen and comment."
        ),
        Kind.AMBASSADOR: _(
            "Those who are choosing what to study trust somebody who has been there more than any "
            "brochure.\n\nWould you tell about your time here and what came of it, at a school or "
            "online? We provide the pictures and fix the rest."
        ),
    }
