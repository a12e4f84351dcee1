"""What staff may do to accounts, whoever asks: the console or the command line."""

import time
from threading import Thread
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from tests.conftest import drop_database, new_database, settings_for
from vicarity.account.enums import Role
from vicarity.account.errors import AccountNotFound
from vicarity.account.models import User
from vicarity.auth import accounts
from vicarity.auth.errors import LastAdmin, NotStaff, NotYourself
from vicarity.core.audit import AuditEvent
from vicarity.core.database import unit_of_work
from vicarity.extensions import db
from vicarity.factory import create_app

PASSWORD = "harbour lantern kite"


@pytest.fixture
def admin(make):
    return make.user(role=Role.ADMIN)


def actions(session):
    return list(session.scalars(select(AuditEvent.action).order_by(AuditEvent.id)))


def test_suspends_and_ends_every_session(make, admin, session):
    ada = make.user()
    sign_ins = [make.auth_session(user_id=ada.id) for _ in range(2)]

    with unit_of_work():
        accounts.suspend(ada.id, by=admin.id)

    session.expire_all()
    assert not ada.is_active
    assert {sign_in.ending for sign_in in sign_ins} == {"suspended"}
    act = session.scalars(select(AuditEvent)).one()
    assert (act.actor_id, act.subject_id) == (admin.id, ada.id)
    assert (act.before, act.after) == ({"is_active": True}, {"is_active": False})


def test_shuts_a_suspended_person_out_and_lets_them_back_in(make, admin, client, signed_in):
    ada = make.user()
    make.worker(user=ada)
    headers = signed_in(ada)

    with unit_of_work():
        accounts.suspend(ada.id, by=admin.id)
    assert client.get("/api/worker/profile", headers=headers).status_code == 401
    with unit_of_work():
        accounts.reactivate(ada.id, by=admin.id)

    assert client.get("/api/worker/profile", headers=signed_in(ada)).status_code == 200


def test_does_nothing_a_second_time(make, admin, session):
    ada = make.user()

    for act in (accounts.suspend, accounts.suspend, accounts.reactivate, accounts.reactivate):
        with unit_of_work():
            act(ada.id, by=admin.id)

    assert actions(session) == ["account.suspend", "account.reactivate"]


def test_signs_somebody_out_who_may_sign_in_again(make, admin, session):
    ada = make.user()
    sign_in = make.auth_session(user_id=ada.id)

    with unit_of_work():
        accounts.end_sessions(ada.id, by=admin.id)

    session.expire_all()
    assert (ada.is_active, sign_in.ending) == (True, "signed_out")
    assert actions(session) == ["account.end_sessions"]


@pytest.mark.parametrize(
    "act",
    [
        accounts.suspend,
        accounts.reactivate,
        lambda user_id, by: accounts.set_role(user_id, Role.SUPPORT, by=by),
    ],
)
def test_is_not_for_oneself(make, admin, act):
    make.user(role=Role.ADMIN)

    with pytest.raises(NotYourself):
        act(admin.id, by=admin.id)


@pytest.mark.parametrize("act", [accounts.suspend, accounts.reactivate, accounts.end_sessions])
def test_knows_who_is_not_there(admin, act):
    with pytest.raises(AccountNotFound):
        act(uuid4(), by=admin.id)


@pytest.mark.parametrize(
    ("before", "after"), [(Role.WORKER, Role.ADMIN), (Role.SUPPORT, Role.CARE_HOME_ADMIN)]
)
def test_keeps_staff_and_the_marketplace_apart(make, admin, before, after):
    ada = make.user(role=before)

    with pytest.raises(NotStaff):
        accounts.set_role(ada.id, after, by=admin.id)


def test_lets_an_admin_go_while_there_is_another(make, admin):
    ada = make.user(role=Role.ADMIN)

    assert accounts.set_role(ada.id, Role.SUPPORT, by=admin.id).role is Role.SUPPORT
    with pytest.raises(LastAdmin):
        accounts.suspend(admin.id, by=ada.id)


@pytest.fixture
def own_app(worker_id):
    """An application on a database of its own, where two connections can meet."""
    name = f"test_acts_{worker_id}"
    app = create_app(settings_for(new_database(name)))
    yield app
    with app.app_context():
        db.engine.dispose()
    drop_database(name)


@pytest.fixture
def admins(own_app):
    with own_app.app_context(), unit_of_work():
        return [
            accounts.create_staff(f"{name}@example.com", PASSWORD, Role.ADMIN, by=None)
            for name in ("ada", "bea")
        ]


def test_leaves_one_admin_when_two_remove_each_other_at_once(own_app, admins):
    ada, bea = admins
    outcome = []

    def answer_back():
        with own_app.app_context():
            try:
                with unit_of_work():
                    accounts.suspend(ada, by=bea)
            except LastAdmin as refusal:
                outcome.append(refusal)

    thread = Thread(target=answer_back)
    with own_app.app_context(), unit_of_work():
        accounts.suspend(bea, by=ada)
        db.session.flush()
        thread.start()
        wait_until_blocked(own_app, thread)
    thread.join(timeout=10)

    with own_app.app_context():
        assert db.session.scalars(select(User.id).where(User.is_active)).all() == [ada]
    assert len(outcome) == 1


def wait_until_blocked(app, thread):
    """Return once the other transaction waits for ours, or has not waited and is over."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with app.app_context():
        while thread.is_alive() and not db.session.scalar(waiting):
            db.session.rollback()
            time.sleep(0.01)
