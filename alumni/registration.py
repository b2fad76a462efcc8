"""The steps of joining, after the e-mail code. Each can be left and taken up again."""

from alumni.models import ConsentState, Interaction, Person

STEPS = ["degrees", "work", "help", "letters"]


def next_step(person: Person) -> str:
    """The first step with nothing in it, or "done". Raises nothing: every step may be passed."""
    if has_joined(person):
        return "done"
    filled = {
        "degrees": person.degrees.exists(),
        "work": person.employments.exists(),
        "help": person.offers.exists(),
        "letters": ConsentState.objects.filter(person=person).exists(),
    }
    return next((step for step in STEPS if not filled[step]), "letters")


def after(step: str) -> str:
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else "done"


def has_joined(person: Person) -> bool:
    return person.confirmed_at is not None


def finish(person: Person) -> None:
    """The last step is passed. Safe to call twice."""
    if not has_joined(person):
        person.confirm()
        Interaction.record(person, Interaction.Kind.JOINED, "Gick med i alumnnätverket")
