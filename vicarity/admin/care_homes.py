"""Care homes: the queue, and the page on which one is decided."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.admin import arguments, rules, service
from vicarity.admin.base import ConsoleView, action, page, with_arguments
from vicarity.admin.errors import ChangedSinceSeen, ReasonTooLong
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import audit_log
from vicarity.admin.queries import care_homes as queries
from vicarity.admin.reasons import REASONS, text_of
from vicarity.care_home.enums import Verification
from vicarity.care_home.errors import AlreadyDecided, CareHomeNotFound, ReasonMissing
from vicarity.care_home.rules import DECISIONS
from vicarity.core import audit, clock
from vicarity.core.database import unit_of_work
from vicarity.core.errors import BadRequest, DomainError

#: What the decision is called afterwards.
DONE = {
    Verification.VERIFIED: "approved",
    Verification.REJECTED: "rejected",
    Verification.SUSPENDED: "suspended",
}


class CareHomesView(ConsoleView):
    """Care homes and where the check of each stands."""

    permission = Permission.READ_CARE_HOMES

    @page("/", Permission.READ_CARE_HOMES)
    def index(self) -> Response:
        """List homes, those that wait longest first."""
        status = arguments.word("status", Verification)
        search, order = arguments.text("q"), arguments.one_of("sort", tuple(queries.ORDERS))
        number = arguments.page_number()
        homes, more = queries.listed(status=status, search=search, order=order, page=number)
        return self.page(
            "admin/care_homes.html",
            homes=homes,
            counts=queries.counts(),
            status=status,
            search=search,
            order=order,
            number=number,
            more=more,
            first=next(iter(queries.oldest_waiting(1)), None),
            now=clock.now(),
            time_left=rules.time_left,
            with_arguments=with_arguments,
        )

    @action("/<uuid:care_home_id>", Permission.DECIDE_CARE_HOMES)
    def decide(self, care_home_id: UUID) -> Response | Redirect:
        """Approve, reject or suspend a home, then open the next one that waits."""
        decision = _decision()
        reason = _reason()
        try:
            home = service.decide(
                care_home_id, decision, by=self.staff().id, seen=_seen(), reason=reason
            )
        except (AlreadyDecided, ChangedSinceSeen, ReasonMissing, ReasonTooLong) as refusal:
            return self._review(care_home_id, refusal=refusal, reason=reason)
        flash(f"{home['business_name'] or 'The care home'} is {DONE[decision]}.", "success")
        return redirect(_next(care_home_id))

    @page("/<uuid:care_home_id>", Permission.READ_CARE_HOMES)
    def review(self, care_home_id: UUID) -> Response:
        """Show what a home says beside what to check it against, and the decision."""
        return self._review(care_home_id)

    def _review(
        self, care_home_id: UUID, *, refusal: DomainError | None = None, reason: str = ""
    ) -> Response:
        with unit_of_work():
            found = queries.review(care_home_id)
            if found is None:
                raise CareHomeNotFound
            home = found[0]
            audit.record(
                "care_home.view",
                actor_id=self.staff().id,
                subject="care_home",
                subject_id=care_home_id,
            )
            waits = home.verification_status is Verification.IN_REVIEW
            return self.page(
                "admin/review.html",
                code=refusal.status if refusal else 200,
                home=home,
                account=found,
                offered=_offered(home.verification_status),
                same_location=queries.same_location(care_home_id, home.cqc_location_id),
                history=audit_log.history("care_home", care_home_id),
                queue=queries.neighbours(home) if waits else None,
                left=rules.time_left(home.submitted_at, clock.now()) if waits else None,
                reasons=REASONS,
                refusal=refusal,
                reason=reason,
            )


def _decision() -> Verification:
    """Return which button was pressed.

    Raises:
        BadRequest: None that there is.
    """
    sent = request.form.get("decision", "")
    decision = next((to for to in DECISIONS if to.value == sent), None)
    if decision is None:
        raise BadRequest
    return decision


def _seen() -> datetime | None:
    """Return when the home had last changed on the page the decision was made on."""
    try:
        seen = datetime.fromisoformat(request.form.get("seen", ""))
    except ValueError:
        return None
    return seen if seen.tzinfo else None


def _offered(status: Verification) -> list[Verification]:
    """Return the decisions that the present status allows."""
    return [decision for decision, allowed_from in DECISIONS.items() if status in allowed_from]


def _reason() -> str:
    """Return what was written, or the template that was chosen, without invisible characters."""
    text = request.form.get("reason", "").strip() or text_of(request.form.get("template", ""))
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join("".join(char for char in line if char.isprintable()) for line in lines)


def _next(besides: UUID) -> str:
    """Return the page of the next home that waits, or the list when none does."""
    following = queries.next_waiting(besides)
    if following is None:
        return url_for("care_homes.index")
    return url_for("care_homes.review", care_home_id=following)
