"""Loading many rows at once with PostgreSQL's COPY, in the current transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from psycopg import sql
from sqlalchemy import text

from vicarity.extensions import db


def take_time() -> None:
    """Lift the time limits of ordinary requests until the current transaction ends."""
    for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
        db.session.execute(text(f"SET LOCAL {limit} = 0"))


def copy(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Append rows to a table.

    Args:
        table: Its name.
        columns: What each row holds, in order; the others take their defaults.
        rows: Read as they are sent, so there may be more than memory holds.
    """
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    connection: Any = db.session.connection().connection.driver_connection
    with connection.cursor() as cursor, cursor.copy(statement) as sink:
        for row in rows:
            sink.write_row(row)


def analyse(*tables: str) -> None:
    """Tell the query planner what the tables hold now."""
    for table in tables:
        db.session.execute(text(f"ANALYZE {table}"))
