"""A home's usual shifts: kept, changed and thrown away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vicarity.core.errors import FieldError
from vicarity.shift import queries, rules
from vicarity.shift.errors import TemplateNameTaken, TemplateNotFound, TooManyTemplates
from vicarity.shift.schemas import NewTemplate, TemplateChange
from vicarity.shift.service import CLEARED, check_codes, home_of


def listed(user_id: UUID) -> dict[str, Any]:
    """Return a home's templates by name."""
    return {"items": queries.templates(home_of(user_id))}


def add(user_id: UUID, form: NewTemplate) -> dict[str, Any]:
    """Keep a template.

    Raises:
        TemplateNameTaken: The home has one of that name; capitals make no difference.
        TooManyTemplates: It has as many as we keep.
        UnknownRole, UnknownRequirement: A code is not in its list.
    """
    home_id, values = home_of(user_id), form.model_dump()
    check_codes(values)
    if queries.lock_templates(home_id) >= rules.MOST_TEMPLATES:
        raise TooManyTemplates
    return _named(queries.add_template(values | {"care_home_id": home_id}))


def change(user_id: UUID, template_id: UUID, form: TemplateChange) -> dict[str, Any]:
    """Change some members of a template.

    Raises:
        TemplateNotFound: The home has none like that.
        TemplateNameTaken: It has another one of that name.
        UnknownRole, UnknownRequirement: A code is not in its list.
    """
    home_id = home_of(user_id)
    current = queries.locked_template(home_id, template_id)
    if current is None:
        raise TemplateNotFound
    sent = form.model_dump(exclude_unset=True)
    changes = {name: CLEARED.get(name) if value is None else value for name, value in sent.items()}
    check_codes(changes)
    if not changes:
        return current
    return _named(queries.change_template(home_id, template_id, changes))


def _named(row: dict[str, Any] | None) -> dict[str, Any]:
    if row is None:
        said = (TemplateNameTaken.__doc__ or "").strip()
        raise TemplateNameTaken(errors=(FieldError("#/name", TemplateNameTaken.code(), said),))
    return row


def remove(user_id: UUID, template_id: UUID) -> None:
    """Throw a template away; shifts made from it stay.

    Raises:
        TemplateNotFound: The home has none like that.
    """
    if not queries.remove_template(home_of(user_id), template_id):
        raise TemplateNotFound
