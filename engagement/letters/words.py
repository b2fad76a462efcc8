"""What several letters and pages say about a request, in the active language."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alumni.languages import language_name
from alumni.models import User
from engagement import linking
from engagement.models import Request

# What a teacher writes where each reader's first name is to stand.
ROOMS = ("{förnamn}", "{first name}")


def for_person(request: Request) -> str:
    """The teacher's words, with the person's first name where the teacher left room for it."""
    words = request.ask.words
    for room in ROOMS:
        words = words.replace(room, request.person.given_name)
    return words


def facts(request: Request) -> list[tuple[str, str]]:
    """What it is about, as words and values."""
    ask = request.ask
    waits = request.deadline and request.is_answerable
    where = ", ".join(filter(None, [ask.place, _("online") if ask.online else ""]))
    rows = [
        (_("What"), ask.get_kind_display()),
        (_("Course"), ask.course),
        (_("When"), ask.when),
        (_("Where"), where),
        (_("Compensation"), ask.compensation),
        (_("Language"), language_name(ask.language, get_language() or "sv").capitalize()),
        (_("Answer by"), day(request.deadline) if waits else ""),
        (_("Links lead to"), hosts(ask.words)),
    ]
    return [(word, value) for word, value in rows if value]


def hosts(words: str) -> str:
    """Where the links of a text lead: the sites, each once."""
    return ", ".join(dict.fromkeys(link.host for link in linking.links(words)))


def booking(request: Request) -> list[tuple[str, str]]:
    """When and where the two have agreed to meet."""
    starts, ends = timezone.localtime(request.starts_at), timezone.localtime(request.ends_at)
    hours = f"{date_format(starts, 'H.i')}–{date_format(ends, 'H.i')}"
    rows = [
        (_("When"), f"{date_format(starts, 'l j F Y')}, {hours}"),
        (_("Where"), request.meeting_place),
        (_("Link"), request.meeting_url),
    ]
    return [(word, value) for word, value in rows if value]


def day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "l j F")


def shared(request: Request) -> list[tuple[str, str]]:
    """The contact details that the person gave to the one who asks now; nothing before a yes,
    and nothing to a colleague who took over and was given none."""
    person = request.person
    if not request.shares_with_asker or person.protected_at or person.deceased_at:
        return []
    rows = []
    address = request.person.primary_address
    if request.shares_email and address:
        rows.append((_("E-mail"), address.email))
    if request.shares_phone and request.person.phone:
        rows.append((_("Phone"), request.person.phone))
    return rows


def shared_by_asker(request: Request) -> list[tuple[str, str]]:
    """How the person reaches the teacher, once they have said yes to this very teacher."""
    return [(_("E-mail"), request.ask.asked_by.email)] if request.shares_with_asker else []


def role_of(user: User) -> str:
    return str(user.department) if user.department_id else str(user.get_role_display())
