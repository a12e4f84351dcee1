"""Answers given before Flask is asked: the same as Flask's own."""

import pytest

PATHS = ["/health/live", "/api/public/stats", "/api/public/qualifications"]

#: Makes a request that is not plain, and asks for the same thing.
BY_FLASK = {"X-Request-ID": "chosen-by-the-caller"}


@pytest.fixture
def asked(app, client, monkeypatch):
    """Return a list that grows by one whenever Flask is asked."""
    times = []
    real = app.full_dispatch_request
    monkeypatch.setattr(app, "full_dispatch_request", lambda *a: times.append(1) or real(*a))
    return times


@pytest.mark.parametrize("path", PATHS)
def test_gives_what_flask_gives(client, asked, path):
    slow = client.get(path, headers=BY_FLASK)
    asked.clear()

    quick = client.get(path)

    assert asked == []
    assert (quick.status, quick.data) == (slow.status, slow.data)
    assert named(quick) == named(slow)
    assert quick.headers["X-Request-ID"]


def named(response):
    return {name: value for name, value in response.headers.items() if name != "X-Request-ID"}


@pytest.mark.parametrize("path", PATHS[1:])
def test_says_that_an_answer_is_still_right(client, asked, path):
    first = client.get(path, headers=BY_FLASK)
    slow = client.get(path, headers=BY_FLASK | {"If-None-Match": first.headers["ETag"]})
    asked.clear()

    quick = client.get(path, headers={"If-None-Match": first.headers["ETag"]})

    assert asked == []
    assert (quick.status_code, quick.data) == (304, b"")
    assert named(quick) == named(slow)


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("HEAD", PATHS[0], {}),
        ("POST", PATHS[0], {}),
        ("GET", PATHS[1] + "?x=1", {}),
        ("GET", PATHS[1], {"Origin": "https://elsewhere.example"}),
        ("GET", PATHS[1], {"If-None-Match": '"another"'}),
    ],
)
def test_leaves_whatever_is_not_plain_to_flask(client, asked, method, path, headers):
    client.get(PATHS[1], headers=BY_FLASK)
    asked.clear()

    client.open(path, method=method, headers=headers)

    assert asked == [1]


def test_leaves_an_answer_that_has_to_be_made_to_flask(client, asked):
    assert client.get(PATHS[1]).status_code == 200

    assert asked == [1]


def test_logs_one_line_with_the_id_that_was_answered(client, caplog):
    with caplog.at_level("INFO", logger="vicarity.request"):
        answer = client.get(PATHS[0])

    (line,) = [record for record in caplog.records if record.name == "vicarity.request"]
    assert line.msg["route"] == PATHS[0]
    assert line.msg["request_id"] == answer.headers["X-Request-ID"]
