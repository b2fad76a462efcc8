import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from alumni.audience import Audience
from alumni.models import AuditEntry, Consent, ConsentState, Person, User
from tests.factories import PersonFactory, UserFactory, consent

pytestmark = pytest.mark.django_db


def test_names_sort_as_swedes_expect():
    names = ["Öberg", "Ärlig", "Åkesson", "zorn", "Émile", "Andersson"]
    for name in names:
        PersonFactory(family_name=name, given_name="A")

    order = list(Person.objects.alphabetical().values_list("family_name", flat=True))

    assert order == ["Andersson", "Émile", "zorn", "Åkesson", "Ärlig", "Öberg"]


def test_consent_cannot_be_changed_or_deleted():
    given = consent(PersonFactory())

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=given.pk).update(granted=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        given.delete()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE alumni_consent CASCADE")


def test_audit_log_cannot_be_changed_or_deleted():
    entry = AuditEntry.note(AuditEntry.Act.EXPORT, None, subject="people")

    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.update(subject="nothing")
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.delete()


def test_last_word_on_a_purpose_is_kept_by_the_database():
    person = PersonFactory()
    consent(person, granted=True)
    consent(person, granted=False)

    assert ConsentState.objects.get(person=person).granted is False


def test_an_older_word_that_arrives_late_does_not_win():
    person = PersonFactory()
    last = consent(person, granted=False)
    Consent.objects.create(
        person=person,
        purpose=last.purpose,
        wording=last.wording,
        granted=True,
        language="sv",
        source=Consent.Source.FORMER,
        at=last.at - timezone.timedelta(days=9),
    )

    assert ConsentState.objects.get(person=person).granted is False


@pytest.mark.parametrize(
    ("role", "listed_to", "seen"),
    [
        (User.Role.STAFF, Audience.ME, True),
        (User.Role.COMMUNICATOR, Audience.STAFF, True),
        (User.Role.TEACHER, Audience.STAFF, False),
        (User.Role.TEACHER, Audience.TEACHERS, True),
        (User.Role.ALUMNUS, Audience.TEACHERS, False),
        (User.Role.ALUMNUS, Audience.ALUMNI, True),
        (None, Audience.ALUMNI, False),
        (None, Audience.PUBLIC, True),
    ],
)
def test_who_may_know_of_a_person(role, listed_to, seen):
    person = PersonFactory(listed_to=listed_to)
    viewer = UserFactory(role=role) if role else AnonymousUser()
    if role == User.Role.ALUMNUS:
        PersonFactory(user=viewer)

    assert Person.objects.visible_to(viewer).filter(pk=person.pk).exists() == seen


@pytest.mark.parametrize("role", User.Role.values)
def test_protected_identity_is_seen_only_by_those_who_may_handle_it(role):
    person = PersonFactory(protected_at=timezone.now(), listed_to=Audience.PUBLIC)

    assert not Person.objects.visible_to(UserFactory(role=role)).filter(pk=person.pk).exists()
    handler = UserFactory(role=User.Role.STAFF, handles_protected=True)
    assert Person.objects.visible_to(handler).filter(pk=person.pk).exists()


def test_hidden_person_is_seen_by_the_office_and_by_themselves_alone():
    owner = UserFactory()
    person = PersonFactory(listed_to=Audience.PUBLIC, user=owner)
    person.hide()

    assert not Person.objects.visible_to(UserFactory(role=User.Role.TEACHER)).exists()
    assert Person.objects.visible_to(UserFactory(role=User.Role.STAFF)).exists()
    assert Person.objects.visible_to(owner).exists()
