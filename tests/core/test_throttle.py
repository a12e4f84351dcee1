from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from vicarity.core import throttle
from vicarity.core.throttle import Rule, Throttle

RULE = Rule("test", 3, timedelta(minutes=5))
START = datetime(2026, 11, 22, 12, tzinfo=UTC)


def take(subject="ada", *, at=0.0, rule=RULE):
    with time_machine.travel(START + timedelta(seconds=at), tick=False):
        return throttle.take(rule, subject)


@pytest.mark.usefixtures("session")
class TestThrottle:
    def test_allows_exactly_the_limit(self):
        assert [take(at=n).allowed for n in range(5)] == [True, True, True, False, False]

    def test_opens_as_the_oldest_use_leaves_the_window(self):
        for at in (0, 100, 200):
            take(at=at)

        assert [take(at=at).allowed for at in (299, 300, 301, 399, 400)] == [
            False, True, False, False, True,
        ]  # fmt: skip

    @pytest.mark.parametrize(("at", "wait"), [(0.0, 300), (0.4, 300), (100.0, 200), (299.9, 1)])
    def test_says_how_long_to_wait(self, at, wait):
        for _ in range(3):
            take(at=0)

        refused = take(at=at)

        assert refused.wait == wait
        assert take(at=at + refused.wait).allowed

    def test_counts_each_subject_and_purpose_by_itself(self):
        for _ in range(3):
            take("ada")

        assert take("bea").allowed
        assert take("ada", rule=Rule("other", 3, RULE.window)).allowed
        assert not take("ada").allowed

    def test_gives_back_the_use_that_is_undone_and_no_other(self):
        first, second = take(at=0), take(at=1)
        take(at=2)

        throttle.undo(second)

        assert take(at=3).allowed
        assert not take(at=4).allowed
        assert take(at=300.5).allowed
        assert first.allowed

    def test_counts_nothing_for_a_refusal(self):
        for at in (0, 0, 0, 100, 200, 299):
            take(at=at)

        assert [take(at=300).allowed for _ in range(4)] == [True, True, True, False]

    def test_starts_again_when_cleared(self):
        for _ in range(3):
            take("ada")
        take("bea")

        throttle.clear(RULE, "ada")

        assert take("ada").allowed

    def test_names_nobody(self, session):
        take("ada@example.com")

        (row,) = session.scalars(select(Throttle))
        assert "ada" not in row.key
        assert len(row.key) == 64

    def test_forgets_what_nobody_touched(self, session):
        take("old", at=-3600)
        take("new", at=0)

        assert throttle.forget_before(START - timedelta(minutes=1)) == 1
        assert len(session.scalars(select(Throttle)).all()) == 1

    def test_keeps_no_more_hits_than_the_limit(self, session):
        for at in range(0, 3000, 60):
            take(at=at)

        (row,) = session.scalars(select(Throttle))
        assert len(row.hits) <= RULE.limit
