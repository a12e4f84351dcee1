"""Qualifications: the reference list, and changing it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.admin import arguments, catalogue, labels
from vicarity.admin.base import ConsoleView, action, page, with_arguments
from vicarity.admin.catalogue import Draft
from vicarity.admin.errors import CodeTaken, QualificationChanged, QualificationNotFound
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import audit_log
from vicarity.admin.queries import qualifications as queries
from vicarity.qualification.enums import Category


class QualificationsView(ConsoleView):
    """What care workers can be trained, checked or registered for."""

    permission = Permission.READ_QUALIFICATIONS

    @page("/", Permission.READ_QUALIFICATIONS)
    def index(self) -> Response:
        """List the reference list, or one category of it."""
        category = arguments.word("category", Category)
        return self.page(
            "admin/qualifications.html",
            qualifications=queries.listed(category),
            category=category,
            labels=labels,
            with_arguments=with_arguments,
        )

    @page("/new", Permission.EDIT_QUALIFICATIONS)
    def new(self) -> Response:
        """Show an empty form."""
        values = {"display_order": queries.last_place() + 1, "is_mandatory": False}
        return self._form(None, Draft(values))

    @action("/new", Permission.EDIT_QUALIFICATIONS)
    def add(self) -> Response | Redirect:
        """Add what the form says."""
        draft = catalogue.drafted(request.form, new=True)
        if draft.problems:
            return self._form(None, draft, code=422)
        try:
            added = catalogue.add(draft.values, by=self.staff().id)
        except CodeTaken as refusal:
            draft.problems["code"] = str(refusal)
            return self._form(None, draft, code=refusal.status)
        flash(f"{draft.values['name']} is in the list.", "success")
        return redirect(url_for("qualifications.shown", qualification_id=added))

    @page("/<uuid:qualification_id>", Permission.READ_QUALIFICATIONS)
    def shown(self, qualification_id: UUID) -> Response:
        """Show one qualification, as a form for those who may change it."""
        found = _found(qualification_id)
        return self._form(found, Draft(found._asdict()))

    @action("/<uuid:qualification_id>", Permission.EDIT_QUALIFICATIONS)
    def change(self, qualification_id: UUID) -> Response | Redirect:
        """Change a qualification to what the form says."""
        draft = catalogue.drafted(request.form, new=False)
        if draft.problems:
            return self._form(_found(qualification_id), draft, code=422)
        seen = arguments.instant(request.form.get("seen", ""))
        try:
            catalogue.change(qualification_id, draft.values, by=self.staff().id, seen=seen)
        except QualificationChanged as refusal:
            flash(str(refusal), "error")
            return self._form(_found(qualification_id), draft, code=refusal.status)
        flash("The qualification is saved.", "success")
        return redirect(url_for("qualifications.shown", qualification_id=qualification_id))

    def _form(self, found: Any, draft: Draft, *, code: int = 200) -> Response:
        history = audit_log.history("qualification", found.id) if found else ()
        return self.page(
            "admin/qualification.html",
            code=code,
            qualification=found,
            values=draft.values,
            problems=draft.problems,
            history=history,
            labels=labels,
        )


def _found(qualification_id: UUID) -> Any:
    found = queries.shown(qualification_id)
    if found is None:
        raise QualificationNotFound
    return found
