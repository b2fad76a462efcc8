import json

import pytest
from django.core.management import CommandError, call_command

from campaigns.models import Chunk, DeliveryException, LeftOut
from tests.campaigns.mailroom import begun
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def _printed(capsys):
    return json.loads(capsys.readouterr().out)


def test_the_command_prints_the_ledger_and_ends_well_when_it_balances(capsys):
    PersonFactory()
    campaign = begun(3)
    Chunk.objects.filter(campaign=campaign).update(done=2)
    DeliveryException.objects.create(campaign=campaign, seq=1, kind="failed")

    call_command("ledger", campaign.pk)

    book = _printed(capsys)
    assert (book["chosen"], book["sent"], book["failed"], book["remaining"]) == (4, 1, 1, 1)
    assert book["left_out"] == {"no_consent": 1}
    assert book["balanced"] is True


@pytest.mark.parametrize("broken", ["a chunk is gone", "one is counted twice", "below zero"])
def test_the_command_ends_with_one_when_the_ledger_does_not_balance(capsys, broken):
    campaign = begun(2)
    if broken == "a chunk is gone":
        Chunk.objects.filter(campaign=campaign).delete()
    elif broken == "one is counted twice":
        person = campaign.recipients.first().person
        LeftOut.objects.create(campaign=campaign, person=person, reason="paused")
    else:
        DeliveryException.objects.create(campaign=campaign, seq=1, kind="failed")

    with pytest.raises(SystemExit) as caught:
        call_command("ledger", campaign.pk)

    assert caught.value.code == 1
    assert _printed(capsys)["balanced"] is False


def test_the_command_says_so_when_there_is_no_such_campaign():
    with pytest.raises(CommandError, match="no campaign 404"):
        call_command("ledger", 404)
