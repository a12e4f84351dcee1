from sqlalchemy import func, select

from vicarity.place.models import PostcodePoint
from vicarity.qualification.models import Qualification
from vicarity.shift.models import CareRole
from vicarity.worker.models import MinimumWage

UNCHANGED = """\
Qualifications: 0 added, 0 changed, 87 unchanged
Minimum wage rates: 0 added, 0 changed, 9 unchanged
Postcode areas: 0 added, 0 changed, 124 unchanged
Roles: 0 added, 0 changed, 9 unchanged
"""


def qualification(session, code):
    return session.scalars(select(Qualification).where(Qualification.code == code)).one()


def test_changes_nothing_a_second_time(run):
    result = run("seed", "reference")

    assert (result.exit_code, result.stdout) == (0, UNCHANGED)


def test_brings_changed_rows_up_to_date_and_leaves_the_others(run, session):
    other_before = qualification(session, "EDI").updated_at
    changed = qualification(session, "CARE_CERTIFICATE")
    changed.name, changed.validity_months = "Something else", 7
    session.get(PostcodePoint, "LS").easting = 1
    session.commit()

    result = run("seed", "reference")

    session.expire_all()
    restored = qualification(session, "CARE_CERTIFICATE")
    assert restored.name.startswith("Care Certificate (16 standards")
    assert restored.validity_months is None
    assert session.get(PostcodePoint, "LS").easting == 430_000
    assert qualification(session, "EDI").updated_at == other_before
    assert "Qualifications: 0 added, 1 changed, 86 unchanged" in result.stdout
    assert "Postcode areas: 0 added, 1 changed, 123 unchanged" in result.stdout


def test_adds_what_is_missing(run, session):
    session.delete(session.get(MinimumWage, ("2026-04-01", 21)))
    session.commit()

    result = run("seed", "reference")

    assert session.get(MinimumWage, ("2026-04-01", 21)).pence == 1271
    assert "Minimum wage rates: 1 added, 0 changed, 8 unchanged" in result.stdout


def test_keeps_a_qualification_that_is_not_on_the_list(run, session):
    ours = {"code": "LOCAL", "name": "Ours", "category": "training", "display_order": 900}
    session.add(Qualification(**ours))
    session.commit()

    run("seed", "reference")

    assert qualification(session, "LOCAL").name == "Ours"


def test_shows_the_list_in_its_own_order(session):
    codes = session.scalars(select(Qualification.code).order_by(Qualification.display_order))

    assert [*codes][:3] == ["DBS_ENHANCED", "RIGHT_TO_WORK", "CARE_CERTIFICATE"]


def test_has_every_postcode_area(session):
    areas = select(func.count()).where(PostcodePoint.precision == "area")

    assert session.scalar(areas) == 124


def test_needs_only_qualifications_that_exist_for_a_role(session):
    known = set(session.scalars(select(Qualification.code)))
    needed = {code for role in session.scalars(select(CareRole)) for code in role.required}

    assert needed
    assert needed <= known
