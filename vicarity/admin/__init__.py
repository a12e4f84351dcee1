"""The staff console, at ``/admin/``."""

from __future__ import annotations

from flask import Flask
from flask_admin import Admin
from flask_admin.theme import Bootstrap4Theme

from vicarity.admin import assets, errors_as_pages, guard, sessions, words
from vicarity.admin.audit_log import AuditLogView
from vicarity.admin.board.bookings import BookingsView
from vicarity.admin.board.shifts import ShiftsView
from vicarity.admin.care_homes import CareHomesView
from vicarity.admin.credentials import CredentialsView
from vicarity.admin.dashboard import DashboardView
from vicarity.admin.documents import DocumentsView
from vicarity.admin.door import bp as door_pages
from vicarity.admin.emails import EmailsView
from vicarity.admin.exports import ExportsView
from vicarity.admin.factor_pages import bp as second_door_pages
from vicarity.admin.jobs import JobsView
from vicarity.admin.my_security import SecurityView
from vicarity.admin.qualifications import QualificationsView
from vicarity.admin.register_changes import RegisterChangesView
from vicarity.admin.search import SearchView
from vicarity.admin.step_up import ConfirmView
from vicarity.admin.users import UsersView
from vicarity.admin.workers import WorkersView


def init_app(app: Flask) -> None:
    """Mount the console: its sessions, its one guard, its pages in the order of the menu."""
    for part in (assets, sessions, guard, errors_as_pages, words):
        part.init_app(app)
    app.register_blueprint(door_pages, url_prefix="/admin")
    app.register_blueprint(second_door_pages, url_prefix="/admin")
    console = Admin(
        app,
        name="Vicarity console",
        index_view=DashboardView(name="Dashboard", url="/admin"),
        theme=Bootstrap4Theme(),
    )
    console.add_view(CareHomesView(name="Care homes", endpoint="care_homes", url="care-homes"))
    console.add_view(
        RegisterChangesView(
            name="Changes in the register",
            endpoint="register_changes",
            url="care-homes/register-changes",
        )
    )
    console.add_view(CredentialsView(name="Credentials", endpoint="credentials", url="credentials"))
    console.add_view(WorkersView(name="Workers", endpoint="workers", url="workers"))
    console.add_view(UsersView(name="Users", endpoint="users", url="users"))
    console.add_view(
        QualificationsView(name="Qualifications", endpoint="qualifications", url="qualifications")
    )
    console.add_view(ShiftsView(name="Shifts", endpoint="board_shifts", url="shifts"))
    console.add_view(BookingsView(name="Bookings", endpoint="board_bookings", url="bookings"))
    console.add_view(DocumentsView(name="Documents", endpoint="documents", url="documents"))
    console.add_view(EmailsView(name="Emails", endpoint="emails", url="emails"))
    console.add_view(JobsView(name="Jobs", endpoint="jobs", url="jobs"))
    console.add_view(AuditLogView(name="Audit log", endpoint="audit_log", url="audit-log"))
    console.add_view(ExportsView(name="Export", endpoint="exports", url="exports"))
    console.add_view(SearchView(name="Search", endpoint="search", url="search"))
    console.add_view(SecurityView(name="My security", endpoint="security", url="security"))
    console.add_view(ConfirmView(name="Is it still you?", endpoint="confirm", url="confirm"))
