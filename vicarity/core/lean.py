"""Statements that are needed so often that they skip all of SQLAlchemy but its pool.

The statement is written with SQLAlchemy once, at import; a call sends its text and takes the
driver's rows. That is a quarter of the processor time of the request around it. Everything
else reads through :func:`vicarity.core.database.read` or the session.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import Any

import psycopg
from flask import current_app
from psycopg.rows import namedtuple_row
from sqlalchemy import Engine, Select, TextClause
from sqlalchemy import Enum as EnumType
from sqlalchemy.dialects.postgresql.psycopg import dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection

from vicarity.core.database import READER

#: A row as the driver gives it: values by name, ``_asdict()``, ``_replace()``.
Row = Any


class Lean:
    """One statement that is a transaction of its own, called with the values it binds.

    Args:
        statement: Its columns have different names; enums come back as enums.
        planned_anew: Let the database plan each call for its values, where a plan for any
            values would be much worse.
        **enums: The columns of a text that hold enums.
    """

    def __init__(
        self,
        statement: Select[Any] | TextClause,
        *,
        planned_anew: bool = False,
        **enums: type[Enum],
    ) -> None:
        compiled = statement.compile(dialect=dialect())  # type: ignore[no-untyped-call]
        self._sql, self._constants = str(compiled), compiled.params
        self._prepare = False if planned_anew else None
        self._enums = enums or _enums_of(statement)

    def __call__(self, **values: Any) -> Sequence[Row]:
        """Return the rows, in one journey; what they changed is kept at once.

        Raises:
            sqlalchemy.exc.DBAPIError: As SQLAlchemy would; the connection is replaced if need be.
        """
        connection: PoolProxiedConnection | None = None
        reader: Engine = current_app.extensions[READER]
        try:
            connection = reader.raw_connection()
            return self._rows(connection.driver_connection, values)
        except psycopg.Error as error:
            if connection is not None and connection.driver_connection.broken:  # type: ignore[union-attr]
                connection.invalidate(error)
            raise DBAPIError.instance(self._sql, None, error, psycopg.Error) from error
        finally:
            if connection is not None:
                connection.close()

    def _rows(self, connection: Any, values: dict[str, Any]) -> Sequence[Row]:
        with connection.cursor(row_factory=namedtuple_row) as cursor:
            rows = cursor.execute(
                self._sql, self._constants | values, prepare=self._prepare
            ).fetchall()
        return [_with_enums(row, self._enums) for row in rows] if self._enums else rows


@cache
def _of(statement: Select[Any]) -> Lean:
    return Lean(statement)


def ask(statement: Select[Any], **values: Any) -> Sequence[Row]:
    """Run a statement that was written at import, as :func:`vicarity.core.database.read` does."""
    return _of(statement)(**values)


def _enums_of(statement: Select[Any] | TextClause) -> dict[str, type[Enum]]:
    if isinstance(statement, TextClause):
        return {}
    return {
        column.name: column.type.enum_class
        for column in statement.selected_columns
        if isinstance(column.type, EnumType) and column.type.enum_class
    }


def _with_enums(row: Row, enums: dict[str, type[Enum]]) -> Row:
    """Turn the words in some columns into the enums they stand for."""
    found = {name: enum(value) for name, enum in enums.items() if (value := getattr(row, name))}
    return row._replace(**found)
