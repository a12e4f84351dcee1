import pytest

pytestmark = pytest.mark.stack


def test_is_over_at_once_on_every_process(stack, visitor):
    visitor.joined()
    answers = []

    visitor.call("POST", "/api/auth/logout")
    for _ in range(20):
        with stack.client() as http:  # a connection of its own may meet another process
            answers.append(http.get("/api/auth/me", headers=visitor.headers).status_code)

    assert set(answers) == {401}
