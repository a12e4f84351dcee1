"""Shifts: find one, see what happened to it, and why somebody may work it or not."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.account.errors import AccountNotFound
from vicarity.admin import arguments
from vicarity.admin.base import ConsoleView, action, page, with_arguments
from vicarity.admin.board import cancelling, explaining, finding, labels, reading, wanted
from vicarity.admin.labels import full_name
from vicarity.admin.permissions import Permission
from vicarity.admin.words import counted
from vicarity.core import audit
from vicarity.core.database import unit_of_work
from vicarity.core.errors import Conflict, DomainError, RuleBroken
from vicarity.shift.errors import ShiftNotFound


class ShiftsView(ConsoleView):
    """What care homes offer, and who works it."""

    permission = Permission.READ_JOB_BOARD

    @page("/", Permission.READ_JOB_BOARD)
    def index(self) -> Response:
        """List shifts in order of time; for a worker, each with the way to their answer."""
        roles, worker_id = reading.roles(), arguments.identity("worker")
        asked = wanted.shifts(tuple(roles))
        part = finding.shifts(asked, arguments.place("after"))
        return self.page(
            "admin/board/shifts.html",
            shifts=part.rows,
            following=part.following and arguments.as_place(*part.following),
            wanted=asked,
            roles=roles,
            worker=next(iter(reading.worker(worker_id)), None) if worker_id else None,
            words=labels,
            full_name=full_name,
            turned="after" in request.args,
            with_arguments=with_arguments,
        )

    @page("/<uuid:shift_id>", Permission.READ_JOB_BOARD)
    def shown(self, shift_id: UUID) -> Response:
        """Show a shift, its bookings, its history, and a box to choose a worker."""
        shift = _found(shift_id)
        text, identity = arguments.text("who"), arguments.identity("who")
        people = reading.worker(identity) if identity else reading.workers(text) if text else None
        return self.page(
            "admin/board/shift.html",
            shift=shift,
            required=reading.names([*shift.role_requires, *shift.required_qualifications]),
            bookings=reading.bookings_of_shift(shift_id),
            history=reading.history("shift", shift_id),
            text=text,
            people=people,
            words=labels,
            full_name=full_name,
        )

    @page("/<uuid:shift_id>/workers/<uuid:user_id>", Permission.READ_JOB_BOARD)
    def explained(self, shift_id: UUID, user_id: UUID) -> Response:
        """Say whether a worker may work a shift, rule by rule; note that we looked."""
        with unit_of_work():
            shift, people = _found(shift_id), reading.worker(user_id)
            if not people:
                raise AccountNotFound
            audit.record(
                "worker.view", actor_id=self.staff().id, subject="worker", subject_id=user_id
            )
            return self.page(
                "admin/board/explained.html",
                shift=shift,
                worker=people[0],
                answer=explaining.explained(user_id, shift_id),
                words=labels,
                full_name=full_name,
            )

    @page("/<uuid:shift_id>/cancel", Permission.CANCEL_ON_BEHALF, step_up=True)
    def cancel(self, shift_id: UUID) -> Response:
        """Say what cancelling does, and ask why."""
        return self._cancel(shift_id)

    @action("/<uuid:shift_id>/cancel", Permission.CANCEL_ON_BEHALF, step_up=True)
    def cancelled(self, shift_id: UUID) -> Response | Redirect:
        """Call a shift off for its home."""
        try:
            ended = cancelling.shift(shift_id, by=self.staff().id)
        except (Conflict, RuleBroken) as refusal:
            return self._cancel(shift_id, refusal)
        with_it = f", and {counted(ended, 'booking')} with it" if ended else ""
        flash(f"The shift is cancelled{with_it}. Everybody concerned gets an email.", "success")
        return redirect(url_for("board_shifts.shown", shift_id=shift_id))

    def _cancel(self, shift_id: UUID, refusal: DomainError | None = None) -> Response:
        shift: Any = _found(shift_id)
        return self.page(
            "admin/board/cancel_shift.html",
            code=refusal.status if refusal else 200,
            shift=shift,
            live=reading.live(shift_id),
            refusal=refusal,
            reason=request.form.get("reason", ""),
            words=labels,
        )


def _found(shift_id: UUID) -> Any:
    found = reading.shift(shift_id)
    if found is None:
        raise ShiftNotFound
    return found
