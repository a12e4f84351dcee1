from datetime import timedelta
from uuid import uuid4

import pytest

from tests.admin.lists import NASTY
from vicarity.account.enums import Role
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import RegisterChange
from vicarity.core import clock
from vicarity.register.enums import ChangeKind, RegisterSource
from vicarity.register.models import CqcLocation

CHANGES = "/admin/care-homes/register-changes/"


@pytest.fixture
def change(make, session):
    """Find a change in the register about a home, some days ago."""

    def found(days=0, home=None, **given):
        if session.get(CqcLocation, "1-123456789") is None:
            session.add(
                CqcLocation(
                    location_id="1-123456789",
                    name="Elm House",
                    source=RegisterSource.API,
                    seen_at=clock.now(),
                )
            )
        home = home or make.care_home(status=Verification.VERIFIED, cqc_location_id="1-123456789")
        facts = {"kind": ChangeKind.RENAMED, "before": {"name": "Elm"}, "after": {"name": "Oak"}}
        row = RegisterChange(
            care_home_id=home.id,
            location_id="1-123456789",
            found_at=clock.now() - timedelta(days=days),
            **facts | given,
        )
        session.add(row)
        session.commit()
        return row

    return found


def test_lists_open_changes_oldest_first(console, change):
    change(1, after={"name": "Newer"})
    change(2, after={"name": "Older"})
    change(3, after={"name": "Resolved"}, resolved_at=clock.now())

    page = console(Role.SUPPORT).get(CHANGES).text

    assert page.index("Older") < page.index("Newer")
    assert "Resolved" not in page
    assert 'name="reason"' not in page


def test_is_resolved_with_a_note(console, change, session, acts):
    row = change()
    browser = console()

    browser.post(f"{CHANGES}{row.id}", {"reason": "They moved house."}, on=CHANGES)

    session.refresh(row)
    assert row.resolution == "They moved house."
    assert row.resolved_by == browser.staff.id
    assert len(acts("care_home.register_resolved")) == 1
    assert "CQC has changed nothing" in browser.get(CHANGES).text


def test_is_not_resolved_without_a_note(console, change, session):
    row = change()
    browser = console()

    browser.post(f"{CHANGES}{row.id}", {"reason": " "}, on=CHANGES)

    session.refresh(row)
    assert row.resolved_at is None
    assert "Say why" in browser.get(CHANGES).text


def test_stands_on_the_review_of_its_home(console, make, change):
    home = make.care_home(status=Verification.VERIFIED, cqc_location_id="1-123456789")
    row = change(home=home, kind=ChangeKind.DEREGISTERED)
    browser = console()

    page = browser.get(f"/admin/care-homes/{home.id}").text
    form = {"reason": "Suspended.", "from": "review"}
    answer = browser.post(f"{CHANGES}{row.id}", form, on=CHANGES)

    assert "CQC has ended the registration" in page
    assert answer.location == f"/admin/care-homes/{home.id}"


def test_tells_on_the_list_of_homes_how_many_there_are(console, change):
    change()

    assert (
        'Changes in the register <span class="pill warn">1</span>'
        in console().get("/admin/care-homes/").text
    )


def test_does_nothing_about_a_change_there_is_not(console):
    answer = console().post(f"{CHANGES}{uuid4()}", {"reason": "Why."}, on=CHANGES)

    assert answer.status_code == 302


@pytest.mark.parametrize("nasty", NASTY)
def test_shows_text_from_the_register_and_never_runs_it(console, change, nasty):
    change(before={nasty: nasty}, after={nasty: [nasty]})

    page = console().get(CHANGES).text

    assert "<script>alert" not in page
    assert "<svg onload" not in page
