"""Exports: a list as a file. Who takes one has just proven who they are, and it is noted.

The file is made on disk first and sent when it is whole: a slow reader holds no connection to
the database, the trail knows how many rows left, and nobody gets half a file.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, Any

from flask import Response

from vicarity.admin import arguments, audit_log, narrowing, spreadsheet, users, workers
from vicarity.admin.base import ConsoleView, action, page, with_arguments
from vicarity.admin.board import reading
from vicarity.admin.board import wanted as board
from vicarity.admin.errors import ExportTooLong
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import exports as queries
from vicarity.admin.queries.exports import Table
from vicarity.care_home.enums import Verification
from vicarity.core import audit, clock
from vicarity.core.attachments import attachment
from vicarity.core.database import unit_of_work
from vicarity.core.errors import NotFound
from vicarity.qualification.enums import CredentialStatus

#: Rows that one file holds at most; so many take some seconds.
MOST_ROWS = 400_000

#: Bytes that memory holds before a file goes to disk.
IN_MEMORY = 1024 * 1024

#: Bytes that are sent at once.
PIECE = 64 * 1024

#: What can narrow a list, in words.
FILTERS = {
    "q": "Search",
    "at": "Where",
    "actor": "Who",
    "completion": "Profile",
    "active": "Account active",
    "waiting": "Credential waiting",
    "role": "Role",
    "proven": "Address proven",
    "status": "Status",
    "action": "Act",
    "kind": "Kind",
    "subject": "Subject",
    "worker": "Care worker",
    "home": "Care home",
    "when": "Part",
    "since": "From",
    "until": "Until",
}

#: What people type may name somebody; the trail keeps that they did.
_TYPED = frozenset({"q", "at", "actor"})


class NothingToExport(NotFound):
    """There is no such export."""


@dataclass(frozen=True)
class Export:
    """One kind of export: what it is called, and how it reads from the address what to hold."""

    title: str
    holds: str
    table: Callable[[], Table]


def _who_saw() -> Table:
    subject_id, span = arguments.identity("subject"), narrowing.span()
    if subject_id is None:
        raise NothingToExport
    return queries.who_saw(subject_id, span.since, span.until)


EXPORTS = {
    "workers": Export(
        "Care workers",
        "Names, contact, completion and DBS status; no certificate numbers.",
        lambda: queries.the_workers(workers.wanted()),
    ),
    "care-homes": Export(
        "Care homes",
        "Names, contact, CQC ids and where each check stands.",
        lambda: queries.the_homes(arguments.word("status", Verification)),
    ),
    "credentials": Export(
        "Credentials",
        "What each care worker states and where its check stands; of certificate numbers the "
        "last four characters.",
        lambda: queries.the_credentials(arguments.word("status", CredentialStatus)),
    ),
    "users": Export(
        "Users",
        "Addresses, roles and whether each account is active.",
        lambda: queries.the_users(users.wanted()),
    ),
    "shifts": Export(
        "Shifts",
        "What care homes offer: when, where, for what rate, and how many places are taken.",
        lambda: queries.the_shifts(board.shifts(tuple(reading.roles()))),
    ),
    "bookings": Export(
        "Bookings",
        "Who applied for which shift, and what became of it.",
        lambda: queries.the_bookings(board.bookings()),
    ),
    "audit-log": Export(
        "Audit log",
        "Who did what to whom, when and from where.",
        lambda: queries.the_audit_log(audit_log.wanted()),
    ),
    "who-saw-it": Export(
        "Who saw it",
        "Everybody who opened a document, or any of the papers of a care worker.",
        _who_saw,
    ),
}


class ExportsView(ConsoleView):
    """Lists as files for spreadsheets. The lists themselves lead here."""

    permission = Permission.EXPORT

    def is_visible(self) -> bool:
        """Stay out of the menu."""
        return False

    @page("/", Permission.EXPORT)
    def index(self) -> Response:
        """List what there is, besides what is about one person or document."""
        whole = {what: export for what, export in EXPORTS.items() if what != "who-saw-it"}
        return self.page("admin/exports.html", exports=whole)

    @page("/<what>", Permission.EXPORT, step_up=True)
    def form(self, what: str) -> Response:
        """Say what the file will hold, with the button that makes it."""
        return self._form(_export(what))

    @action("/<what>", Permission.EXPORT, step_up=True)
    def download(self, what: str) -> Response:
        """Make the file, note it, and send it."""
        export = _export(what)
        try:
            with unit_of_work():
                file, rows = _written(export.table())
                facts = {"list": what, "rows": rows, **_noted()}
                audit.record("export", actor_id=self.staff().id, subject="export", after=facts)
        except ExportTooLong as refusal:
            return self._form(export, refusal)
        name = f"vicarity-{what}-{clock.today().isoformat()}.csv"
        size = file.seek(0, io.SEEK_END)
        media_type = "text/csv; charset=utf-8"
        return attachment(_pieces(file), name=name, media_type=media_type, size=size)

    def _form(self, export: Export, refusal: ExportTooLong | None = None) -> Response:
        return self.page(
            "admin/export.html",
            code=refusal.status if refusal else 200,
            export=export,
            filters={FILTERS[name]: value for name, value in _filters().items()},
            refusal=refusal,
            most=MOST_ROWS,
            with_arguments=with_arguments,
        )


def _export(what: str) -> Export:
    if what not in EXPORTS:
        raise NothingToExport
    return EXPORTS[what]


def _filters() -> dict[str, str]:
    """Return what narrows the list, as the address says it."""
    sent = {name: arguments.text(name) for name in FILTERS}
    return {name: value for name, value in sent.items() if value}


def _noted() -> dict[str, str]:
    """Return the same for the trail."""
    return {name: "given" if name in _TYPED else value for name, value in _filters().items()}


def _written(table: Table) -> tuple[IO[bytes], int]:
    """Write a table into a temporary file, and return it with how many rows it has.

    Raises:
        ExportTooLong: There are more than one file can hold.
    """
    if table.is_longer_than(MOST_ROWS):
        raise ExportTooLong
    with ExitStack() as unsent:
        file: Any = unsent.enter_context(tempfile.SpooledTemporaryFile(max_size=IN_MEMORY))
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        rows = spreadsheet.write(text, table.header, table.rows())
        text.detach()
        unsent.pop_all()
    return file, rows


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Yield what a file holds, piece by piece, and delete it."""
    with file:
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece
