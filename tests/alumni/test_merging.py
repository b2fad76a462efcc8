import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from alumni import merging, preferences, privacy
from alumni.models import (
    Address,
    Consent,
    ConsentState,
    Degree,
    Employment,
    Interaction,
    Merge,
    Offer,
    Person,
    Purpose,
)
from events.models import Event, Registration
from tests.factories import (
    DegreeFactory,
    EmploymentFactory,
    OfferFactory,
    PersonFactory,
    TopicFactory,
    UserFactory,
    consent,
)

pytestmark = pytest.mark.django_db
EVERYTHING = (
    Person, Person.topics.through, Address, Degree, Employment, Offer, Offer.topics.through,
    Interaction, Registration, Event,
)  # fmt: skip


def snapshot(*models):
    return {model: sorted(map(str, model.objects.values_list())) for model in models}


def event(**fields):
    starts = timezone.now() + datetime.timedelta(days=9)
    return Event.objects.create(title_sv="Alumndag", starts_at=starts, ends_at=starts, **fields)


def two_rows_of_one():
    """Two rows that clash wherever they can: an address, a degree, an offer, a seat, an account."""
    kept = PersonFactory(user=UserFactory(), phone="070-1740605")
    gone = PersonFactory(user=UserFactory(), student_uid="u7", town="Åre", former_names=["Ek"])
    Address.objects.create(person=kept, email="shared@alumni.example")
    Address.objects.create(person=gone, email="shared@alumni.example")
    mine = DegreeFactory(person=kept)
    DegreeFactory(person=gone, programme=mine.programme, year=mine.year, verified=False)
    DegreeFactory(person=gone, year=2019)
    EmploymentFactory(person=gone)
    OfferFactory(person=kept, kind=Offer.Kind.MENTOR)
    OfferFactory(person=gone, kind=Offer.Kind.MENTOR).topics.add(TopicFactory())
    OfferFactory(person=gone)
    gone.topics.add(TopicFactory())
    both = event(seats_taken=2)
    for person in (kept, gone):
        Registration.objects.create(event=both, person=person, state=Registration.State.GOING)
        Interaction.record(person, Interaction.Kind.PROFILE, "samtal")
    consent(kept, granted=False)
    consent(gone, "events")
    consent(gone)
    return kept, gone


def test_a_merge_is_undone_exactly():
    kept, gone = two_rows_of_one()
    before, states = snapshot(*EVERYTHING), snapshot(ConsentState)
    said = set(Consent.objects.values_list("pk", flat=True))

    merge = merging.merge(kept, gone, None)
    assert snapshot(*EVERYTHING) != before
    assert merging.undo(merge, None) == []

    assert snapshot(*EVERYTHING) == before
    assert snapshot(ConsentState) == states
    assert said < set(Consent.objects.values_list("pk", flat=True))


def test_accounts_are_one_while_merged_and_two_after_the_undo():
    from allauth.account.models import EmailAddress
    from allauth.socialaccount.models import SocialAccount

    kept, gone = two_rows_of_one()
    address = EmailAddress.objects.create(user=gone.user, email=gone.user.email, verified=True)
    linkedin = SocialAccount.objects.create(user=gone.user, provider="linkedin", uid="li-1")
    account = gone.user

    merge = merging.merge(kept, gone, None)
    for row in (address, account, linkedin):
        row.refresh_from_db()
    assert (address.user, account.is_active) == (kept.user, False)
    assert linkedin.user == kept.user

    merging.undo(merge, None)
    for row in (address, account, linkedin, gone):
        row.refresh_from_db()
    assert (address.user, account.is_active, gone.user) == (account, True, account)
    assert linkedin.user == account


def test_what_was_changed_since_is_told_and_left():
    kept, gone = two_rows_of_one()
    merge = merging.merge(kept, gone, None)
    Person.objects.filter(pk=kept.pk).update(town="Kiruna")
    gone_work = Employment.objects.get()
    gone_work.delete()

    foreseen = merging.would_leave(merge)
    left = merging.undo(merge, None)

    assert foreseen == left
    assert {"model": "alumni.person", "field": "town", "why": "changed"} in left
    assert {"model": "alumni.employment", "field": "", "why": "gone"} in left
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.town, gone.town, gone.merged_into) == ("Kiruna", "Åre", None)


