"""Words of the console."""

from enum import StrEnum


class ReviewSubject(StrEnum):
    """What can be under review. The words are those of the trail's ``subject``."""

    CARE_HOME = "care_home"
    CREDENTIAL = "credential"


class Segment(StrEnum):
    """Which part of a queue a list shows, besides those that were decided one way."""

    WAITING = "waiting"
    MINE = "mine"
    UNASSIGNED = "unassigned"
    LATE = "late"
    ASKED = "asked"
    EVERYTHING = "everything"


class MailState(StrEnum):
    """Where a message of the outbox stands."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    GIVEN_UP = "given_up"
