"""Pictures of the console for the documents: what a browser shows of a fresh set of demo data."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from bench.load import WrongAnswer
from bench.stack import Stack
from vicarity.cli.demo.sign_ins import PASSWORD

#: Where browsers are found that come from elsewhere than Playwright.
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "img"

#: Who looks, and at which review: the DBS certificate that waits longest.
WHO = "verifier@demo.vicarity.example"
REVIEW = """
    SELECT '/admin/credentials/' || c.id FROM credentials c
    JOIN qualifications q ON q.id = c.qualification_id
    JOIN documents d ON d.id = c.document_id
    WHERE q.code = 'DBS_ENHANCED' AND c.verification_status = 'pending' AND c.asked_at IS NULL
    ORDER BY d.content_type = 'application/pdf' DESC, c.submitted_at LIMIT 1
"""


@dataclass(frozen=True)
class Picture:
    """One picture: its file, its page, and the window it is seen in."""

    name: str
    path: str
    width: int
    height: int


def take(stack: Stack) -> list[Path]:
    """Sign in to a running stack and write the pictures; return where they are.

    Raises:
        WrongAnswer: There is no browser, or nothing to see.
    """
    with stack.connect() as connection:
        review = connection.execute(REVIEW.encode()).fetchone()
    if review is None:
        raise WrongAnswer("No DBS certificate waits: is reportlab installed?")
    pictures = (
        Picture("console-dashboard-1440", "/admin/", 1440, 900),
        Picture("console-queue-1440", "/admin/credentials/", 1440, 900),
        Picture("console-review-1440", review[0], 1440, 900),
        Picture("console-review-390", review[0], 390, 844),
    )
    with _browser(stack.site) as page:
        return [_taken(page, stack.site, picture) for picture in pictures]


@contextmanager
def _browser(site: str) -> Iterator[Page]:
    """Open a browser in which the verifier is signed in."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        raise WrongAnswer("Chromium was not found: install it, or name it with CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(
            locale="en-GB", timezone_id="Europe/London", reduced_motion="reduce"
        )
        page.goto(f"{site}/admin/login")
        page.get_by_label("Email").fill(WHO)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{site}/admin/")
        yield page
        browser.close()


def _taken(page: Page, site: str, picture: Picture) -> Path:
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    page.goto(f"{site}{picture.path}", wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    file = FOLDER / f"{picture.name}.png"
    with Image.open(BytesIO(page.screenshot())) as image:
        image.convert("RGB").save(file, optimize=True)
    return file
