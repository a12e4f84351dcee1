"""Bookings: find one, see what it rests on and who did what, and end it for a side."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.admin import arguments
from vicarity.admin import labels as names
from vicarity.admin.base import ConsoleView, action, page, with_arguments
from vicarity.admin.board import cancelling, evidence, explaining, finding, labels, reading, wanted
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import emails
from vicarity.booking.errors import BookingNotFound
from vicarity.core import audit
from vicarity.core.database import unit_of_work
from vicarity.core.errors import BadRequest, Conflict, DomainError, RuleBroken
from vicarity.shift.enums import LIVE, Side


class BookingsView(ConsoleView):
    """Who works what, and how it came to that."""

    permission = Permission.READ_JOB_BOARD

    @page("/", Permission.READ_JOB_BOARD)
    def index(self) -> Response:
        """List bookings in the order of their shifts."""
        asked = wanted.bookings()
        part = finding.bookings(asked, arguments.place("after"))
        return self.page(
            "admin/board/bookings.html",
            bookings=part.rows,
            following=part.following and arguments.as_place(*part.following),
            wanted=asked,
            words=labels,
            full_name=names.full_name,
            turned="after" in request.args,
            with_arguments=with_arguments,
        )

    @page("/<uuid:booking_id>", Permission.READ_JOB_BOARD)
    def shown(self, booking_id: UUID) -> Response:
        """Show a booking: what it rests on, who did what, who was written to; note that we did."""
        with unit_of_work():
            booking = _found(booking_id)
            audit.record(
                "worker.view",
                actor_id=self.staff().id,
                subject="worker",
                subject_id=booking.worker_id,
            )
            return self.page(
                "admin/board/booking.html",
                booking=booking,
                live=booking.status in LIVE,
                history=reading.history("booking", booking_id),
                emails=emails.of_booking(booking_id),
                labels=names,
                words=labels,
                **_reasons(booking),
            )

    @page("/<uuid:booking_id>/cancel", Permission.CANCEL_ON_BEHALF, step_up=True)
    def cancel(self, booking_id: UUID) -> Response:
        """Ask for whom, and why."""
        return self._cancel(booking_id)

    @action("/<uuid:booking_id>/cancel", Permission.CANCEL_ON_BEHALF, step_up=True)
    def cancelled(self, booking_id: UUID) -> Response | Redirect:
        """End a booking for one of its sides."""
        try:
            cancelling.booking(booking_id, _side(), by=self.staff().id)
        except (Conflict, RuleBroken) as refusal:
            return self._cancel(booking_id, refusal)
        flash("The booking is ended. Both sides get an email.", "success")
        return redirect(url_for("board_bookings.shown", booking_id=booking_id))

    def _cancel(self, booking_id: UUID, refusal: DomainError | None = None) -> Response:
        return self.page(
            "admin/board/cancel_booking.html",
            code=refusal.status if refusal else 200,
            booking=_found(booking_id),
            refusal=refusal,
            side=request.form.get("side", ""),
            reason=request.form.get("reason", ""),
            words=labels,
            full_name=names.full_name,
        )


def _reasons(booking: Any) -> dict[str, Any]:
    """Return what was frozen with a booking beside what the rules say today."""
    today, kept = explaining.explained(booking.worker_id, booking.shift_id), booking.evidence
    if today is None or not kept:
        return {"today": today, "evidence": None}
    called = reading.names(evidence.codes(kept))
    return {"today": today, "evidence": evidence.read(kept, today, called)}


def _side() -> Side:
    """Return for whom.

    Raises:
        BadRequest: For neither of the two.
    """
    sent = request.form.get("side", "")
    side = next((one for one in Side if one.value == sent), None)
    if side is None:
        raise BadRequest
    return side


def _found(booking_id: UUID) -> Any:
    found = reading.booking(booking_id)
    if found is None:
        raise BookingNotFound
    return found
