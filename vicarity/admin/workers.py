"""Care workers: find one, and see where they stand."""

from __future__ import annotations

from uuid import UUID

from flask import Response, request

from vicarity.account.errors import AccountNotFound
from vicarity.admin import arguments, labels, narrowing
from vicarity.admin.base import ConsoleView, page, with_arguments
from vicarity.admin.board import labels as board_words
from vicarity.admin.board import reading
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import audit_log, documents
from vicarity.admin.queries import workers as queries
from vicarity.core import audit
from vicarity.core.database import unit_of_work
from vicarity.qualification.compliance import compliance
from vicarity.worker.enums import CompletionStatus

#: How many bookings a worker's page shows.
MOST_BOOKINGS = 8


def wanted() -> queries.Wanted:
    """Read from the address which workers to list."""
    return queries.Wanted(
        search=arguments.text("q"),
        completion=arguments.word("completion", CompletionStatus),
        active=narrowing.yes_or_no("active"),
        waiting=narrowing.yes_or_no("waiting"),
    )


class WorkersView(ConsoleView):
    """Care workers, for whoever helps them."""

    permission = Permission.READ_WORKERS

    @page("/", Permission.READ_WORKERS)
    def index(self) -> Response:
        """List workers, newest first."""
        asked = wanted()
        workers, older = queries.listed(asked, arguments.identity("before"))
        return self.page(
            "admin/workers.html",
            workers=workers,
            counted=queries.counted([worker.user_id for worker in workers]),
            older=older,
            wanted=asked,
            labels=labels,
            turned="before" in request.args,
            with_arguments=with_arguments,
        )

    @page("/<uuid:user_id>", Permission.READ_WORKERS)
    def shown(self, user_id: UUID) -> Response:
        """Show what a worker says, where each check stands, and who looked; note that we did."""
        with unit_of_work():
            worker = queries.shown(user_id)
            if worker is None:
                raise AccountNotFound
            audit.record(
                "worker.view", actor_id=self.staff().id, subject="worker", subject_id=user_id
            )
            return self.page(
                "admin/worker.html",
                worker=worker,
                compliance=compliance(user_id),
                credentials=queries.credentials(user_id),
                documents=documents.of(user_id),
                bookings=reading.bookings_of_worker(user_id, most=MOST_BOOKINGS),
                board_words=board_words,
                history=audit_log.history("worker", user_id),
                labels=labels,
            )
