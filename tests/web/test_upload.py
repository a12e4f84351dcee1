"""Sending a document: chosen, dropped, stopped, lost, refused."""

import pytest
from playwright.sync_api import expect

from tests.document import files
from tests.web.conftest import check, everywhere
from tests.web.workers import enter
from vicarity.core.uploads import LARGEST_FILE, FileTooLarge
from vicarity.document.errors import UnsupportedFile

SLOW = 150 * 1024


@pytest.fixture
def box(tab, worker):
    """The place to upload the DBS certificate, opened."""
    enter(tab, worker, "/passport")
    tab.get_by_role("button", name="Upload a new document for Enhanced DBS").click()
    return tab.get_by_role("group", name="The document")


def choose(box, name, content, kind="image/png"):
    """Choose a file as the browser would hand it over."""
    file = {"name": name, "mimeType": kind, "buffer": content}
    box.locator("input[type=file]").last.set_input_files(file)


def slow_down(tab):
    """Have the tab send no faster than an old phone."""
    speed = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": SLOW}
    tab.context.new_cdp_session(tab).send("Network.emulateNetworkConditions", speed)


def stored(stack, worker):
    return stack.ask(
        "SELECT filename, kind FROM documents JOIN users ON users.id = user_id WHERE email = %s",
        worker.email,
    )


@pytest.mark.parametrize(
    ("name", "kind", "content"),
    [
        ("dbs.png", "image/png", files.noise((400, 400))),
        ("dbs.pdf", "application/pdf", files.pdf()),
    ],
)
def test_stores_a_file_for_the_check_it_belongs_to(tab, box, stack, worker, name, kind, content):
    choose(box, name, content, kind)

    tab.get_by_text("barred list: sent for checking").wait_for()
    card = tab.locator("#DBS_ENHANCED")
    expect(card).to_contain_text("Waiting for us")
    expect(card.get_by_role("button")).to_have_count(0)
    listed = tab.get_by_role("listitem").filter(has_text=name)
    expect(listed).to_contain_text("Enhanced DBS check")
    assert stored(stack, worker) == [(name, "dbs_certificate")]
    check(tab)


def test_shows_how_far_it_is_up_to_the_end(tab, box):
    slow_down(tab)
    choose(box, "dbs.png", files.noise((500, 500)))

    bar = box.get_by_role("progressbar", name="dbs.png upload")
    bar.wait_for()
    check(tab)
    seen = tab.evaluate("""() => new Promise((done) => {
        const bar = document.querySelector('progress'), seen = new Set()
        const look = () => {
            if (!bar.isConnected) return done([...seen])
            seen.add(bar.value)
            requestAnimationFrame(look)
        }
        look()
    })""")
    tab.get_by_text("sent for checking").wait_for()

    assert 100 in seen
    assert len([value for value in seen if 0 < value < 100]) >= 2


def test_says_in_the_servers_words_why_a_file_is_refused(tab, box, stack, worker):
    everywhere(tab)
    choose(box, "dbs.pdf", b"I am not a certificate at all", "application/pdf")

    expect(box).to_contain_text(UnsupportedFile.__doc__)
    everywhere(tab)
    choose(box, "large.pdf", b"%PDF-" + bytes(LARGEST_FILE), "application/pdf")
    expect(box).to_contain_text(FileTooLarge.__doc__)
    choose(box, "letter.docx", b"PK", "application/vnd.ms-word")
    expect(box).to_contain_text(UnsupportedFile.__doc__)
    assert stored(stack, worker) == []


def test_stops_when_told_to(tab, box, stack, worker):
    slow_down(tab)
    choose(box, "dbs.png", files.noise((700, 700)))
    box.get_by_text("% uploaded").wait_for()

    box.get_by_role("button", name="Cancel").click()

    box.get_by_role("button", name="Choose a file").wait_for()
    assert stored(stack, worker) == []
    assert tab.evaluate("document.activeElement.getAttribute('role')") == "group"


def test_keeps_the_file_when_the_server_dies(tab, box, stack, worker):
    slow_down(tab)
    choose(box, "dbs.png", files.noise((700, 700)))
    box.get_by_text("% uploaded").wait_for()
    stack.kill("web")

    expect(box).to_contain_text("The connection was lost")
    check(tab)
    stack.start("web")
    box.get_by_role("button", name="Try again").click()

    tab.get_by_text("sent for checking").wait_for()
    assert stored(stack, worker) == [("dbs.png", "dbs_certificate")]


def test_goes_out_again_by_itself_when_the_connection_is_back(tab, box, browser, stack, worker):
    slow_down(tab)
    choose(box, "dbs.png", files.noise((700, 700)))
    box.get_by_text("% uploaded").wait_for()
    stack.kill("web")
    expect(box).to_contain_text("The connection was lost")
    browser.set_offline(True)
    stack.start("web")

    browser.set_offline(False)

    tab.get_by_text("sent for checking").wait_for()
    assert len(stored(stack, worker)) == 1


def test_takes_what_is_dropped(tab, box, stack, worker):
    dropped = tab.evaluate_handle("""async () => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 })
        canvas.getContext('2d').fillRect(0, 0, 40, 30)
        const content = await new Promise((done) => canvas.toBlob(done))
        const data = new DataTransfer()
        data.items.add(new File([content], 'dropped.png', { type: 'image/png' }))
        return data
    }""")

    box.dispatch_event("drop", {"dataTransfer": dropped})

    tab.get_by_text("sent for checking").wait_for()
    assert stored(stack, worker) == [("dropped.png", "dbs_certificate")]


def test_survives_a_session_that_ends_meanwhile(tab, box, stack, worker):
    assert worker.call("POST", "/api/auth/logout-everywhere").status_code == 204

    choose(box, "dbs.png", files.png())
    again = tab.get_by_role("dialog").filter(has_text="Sign in")
    again.get_by_label("Password", exact=True).fill(worker.password)
    again.get_by_role("button", name="Sign in").click()

    tab.get_by_text("sent for checking").wait_for()
    assert len(stored(stack, worker)) == 1
