import pytest

from config import Settings
from tests.conftest import IsolatedClient
from vicarity.extensions import db
from vicarity.factory import create_app

STRONG = {
    "SECRET_KEY": "Vq8#nT2!zL5@wX9$rB4^mK7&pD1*hG6(",
    "JWT_SECRET_KEY": "c3?Yf8%Js0+Ua6=Ne2~Ok9;Ei5:Wb7<Q",
}


@pytest.fixture
def production(settings):
    """Return the environment of a production that may start."""
    return {
        "VICARITY_ENV": "production",
        "DATABASE_URL": settings.database_url.get_secret_value(),
        "REDIS_URL": settings.redis_url.get_secret_value(),
        "FRONTEND_URL": "https://vicarity.example",
        **STRONG,
    }


@pytest.fixture
def other_app(app, session):
    """Make another application on the same services: ``other_app(env)``."""
    made = []

    def make(env):
        other = create_app(Settings.from_env(env))
        other.test_client_class = IsolatedClient
        made.append(other)
        return other

    yield make
    for other in made:
        with other.app_context():
            db.engine.dispose()
        other.extensions["reader"].dispose()
