from tests.stack.fixtures import pytest_runtest_makereport as pytest_runtest_makereport
from tests.stack.fixtures import running as running
from tests.stack.fixtures import stack as stack
from tests.stack.fixtures import visitor as visitor
