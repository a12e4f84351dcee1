import pytest

from tests.conftest import drop_database, new_database, settings_for
from vicarity.extensions import db
from vicarity.factory import create_app


@pytest.fixture
def run(app, session):
    """Run ``flask ...`` in the test's own transaction: ``run("seed", "demo")``."""

    def invoke(*args, stdin=None):
        return app.test_cli_runner().invoke(args=[*map(str, args)], input=stdin)

    return invoke


@pytest.fixture
def kept(app, session, worker_id):
    """An application whose commits stay."""
    name = f"test_kept_{worker_id}"
    drop_database(name)
    made = create_app(settings_for(new_database(name), LOG_LEVEL="WARNING"))
    db.session.remove()
    with made.app_context():
        yield made
        db.session.remove()
        db.engine.dispose()
    made.extensions["reader"].dispose()
    drop_database(name)
