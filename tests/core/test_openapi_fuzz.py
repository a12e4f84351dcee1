"""Generated requests against the API's own document: no 5xx, no answer it does not describe.

``FUZZ_EXAMPLES`` says how many each operation gets; ``make fuzz`` asks for many.
"""

import contextvars
import os

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import load_all_checks
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks as meaning

from tests.worker.profiles import EVERYTHING
from vicarity.account.enums import Role
from vicarity.care_home.enums import Verification

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "12"))

load_all_checks()

FULL = {name: value for name, value in EVERYTHING.items() if name != "qualifications"}

#: What fits a schema can still break a rule no schema can say: a wrong password, a used link.
NOT_PROMISED = [meaning.positive_data_acceptance]


class Isolated:
    """The application, each request in a context of its own."""

    def __init__(self, app):
        self._app = app

    def __call__(self, environ, start_response):
        return contextvars.Context().run(self._app, environ, start_response)


@pytest.fixture
def operations(app, session):
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", Isolated(app))
    return [found.ok() for found in schema.get_all_operations()]


@pytest.fixture
def headers_of(make, signed_in):
    """Sign in as nobody, or as a worker or care home with a full profile to show."""

    def sign_in(actor):
        if actor == "anybody":
            return {}
        user = make.user(role=Role(actor))
        if user.role is Role.WORKER:
            make.worker(user=user, **FULL)
            make.credential(user=user, details={"level": 3})
        else:
            make.care_home(user=user, status=Verification.VERIFIED)
        return signed_in(user)

    return sign_in


calm = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize="FUZZ_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)


def try_out(cases, headers):
    @given(case=cases)
    @calm
    def check(case):
        case.call_and_validate(headers=headers, excluded_checks=NOT_PROMISED)

    check()


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("actor", ["anybody", "worker", "care_home_admin"])
def test_holds_for(operations, headers_of, actor, mode):
    for operation in operations:
        if mode is GenerationMode.POSITIVE or len(operation.body):
            try_out(operation.as_strategy(generation_mode=mode), headers_of(actor))
