"""Fixtures of the folders that run the real processes; their conftest files import them."""

from __future__ import annotations

import pytest

from tests.stack.running import Stack
from tests.stack.visitor import Visitor


@pytest.fixture(scope="session")
def running():
    """One stack for each test process: starting it takes seconds."""
    with Stack() as stack:
        yield stack


@pytest.fixture
def stack(running):
    """The stack with everything up, its mailbox empty and friendly."""
    running.mend()
    running.drop_mail()
    yield running
    running.thaw()


@pytest.fixture
def visitor(stack):
    """Somebody who talks to the stack over HTTP and reads their mail."""
    with stack.client() as http:
        yield Visitor(http, stack.mailbox)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Show what the processes logged when a test fails."""
    report = yield
    stack = item.funcargs.get("running")
    if report.failed and stack:
        report.sections.append(("What the processes said", stack.logs()))
    return report
