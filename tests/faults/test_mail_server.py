import pytest

from tests.stack.running import address, eventually

pytestmark = pytest.mark.stack


def registered(visitor, count=5):
    """Register that many new people and return their addresses."""
    addresses = [address() for _ in range(count)]
    for visitor.email in addresses:
        assert visitor.register().status_code == 202
    return addresses


def delivered_once(mailbox, addresses, seconds=30):
    eventually(lambda: all(mailbox.to(one) for one in addresses), seconds)
    return all(len(mailbox.to(one)) == 1 for one in addresses)


def test_delivers_each_mail_once_after_the_mail_server_refused_for_a_while(stack, visitor):
    stack.mailbox.answer = "451 busy"

    addresses = registered(visitor)
    eventually(lambda: stack.mailbox.refusals >= len(addresses))
    assert not any(stack.mailbox.to(one) for one in addresses)
    stack.mailbox.answer = "250 kept"

    assert delivered_once(stack.mailbox, addresses)


def test_delivers_each_mail_once_after_the_mail_server_stalled(stack, visitor):
    stack.mailbox.stall = 1

    addresses = registered(visitor)
    eventually(lambda: stack.mailbox.waiting)
    eventually(lambda: not stack.mailbox.waiting)  # the sender gave up
    stack.mailbox.stall = 0

    assert delivered_once(stack.mailbox, addresses)


def test_delivers_each_mail_once_after_the_mail_server_was_away(stack, visitor):
    stack.mailbox.hang_up()

    addresses = registered(visitor)
    failed = "SELECT count(*) FROM outbox_messages WHERE failures > 0 AND done_at IS NULL"
    eventually(lambda: stack.ask(failed)[0][0] >= len(addresses))
    stack.mailbox.listen()

    assert delivered_once(stack.mailbox, addresses)


def test_keeps_nobody_waiting_for_somebody_elses_mail(stack, visitor):
    unlucky = visitor.email
    stack.mailbox.put_off = {unlucky}
    visitor.register()
    eventually(lambda: stack.mailbox.refusals)

    addresses = registered(visitor)

    assert delivered_once(stack.mailbox, addresses)
    assert not stack.mailbox.to(unlucky)
    stack.mailbox.put_off = set()
    assert delivered_once(stack.mailbox, [unlucky])
