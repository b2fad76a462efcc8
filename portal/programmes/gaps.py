"""What is missing, in words: each with where to go and mend it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alumni.models import Offer, Programme
from portal.programmes.helping import Line
from portal.programmes.similar import Similar
from portal.programmes.working import Working

ENOUGH_KNOWN = 70  # per cent
MOST = 5
EMPLOYERS = 3


@dataclass(frozen=True)
class Gap:
    """`act` and `url`: where it can be mended, when there is such a place."""

    title: str
    words: str
    act: str = ""
    url: str = ""


def of(
    programme: Programme, lines: list[Line], working: Working, similar: list[Similar]
) -> list[Gap]:
    found = [gap for line in lines if (gap := _behind(programme, line, working))]
    found += _nobody_offers(lines)
    found += _others_do(lines, similar)
    if working.tells_share and working.share_known < ENOUGH_KNOWN:
        words = _("%(share)s per cent show where they work; ask the others in the next letter.")
        found.append(Gap(_("We know too little"), words % {"share": working.share_known}))
    return found[:MOST]


def _behind(programme: Programme, line: Line, working: Working) -> Gap | None:
    if not line.missing:
        return None
    title = _("%(kind)s: %(missing)s of %(wanted)s left") % {
        "kind": line.label, "missing": line.missing, "wanted": line.wanted,
    }  # fmt: skip
    if not line.is_offered:
        return Gap(title, _whom_to_ask(working))
    if not line.offered:
        return Gap(title, _("None of the programme's own alumni has offered it yet."))
    words = ngettext(
        "%(number)s of the programme's own alumni would do it.",
        "%(number)s of the programme's own alumni would do it.",
        line.offered,
    ) % {"number": line.offered}
    asked = urlencode({"programme": programme.code, "offer": line.kind})
    return Gap(title, words, _("See them"), f"{reverse('portal:search')}?{asked}")


def _whom_to_ask(working: Working) -> str:
    """Employers to speak with about a contract: those of many of the programme's alumni."""
    many = [line.name for line in working.employers if not line.few]
    names = ", ".join(many[:EMPLOYERS])
    if not names:
        return _("Ask the employers that take your students for projects and theses.")
    return _("Many of the programme's alumni work at: %(names)s. Begin there.") % {"names": names}


def _nobody_offers(lines: list[Line]) -> list[Gap]:
    """Nothing is wanted and nobody offers: the two ways that every programme can use."""
    offered = {line.kind for line in lines if line.offered or line.wanted}
    missing = [k for k in (Offer.Kind.GUEST_LECTURE, Offer.Kind.MENTOR) if k not in offered]
    words = _("None of the programme's own alumni has offered it yet.")
    return [Gap(str(kind.label), words) for kind in missing]


def _others_do(lines: list[Line], similar: list[Similar]) -> list[Gap]:
    ours = {line.kind for line in lines if line.held}
    for other in similar:
        kind = next((kind for kind in other.did if kind not in ours), None)
        if kind is None:
            continue
        words = _("%(kind)s, %(number)s this year. Nobody has done it for this programme yet.") % {
            "kind": Offer.Kind(kind).label, "number": other.did[kind],
        }  # fmt: skip
        url = reverse("portal:programme", args=[other.programme.code])
        return [
            Gap(
                _("%(name)s does it so") % {"name": other.programme},
                words,
                _("See the programme"),
                url,
            )
        ]
    return []
