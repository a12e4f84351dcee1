"""Why the embedded services cannot start, as one line people can act on."""

from __future__ import annotations


class CannotStart(Exception):
    """Something is missing or in the way; the message says what and what to do."""


class AlreadyRunning(CannotStart):
    """Another process owns this data folder."""


class Stopped(Exception):
    """Somebody asked for an orderly stop (Ctrl-C, SIGTERM or SIGHUP)."""
