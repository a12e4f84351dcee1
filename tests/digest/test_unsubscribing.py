"""Leaving by the link of an e-mail: in one press, without signing in, by nobody's accident."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from tests.digest.conftest import seven
from vicarity.core import tokens
from vicarity.core.tokens import LinkClaims


@pytest.fixture
def mail(posted, wants, digest, travelled):
    wants("daily")
    travelled.shift(timedelta(minutes=1))
    posted(starts_at=seven(30))
    (mail,) = digest(seven(23))
    return mail


@pytest.fixture
def link(mail):
    """The path and query of the address in the mail's header."""
    found = urlsplit(mail.message["List-Unsubscribe"].strip("<>"))
    assert found.netloc == "vicarity.test"
    return f"{found.path}?{found.query}"


@pytest.fixture
def still_wanted(as_worker):
    return lambda: as_worker("GET", "/worker/notifications").json["digest"]


def test_is_offered_as_mail_programs_expect(mail):
    """RFC 8058: both headers, an https address, as one line that no encoding has touched."""
    header = mail.message["List-Unsubscribe"]

    assert re.fullmatch(r"<https://vicarity\.test/unsubscribe\?token=[\w.-]+>", header)
    assert mail.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"\r\nList-Unsubscribe: {header}\r\n".encode() in mail.raw
    assert header.strip("<>") in mail.text
    assert header.strip("<>") in mail.html


def test_stands_in_no_other_mail(handle, mailbox, client, make):
    client.post("/api/auth/password-reset-request", json={"email": make.user().email})
    handle()

    assert len(mailbox.received) == 1
    assert mailbox.received[0].message["List-Unsubscribe"] is None


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"List-Unsubscribe": "One-Click"}},
        {"data": {"List-Unsubscribe": "One-Click"}, "content_type": "multipart/form-data"},
        {},
    ],
)
def test_takes_one_press_in_the_mail_program(client, link, sent, still_wanted, digest, posted):
    answer = client.post(link, **sent)

    assert answer.status_code == 200, answer.text
    assert "any more" in answer.json["message"]
    assert "Set-Cookie" not in answer.headers
    assert still_wanted() == "off"
    posted(starts_at=seven(30))
    assert digest(seven(24)) == []


def test_takes_more_than_looking_at_the_link(client, link, still_wanted):
    """Programs that look for dangers open every link of a mail."""
    for method in ("GET", "HEAD"):
        client.open(link, method=method)

    assert still_wanted() == "daily"


def test_can_be_pressed_again_and_long_after(client, link, travelled, still_wanted, wants):
    travelled.shift(timedelta(days=700))

    assert [client.post(link).status_code for _ in range(2)] == [200, 200]
    wants("weekly")
    assert client.post(link).status_code == 200
    assert still_wanted() == "off"


def test_works_for_who_is_suspended(client, link, worker, session):
    worker.is_active = False
    session.commit()

    assert client.post(link).status_code == 200


@pytest.mark.parametrize("wrong", ["?token=x", "?token=" + "a" * 1500])
def test_refuses_what_is_no_link_of_ours(client, wrong):
    answer = client.post(f"/unsubscribe{wrong}")

    assert (answer.status_code, answer.json["code"]) == (400, "unsubscribe_link_invalid")


@pytest.mark.parametrize("query", ["", "?token=", "?token=" + "a" * 2001, "?token=x&user_id=1"])
def test_refuses_what_says_too_little_or_too_much(client, query):
    assert client.post(f"/unsubscribe{query}").status_code == 422


def test_takes_no_token_of_another_kind(client, worker, travelled, still_wanted, wants):
    wants("daily")
    claims = LinkClaims(worker.id, worker.id)
    for purpose in ("verify_email", "reset_password"):
        token = tokens.link_token(purpose, claims, tokens.issue_time(), timedelta(days=1))
        assert client.post(f"/unsubscribe?token={token}").status_code == 400

    assert still_wanted() == "daily"
