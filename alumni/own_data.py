"""What this app stores about a person, told to the privacy registry. The person comes last."""

from typing import Any

from django.apps import apps
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection, models
from django.db.models import Q
from django.utils import timezone

from alumni import own_cases, own_merges, privacy, topics
from alumni.models import (
    Address,
    ClaimRequest,
    Consent,
    ConsentState,
    CorrectionRequest,
    Degree,
    Employment,
    ImportRow,
    Interaction,
    Note,
    Offer,
    Person,
    SearchCard,
    SearchRow,
)

OWN_FIELDS = [
    "given_name family_name former_names birth_date language languages phone town county country",
    "bio_sv bio_en website linkedin own_words listed_to audiences hidden_at paused_until",
    "days_between_letters confirmed_at protected_at deceased_at student_uid source created_at",
]


# What waits for the office, of the tables that are registered as they are.
OPEN: dict[str, privacy.UnderWay] = {
    "corrections": lambda person: CorrectionRequest.objects.filter(person=person, closed_at=None),
    "claims": lambda person: ClaimRequest.objects.filter(
        person=person, state=ClaimRequest.State.WAITING
    ),
}


def register_all() -> None:
    """Called once when the app starts."""
    _register_lists()
    own_cases.register_all()
    own_merges.register_all()
    privacy.register(
        "consents", [Consent, ConsentState], export=_consents, erase=_unsay, merge=_said_again
    )
    privacy.register(
        "imports", [ImportRow], export=_imports, erase=_blank_imports, merge=_move(ImportRow)
    )
    privacy.register(
        "offers",
        [Offer, Offer.topics.through],
        export=_offers,
        erase=_delete(Offer),
        merge=_merge_offers,
    )
    privacy.register(
        "search", [SearchRow], export=_in_search, erase=_leave_search, merge=_merge_search
    )
    privacy.register(
        "person",
        [Person, Person.topics.through],
        export=_person,
        erase=_anonymise,
        merge=_merge_person,
    )


def _offers(person: Person) -> list[dict[str, Any]]:
    """One row for each offer, with all its topics."""
    named = ArrayAgg(
        "topics__name_sv", filter=Q(topics__isnull=False), default=[], order_by="topics__name_sv"
    )
    return list(
        Offer.objects.filter(person=person)
        .order_by("pk")
        .annotate(topic_names=named)
        .values(
            *("kind", "note", "languages", "where", "notice_days", "per_year", "paused_until"),
            *("topic_names", "own_words"),
        )
    )


def _register_lists() -> None:
    """Tables in which a person simply has rows: exported, deleted and moved as they are."""
    plain: dict[str, tuple[type[models.Model], str, privacy.Merge]] = {
        "corrections": (CorrectionRequest, "text created_at closed_at", _move(CorrectionRequest)),
        "claims": (
            ClaimRequest,
            # What they told; not whom the office was shown beside it.
            "evidence__told state created_at decided_at",
            _move(ClaimRequest),
        ),
        "addresses": (Address, "email primary state confirmed_at", _merge_addresses),
        "degrees": (
            Degree,
            "programme__name_sv title subject level campus__name_sv year awarded_on verified",
            _merge_degrees,
        ),
        "work": (Employment, "organisation__name title place started_on ended_on", _merge_work),
        "notes": (Note, "text at changed_at", _move(Note)),
        "history": (Interaction, "kind title at", _move(Interaction)),
    }
    for name, (model, fields, merge) in plain.items():
        privacy.register(
            name,
            [model],
            export=_rows(model, fields),
            erase=_delete(model),
            merge=merge,
            under_way=OPEN.get(name),
        )


def _rows(model: type[models.Model], fields: str) -> privacy.Export:
    def export(person: Person) -> list[dict[str, Any]]:
        return list(
            model._default_manager.filter(person=person).order_by("pk").values(*fields.split())
        )

    return export


def _delete(model: type[models.Model]) -> privacy.Erase:
    return lambda person: model._default_manager.filter(person=person).delete() and None


def _move(model: type[models.Model]) -> privacy.Merge:
    def merge(kept: Person, gone: Person) -> None:
        model._default_manager.filter(person=gone).update(person=kept)

    return merge


