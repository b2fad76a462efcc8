from concurrent.futures import ThreadPoolExecutor

from django.db import close_old_connections

from campaigns.models import Message
from events import changing
from tests.events.factories import EventFactory
from tests.events.stage import answered


def test_two_who_press_cancel_at_once_tell_nobody_twice(committed_db):
    event = EventFactory()
    for _number in range(4):
        answered(event)

    def press(_number):
        try:
            return changing.cancel(event, changing.Words())
        finally:
            close_old_connections()

    with ThreadPoolExecutor(2) as pool:
        numbers = list(pool.map(press, range(2)))

    assert sorted(numbers, key=str) == [4, None]
    assert Message.objects.filter(kind="notice").count() == 4
