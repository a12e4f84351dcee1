"""Jobs: how the queues and workers are doing, and what to do about a job that failed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from flask import Response, flash, redirect, url_for
from werkzeug.wrappers import Response as Redirect

from vicarity.admin import job_queue, labels
from vicarity.admin.base import ConsoleView, action, page
from vicarity.admin.errors import JobGone, JobUnknown, QueueAway
from vicarity.admin.permissions import Permission
from vicarity.core import audit, clock
from vicarity.core.database import unit_of_work

#: A worker or scheduler that said nothing for longer is not there.
SILENT = timedelta(seconds=90)

#: Work that waits longer than this needs a look.
TARGET = timedelta(minutes=5)

_ID = re.compile(r"[A-Za-z0-9_-]{1,200}")


class JobsView(ConsoleView):
    """The job queue. What a job was given is not shown."""

    permission = Permission.READ_JOBS

    @page("/", Permission.READ_JOBS)
    def index(self) -> Response:
        """Show queues, workers, chores and failed jobs; or that the queue does not answer."""
        try:
            overview, away = job_queue.overview(), None
        except QueueAway as refusal:
            overview, away = None, refusal
        return self.page(
            "admin/jobs.html",
            overview=overview,
            away=away,
            labels=labels,
            now=clock.now(),
            silent=SILENT,
            target=TARGET,
            most=job_queue.MOST,
        )

    @action("/<job_id>/retry", Permission.RETRY_JOBS)
    def retry(self, job_id: str) -> Redirect:
        """Run a failed job of ours again."""
        return self._do("retry", _retry, job_id, "The job is in its queue again.")

    @action("/<job_id>/delete", Permission.RETRY_JOBS)
    def delete(self, job_id: str) -> Redirect:
        """Delete a failed job."""
        return self._do("delete", job_queue.delete, job_id, "The job is deleted.")

    def _do(self, verb: str, act: Callable[[str], None], job_id: str, said: str) -> Redirect:
        """Act on a job and note it; Redis knows no transactions of ours, so the act comes last."""
        try:
            with unit_of_work():
                job = job_queue.failed(_checked(job_id))
                facts = {"job": job.id, "queue": job.queue, "function": job.function}
                audit.record(f"job.{verb}", actor_id=self.staff().id, subject="job", before=facts)
                act(job_id)
        except (JobGone, JobUnknown, QueueAway) as refusal:
            flash(str(refusal), "error")
        else:
            flash(said, "success")
        return redirect(url_for("jobs.index"))


def _checked(job_id: str) -> str:
    """Return a job's id, if it can be one.

    Raises:
        JobGone: It cannot.
    """
    if not _ID.fullmatch(job_id):
        raise JobGone
    return job_id


def _retry(job_id: str) -> None:
    """Queue a failed job again.

    Raises:
        JobUnknown: Its function is none that a worker may run.
    """
    if job_queue.failed(job_id).function not in labels.JOBS:
        raise JobUnknown
    job_queue.retry(job_id)
