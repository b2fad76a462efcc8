"""Two people side by side: field by field, what may be picked, and what both keep."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alumni.audience import FIELD_OF, Audience
from alumni.merge_rows import Left
from alumni.merging import PICKABLE
from alumni.models import Consent, Person
from alumni.places import country_name

SHOWN = ("given_name", "family_name", "birth_date", "phone", "town", "county", "country",
         "language", "website", "linkedin", "bio_sv", "bio_en", "portrait")  # fmt: skip

_ONLY_ME = gettext_lazy("Only the person sees this")


@dataclass(frozen=True)
class Row:
    """One field of both; `pick` when the office may choose, `mine` when the kept one's is set."""

    name: str
    label: str
    kept: str
    gone: str
    pick: bool

    @property
    def same(self) -> bool:
        return self.kept == self.gone

    @property
    def mine(self) -> bool:
        return bool(self.kept)


@dataclass(frozen=True)
class Part:
    """Lists of both, and what becomes of them."""

    label: str
    kept: list[str]
    gone: list[str]
    then: str


def in_order(first: Person, second: Person, keep: str) -> tuple[Person, Person]:
    """Whom to keep: the one asked for, else the one with an account, else the older row."""
    if keep in (str(first.pk), str(second.pk)):
        return (first, second) if keep == str(first.pk) else (second, first)
    return (second, first) if second.user_id and not first.user_id else (first, second)


def fields(kept: Person, gone: Person) -> list[Row]:
    rows = []
    for name in SHOWN:
        one, two = _shown(kept, name), _shown(gone, name)
        if one or two:
            label = str(Person._meta.get_field(name).verbose_name)
            hidden = _ONLY_ME in (one, two)
            pick = name in PICKABLE and one != two and bool(two) and not hidden
            rows.append(Row(name, label[:1].upper() + label[1:], one, two, pick))
    return rows


def _shown(person: Person, name: str) -> str:
    value = getattr(person, name)
    if value and _is_hidden(person, FIELD_OF.get(name)):
        return str(_ONLY_ME)
    if name == "birth_date":
        return date_format(value, "j F Y") if value else ""
    if name == "country":
        told = value and (value != "SE" or person.town or person.county)
        return country_name(value, get_language() or "sv") if told else ""
    display = getattr(person, f"get_{name}_display", None)
    return str(display() if display else value or "")


def _is_hidden(person: Person, field: str | None) -> bool:
    """Whether the person shows the field to nobody, the office included."""
    return field is not None and not person.shows(field, Audience.STAFF)


def parts(kept: Person, gone: Person) -> list[Part]:
    both, surer = _("Both are kept"), _("The student register is surer")
    said = _("The newest word holds")
    return [
        Part(_("E-mail"), _addresses(kept), _addresses(gone), both),
        Part(_("Degrees"), _degrees(kept), _degrees(gone), surer),
        Part(_("Work"), _work(kept), _work(gone), both),
        Part(_("Offers"), [o.get_kind_display() for o in kept.offers.order_by("pk")],
             [o.get_kind_display() for o in gone.offers.order_by("pk")],
             _("Of one kind, the kept person's own")),
        Part(_("Consents"), _consents(kept), _consents(gone), said),
        Part(_("History"), _history(kept), _history(gone), both),
    ]  # fmt: skip


def _work(person: Person) -> list[str]:
    rows = person.employments.select_related("organisation").order_by("pk")
    return _listed(person, "work", [str(row) for row in rows])


def _listed(person: Person, field: str, lines: list[str]) -> list[str]:
    return [str(_ONLY_ME)] if lines and _is_hidden(person, field) else lines


def _addresses(person: Person) -> list[str]:
    rows = person.addresses.order_by("-primary", "pk")
    lines = [f"{row.email} ({row.get_state_display()})" for row in rows]
    return _listed(person, "email", lines)


def _degrees(person: Person) -> list[str]:
    lines = [
        f"{row} ({_('verified') if row.verified else _('told by the person')})"
        for row in person.degrees.select_related("programme").order_by("-year", "pk")
    ]
    return _listed(person, "degrees", lines)


def _consents(person: Person) -> list[str]:
    now: dict[str, str] = {}
    for row in Consent.objects.standing().history_of(person):
        day = date_format(localtime(row.at), "j F Y")
        word = _("yes") if row.granted else _("no")
        now.setdefault(row.purpose.name, f"{row.purpose.name}: {word}, {day}")
    return list(now.values())


def _history(person: Person) -> list[str]:
    number = person.interactions.count()
    return [_("{0} lines").format(number)] if number else []


def left_in_words(left: Iterable[Left]) -> list[str]:
    """What an undo leaves as it is, and why."""
    why = {
        "changed": _("{0} was changed since and is left as it is."),
        "gone": _("{0} was removed since and is not brought back."),
        "taken": _("{0} cannot go back: something else has taken its place."),
    }
    words = []
    for one in left:
        model = apps.get_model(one["model"])
        what = str(model._meta.verbose_name)
        if one["field"]:
            field = model._meta.get_field(one["field"])
            what = f"{what}, {getattr(field, 'verbose_name', field.name)}"
        words.append(why[one["why"]].format(what[:1].upper() + what[1:]))
    return words
