"""``/api/care-home/shifts``, ``/api/care-home/shift-templates`` and the list of roles."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint

from vicarity.account.access import verified
from vicarity.account.enums import CARE_HOME_ROLES
from vicarity.account.errors import EmailNotVerified
from vicarity.core.access import PUBLIC
from vicarity.core.actor import Actor
from vicarity.core.cursors import UnknownCursor
from vicarity.core.fields import NoMembers
from vicarity.core.http import endpoint
from vicarity.shift import changing, posting, service, templates
from vicarity.shift.errors import (
    BreakTooLong,
    CareHomeNotVerified,
    NonePublished,
    RateBelowMinimumWage,
    RateLowered,
    ShiftCancelled,
    ShiftInPast,
    ShiftLength,
    ShiftNotDraft,
    ShiftNotFound,
    ShiftStarted,
    ShiftTooFarAhead,
    TemplateNameTaken,
    TemplateNotFound,
    TermsAccepted,
    TooFewPositions,
    TooManyShifts,
    TooManyTemplates,
    UnknownRequirement,
    UnknownRole,
)
from vicarity.shift.schemas import (
    NewShift,
    NewTemplate,
    PostedShift,
    PublishedShifts,
    ShiftAnswer,
    ShiftChange,
    ShiftList,
    ShiftsAsked,
    ShiftsToPublish,
    ShownRoles,
    TemplateAnswer,
    TemplateChange,
    TemplateList,
)

bp = Blueprint("shift", __name__)
roles_bp = Blueprint("care_roles", __name__)

MEMBERS = verified(*CARE_HOME_ROLES)

UNKNOWN_CODES = (UnknownRole, UnknownRequirement)
BROKEN_TERMS = (
    *UNKNOWN_CODES,
    ShiftInPast,
    ShiftTooFarAhead,
    ShiftLength,
    BreakTooLong,
    RateBelowMinimumWage,
)


@bp.post("/shifts")
@endpoint(
    access=MEMBERS,
    body=NewShift,
    returns=PostedShift,
    status=201,
    refuses=(EmailNotVerified, CareHomeNotVerified, TooManyShifts, *BROKEN_TERMS),
    idempotent=True,
)
def post(body: NewShift, actor: Actor) -> dict[str, Any]:
    """Make a shift, or with `repeat` up to 200: all of them or none."""
    return posting.post(actor.user_id, body)


@bp.get("/shifts")
@endpoint(
    access=MEMBERS,
    query=ShiftsAsked,
    returns=ShiftList,
    refuses=(EmailNotVerified, UnknownCursor),
    reads=True,
)
def list_shifts(query: ShiftsAsked, actor: Actor) -> dict[str, Any]:
    """List the care home's shifts in order of time."""
    return service.listed(actor.user_id, query)


@bp.get("/shifts/<uuid:shift_id>")
@endpoint(
    access=MEMBERS, returns=ShiftAnswer, refuses=(EmailNotVerified, ShiftNotFound), reads=True
)
def shift(shift_id: UUID, actor: Actor) -> dict[str, Any]:
    """Return one of the care home's shifts."""
    return service.shift(actor.user_id, shift_id)


@bp.patch("/shifts/<uuid:shift_id>")
@endpoint(
    access=MEMBERS,
    body=ShiftChange,
    returns=ShiftAnswer,
    refuses=(
        EmailNotVerified,
        ShiftNotFound,
        ShiftCancelled,
        ShiftStarted,
        TermsAccepted,
        RateLowered,
        TooFewPositions,
        *BROKEN_TERMS,
    ),
)
def change(shift_id: UUID, body: ShiftChange, actor: Actor) -> dict[str, Any]:
    """Change a shift; once somebody applied, its terms stay and its rate can only rise."""
    return changing.change(actor.user_id, shift_id, body)


@bp.delete("/shifts/<uuid:shift_id>")
@endpoint(access=MEMBERS, status=204, refuses=(EmailNotVerified, ShiftNotFound, ShiftNotDraft))
def discard(shift_id: UUID, actor: Actor) -> None:
    """Throw a draft away; what was published is cancelled instead."""
    posting.discard(actor.user_id, shift_id)


@bp.post("/shifts/publish")
@endpoint(
    access=MEMBERS,
    body=ShiftsToPublish,
    returns=PublishedShifts,
    refuses=(EmailNotVerified, CareHomeNotVerified, NonePublished),
    idempotent=True,
)
def publish_all(body: ShiftsToPublish, actor: Actor) -> dict[str, Any]:
    """Offer drafts to care workers: all of them, or none; `errors` says why which cannot be."""
    return posting.publish_all(actor.user_id, body.ids)


@bp.post("/shifts/<uuid:shift_id>/publish")
@endpoint(
    access=MEMBERS,
    body=NoMembers,
    body_optional=True,
    returns=ShiftAnswer,
    refuses=(
        EmailNotVerified,
        ShiftNotFound,
        CareHomeNotVerified,
        ShiftNotDraft,
        ShiftStarted,
        RateBelowMinimumWage,
    ),
)
def publish(shift_id: UUID, body: NoMembers, actor: Actor) -> dict[str, Any]:
    """Offer a draft to care workers."""
    return posting.publish(actor.user_id, shift_id)


@bp.get("/shift-templates")
@endpoint(access=MEMBERS, returns=TemplateList, refuses=(EmailNotVerified,), reads=True)
def list_templates(actor: Actor) -> dict[str, Any]:
    """List the care home's usual shifts by name."""
    return templates.listed(actor.user_id)


@bp.post("/shift-templates")
@endpoint(
    access=MEMBERS,
    body=NewTemplate,
    returns=TemplateAnswer,
    status=201,
    refuses=(EmailNotVerified, TemplateNameTaken, TooManyTemplates, *UNKNOWN_CODES),
)
def add_template(body: NewTemplate, actor: Actor) -> dict[str, Any]:
    """Keep a usual shift, to post others like it."""
    return templates.add(actor.user_id, body)


@bp.patch("/shift-templates/<uuid:template_id>")
@endpoint(
    access=MEMBERS,
    body=TemplateChange,
    returns=TemplateAnswer,
    refuses=(EmailNotVerified, TemplateNotFound, TemplateNameTaken, *UNKNOWN_CODES),
)
def change_template(template_id: UUID, body: TemplateChange, actor: Actor) -> dict[str, Any]:
    """Change a usual shift; shifts made from it stay as they are."""
    return templates.change(actor.user_id, template_id, body)


@bp.delete("/shift-templates/<uuid:template_id>")
@endpoint(access=MEMBERS, status=204, refuses=(EmailNotVerified, TemplateNotFound))
def delete_template(template_id: UUID, actor: Actor) -> None:
    """Throw a usual shift away; shifts made from it stay."""
    templates.remove(actor.user_id, template_id)


@roles_bp.get("/care-roles")
@endpoint(access=PUBLIC, returns=ShownRoles, reads=True)
def roles() -> dict[str, Any]:
    """Return the kinds of work that shifts are for."""
    return service.roles()
