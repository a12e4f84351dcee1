"""Two people at work at once, and the worker at the other end."""

import pytest

from tests.admin.browser.conftest import COLLEAGUE, sign_in, states
from tests.admin.test_in_chromium import CHROMIUM
from vicarity.account.enums import Role
from vicarity.core import outbox, tokens
from workers_rq.deliver import deliver

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")


@pytest.fixture
def colleague(chromium, address, queue):
    context = chromium.new_context(base_url=address, locale="en-GB")
    tab = context.new_page()
    sign_in(tab, COLLEAGUE)
    yield tab
    context.close()


def look_again(page):
    """Let the open page ask now what it would ask within 15 seconds."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_tells_two_people_who_look_at_one_review(page, colleague, queue):
    review = f"/admin/credentials/{queue[0].id}"
    sign_in(page)
    page.goto(review)

    colleague.goto(review)
    colleague.get_by_text("Priya Shah is looking at this too.").wait_for()
    look_again(page)
    page.get_by_text("Sam Jones is looking at this too.").wait_for()
    colleague.get_by_role("button", name="Approve").click()
    colleague.get_by_text("is approved.").wait_for()
    look_again(page)
    page.get_by_text("This has changed since you opened it.").wait_for()
    page.get_by_label("Reason or question").fill("Too late.")
    page.get_by_role("button", name="Reject").click()

    page.get_by_text("Someone has decided on this credential already.").wait_for()
    assert states(queue)[0] == ("verified", None)


def test_gives_two_people_two_reviews(page, colleague, queue):
    sign_in(page)
    page.goto("/admin/credentials/")
    colleague.goto("/admin/credentials/")

    page.get_by_role("button", name="Take next").click()
    colleague.get_by_role("button", name="Take next").click()

    page.get_by_role("heading", level=1, name="Fire safety").wait_for()
    colleague.get_by_role("heading", level=1, name="Equality, diversity").wait_for()
    page.get_by_text("With you.").wait_for()


def test_reaches_the_workers_page_and_mailbox(page, queue, make, mailbox):
    sign_in(page)
    page.goto(f"/admin/credentials/{queue[0].id}")
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("Fire safety is approved.").wait_for()

    while leased := outbox.lease(100):
        for message in leased:
            deliver(str(message.id), message.lease)

    (letter,) = mailbox.to("ada.finch@example.com")
    assert "Fire safety" in letter.text
    answer = page.request.get("/api/worker/compliance", headers=bearer(make, queue[0].user_id))
    standing = {item["code"]: item["status"] for item in answer.json()["items"]}
    assert standing["FIRE_SAFETY"] == "held"
    assert standing["EDI"] == "pending"


def bearer(make, user_id):
    """Return the headers of the worker, signed in."""
    session = make.auth_session(user_id=user_id)
    grant = tokens.Grant(user_id, Role.WORKER, session.id, email_verified=True)
    return {"Authorization": f"Bearer {tokens.access_token(grant)}"}
