"""Changing the reference list of qualifications, each change leaving a trail."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from vicarity.admin.errors import CodeTaken, QualificationChanged, QualificationNotFound
from vicarity.admin.queries import qualifications as queries
from vicarity.core import audit
from vicarity.core.database import unit_of_work
from vicarity.core.fields import plain_line, plain_text
from vicarity.qualification.enums import Category

#: The longest text of each member, in characters, as its column holds it.
LONGEST = {"name": 200, "description": 500, "notes": 500, "issuer": 300}

#: The greatest number of each member: fifty years; more qualifications than there are.
MOST = {"validity_months": 600, "display_order": 9999}

_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,39}")


@dataclass
class Draft:
    """What somebody wrote into the form, and what is wrong with it.

    Attributes:
        values: By member, ready to be kept.
        problems: By member, the sentence that says how to mend it.
    """

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def drafted(form: Mapping[str, str], *, new: bool) -> Draft:
    """Read the form."""
    draft = Draft()
    for name, longest in LONGEST.items():
        _text(draft, name, form.get(name, ""), longest)
    if not draft.values.get("name") and "name" not in draft.problems:
        draft.problems["name"] = "Enter the name."
    _number(draft, "validity_months", form.get("validity_months", ""), empty=True)
    _number(draft, "display_order", form.get("display_order", ""), empty=False)
    category = next((one for one in Category if one.value == form.get("category")), None)
    draft.values["category"] = category
    if category is None:
        draft.problems["category"] = "Choose a category."
    draft.values["is_mandatory"] = form.get("is_mandatory") == "yes"
    if new:
        _code(draft, form.get("code", ""))
    return draft


def _text(draft: Draft, name: str, sent: str, longest: int) -> None:
    text = sent.replace("\r\n", "\n").strip()
    draft.values[name] = text
    try:
        plain_text(text) if name in {"description", "notes"} else plain_line(text)
    except ValueError as error:
        draft.problems[name] = str(error)
    if len(text) > longest:
        draft.problems[name] = f"Use {longest} characters or fewer."


def _number(draft: Draft, name: str, sent: str, *, empty: bool) -> None:
    text, most = sent.strip(), MOST[name]
    fits = text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= most
    draft.values[name] = int(text) if fits else None
    if not fits and not (empty and not text):
        draft.problems[name] = f"Enter a whole number from 1 to {most}."


def _code(draft: Draft, sent: str) -> None:
    draft.values["code"] = sent.strip()
    if not _CODE.fullmatch(sent.strip()):
        draft.problems["code"] = "Use 2 to 40 capital letters, digits or _, a letter first."


def change(
    qualification_id: UUID, values: dict[str, Any], *, by: UUID, seen: datetime | None
) -> None:
    """Change the qualification that somebody saw, and not what it has become since.

    Raises:
        QualificationNotFound: There is none.
        QualificationChanged: It is not what was seen.
    """
    with unit_of_work():
        current = queries.shown(qualification_id, lock=True)
        if current is None:
            raise QualificationNotFound
        if current.updated_at != seen:
            raise QualificationChanged
        changed = {name: new for name, new in values.items() if getattr(current, name) != new}
        if changed:
            queries.change(qualification_id, changed)
            before = {name: getattr(current, name) for name in changed}
            _trail("change", qualification_id, by, before, changed)


def add(values: dict[str, Any], *, by: UUID) -> UUID:
    """Add a qualification and return its id.

    Raises:
        CodeTaken: There is one with this code.
    """
    with unit_of_work():
        if queries.taken(values["code"]):
            raise CodeTaken
        rest = {name: value for name, value in values.items() if name != "code"}
        added = queries.add(values["code"], rest)
        # "code" is what the trail calls a secret, and masks.
        _trail("add", added, by, None, {"qualification": values["code"], **rest})
    return added


def _trail(
    verb: str,
    qualification_id: UUID,
    by: UUID,
    before: dict[str, Any] | None,
    after: dict[str, Any],
) -> None:
    audit.record(
        f"qualification.{verb}",
        actor_id=by,
        subject="qualification",
        subject_id=qualification_id,
        before=before,
        after=after,
    )
