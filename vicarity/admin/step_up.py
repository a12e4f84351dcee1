"""Who is there? Asked again before exports, changes of rights and the like.

A page or an action that says ``step_up=True`` is passed by people who gave their password or a
code in the last ten minutes. Everybody else is asked here first; a form has to be sent again.
"""

from __future__ import annotations

from flask import Response, redirect, request
from werkzeug.wrappers import Response as Redirect

from vicarity.admin import door, factors, going, sessions, sign_in
from vicarity.admin.base import ConsoleView, action, page
from vicarity.admin.errors import (
    CodesUsedUp,
    FactorUnreadable,
    TooManyCodes,
    WrongCode,
    WrongPassword,
)
from vicarity.admin.permissions import Permission
from vicarity.auth import passwords
from vicarity.auth.errors import InvalidCredentials, TooManyAttempts
from vicarity.core.database import unit_of_work
from vicarity.core.errors import DomainError
from vicarity.core.passwords import SignInBusy
from vicarity.network import client_network

#: Refusals after which the form is shown again.
AGAIN = (
    WrongCode,
    WrongPassword,
    TooManyCodes,
    FactorUnreadable,
    TooManyAttempts,
    SignInBusy,
)


class ConfirmView(ConsoleView):
    """Asks for the password or a code. Not in the menu: one is sent here."""

    def is_visible(self) -> bool:
        """Stay out of the menu."""
        return False

    @page("/", Permission.CONSOLE)
    def index(self) -> Response:
        """Ask."""
        return self._form()

    @action("/", Permission.CONSOLE)
    def confirm(self) -> Response | Redirect:
        """Take the answer, and lead back."""
        try:
            prove(request.form.get("password", ""), request.form.get("code", ""))
        except CodesUsedUp as refusal:
            return door.form(refusal)
        except AGAIN as refusal:
            return door.refused(self._form(refusal), refusal)
        return redirect(going.wanted())

    def _form(self, refusal: DomainError | None = None) -> Response:
        session = sessions.current()
        return self.page(
            "admin/step_up.html", refusal=refusal, enrolled=session.enrolled, next=going.wanted()
        )


def prove(password: str, code: str) -> None:
    """Make sure that whoever is at the console is who signed in, by a code or the password.

    Raises:
        WrongPassword: It is wrong; counted like a sign-in.
        DomainError: See :func:`vicarity.auth.passwords.prove` and
            :func:`vicarity.admin.factors.prove`.
    """
    session = sessions.current()
    person = session.staff
    if person is None:
        raise RuntimeError("the guard lets nobody in without an account")
    if code and session.enrolled:
        factors.prove(code)
    elif not password:  # nothing was guessed, so nothing is counted
        raise WrongPassword
    else:
        try:
            passwords.prove(person.email, password[:1024], client_network())
        except InvalidCredentials:
            raise WrongPassword from None
    with unit_of_work():
        session.confirm()
        sign_in.note("step_up", person.id)
