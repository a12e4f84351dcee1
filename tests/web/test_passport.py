"""The passport, the documents in it, and the worker's start page."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.document import files
from tests.web.conftest import check, everywhere
from tests.web.workers import complete, decide, enter
from vicarity.core import clock

REASON = "We cannot read the document: it is blurred. Please take a new picture."
QUESTION = "Which employer signed this?"


def card(tab, code="CARE_CERTIFICATE"):
    return tab.locator(f"#{code}")


def upload(worker, kind="dbs_certificate", name="dbs.png"):
    answer = worker.http.post(
        "/api/worker/documents",
        files={"file": (name, files.png())},
        data={"kind": kind},
        headers=worker.headers,
    )
    assert answer.status_code == 201
    return answer.json()["id"]


def test_shows_what_staff_decided(tab, stack, worker):
    enter(tab, worker, "/passport")
    expect(card(tab)).to_contain_text("File needed")

    decide(stack, worker, "CARE_CERTIFICATE", "verified")
    tab.reload()

    expect(card(tab)).to_contain_text("Checked")
    expect(tab.get_by_text("1 of 13 done").first).to_be_visible()
    tab.get_by_role("button", name="Checked 1").click()
    expect(tab.locator("h3")).to_have_text(["Care Certificate (16 standards, March 2025)"])


def test_says_why_it_was_rejected_and_takes_a_better_one(tab, stack, worker):
    decide(stack, worker, "CARE_CERTIFICATE", "rejected", REASON)
    enter(tab, worker, "/passport")
    expect(card(tab)).to_contain_text("Not accepted")
    expect(card(tab)).to_contain_text(REASON)

    card(tab).get_by_role("button", name="Upload a new document").click()
    dialog = tab.get_by_role("dialog")
    picked = {"name": "care.png", "mimeType": "image/png", "buffer": files.png()}
    dialog.locator("input[type=file]").set_input_files(picked)
    dialog.get_by_text("Uploaded", exact=True).wait_for()
    dialog.get_by_label("Day").first.fill("3")
    dialog.get_by_label("Month").first.fill("2")
    dialog.get_by_label("Year").first.fill("2026")
    check(tab)
    dialog.get_by_role("button", name="Send for checking").click()

    expect(card(tab)).to_contain_text("Waiting for us")
    expect(card(tab)).not_to_contain_text(REASON)
    assert stack.ask(
        "SELECT issue_date::text, filename FROM credentials JOIN documents ON document_id ="
        " documents.id JOIN users ON users.id = documents.user_id WHERE email = %s",
        worker.email,
    ) == [("2026-02-03", "care.png")]


def test_adds_what_is_missing_and_keeps_the_rest(tab, stack, worker):
    enter(tab, worker, "/passport")
    tab.get_by_role("button", name="Add the certificate for Fire safety").click()
    dialog = tab.get_by_role("dialog")
    dialog.get_by_role("button", name="Send for checking").click()
    link = dialog.get_by_role("link", name="Upload the certificate, or enter its number")
    link.click()
    expect(dialog.get_by_role("button", name="Choose a file")).to_be_focused()
    check(tab)
    dialog.get_by_label("Certificate number").fill("FS-1")
    dialog.get_by_label("Year").last.fill("2020")
    dialog.get_by_label("Month").last.fill("May")
    dialog.get_by_label("Day").last.fill("1")
    dialog.get_by_label("Year").first.fill("2021")
    dialog.get_by_label("Month").first.fill("May")
    dialog.get_by_label("Day").first.fill("1")
    dialog.get_by_role("button", name="Send for checking").click()
    dialog.get_by_role("link", name="The expiry date is before the issue date.").click()
    dialog.get_by_label("Year").last.fill("2030")
    dialog.get_by_role("button", name="Send for checking").click()

    expect(card(tab, "FIRE_SAFETY")).to_contain_text("File needed")
    held = worker.call("GET", "/api/worker/profile").json()["qualifications"]
    assert {one["code"] for one in held} == {"CARE_CERTIFICATE", "FIRE_SAFETY"}


def test_says_what_staff_ask_and_what_runs_out(tab, stack, worker):
    soon = clock.today() + timedelta(days=25)
    decide(stack, worker, "CARE_CERTIFICATE", "verified", expiry_date=soon)
    decide(stack, worker, "DBS_ENHANCED", "asked", QUESTION)
    enter(tab, worker, "/passport")

    expect(card(tab)).to_contain_text("25 days left")
    expect(card(tab, "DBS_ENHANCED")).to_contain_text(QUESTION)
    first = tab.locator("h3").first
    expect(first).to_contain_text("Enhanced DBS check")


def test_can_be_used_by_everybody_on_every_screen(tab, stack, worker):
    upload(worker)
    soon = clock.today() + timedelta(days=25)
    decide(stack, worker, "CARE_CERTIFICATE", "verified", expiry_date=soon)
    decide(stack, worker, "DBS_ENHANCED", "rejected", REASON)

    enter(tab, worker, "/dashboard/worker")
    expect(tab.get_by_text(REASON)).to_be_visible()
    everywhere(tab)
    enter_passport = tab.get_by_role("link", name="Enhanced DBS check")
    enter_passport.click()
    expect(tab.get_by_role("heading", name="Enhanced DBS check")).to_be_focused()
    tab.get_by_role("button", name="Open dbs.png").wait_for()
    everywhere(tab)
    tab.get_by_role("button", name="With us 0").click()
    tab.get_by_text("Nothing waits to be checked.").wait_for()
    everywhere(tab)
    tab.get_by_role("button", name="Open dbs.png").click()
    tab.get_by_role("img", name="dbs.png").wait_for()
    everywhere(tab)


def test_prints_a_sheet_of_its_own(tab, stack, worker):
    decide(stack, worker, "CARE_CERTIFICATE", "verified")
    photo = upload(worker, "photo", "me.png")
    complete(worker, profile_picture_url=f"/api/worker/documents/{photo}")
    enter(tab, worker, "/passport")
    tab.get_by_role("img", name="Ada Finch").wait_for()

    tab.emulate_media(media="print")

    expect(tab.get_by_role("heading", name="Ada Finch").last).to_be_visible()
    expect(tab.get_by_role("img", name="Ada Finch").last).to_be_visible()
    expect(tab.get_by_role("row", name="Care Certificate")).to_be_visible()
    expect(tab.get_by_text("1 of 13 mandatory checks done")).to_be_visible()
    for hidden in ("navigation", "button", "link"):
        expect(tab.get_by_role(hidden)).to_have_count(0)
    expect(tab.get_by_role("heading", name="Your passport")).to_have_count(0)


def test_deletes_a_document_after_asking(tab, stack, worker):
    upload(worker, "photo", "me.png")
    enter(tab, worker, "/passport")
    tab.get_by_role("button", name="Delete me.png").click()
    check(tab)

    tab.get_by_role("button", name="Delete it").click()

    tab.get_by_text("No documents yet").wait_for()
    check(tab)


def test_says_why_a_document_has_to_stay(tab, stack, worker):
    upload(worker)
    decide(stack, worker, "DBS_ENHANCED", "verified")
    enter(tab, worker, "/passport")
    tab.get_by_role("button", name="Delete dbs.png").click()

    tab.get_by_role("button", name="Delete it").click()

    tab.get_by_text("A verified qualification rests on this document.").wait_for()
    check(tab)


def test_saves_a_document_under_its_name(tab, worker):
    upload(worker)
    enter(tab, worker, "/passport")
    tab.get_by_role("button", name="Open dbs.png").click()
    with tab.expect_download() as saved:
        tab.get_by_role("button", name="Save it on this device").click()

    assert saved.value.suggested_filename == "dbs.png"


def test_keeps_what_it_knows_when_nothing_answers(tab, stack, worker):
    enter(tab, worker, "/passport")
    card(tab).wait_for()
    tab.route("**/api/worker/**", lambda route: route.abort())
    tab.get_by_role("link", name="Today").click()
    tab.get_by_role("link", name="Passport", exact=True).click()

    expect(card(tab)).to_be_visible()


@pytest.mark.parametrize("path", ["/passport", "/dashboard/worker"])
def test_says_when_nothing_can_be_shown(tab, worker, path):
    tab.route("**/api/worker/compliance", lambda route: route.fulfill(status=404, json={}))
    enter(tab, worker, path)
    tab.get_by_role("button", name="Try again").wait_for()
    everywhere(tab)

    tab.unroute("**/api/worker/compliance")
    tab.get_by_role("button", name="Try again").click()

    tab.get_by_text("Mandatory checks").first.wait_for()


def test_begins_the_day_with_the_profile_while_it_lacks_something(tab, visitor):
    visitor.joined()
    enter(tab, visitor, "/dashboard/worker")

    expect(tab.get_by_text("Next: step 1 of 4, about you.")).to_be_visible()
    expect(tab.get_by_role("link", name="Continue your profile")).to_have_attribute(
        "href", "/complete-profile/1"
    )
    check(tab)