def _merge_addresses(kept: Person, gone: Person) -> None:
    """The other's addresses come beside the kept person's. Letters go where they went, but where
    somebody has read a letter is better than an address that nobody ever confirmed."""
    theirs = gone.addresses.filter(primary=True).first()
    known = {address.email: address for address in kept.addresses.all()}
    for address in gone.addresses.all():
        if same := known.get(address.email):
            _merge_address(same, address)
        else:
            gone.addresses.filter(pk=address.pk).update(person=kept, primary=False)
    mine = kept.addresses.filter(primary=True)
    proved = mine.usable().exclude(confirmed_at=None)
    if theirs and (not mine.exists() or (theirs.confirmed_at and not proved.exists())):
        kept.addresses.get(email=theirs.email).make_primary()


def _merge_address(kept: Address, gone: Address) -> None:
    """One address that both had: whatever is known of it, from either."""
    if kept.state == Address.State.ACTIVE or (kept.is_wrong and gone.confirmed_at):
        kept.state, kept.state_reason = gone.state, gone.state_reason
    kept.confirmed_at = _later(kept.confirmed_at, gone.confirmed_at)
    kept.save(update_fields=["state", "state_reason", "confirmed_at"])
    Address.objects.filter(pk=gone.pk).delete()


def _merge_degrees(kept: Person, gone: Person) -> None:
    """A degree told by the person gives way to the same one from the student register."""
    known = {_same(degree): degree for degree in kept.degrees.order_by("verified", "pk")}
    for degree in gone.degrees.all():
        mine = known.get(_same(degree))
        if mine and not degree.verified:
            degree.delete()
            continue
        if mine and not mine.verified:
            del known[_same(degree)]
            CorrectionRequest.objects.filter(degree=mine).update(degree=degree)
            mine.delete()
        gone.degrees.filter(pk=degree.pk).update(person=kept)


def _same(degree: Degree) -> tuple[object, int]:
    """What tells one degree from another: those of no programme of ours go by what they say."""
    return (degree.programme_id or degree.title.casefold(), degree.year)


def _merge_work(kept: Person, gone: Person) -> None:
    known = {
        (job.organisation_id, job.title.casefold(), job.started_on)
        for job in kept.employments.all()
    }
    for job in gone.employments.all():
        if (job.organisation_id, job.title.casefold(), job.started_on) in known:
            job.delete()
        else:
            gone.employments.filter(pk=job.pk).update(person=kept)


def _merge_offers(kept: Person, gone: Person) -> None:
    """Of two of a kind the kept person's stays, with topics and words of both; a pause holds."""
    theirs = {offer.kind: offer for offer in gone.offers.all()}
    for offer in kept.offers.filter(kind__in=theirs):
        other = theirs[offer.kind]
        offer.own_words = topics.without_repeats([*offer.own_words, *other.own_words])
        offer.paused_until = _later(offer.paused_until, other.paused_until)
        offer.save(update_fields=["own_words", "paused_until"])
        offer.topics.add(*other.topics.all())
        other.delete()
    gone.offers.update(person=kept)


# ── Consent: never changed, so copied; erased by its own door ─────────────────────────────────
def _consents(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "purpose": consent.purpose.code,
            "granted": consent.granted,
            "words": consent.wording.text_en
            if consent.language == "en"
            else consent.wording.text_sv,
            "version": consent.wording.version,
            "language": consent.language,
            "source": consent.source,
            "evidence": consent.evidence,
            "at": consent.at,
        }
        for consent in Consent.objects.standing().history_of(person)
    ]


def _said_again(kept: Person, gone: Person) -> None:
    """Consent is not moved: alumni.merging says it again, marked with the merge."""


def _unsay(person: Person) -> None:
    """By a function of the database: the application itself has no right to delete consents."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT alumni_forget_consents(%s)", [person.pk])


# ── Lines of imported files, the search row ───────────────────────────────────────────────────
def _imports(person: Person) -> list[dict[str, Any]]:
    return list(
        ImportRow.objects.filter(person=person)
        .order_by("pk")
        .values("batch__name", "batch__applied_at", "data")
    )


def _blank_imports(person: Person) -> None:
    """The batch keeps its counts; the line no longer says whose it was."""
    ImportRow.objects.filter(person=person).update(data={}, changes={}, person=None)


def _in_search(person: Person) -> dict[str, Any]:
    card = SearchCard.objects.filter(pk=person.pk).first()
    return {"found_by_teachers": card is not None, "card": card.shown if card else {}}


def _leave_search(person: Person) -> None:
    SearchRow.objects.filter(person=person).delete()


def _merge_search(kept: Person, gone: Person) -> None:
    """The search row is written anew from what the kept person shows; the other's goes."""
    _leave_search(gone)


