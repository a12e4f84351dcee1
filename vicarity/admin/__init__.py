"""The staff console, at ``/admin/``."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Mount the console."""
