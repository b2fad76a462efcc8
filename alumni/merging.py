"""Two rows become one person, and can be parted again exactly.

Every app moves its own part (`privacy.register(..., merge=)`). What all those parts did is found
by comparing the rows of both people before and after, and kept in the `Merge` row of the same
transaction: the apps need know nothing of undoing. Consent is never edited: what `gone` said is
said again for `kept`, marked with the merge, and stops counting when the merge is undone.
"""

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alumni import consenting, duplicates, merge_rows, organisations, privacy, search
from alumni.merge_rows import Left
from alumni.models import AuditEntry, Consent, DuplicatePair, Merge, Person, Purpose

if TYPE_CHECKING:
    from alumni.models import User

# Fields of the person of which the office may pick the value that is kept.
PICKABLE = (
    "given_name", "family_name", "birth_date", "language", "phone", "town", "county", "country",
    "bio_sv", "bio_en", "website", "linkedin", "portrait",
)  # fmt: skip
COPIED = ("purpose_id", "wording_id", "granted", "language", "source", "by_id", "at")


class CannotMerge(ValueError):
    """str() is one sentence that says why."""


class CannotUndo(ValueError):
    """str() is one sentence that says why."""


@transaction.atomic
def merge(
    kept: Person,
    gone: Person,
    by: "User | None",
    picks: frozenset[str] = frozenset(),
    stays: frozenset[str] = frozenset(),
) -> Merge:
    """`kept` takes over what every app holds of `gone`. `picks` names fields of which the value
    of `gone` is kept, `stays` those that stay as they are, also empty. Raises CannotMerge."""
    people = Person.objects.select_for_update().order_by("pk").in_bulk([kept.pk, gone.pk])
    _check(kept, gone, people)
    kept.refresh_from_db()
    gone.refresh_from_db()
    chosen = _chosen(gone, picks & _pickable(kept, gone))
    chosen |= _chosen(kept, stays & _pickable(kept, gone))
    before = merge_rows.snapshot([kept.pk, gone.pk])
    row = Merge.objects.create(kept=kept, gone=gone, by=by)
    _close_account(kept, gone)
    for holding in privacy.holdings():
        holding.merge(kept, gone)
    _say_again(row, kept, gone)
    if chosen:
        Person.objects.filter(pk=kept.pk).update(**chosen)
    after = merge_rows.snapshot([kept.pk, gone.pk], also=before)
    row.journal = merge_rows.difference(before, after)
    row.save(update_fields=["journal"])
    _settle(row)
    _note_pair(kept, gone, DuplicatePair.State.MERGED, by)
    AuditEntry.note(
        AuditEntry.Act.MERGE, by, person=kept, subject="person", gone=gone.pk, merge=row.pk
    )
    kept.refresh_from_db()
    gone.refresh_from_db()
    search.refresh([kept.pk, gone.pk])
    duplicates.refresh([kept.pk, gone.pk])
    return row


def _chosen(person: Person, names: frozenset[str]) -> dict[str, Any]:
    whole = ("portrait_whole", "portrait_crop") if "portrait" in names else ()
    return {name: getattr(person, name) for name in (*names, *whole)}


def _pickable(kept: Person, gone: Person) -> set[str]:
    """Where somebody with a protected identity lives is not kept, and so not picked."""
    protected = kept.is_protected or gone.is_protected
    return set(PICKABLE) - ({"town", "county"} if protected else set())


def _check(kept: Person, gone: Person, people: dict[int, Person]) -> None:
    if kept.pk == gone.pk or len(people) < 2:
        raise CannotMerge(_("A person cannot be merged with themselves."))
    one, two = people[kept.pk], people[gone.pk]
    if one.erased_at or two.erased_at:
        raise CannotMerge(_("Somebody who was erased cannot be merged."))
    if one.merged_into_id or two.merged_into_id:
        raise CannotMerge(_("One of the two has been merged already and cannot be merged again."))
    if one.user and two.user and two.user.role != two.user.Role.ALUMNUS:
        raise CannotMerge(
            _("The other account is one for work and cannot be merged away. Keep the other one.")
        )