# ── The person ────────────────────────────────────────────────────────────────────────────────
def _person(person: Person) -> dict[str, Any]:
    data = {name: getattr(person, name) for line in OWN_FIELDS for name in line.split()}
    data["topics"] = list(person.topics.order_by("pk").values_list("name_sv", flat=True))
    data["portrait"] = person.portrait.name or ""
    data["portrait_whole"] = person.portrait_whole.name or ""
    data["account"] = person.user.email if person.user else ""
    connected = apps.get_model("socialaccount.SocialAccount").objects.filter(user=person.user_id)
    data["linkedin"] = [account.extra_data.get("name", "") for account in connected.order_by("pk")]
    return data


def _anonymise(person: Person) -> None:
    """The row stays, nameless, for the counts; the account goes with it unless it is at work."""
    user = person.user
    for picture in (person.portrait, person.portrait_whole):
        if picture:
            picture.delete(save=False)
    person.topics.clear()
    blank = Person(pk=person.pk, family_name="–", source=person.source)
    blank.created_at, blank.erased_at = person.created_at, timezone.now()
    blank.merged_into_id = person.merged_into_id
    blank.listed_to, blank.country = 0, ""
    blank.save(force_update=True)
    if user and user.role == user.Role.ALUMNUS:
        user.delete()
    person.refresh_from_db()


def _merge_person(kept: Person, gone: Person) -> None:
    """Fill what is empty in the kept row; hiding, pausing and protection win over showing."""
    moved = ("user", "student_uid", "personal_number_hash")
    taken = {name: getattr(gone, name) for name in moved}
    Person.objects.filter(pk=gone.pk).update(**dict.fromkeys(moved), merged_into=kept)
    if _may_be_one_place(kept, gone):
        kept.town, kept.county = kept.town or gone.town, kept.county or gone.county
        kept.country = gone.country
    for name in ("birth_date", "phone", "bio_sv", "bio_en", "website", "linkedin"):
        setattr(kept, name, getattr(kept, name) or getattr(gone, name))
    for name in moved:
        setattr(kept, name, getattr(kept, name) or taken[name])
    for name in ("hidden_at", "protected_at", "deceased_at"):
        setattr(kept, name, getattr(kept, name) or getattr(gone, name))
    for name in ("paused_until", "confirmed_at", "days_between_letters"):
        setattr(kept, name, _later(getattr(kept, name), getattr(gone, name)))
    if not kept.portrait:
        kept.portrait, kept.portrait_whole = gone.portrait, gone.portrait_whole
        kept.portrait_crop = gone.portrait_crop
    kept.own_words = topics.without_repeats([*kept.own_words, *gone.own_words])
    kept.languages = list(dict.fromkeys([*kept.languages, *gone.languages]))
    former = [*kept.former_names, *gone.former_names, gone.name]
    kept.former_names = [name[:200] for name in dict.fromkeys(former) if name != kept.name]
    kept.listed_to = min(kept.listed_to, gone.listed_to)
    kept.audiences = _narrower(kept.audiences, gone.audiences)
    kept.save()
    if kept.is_protected:
        kept.protect()  # what is not kept of them does not come in from the other either
    kept.topics.add(*gone.topics.all())
    gone.refresh_from_db()


def _may_be_one_place(kept: Person, gone: Person) -> bool:
    """Whether the place of one fills that of the other: a town keeps its county and country."""
    if not (kept.town or kept.county or kept.country != "SE"):
        return True  # nothing was told: Sweden is what every row begins with
    names = ("town", "county", "country")
    pairs = [(getattr(kept, name), getattr(gone, name)) for name in names]
    return all(mine == theirs or not (mine and theirs) for mine, theirs in pairs)


def _later(one: Any, other: Any) -> Any:
    """The later of two days, the greater of two numbers; either may be missing."""
    return max((value for value in (one, other) if value is not None), default=None)


def _narrower(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    """Who may see what, where both chose: whom both would have let see it."""
    return one | other | {name: min(one[name], other[name]) for name in one.keys() & other.keys()}
