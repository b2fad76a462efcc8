"""A campaign to tens of thousands, written by the database itself in a second or two."""

from django.db import connection, transaction
from django.utils import timezone

from alumni.models import Person
from campaigns import audience
from campaigns.models import Campaign
from tests.campaigns.mailroom import campaign, edition, people

_ADDRESSES = """
INSERT INTO alumni_address (person_id, email, "primary", state, state_reason)
SELECT p.id, 'person' || p.id || '@alumni.example', true, 'active', '' FROM alumni_person p
 WHERE NOT EXISTS (SELECT 1 FROM alumni_address a WHERE a.person_id = p.id);
INSERT INTO alumni_consent
       (person_id, purpose_id, wording_id, granted, language, source, evidence, at)
SELECT p.id, c.purpose_id, c.wording_id, true, 'sv', 'web', '', now()
  FROM alumni_person p, (SELECT purpose_id, wording_id FROM alumni_consent LIMIT 1) c
 WHERE NOT EXISTS (SELECT 1 FROM alumni_consent o WHERE o.person_id = p.id);
ANALYZE alumni_person, alumni_address, alumni_consentstate;
"""


def begun(count: int, **fields: object) -> Campaign:
    """A campaign to so many people, prepared and ready for the workers."""
    with transaction.atomic():
        _copies_of(people(1)[0], count - 1)
        row = campaign(**fields)
        edition(row)
        row.chosen, _going = audience.materialise(row, Person.objects.all())
        row.state, row.started_at = Campaign.State.SENDING, timezone.now()
        row.save()
    return row


def _copies_of(person: Person, count: int) -> None:
    columns = ", ".join(
        f'"{field.column}"'
        for field in Person._meta.concrete_fields
        if not (field.primary_key or field.generated)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO alumni_person ({columns}) "
            f"SELECT {columns} FROM alumni_person, generate_series(1, %s) WHERE id = %s",
            [count, person.pk],
        )
        cursor.execute(_ADDRESSES)
