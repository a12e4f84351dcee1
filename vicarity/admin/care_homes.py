"""Care homes: the queue, and the page on which one is decided."""

from __future__ import annotations

from uuid import UUID

from flask import Response, flash, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.admin import answers, arguments, care_home_pages, queue_pages, reviews, rules
from vicarity.admin.base import ConsoleView, action, page, with_arguments
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import care_homes as queries
from vicarity.admin.queries import register_changes
from vicarity.admin.reasons import text_of
from vicarity.admin.reviews import Answer
from vicarity.care_home.enums import CareHomeType, Verification
from vicarity.care_home.errors import CareHomeNotFound
from vicarity.care_home.rules import DECISIONS
from vicarity.core import audit
from vicarity.core.database import unit_of_work
from vicarity.core.errors import Conflict, DomainError, NotAllowed, RuleBroken

#: What the decision is called afterwards.
DONE = {
    Verification.VERIFIED: "approved",
    Verification.REJECTED: "rejected",
    Verification.SUSPENDED: "suspended",
    None: "asked for more",
}

#: What a reviewer is told on the page, which keeps what they wrote.
REFUSALS = (Conflict, NotAllowed, RuleBroken)


class CareHomesView(ConsoleView):
    """Care homes and where the check of each stands."""

    permission = Permission.READ_CARE_HOMES

    @page("/", Permission.READ_CARE_HOMES)
    def index(self) -> Response:
        """List homes: those that wait, the oldest first, or a part of all of them."""
        wanted, viewer = _wanted(), reviews.viewer_of(self.staff())
        homes, following = queries.listed(wanted, viewer, arguments.place("after"))
        return self.page(
            "admin/care_homes.html",
            homes=homes,
            following=following and arguments.as_place(*following),
            counts=queries.QUEUE.counts(viewer),
            register_changes=register_changes.open_count(),
            selected=queue_pages.back_to("care_homes.selected"),
            turned="after" in request.args,
            wanted=wanted,
            now=viewer.now,
            time_left=rules.time_left,
            with_arguments=with_arguments,
        )

    @action("/take-next", Permission.DECIDE_CARE_HOMES)
    def take_next(self) -> Redirect:
        """Open the oldest review that nobody has, and have it from now on."""
        return redirect(_next(self))

    @action("/selected", Permission.DECIDE_CARE_HOMES)
    def selected(self) -> Redirect:
        """Take or give back the homes that were ticked."""
        queue_pages.take_or_give_back(queries.QUEUE, reviews.viewer_of(self.staff()))
        return redirect(queue_pages.back_to("care_homes.index"))

    @page("/<uuid:care_home_id>", Permission.READ_CARE_HOMES)
    def review(self, care_home_id: UUID) -> Response:
        """Show what a home says beside what to check it against, and the decision."""
        return self._review(care_home_id)

    @action("/<uuid:care_home_id>", Permission.DECIDE_CARE_HOMES)
    def decide(self, care_home_id: UUID) -> Response | Redirect:
        """Approve, reject or suspend a home, or ask it for more; then open the next one."""
        decision = answers.decision(tuple(DECISIONS))
        reason = answers.reason(text_of(answers.template()))
        try:
            answer = Answer(self.staff().id, answers.seen(), reason)
            home = reviews.decide_care_home(care_home_id, decision, answer)
        except REFUSALS as refusal:
            return self._review(care_home_id, refusal=refusal, reason=reason)
        flash(f"{home['business_name'] or 'The care home'} is {DONE[decision]}.", "success")
        return redirect(_next(self, besides=care_home_id))

    @action("/<uuid:care_home_id>/assignment", Permission.DECIDE_CARE_HOMES)
    def assign(self, care_home_id: UUID) -> Redirect:
        """Take this review, from a colleague too, or give it back."""
        viewer = reviews.viewer_of(self.staff())
        queue_pages.take_or_give_back(queries.QUEUE, viewer, [care_home_id])
        return redirect(url_for("care_homes.review", care_home_id=care_home_id))

    @action("/<uuid:care_home_id>/presence", Permission.READ_CARE_HOMES)
    def presence(self, care_home_id: UUID) -> Response:
        """Say who else has this review open, and whether the home has changed meanwhile."""
        viewer = reviews.viewer_of(self.staff())
        return jsonify(queue_pages.presence(queries.QUEUE, care_home_id, viewer))

    def _review(
        self, care_home_id: UUID, *, refusal: DomainError | None = None, reason: str = ""
    ) -> Response:
        viewer = reviews.viewer_of(self.staff())
        with unit_of_work():
            found = queries.review(care_home_id)
            if found is None:
                raise CareHomeNotFound
            audit.record(
                "care_home.view", actor_id=viewer.id, subject="care_home", subject_id=care_home_id
            )
            return self.page(
                "admin/review.html",
                code=refusal.status if refusal else 200,
                refusal=refusal,
                reason=reason,
                **care_home_pages.shown(found, viewer),
            )


def _wanted() -> queries.Wanted:
    """Read from the address which homes to list."""
    search = arguments.text("q")
    return queries.Wanted(
        part=queue_pages.part(bool(search)),
        status=arguments.word("show", Verification),
        search=search,
        town=arguments.text("town"),
        kind=arguments.word("kind", CareHomeType),
    )


def _next(view: ConsoleView, besides: UUID | None = None) -> str:
    """Return the page of the review to go on with, or the list when none waits."""
    viewer = reviews.viewer_of(view.staff())
    following = reviews.take_next(queries.QUEUE, viewer, besides)
    if following is None:
        return url_for("care_homes.index")
    return url_for("care_homes.review", care_home_id=following)
