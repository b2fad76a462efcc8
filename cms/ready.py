"""Queries whose SQL is made once, for pages that everybody opens.

Making the SQL anew each time takes Django several times as long as the database takes to answer.
"""

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import cached_property
from typing import Any

from django.db import connection, models


class Given(models.Value):
    """In a ready query, the place of a value that is given when it is asked."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [self]


class AnyGiven(Given):
    """The place of several values, of which any will do."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "ANY(%s)", [self]


class ReadyQuery:
    """Made at its first use, and the same as long as the process runs, but for what is given.

    A query that holds a moment is refused: now would stay as it is. So would a key, read from the
    database when the query is made; what has one gets it as Given.
    """

    def __init__(self, make: Callable[[], models.QuerySet[Any]]) -> None:
        self._make = make

    def rows(self, **given: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(self._sql, self._filled(given))
            return cursor.fetchall()

    def keys(self, **given: Any) -> list[int]:
        """The first column."""
        return [row[0] for row in self.rows(**given)]

    def objects(self, **given: Any) -> list[Any]:
        """Objects of its model, with what the query adds to them."""
        return list(self._model.objects.raw(self._sql, self._filled(given)))

    @cached_property
    def _made(self) -> tuple[type[models.Model], str, tuple[Any, ...]]:
        queryset = self._make()
        sql, values = queryset.query.sql_with_params()
        if moments := [value for value in values if isinstance(value, date | time | timedelta)]:
            raise ValueError(f"a ready query would keep {moments[0]} for ever")
        return queryset.model, sql, values

    @property
    def _model(self) -> type[models.Model]:
        return self._made[0]

    @property
    def _sql(self) -> str:
        return self._made[1]

    def _filled(self, given: dict[str, Any]) -> list[Any]:
        values = self._made[2]
        return [given[value.value] if isinstance(value, Given) else value for value in values]
