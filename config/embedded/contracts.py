"""The demo's competence contracts: one that is kept, one fallen silent, one about to end."""

from datetime import timedelta

from django.utils import timezone

from alumni.models import Employment, Offer, Organisation, Programme, User
from engagement import contracts, outcomes
from engagement.models import Contract

Kind = Offer.Kind
# Employer, county, begun and ending in so many days, duties, how many programmes, what they said
# when it was followed up so many days ago.
CONTRACTS = [
    ("Skogsrå fjällhotell AB", "23", -500, None, {Kind.GUEST_LECTURE: 2, Kind.INTERNSHIP: 3}, 2,
     (40, "Två praktikanter blev sommaranställda. Vill gärna komma tidigare på terminen.")),
    ("Indalens kraft", "22", -700, None, {Kind.GUEST_LECTURE: 1, Kind.THESIS: 2}, 1, None),
    ("Region Höga kusten", "22", -300, 60, {Kind.STUDY_VISIT: 2, Kind.MENTOR: 4}, 2,
     (120, "Nöjda med mentorerna. Besöken behöver bokas ett läsår i förväg.")),
    ("Storsjöns arkitekter", "23", -120, 610, {Kind.CASE: 1, Kind.STUDY_VISIT: 1}, 1, None),
]  # fmt: skip


def load(keeper: User, teacher: User) -> None:
    """With the programmes of the teacher's department, so that the compass shows them."""
    today = timezone.localdate()
    own = list(Programme.objects.filter(department=teacher.department).order_by("code"))
    kept = Contract(county="22", starts_on=today - timedelta(days=800), keeper=keeper)
    promised = {Kind.GUEST_LECTURE: 1, Kind.THESIS: 2}
    contracts.save(kept, _employer_of_a_helper(own[0]), own[:1], promised, keeper)
    contracts.follow_up(kept, today - timedelta(days=15), "Vill fortsätta ett år till.", keeper)
    for name, county, begun, ends, duties, programmes, said in CONTRACTS:
        contract = Contract(
            county=county,
            starts_on=today + timedelta(days=begun),
            ends_on=ends and today + timedelta(days=ends),
            contact="Personalansvarig",
            keeper=keeper,
        )
        contracts.save(contract, name, own[:programmes], duties, keeper)
        employer = contract.organisation
        Organisation.objects.filter(pk=employer.pk, county="").update(county=county)
        if said:
            days, words = said
            contracts.follow_up(contract, today - timedelta(days=days), words, keeper)


def _employer_of_a_helper(programme: Programme) -> str:
    """So that one contract has been kept in part: somebody who works there has held something."""
    helpers = outcomes.held(programme=programme).values("person")
    jobs = Employment.objects.filter(person__in=helpers, ended_on=None)
    return jobs.order_by("pk").values_list("organisation__name", flat=True).first() or "Midskog AB"
