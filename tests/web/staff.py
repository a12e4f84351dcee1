"""Staff and operators, beside the people who use the web app."""

import subprocess
import sys

from tests.conftest import ROOT
from tests.stack.running import address


def flask(stack, *command, said=None):
    """Run a command of an operator on the stack's own database."""
    subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *command],
        env=stack.environment(), cwd=ROOT, check=True, capture_output=True, input=said, text=True,
    )  # fmt: skip


class Verifier:
    """Somebody of staff who decides, in a browser of their own."""

    password = "Correct-horse-battery-9"

    def __init__(self, stack, tab):
        self.email, self.tab = address("verifier"), tab
        role = ("--role", "verifier", "--password-stdin")
        flask(stack, "staff", "create", self.email, *role, said=self.password)
        tab.goto("/admin/")
        tab.get_by_label("Email").fill(self.email)
        tab.get_by_label("Password").fill(self.password)
        tab.get_by_role("button", name="Sign in").click()
        tab.get_by_role("heading", name="Good").wait_for()

    def decide(self, page, button, said, reason=None):
        """Decide on the review at an address; the console then says so."""
        self.tab.goto(page)
        if reason:
            self.tab.get_by_label("Reason").fill(reason)
        self.tab.get_by_role("button", name=button).click()
        self.tab.get_by_text(said).first.wait_for()

    def decide_on_home(self, home, button, reason=None):
        self.decide(f"/admin/care-homes/{home}", button, f"is {button.lower()}", reason)