def test_history_and_consent_that_came_since_stay_with_the_kept_person():
    kept, gone = two_rows_of_one()
    merge = merging.merge(kept, gone, None)
    new = Interaction.record(kept, Interaction.Kind.PROFILE, "efteråt")

    merging.undo(merge, None)

    new.refresh_from_db()
    assert new.person == kept


def test_a_no_said_while_they_were_one_holds_for_both_afterwards():
    kept, gone = two_rows_of_one()
    merge = merging.merge(kept, gone, None)
    purpose = Purpose.objects.get(code="events")
    preferences.say(kept, purpose, False, Consent.Source.WEB, "sv")

    merging.undo(merge, None)

    assert gone.consent_states.get(purpose=purpose).granted is False
    assert kept.consent_states.get(purpose=purpose).granted is False


def test_picked_values_of_the_other_are_kept():
    kept = PersonFactory(given_name="Anna", phone="1")
    gone = PersonFactory(given_name="Hanna", phone="2")

    merge = merging.merge(kept, gone, None, frozenset({"given_name"}))
    assert (kept.given_name, kept.phone) == ("Hanna", "1")

    merging.undo(merge, None)
    kept.refresh_from_db()
    assert kept.given_name == "Anna"


def test_a_later_merge_is_undone_first():
    kept, gone, third = (PersonFactory() for _one in range(3))
    before, states = snapshot(Person, Address), snapshot(ConsentState)
    first = merging.merge(kept, gone, None)
    second = merging.merge(third, kept, None)

    with pytest.raises(merging.CannotUndo):
        merging.undo(first, None)
    merging.undo(second, None)
    merging.undo(first, None)

    assert snapshot(Person, Address) == before
    assert snapshot(ConsentState) == states


def test_after_an_erasure_there_is_no_way_back_and_no_trace_in_the_journal():
    kept, gone = two_rows_of_one()
    merge = merging.merge(kept, gone, None)

    privacy.erase(kept, None)

    merge.refresh_from_db()
    assert merge.journal == []
    with pytest.raises(merging.CannotUndo):
        merging.undo(merge, None)


def test_an_account_for_work_is_never_merged_away():
    kept = PersonFactory(user=UserFactory())
    gone = PersonFactory(user=UserFactory(role="teacher"))

    with pytest.raises(merging.CannotMerge):
        merging.merge(kept, gone, None)


