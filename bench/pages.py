"""Every list and review page of the console, each with addresses to visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import psycopg

#: Addresses of each page that are visited in turn.
MOST = 40


@dataclass(frozen=True)
class Page:
    """One line of the table.

    Attributes:
        name: As printed.
        path: Where it is, with ``{}`` for what differs.
        values: The query of what differs; empty when nothing does.
    """

    name: str
    path: str
    values: str = ""


@dataclass(frozen=True)
class Visit:
    """A page and the paths to visit."""

    name: str
    paths: list[str]


_QUEUE = "verification_status = 'pending' AND asked_at IS NULL"
_PLACE = "to_char(submitted_at, 'YYYY-MM-DD\"T\"HH24:MI:SS.US') || '+00:00~' || id"
_ANY = "ORDER BY random()"

PAGES = (
    Page("dashboard", "/admin/"),
    Page("care homes, queue", "/admin/care-homes/"),
    Page("care homes, approved", "/admin/care-homes/?show=verified"),
    Page("care homes, by name", "/admin/care-homes/?q={}",
         "SELECT split_part(business_name, ' ', 1) FROM care_home_profiles"),
    Page("care home, review", "/admin/care-homes/{}",
         "SELECT id FROM care_home_profiles WHERE verification_status = 'in_review'"),
    Page("care home, decided", "/admin/care-homes/{}",
         "SELECT id FROM care_home_profiles WHERE verification_status = 'verified'"),
    Page("register changes", "/admin/care-homes/register-changes/"),
    Page("credentials, queue", "/admin/credentials/"),
    Page("credentials, in its middle", "/admin/credentials/?after={}",
         f"SELECT {_PLACE} FROM credentials WHERE {_QUEUE} {_ANY}"),  # noqa: S608 - constants
    Page("credentials, late", "/admin/credentials/?show=late"),
    Page("credentials, mine", "/admin/credentials/?show=mine"),
    Page("credentials, approved", "/admin/credentials/?show=verified"),
    Page("credentials, expired", "/admin/credentials/?show=expired"),
    Page("credentials, one kind", "/admin/credentials/?qualification={}",
         "SELECT code FROM qualifications ORDER BY display_order"),
    Page("credentials, one kind, approved", "/admin/credentials/?show=verified&qualification={}",
         "SELECT code FROM qualifications ORDER BY display_order"),
    Page("credentials, one town", "/admin/credentials/?town={}",
         "SELECT DISTINCT city FROM worker_profiles WHERE city IS NOT NULL"),
    Page("credentials, by name", "/admin/credentials/?q={}",
         f"SELECT last_name FROM worker_profiles WHERE last_name IS NOT NULL {_ANY}"),  # noqa: S608
    Page("credential, review with document", "/admin/credentials/{}",
         f"SELECT id FROM credentials WHERE {_QUEUE} AND document_id IS NOT NULL"),  # noqa: S608
    Page("credential, review without", "/admin/credentials/{}",
         f"SELECT id FROM credentials WHERE {_QUEUE} AND document_id IS NULL"),  # noqa: S608
    Page("credential, decided", "/admin/credentials/{}",
         "SELECT id FROM credentials WHERE verification_status = 'verified' LIMIT 5000"),
    Page("workers", "/admin/workers/"),
    Page("workers, in the middle", "/admin/workers/?before={}",
         f"SELECT user_id FROM worker_profiles {_ANY}"),  # noqa: S608
    Page("workers, who wait", "/admin/workers/?waiting=yes"),
    Page("workers, incomplete and inactive", "/admin/workers/?completion=in_progress&active=no"),
    Page("workers, by name", "/admin/workers/?q={}",
         f"SELECT first_name FROM worker_profiles WHERE first_name IS NOT NULL {_ANY}"),  # noqa: S608
    Page("worker", "/admin/workers/{}", f"SELECT user_id FROM worker_profiles {_ANY}"),  # noqa: S608
    Page("users", "/admin/users/"),
    Page("users, staff", "/admin/users/?role=verifier"),
    Page("users, suspended", "/admin/users/?active=no"),
    Page("users, by address", "/admin/users/?q={}",
         f"SELECT left(email, 6) FROM users {_ANY}"),  # noqa: S608
    Page("user", "/admin/users/{}", f"SELECT id FROM users {_ANY}"),  # noqa: S608
    Page("qualifications", "/admin/qualifications/"),
    Page("qualification", "/admin/qualifications/{}", "SELECT id FROM qualifications"),
    Page("documents", "/admin/documents/"),
    Page("documents, by owner", "/admin/documents/?q={}",
         "SELECT DISTINCT last_name FROM worker_profiles JOIN documents USING (user_id)"),
    Page("document, who saw it", "/admin/documents/{}", "SELECT id FROM documents"),
    Page("e-mails", "/admin/emails/"),
    Page("e-mails, given up", "/admin/emails/?state=given_up"),
    Page("e-mails, to one address", "/admin/emails/?address={}",
         "SELECT email FROM users JOIN documents ON users.id = user_id"),
    Page("e-mail", "/admin/emails/{}", "SELECT id FROM outbox_messages"),
    Page("jobs", "/admin/jobs/"),
    Page("audit log", "/admin/audit-log/"),
    Page("audit log, in its middle", "/admin/audit-log/?before={}",
         "SELECT event_id FROM audit_chain WHERE seq % 9973 = 0"),
    Page("audit log, one act", "/admin/audit-log/?action={}",
         "SELECT unnest(ARRAY['credential.verified', 'document.view', 'account.set_role'])"),
    Page("audit log, one person", "/admin/audit-log/?actor={}",
         "SELECT email FROM users WHERE role IN ('admin', 'verifier', 'support')"),
    Page("audit log, one thing", "/admin/audit-log/?subject={}",
         "SELECT subject_id FROM audit_events ORDER BY id DESC"),
    Page("audit log, some days", "/admin/audit-log/?since={0}&until={0}",
         "SELECT current_date - 9 * n FROM generate_series(1, 40) n"),
    Page("search, a name", "/admin/search/?q={}",
         f"SELECT last_name FROM worker_profiles WHERE last_name IS NOT NULL {_ANY}"),  # noqa: S608
    Page("search, an address", "/admin/search/?q={}", f"SELECT email FROM users {_ANY}"),  # noqa: S608
    Page("search, a number", "/admin/search/?q={}",
         "SELECT certificate_number FROM credentials WHERE certificate_number IS NOT NULL"),
    Page("search, an id", "/admin/search/?q={}", f"SELECT id FROM users {_ANY}"),  # noqa: S608
    Page("exports", "/admin/exports/"),
    Page("my security", "/admin/security/"),
)  # fmt: skip


def visits(connection: psycopg.Connection[Any]) -> list[Visit]:
    """Look up what to visit; a page of which there is nothing to see is left out."""
    found = [Visit(page.name, _paths(connection, page)) for page in PAGES]
    return [visit for visit in found if visit.paths]


def _paths(connection: psycopg.Connection[Any], page: Page) -> list[str]:
    if not page.values:
        return [page.path]
    chosen = f"SELECT * FROM ({page.values}) AS found LIMIT {MOST}"  # noqa: S608 - queries above
    rows = connection.execute(chosen.encode()).fetchall()
    return [page.path.format(quote(str(value), safe="")) for (value,) in rows]
