"""The staff console, at ``/admin/``."""

from __future__ import annotations

from flask import Flask
from flask_admin import Admin
from flask_admin.theme import Bootstrap4Theme

from vicarity.admin import assets, errors_as_pages, guard, sessions, words
from vicarity.admin.audit_log import AuditLogView
from vicarity.admin.care_homes import CareHomesView
from vicarity.admin.dashboard import DashboardView
from vicarity.admin.door import bp as door
from vicarity.admin.users import UsersView


def init_app(app: Flask) -> None:
    """Mount the console: its sessions, its one guard, its pages in the order of the menu."""
    for part in (assets, sessions, guard, errors_as_pages, words):
        part.init_app(app)
    app.register_blueprint(door, url_prefix="/admin")
    console = Admin(
        app,
        name="Vicarity console",
        index_view=DashboardView(name="Dashboard", url="/admin"),
        theme=Bootstrap4Theme(),
    )
    console.add_view(CareHomesView(name="Care homes", endpoint="care_homes", url="care-homes"))
    console.add_view(UsersView(name="Users", endpoint="users", url="users"))
    console.add_view(AuditLogView(name="Audit log", endpoint="audit_log", url="audit-log"))
