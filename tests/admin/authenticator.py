"""An authenticator app, as a test holds it in its hand."""

import re
from datetime import timedelta

import pyotp

from vicarity.core import clock


class App:
    """One app; ``code()`` is the present code, ``code(1)`` that of half a minute later."""

    def __init__(self, secret):
        self._totp = pyotp.TOTP(secret)

    def code(self, later=0):
        return self._totp.at(clock.now() + timedelta(seconds=30 * later))

    def wrong(self):
        near = {self.code(step) for step in range(-3, 4)}
        return next(code for code in map("{:06}".format, range(20)) if code not in near)


def app_on(page):
    """Read the key off the page, as somebody without a camera would."""
    return App(re.search(r'class="vc-key">([A-Z2-7 ]+)<', page.text)[1].replace(" ", ""))


def enrol(browser):
    """Set up an app at the page that asks for it; return it and the recovery codes."""
    app = app_on(browser.get("/admin/enrol"))
    answer = browser.post("/admin/enrol", {"code": app.code()}, on="/admin/enrol")
    assert answer.status_code == 200, answer.text
    codes = re.search(r"<textarea[^>]*>([^<]+)</textarea>", answer.text)[1].split()
    return app, codes


def give(browser, code, **more):
    """Give a code at the page that asks for it."""
    return browser.post("/admin/code", {"code": code} | more, on="/admin/code")