def _close_account(kept: Person, gone: Person) -> None:
    """Both have an account: the one that goes is closed, and its addresses open the other."""
    if not (kept.user and gone.user):
        return
    from allauth.account.models import EmailAddress

    mine = EmailAddress.objects.filter(user=kept.user).values("email")
    theirs = EmailAddress.objects.filter(user=gone.user, verified=True).exclude(email__in=mine)
    theirs.update(user=kept.user, primary=False)
    apps.get_model("socialaccount.SocialAccount").objects.filter(user=gone.user).update(
        user=kept.user
    )
    type(gone.user).objects.filter(pk=gone.user_id).update(is_active=False)


def _say_again(row: Merge, kept: Person, gone: Person) -> None:
    """What was said counts for the kept person, at its own time: the newest word holds."""
    said = Consent.objects.standing().filter(person=gone).order_by("at", "pk")
    Consent.objects.bulk_create(
        Consent(
            person=kept,
            merge=row,
            evidence=f"merged from {gone.pk}",
            **{field: getattr(consent, field) for field in COPIED},
        )
        for consent in said
    )


def kept_key(pk: int) -> int | None:
    """The key of the person whom a merged one has become, at the end of all merges; else None."""
    seen = set()
    while pk not in seen:
        seen.add(pk)
        into = Person.objects.filter(pk=pk).values_list("merged_into", flat=True).first()
        if into is None:
            return pk if len(seen) > 1 else None
        pk = into
    return None


# ── Parting them again ────────────────────────────────────────────────────────────────────────
@transaction.atomic
def undo(row: Merge, by: "User | None") -> list[Left]:
    """Both people are as before; what somebody changed since is left and told. Raises CannotUndo.
    Safe to call twice."""
    row = Merge.objects.select_for_update().get(pk=row.pk)
    if row.undone_at:
        return row.left
    kept, gone = _both(row)
    row.left = merge_rows.restore(row.journal)
    organisations.settle(row.kept_id, row.gone_id)
    _settle(row)
    row.undone_at, row.undone_by = timezone.now(), by
    row.save(update_fields=["left", "undone_at", "undone_by"])
    _carry_no(row, kept, gone, by)
    _note_pair(kept, gone, DuplicatePair.State.OPEN, by)
    AuditEntry.note(
        AuditEntry.Act.UNDO, by, person=kept, subject="merge", gone=gone.pk, merge=row.pk
    )
    search.refresh([kept.pk, gone.pk])
    duplicates.refresh([kept.pk, gone.pk])
    return row.left


def _settle(row: Merge) -> None:
    for holding in privacy.holdings():
        holding.settle([row.kept_id, row.gone_id])


def would_leave(row: Merge) -> list[Left]:
    """What an undo would leave as it is today. Changes nothing. Raises CannotUndo."""
    with transaction.atomic():
        _both(row)
        left = merge_rows.restore(row.journal)
        transaction.set_rollback(True)
    return left


def _both(row: Merge) -> tuple[Person, Person]:
    people = Person.objects.select_for_update().order_by("pk")
    people = people.in_bulk([pk for pk in (row.kept_id, row.gone_id) if pk])
    if len(people) < 2 or any(person.erased_at for person in people.values()):
        raise CannotUndo(_("One of the two was erased since. The merge can no longer be undone."))
    later = Merge.objects.standing().filter(pk__gt=row.pk)
    for person in people.values():
        if other := later.of(person).order_by("-pk").first():
            raise CannotUndo(_("Undo the later merge first: {0}.").format(other))
    return people[row.kept_id], people[row.gone_id]


def _carry_no(row: Merge, kept: Person, gone: Person, by: "User | None") -> None:
    """A no that was said while they were one may have come from either: it holds for both."""
    since = Consent.objects.filter(person=kept, merge=None, at__gt=row.at, granted=False)
    for purpose in Purpose.objects.filter(pk__in=since.values("purpose")).order_by("pk"):
        consenting.say(
            gone, purpose, False, source=Consent.Source.STAFF, language=gone.language, by=by,
            evidence=f"said while merged into {kept.pk}",
        )  # fmt: skip


def _note_pair(kept: Person, gone: Person, state: "DuplicatePair.State", by: "User | None") -> None:
    first, second = sorted([kept.pk, gone.pk])
    for pair in DuplicatePair.objects.filter(first=first, second=second):
        pair.decide(state, by)
