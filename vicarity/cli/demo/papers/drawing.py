"""Any paper in any form."""

from __future__ import annotations

from random import Random

from vicarity.cli.demo.papers import awards, camera, checks, courses
from vicarity.cli.demo.papers.facts import Facts, Form, Layout

DRAWN = {
    Layout.DBS: checks.dbs,
    Layout.SHARE_CODE: checks.share_code,
    Layout.PASSPORT: checks.passport,
    Layout.COURSE: courses.course,
    Layout.STANDARDS: courses.standards,
    Layout.BOOKING: courses.booking,
    Layout.DIPLOMA: awards.diploma,
    Layout.REGISTER: awards.register,
}


def draw(layout: Layout, form: Form, facts: Facts) -> bytes:
    """Return a file; the same facts give the same file."""
    pdf = DRAWN[layout](facts)
    chance = Random(facts.number + facts.name)  # noqa: S311 - made-up papers, not secrets
    if form is Form.PDF:
        return pdf
    if form is Form.SCAN:
        return camera.scan(pdf, chance)
    return camera.photo(pdf, chance, blurred=form is Form.BLURRED)


def portrait(facts: Facts) -> bytes:
    """Return a photo of a made-up person."""
    return camera.portrait(checks.passport(facts))