def test_nobody_is_merged_away_twice():
    kept, gone = PersonFactory(), PersonFactory()
    merging.merge(kept, gone, None)

    with pytest.raises(merging.CannotMerge):
        merging.merge(PersonFactory(), gone, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.create(kept=kept, gone=gone)


def test_what_the_other_chose_against_letters_and_questions_holds():
    today = timezone.localdate()
    kept = PersonFactory(paused_until=today - datetime.timedelta(days=300))
    until = today + datetime.timedelta(days=30)
    gone = PersonFactory(paused_until=until, days_between_letters=60)

    merging.merge(kept, gone, None)

    kept.refresh_from_db()
    assert (kept.paused_until, kept.days_between_letters) == (until, 60)


def test_of_two_choices_of_who_may_see_a_field_the_narrower_holds():
    kept = PersonFactory(audiences={"bio": 40, "work": 0})
    gone = PersonFactory(audiences={"bio": 0, "work": 30, "links": 10}, bio_sv="Bara för mig.")

    merging.merge(kept, gone, None)

    kept.refresh_from_db()
    assert kept.audiences == {"bio": 0, "work": 0, "links": 10}


def test_a_place_comes_whole_with_its_country():
    kept = PersonFactory(county="")
    gone = PersonFactory(town="Oslo", county="", country="NO")

    merging.merge(kept, gone, None)

    kept.refresh_from_db()
    assert (kept.town, kept.county, kept.country) == ("Oslo", "", "NO")


def test_a_place_is_not_made_of_two():
    kept = PersonFactory(town="Oslo", county="", country="NO")
    gone = PersonFactory(town="Sundsvall", county="22")

    merging.merge(kept, gone, None)

    kept.refresh_from_db()
    assert (kept.town, kept.county, kept.country) == ("Oslo", "", "NO")


def test_former_names_of_both_are_kept_however_long():
    kept = PersonFactory(given_name="Eva", family_name="Ek", former_names=["Eva Al"])
    gone = PersonFactory(
        given_name="E" * 100, family_name="K" * 100, former_names=["Eva Ask", "Eva Ek"]
    )

    merging.merge(kept, gone, None)

    kept.refresh_from_db()
    assert kept.former_names == ["Eva Al", "Eva Ask", "E" * 100 + " " + "K" * 99]


def test_letters_go_where_somebody_has_read_one():
    kept = PersonFactory(email=False)
    gone = PersonFactory(email=False, user=UserFactory())
    Address.objects.create(person=kept, email="gammal@alumni.example", primary=True)
    Address.objects.create(
        person=gone, email="ny@alumni.example", primary=True, confirmed_at=timezone.now()
    )
    before = snapshot(*EVERYTHING)

    merge = merging.merge(kept, gone, None)

    assert [a.email for a in kept.addresses.all() if a.primary] == ["ny@alumni.example"]
    assert merging.undo(merge, None) == []
    assert snapshot(*EVERYTHING) == before


def test_a_degree_without_a_programme_is_another_when_it_says_something_else():
    kept, gone = PersonFactory(), PersonFactory()
    DegreeFactory(person=kept, programme=None, title="Jurist, Uppsala", year=2004)
    DegreeFactory(person=gone, programme=None, title="Spanska, Lund", year=2004, verified=False)
    DegreeFactory(person=gone, programme=None, title="JURIST, Uppsala", year=2004, verified=False)

    merging.merge(kept, gone, None)

    titles = kept.degrees.order_by("title").values_list("title", flat=True)
    assert list(titles) == ["Jurist, Uppsala", "Spanska, Lund"]


def test_a_told_degree_of_the_kept_person_gives_way_to_the_registers():
    kept, gone = PersonFactory(), PersonFactory()
    told = DegreeFactory(person=kept, verified=False)
    proved = DegreeFactory(person=gone, programme=told.programme, year=told.year, verified=True)

    merging.merge(kept, gone, None)

    assert list(kept.degrees.values_list("pk", "verified")) == [(proved.pk, True)]


def test_of_two_offers_of_a_kind_the_topics_and_the_pause_of_both_hold():
    kept, gone = PersonFactory(), PersonFactory()
    one, two = TopicFactory(), TopicFactory()
    until = timezone.localdate() + datetime.timedelta(days=30)
    mine = OfferFactory(person=kept, kind=Offer.Kind.MENTOR)
    mine.topics.set([one])
    theirs = OfferFactory(person=gone, kind=Offer.Kind.MENTOR, paused_until=until)
    theirs.topics.set([two])

    merging.merge(kept, gone, None)

    offer = kept.offers.get()
    assert set(offer.topics.all()) == {one, two}
    assert offer.paused_until == until


def test_place_and_work_do_not_come_in_beside_a_protected_identity():
    kept = PersonFactory(protected_at=timezone.now(), town="", county="")
    gone = PersonFactory(town="Åre", county="23")
    EmploymentFactory(person=gone)
    before = snapshot(*EVERYTHING)

    merge = merging.merge(kept, gone, None, frozenset({"town", "county"}))

    kept.refresh_from_db()
    assert (kept.town, kept.county, kept.employments.count()) == ("", "", 0)
    assert merging.undo(merge, None) == []
    assert snapshot(*EVERYTHING) == before


def test_what_an_undone_merge_had_said_is_neither_shown_as_standing_nor_told_as_theirs():
    kept, gone = PersonFactory(), PersonFactory()
    consent(gone)
    merge = merging.merge(kept, gone, None)
    assert [one.holds for one in preferences.standings(kept) if one.last] == [True]

    merging.undo(merge, None)

    assert [one for one in preferences.standings(kept) if one.last] == []
    assert privacy.export(kept)["consents"] == []
    assert len(privacy.export(gone)["consents"]) == 1
