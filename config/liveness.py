"""Whether each part of the product lives; a worker says so itself, through the cache."""

import time

from django.core.cache import cache
from django.db import Error, connection
from redis.exceptions import RedisError

HEARTBEAT = "{}-heartbeat"
BEATS_EVERY = 10.0  # seconds
# A worker may be busy with a chunk of letters for a while; longer than this it is missed.
MISSED_AFTER = 60.0


def beat(queue: str = "worker") -> None:
    """Called by the worker of a queue ("worker" or "letters"): this moment it lives."""
    cache.set(HEARTBEAT.format(queue), time.time(), timeout=None)


def database_lives() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def worker_lives(queue: str = "worker") -> bool:
    """False too when the cache, through which it speaks, is out of reach."""
    try:
        last = cache.get(HEARTBEAT.format(queue), 0.0)
    except (Error, OSError, RedisError):
        return False
    return time.time() - last < MISSED_AFTER
