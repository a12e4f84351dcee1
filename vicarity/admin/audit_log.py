"""The trail: who did what to whom, and when. It is read here and written nowhere."""

from __future__ import annotations

from flask import Response, request

from vicarity.admin import arguments, words
from vicarity.admin.base import ConsoleView, page, with_arguments
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import audit_log as queries


class AuditLogView(ConsoleView):
    """Acts of staff, newest first."""

    permission = Permission.READ_AUDIT_LOG

    @page("/", Permission.READ_AUDIT_LOG)
    def index(self) -> Response:
        """List acts, of one kind, by one person or on one thing."""
        action = arguments.one_of("action", ("", *words.ACTS))
        actor, subject_id = arguments.text("actor"), arguments.identity("subject")
        events, older = queries.listed(
            action=action, actor=actor, subject_id=subject_id, before=arguments.identity("before")
        )
        return self.page(
            "admin/audit_log.html",
            events=events,
            older=older,
            acts=words.ACTS,
            action=action,
            actor=actor,
            subject_id=subject_id,
            turned="before" in request.args,
            with_arguments=with_arguments,
        )
