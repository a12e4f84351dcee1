"""One box to find everything: people, homes, an address, a certificate, an id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Response

from vicarity.admin import arguments, labels
from vicarity.admin.base import ConsoleView, page
from vicarity.admin.board import labels as board_words
from vicarity.admin.board import reading
from vicarity.admin.guard import allowed
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import search as queries


@dataclass
class Found:
    """What a search found, by kind."""

    people: Sequence[Any] = ()
    homes: Sequence[Any] = ()
    credentials: Sequence[Any] = ()
    documents: Sequence[Any] = ()
    shift: Any = None
    booking: Any = None

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return any(
            (
                self.people,
                self.homes,
                self.credentials,
                self.documents,
                self.shift,
                self.booking,
            )
        )


class SearchView(ConsoleView):
    """What the box at the top leads to."""

    permission = Permission.CONSOLE

    def is_visible(self) -> bool:
        """Stay out of the menu."""
        return False

    @page("/", Permission.CONSOLE)
    def index(self) -> Response:
        """Show what begins with what was typed, in groups."""
        text, identity = arguments.text("q"), arguments.identity("q")
        found = _by_id(identity) if identity else _by_words(text) if text else Found()
        return self.page(
            "admin/search.html",
            text=text,
            found=found,
            most=queries.MOST,
            labels=labels,
            board_words=board_words,
        )


def _by_id(identity: UUID) -> Found:
    return Found(
        people=queries.account(identity) if allowed(Permission.READ_USERS) else (),
        homes=queries.home(identity) if allowed(Permission.READ_CARE_HOMES) else (),
        credentials=(queries.credential(identity) if allowed(Permission.READ_CREDENTIALS) else ()),
        documents=queries.document(identity) if allowed(Permission.READ_DOCUMENTS) else (),
        shift=reading.shift(identity) if allowed(Permission.READ_JOB_BOARD) else None,
        booking=reading.booking(identity) if allowed(Permission.READ_JOB_BOARD) else None,
    )


def _by_words(text: str) -> Found:
    """Search names, addresses and numbers; certificates' only for those who check them."""
    return Found(
        people=queries.people(text) if allowed(Permission.READ_USERS) else (),
        homes=queries.homes(text) if allowed(Permission.READ_CARE_HOMES) else (),
        credentials=(queries.certificates(text) if allowed(Permission.DECIDE_CREDENTIALS) else ()),
    )
