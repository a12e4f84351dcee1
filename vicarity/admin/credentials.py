"""Credentials: the queue, and the page on which one is decided."""

from __future__ import annotations

from uuid import UUID

from flask import Response, flash, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.admin import answers, arguments, credential_pages, labels, queue_pages, reviews, rules
from vicarity.admin.base import ConsoleView, action, page, with_arguments
from vicarity.admin.marks import queue_marks
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import credentials as queries
from vicarity.admin.reviews import Answer
from vicarity.core import audit, clock
from vicarity.core.database import unit_of_work
from vicarity.core.errors import Conflict, DomainError, NotAllowed, RuleBroken
from vicarity.document import service as documents
from vicarity.qualification.enums import Category, CredentialStatus
from vicarity.qualification.errors import CredentialNotFound
from vicarity.qualification.reasons import REASONS, text_of

DECISIONS = (CredentialStatus.VERIFIED, CredentialStatus.REJECTED)

#: What the decision is called afterwards.
DONE = {
    CredentialStatus.VERIFIED: "is approved",
    CredentialStatus.REJECTED: "is rejected",
    None: "waits for the worker's answer",
}

#: What a reviewer is told on the page, which keeps what they wrote.
REFUSALS = (Conflict, NotAllowed, RuleBroken)


class CredentialsView(ConsoleView):
    """What workers say they hold, and where the check of each stands."""

    permission = Permission.READ_CREDENTIALS

    @page("/", Permission.READ_CREDENTIALS)
    def index(self) -> Response:
        """List credentials: those that wait, the oldest first, or a part of all of them."""
        wanted, viewer = _wanted(), reviews.viewer_of(self.staff())
        rows, following = queries.listed(wanted, viewer, arguments.place("after"))
        today = clock.today()
        return self.page(
            "admin/credentials.html",
            credentials=rows,
            marks={row.id: queue_marks(row._mapping, today) for row in rows},
            following=following and arguments.as_place(*following),
            counts=queries.QUEUE.counts(viewer),
            selected=queue_pages.back_to("credentials.selected"),
            turned="after" in request.args,
            choices=queries.choices(),
            reasons=REASONS,
            labels=labels,
            wanted=wanted,
            now=viewer.now,
            time_left=rules.time_left,
            with_arguments=with_arguments,
        )

    @action("/take-next", Permission.DECIDE_CREDENTIALS)
    def take_next(self) -> Redirect:
        """Open the oldest review that nobody has, and have it from now on."""
        return redirect(self._next())

    @action("/selected", Permission.DECIDE_CREDENTIALS)
    def selected(self) -> Redirect:
        """Do to the credentials that were ticked what the button says."""
        credential_pages.act_on_selected(reviews.viewer_of(self.staff()))
        return redirect(queue_pages.back_to("credentials.index"))

    @page("/<uuid:credential_id>", Permission.READ_CREDENTIALS)
    def review(self, credential_id: UUID) -> Response:
        """Show the evidence beside the claim, and the decision."""
        return self._review(credential_id)

    @action("/<uuid:credential_id>", Permission.DECIDE_CREDENTIALS)
    def decide(self, credential_id: UUID) -> Response | Redirect:
        """Approve or reject a credential, or ask for more; then open the next one."""
        decision = answers.decision(DECISIONS)
        reason = answers.reason(text_of(answers.template()))
        try:
            until = answers.day("expiry")
            answer = Answer(self.staff().id, answers.seen(), reason, until)
            found = reviews.decide_credential(credential_id, decision, answer)
        except REFUSALS as refusal:
            return self._review(credential_id, refusal=refusal, reason=reason)
        flash(f"{found['name']} {DONE[decision]}.", "success")
        return redirect(self._next(besides=credential_id))

    @action("/<uuid:credential_id>/assignment", Permission.DECIDE_CREDENTIALS)
    def assign(self, credential_id: UUID) -> Redirect:
        """Take this review, from a colleague too, or give it back."""
        viewer = reviews.viewer_of(self.staff())
        queue_pages.take_or_give_back(queries.QUEUE, viewer, [credential_id])
        return redirect(url_for("credentials.review", credential_id=credential_id))

    @action("/<uuid:credential_id>/presence", Permission.READ_CREDENTIALS)
    def presence(self, credential_id: UUID) -> Response:
        """Say who else has this review open, and whether it has changed meanwhile."""
        viewer = reviews.viewer_of(self.staff())
        return jsonify(queue_pages.presence(queries.QUEUE, credential_id, viewer))

    @page(
        "/<uuid:credential_id>/evidence/<uuid:document_id>/<int:number>.png",
        Permission.READ_DOCUMENTS,
    )
    def evidence(self, credential_id: UUID, document_id: UUID, number: int) -> Response:
        """Return the picture of a page; who sees one of a document is noted once a review."""
        credential_pages.note_view(credential_id, document_id, self.staff().id)
        picture = documents.page_picture(document_id, number, credential_pages.WIDTH)
        return Response(picture, mimetype="image/png")

    def _review(
        self, credential_id: UUID, *, refusal: DomainError | None = None, reason: str = ""
    ) -> Response:
        viewer = reviews.viewer_of(self.staff())
        with unit_of_work():
            found = queries.review(credential_id)
            if found is None:
                raise CredentialNotFound
            audit.record(
                "credential.view",
                actor_id=viewer.id,
                subject="credential",
                subject_id=credential_id,
            )
            return self.page(
                "admin/credential_review.html",
                code=refusal.status if refusal else 200,
                refusal=refusal,
                reason=reason,
                offered=DECISIONS,
                with_arguments=with_arguments,
                **credential_pages.shown(found, viewer),
            )

    def _next(self, besides: UUID | None = None) -> str:
        """Return the page of the review to go on with, or the list when none waits."""
        viewer = reviews.viewer_of(self.staff())
        following = reviews.take_next(queries.QUEUE, viewer, besides)
        if following is None:
            return url_for("credentials.index")
        return url_for("credentials.review", credential_id=following)


def _wanted() -> queries.Wanted:
    """Read from the address which credentials to list."""
    search = arguments.text("q")
    return queries.Wanted(
        part=queue_pages.part(bool(search)),
        status=arguments.word("show", CredentialStatus),
        search=search,
        town=arguments.text("town"),
        code=arguments.text("qualification"),
        category=arguments.word("category", Category),
    )
