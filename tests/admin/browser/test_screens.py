"""Every screen of the queues and reviews: readable by everybody, and inert to strangers."""

from datetime import timedelta

import pytest

from tests.admin.browser.conftest import audit_page, sign_in
from tests.admin.lists import NASTY
from tests.admin.test_in_chromium import CHROMIUM, check
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import RegisterChange
from vicarity.core import clock
from vicarity.extensions import db
from vicarity.register.enums import ChangeKind, RegisterSource
from vicarity.register.models import CqcLocation

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")

LOCATION = "1-123456789"
NASTIEST = "".join(NASTY[:3])


@pytest.fixture
def hostile(make, staff, stored):
    """A worker, a home and a register whose every text was written by somebody who means harm."""
    now, user = clock.now(), make.user(email="ada@example.com")
    make.worker(user=user, first_name=NASTIEST, last_name=NASTIEST, city=NASTIEST)
    credential = make.credential(
        user=user,
        code="DBS_ENHANCED",
        document_id=stored(user, name=f"{NASTIEST}.pdf"),
        certificate_number=NASTIEST[:60],
        details={NASTIEST: NASTIEST},
        rejection_reason=NASTIEST,
    )
    texts = ("contact_name", "contact_title", "address_line_1", "city", "county", "description")
    home = make.care_home(
        business_name=NASTIEST,
        status=Verification.IN_REVIEW,
        submitted_at=now - timedelta(days=9),
        cqc_location_id=LOCATION,
        verification_notes=NASTIEST,
        website="javascript:alert(1)",
        **dict.fromkeys(texts, NASTIEST),
    )
    if db.session.get(CqcLocation, LOCATION) is None:
        seen = {"source": RegisterSource.API, "seen_at": now}
        db.session.add(CqcLocation(location_id=LOCATION, name=NASTIEST, city=NASTIEST, **seen))
        db.session.flush()
    change = {
        "kind": ChangeKind.RENAMED,
        "before": {NASTIEST: NASTIEST},
        "after": {"name": NASTIEST},
    }
    db.session.add(RegisterChange(care_home_id=home.id, location_id=LOCATION, **change))
    places = [
        "/admin/",
        "/admin/care-homes/",
        "/admin/credentials/",
        "/admin/care-homes/register-changes/",
        f"/admin/care-homes/{home.id}",
        f"/admin/credentials/{credential.id}",
    ]
    db.session.commit()
    return places


def test_runs_nothing_that_a_stranger_wrote(page, hostile):
    page.on("dialog", lambda dialog: page.mistakes.append(dialog.message))
    sign_in(page)

    for place in hostile:
        assert page.goto(place).status == 200
        page.wait_for_load_state("networkidle")
        check(page)
        assert page.locator("main").count() == 1


@pytest.mark.parametrize("size", [(320, 700), (390, 844), (720, 450), (1440, 900)], ids=str)
def test_can_be_read_by_everybody(chromium, address, hostile, size):
    width, height = size
    context = chromium.new_context(
        viewport={"width": width, "height": height}, base_url=address, locale="en-GB"
    )
    context.add_init_script("window.violations = []")
    page = context.new_page()
    page.mistakes = []
    sign_in(page)

    for place in hostile:
        page.goto(place)
        page.wait_for_load_state("networkidle")
        audit_page(page)
    context.close()


def test_can_be_read_in_every_state(page, hostile):
    sign_in(page)
    page.goto("/admin/credentials/")
    page.get_by_role("checkbox", name="Tick Enhanced").check()
    page.get_by_text("Reject or ask").click()
    audit_page(page)
    page.evaluate("document.querySelector('#keys').showModal()")
    audit_page(page)
    page.keyboard.press("Escape")
    page.goto("/admin/credentials/?q=nobody")
    audit_page(page)
    page.goto(hostile[-1])
    page.get_by_role("button", name="Reject").click()
    page.get_by_text("Say why").wait_for()
    audit_page(page)


def test_shows_the_evidence_larger_turned_and_page_by_page(page, queue):
    sign_in(page)
    page.goto(f"/admin/credentials/{queue[0].id}")
    picture = page.locator(".sheet img")
    picture.wait_for()
    page.wait_for_function("document.querySelector('.sheet img').naturalWidth > 0")

    def width():
        return picture.bounding_box()["width"]

    before = width()
    page.get_by_role("button", name="Larger").click()
    larger = width()
    page.get_by_role("button", name="Fit").click()
    fitting = page.locator(".sheet").bounding_box()["height"]
    page.get_by_role("button", name="Turn to the right").click()
    turned = picture.bounding_box()
    page.get_by_role("link", name="Next page").click()
    page.get_by_text("Page 2 of 2").wait_for()
    page.wait_for_function("document.querySelector('.sheet img').src.endsWith('/2.png')")

    assert larger > before
    assert fitting <= page.locator(".vc-page").bounding_box()["height"]
    assert turned["width"] > turned["height"]
    check(page)


def test_says_when_a_page_cannot_be_drawn(page, queue):
    sign_in(page)
    page.route("**/evidence/**", lambda route: route.fulfill(status=503))

    page.goto(f"/admin/credentials/{queue[0].id}")

    page.get_by_text("This page could not be drawn.").wait_for()


def test_works_without_scripts(chromium, address, queue):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page)

    page.get_by_role("button", name="Start the next review").click()
    page.get_by_role("link", name="Next page").click()
    page.get_by_text("Page 2 of 2").wait_for()
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("Fire safety is approved.").wait_for()
    page.goto("/admin/credentials/")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Give back").click()

    page.get_by_text("1 review given back.").wait_for()
    context.close()
