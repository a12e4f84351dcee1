"""Entry point for gunicorn and the flask command: ``gunicorn wsgi:app``."""

from config import Settings
from vicarity.factory import create_app

app = create_app(Settings.from_env())
