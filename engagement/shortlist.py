"""The people whom a teacher has put on their list while searching: keys in the session."""

from collections.abc import Container, MutableMapping

from engagement.models import Ask

KEY = "shortlist"


def people_on(session: MutableMapping) -> list[int]:
    """The keys of the people on the list, in order."""
    return list(session.get(KEY, []))


def add(session: MutableMapping, person_id: int) -> bool:
    """Put somebody last on the list. False when it is full; twice is once."""
    listed = people_on(session)
    if person_id in listed:
        return True
    if len(listed) >= Ask.MOST_PEOPLE:
        return False
    session[KEY] = [*listed, person_id]
    return True


def remove(session: MutableMapping, person_id: int) -> None:
    session[KEY] = [listed for listed in people_on(session) if listed != person_id]


def keep(session: MutableMapping, findable: Container[int]) -> bool:
    """Take those off the list who cannot be found any more. True when there was one."""
    listed = people_on(session)
    kept = [person for person in listed if person in findable]
    if kept != listed:
        session[KEY] = kept
    return kept != listed


def move(session: MutableMapping, person_id: int, step: int) -> None:
    """Move somebody one place up (-1) or down (1). Nothing happens at the ends."""
    listed = people_on(session)
    if person_id not in listed:
        return
    place = listed.index(person_id)
    other = place + step
    if 0 <= other < len(listed):
        listed[place], listed[other] = listed[other], listed[place]
    session[KEY] = listed


def clear(session: MutableMapping) -> None:
    session.pop(KEY, None)
