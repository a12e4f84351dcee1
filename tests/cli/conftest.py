import pytest


@pytest.fixture
def run(app, session):
    """Run ``flask ...`` in the test's own transaction: ``run("seed", "demo")``."""

    def invoke(*args, stdin=None):
        return app.test_cli_runner().invoke(args=[*map(str, args)], input=stdin)

    return invoke
