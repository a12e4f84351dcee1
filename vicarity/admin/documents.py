"""Documents: whose they are, what they back, who saw them, and the file itself."""

from __future__ import annotations

from uuid import UUID

from flask import Response, request

from vicarity.admin import arguments, labels, narrowing
from vicarity.admin.base import ConsoleView, page, with_arguments
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import audit_log
from vicarity.admin.queries import documents as queries
from vicarity.core import audit
from vicarity.core.attachments import attachment
from vicarity.core.database import unit_of_work
from vicarity.document import service
from vicarity.document.enums import DocumentKind, ScanStatus
from vicarity.document.errors import DocumentNotFound

#: How many times of seeing a document its page lists; the export has all of them.
MOST_SEEN = 50


def wanted() -> queries.Wanted:
    """Read from the address which documents to list."""
    return queries.Wanted(
        search=arguments.text("q"),
        kind=arguments.word("kind", DocumentKind),
        scan=arguments.word("scan", ScanStatus),
    )


class DocumentsView(ConsoleView):
    """Uploaded files. What is in them, a review shows."""

    permission = Permission.READ_DOCUMENTS

    @page("/", Permission.READ_DOCUMENTS)
    def index(self) -> Response:
        """List documents, newest first."""
        asked = wanted()
        documents, older = queries.listed(asked, arguments.identity("before"))
        return self.page(
            "admin/documents.html",
            documents=documents,
            older=older,
            wanted=asked,
            labels=labels,
            turned="before" in request.args,
            with_arguments=with_arguments,
        )

    @page("/<uuid:document_id>", Permission.READ_DOCUMENTS)
    def shown(self, document_id: UUID) -> Response:
        """Show what is known of a document, and who saw it in a span of days."""
        document = queries.shown(document_id)
        if document is None:
            raise DocumentNotFound
        span = narrowing.span()
        return self.page(
            "admin/document.html",
            document=document,
            backed=queries.backed(document_id),
            seen=queries.seen_by([document_id], span.since, span.until, most=MOST_SEEN),
            most=MOST_SEEN,
            history=audit_log.history("document", document_id),
            span=span,
            labels=labels,
            with_arguments=with_arguments,
        )

    @page("/<uuid:document_id>/file", Permission.READ_DOCUMENTS)
    def download(self, document_id: UUID) -> Response:
        """Hand out the file, to be kept and not run, and note who took it."""
        with unit_of_work():
            facts, content = service.opened_by_staff(document_id)
            audit.record(
                "document.download",
                actor_id=self.staff().id,
                subject="document",
                subject_id=document_id,
            )
        return attachment(
            content,
            name=facts["download_name"],
            media_type=facts["content_type"],
            size=facts["size"],
        )
