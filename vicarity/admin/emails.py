"""E-mails: which wait, which were sent, and which were given up and can be sent again."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.admin import arguments, labels, resending
from vicarity.admin.base import ConsoleView, action, page, with_arguments
from vicarity.admin.enums import MailState
from vicarity.admin.errors import EmailNotFound, NothingToSendAgain
from vicarity.admin.permissions import Permission
from vicarity.admin.queries import audit_log
from vicarity.admin.queries import emails as queries
from vicarity.core import clock, outbox

#: Mail that waits longer than this needs a look.
TARGET = timedelta(minutes=5)

#: Where counting stops.
MOST_COUNTED = 10_000


def wanted() -> queries.Wanted:
    """Read from the address which messages to list."""
    return queries.Wanted(
        state=arguments.word("state", MailState),
        topic=arguments.one_of("topic", ("", *labels.TOPICS)),
        address=arguments.text("address"),
    )


class EmailsView(ConsoleView):
    """Messages of the outbox. What one says is not shown: it may carry a link."""

    permission = Permission.READ_EMAILS

    @page("/", Permission.READ_EMAILS)
    def index(self) -> Response:
        """List messages, newest first, and say since when the oldest one waits."""
        asked = wanted()
        messages, older = queries.listed(asked, arguments.identity("before"))
        standing = outbox.standing(MOST_COUNTED)
        oldest = standing.oldest_at
        return self.page(
            "admin/emails.html",
            messages=messages,
            older=older,
            wanted=asked,
            standing=standing,
            slow=oldest is not None and clock.now() - oldest > TARGET,
            most_counted=MOST_COUNTED,
            at_once=resending.AT_ONCE,
            labels=labels,
            states=MailState,
            turned="before" in request.args,
            with_arguments=with_arguments,
        )

    @page("/<uuid:message_id>", Permission.READ_EMAILS)
    def shown(self, message_id: UUID) -> Response:
        """Show how one message fared."""
        message = queries.shown(message_id)
        if message is None:
            raise EmailNotFound
        history = audit_log.history("email", message_id)
        return self.page("admin/email.html", message=message, history=history, labels=labels)

    @action("/<uuid:message_id>/send-again", Permission.RESEND_EMAILS)
    def send_again(self, message_id: UUID) -> Redirect:
        """Send one message again."""
        try:
            resending.send_again(message_id, by=self.staff().id)
        except NothingToSendAgain as refusal:
            flash(str(refusal), "error")
        else:
            flash("The email is on its way again.", "success")
        return redirect(url_for("emails.shown", message_id=message_id))

    @action("/send-all-again", Permission.RESEND_EMAILS)
    def send_all_again(self) -> Redirect:
        """Send those again that were given up."""
        number = resending.send_all_again(by=self.staff().id)
        if number:
            are = "email is" if number == 1 else "emails are"
            flash(f"{number:,} {are} on their way again.", "success")
        else:
            flash("No email was given up.", "error")
        return redirect(url_for("emails.index"))
