"""What happens to documents."""

from uuid import UUID

from vicarity.core.outbox import Event


class DocumentUploaded(Event):
    """Somebody stored a file; if it is pending, nobody sees it before it is scanned."""

    document_id: UUID


class DocumentInfected(Event):
    """The scanner found a virus; the file is gone."""

    document_id: UUID
