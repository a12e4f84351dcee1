"""The trail: who did what to whom, and when. It is read here and written nowhere."""

from __future__ import annotations

from flask import Response, request

from vicarity.admin import arguments, labels, narrowing, words
from vicarity.admin.base import ConsoleView, page, with_arguments
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import audit_log as queries


def wanted() -> queries.Wanted:
    """Read from the address which events to list."""
    span = narrowing.span()
    return queries.Wanted(
        action=arguments.one_of("action", ("", *words.ACTS)),
        actor=arguments.text("actor"),
        subject=arguments.one_of("kind", ("", *labels.SUBJECTS)),
        subject_id=arguments.identity("subject"),
        since=span.since,
        until=span.until,
    )


class AuditLogView(ConsoleView):
    """Acts of staff, newest first."""

    permission = Permission.READ_AUDIT_LOG

    @page("/", Permission.READ_AUDIT_LOG)
    def index(self) -> Response:
        """List acts: of one kind, by one person, on one thing or kind of thing, in some days."""
        asked = wanted()
        events, older = queries.listed(asked, arguments.identity("before"))
        return self.page(
            "admin/audit_log.html",
            events=events,
            older=older,
            acts=words.ACTS,
            wanted=asked,
            span=narrowing.span(),
            labels=labels,
            turned="before" in request.args,
            with_arguments=with_arguments,
        )
