import pytest
from sqlalchemy import select

from vicarity.core import audit
from vicarity.core.audit import MASK, AuditEvent


@pytest.fixture
def record(session):
    """Record an act, and return its row."""

    def written(**given):
        values = {"action": "export", "actor_id": None, "subject": "list"} | given
        audit.record(values.pop("action"), **values)
        session.commit()
        return session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)).one()

    return written


@pytest.mark.parametrize(
    "name",
    [
        "password", "password_hash", "new_password", "Token", "refresh_token", "totp_secret",
        "secret", "recovery_codes", "recovery_code", "code", "api_key", "cookie", "otp",
    ],
)  # fmt: skip
def test_keeps_no_secret(record, name):
    event = record(before={name: "canary"}, after={"deep": [{name: {"x": "canary"}}], name: 7})

    assert event.before == {name: MASK}
    assert event.after == {"deep": [{name: MASK}], name: MASK}


@pytest.mark.parametrize("name", ["status", "postcode", "sha256", "expiry_date", "keyboard"])
def test_keeps_what_is_no_secret(record, name):
    event = record(before={name: None}, after={name: [1, "two", None]})

    assert (event.before, event.after) == ({name: None}, {name: [1, "two", None]})


def test_tells_a_secret_that_was_not_there_from_one_that_was(record):
    event = record(before={"secret": None}, after={"secret": "canary"})

    assert (event.before, event.after) == ({"secret": None}, {"secret": MASK})


def test_is_refused_to_be_changed_even_by_its_owner(record, session):
    event = record()

    for statement in ("UPDATE audit_events SET ip = NULL", "DELETE FROM audit_events"):
        with pytest.raises(Exception, match="never changed or deleted"), session.begin_nested():
            session.connection().exec_driver_sql(statement)

    session.refresh(event)
