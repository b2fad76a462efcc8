"""Of whom a story may be told."""

from django.db.models import Q

from alumni.keys import normalise_email
from alumni.models import Person
from alumni.models.person import IN_REGISTER

MAY_BE_TOLD_OF = IN_REGISTER & Q(hidden_at=None)


def person_at(email: str, name: str) -> Person | None:
    """Who has this address; of several, who has this name too. None, too, for whoever may not be
    told of: the writer does not learn which."""
    found = Person.objects.filter(MAY_BE_TOLD_OF, addresses__email=normalise_email(email))
    people = list(found.distinct()[:10])
    if len(people) > 1:
        people = [one for one in people if one.name.casefold() == name.strip().casefold()]
    return people[0] if len(people) == 1 else None
