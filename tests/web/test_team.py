"""A home's team: inviting by mail, joining, changing roles, taking somebody out."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.factories import PASSWORD
from tests.stack.running import address
from tests.web.conftest import check, everywhere, tab_in
from tests.web.test_accounts import fill_in

TEAM = "/care-home/team"


class Member:
    """Somebody of a home's team, in a browser of their own."""

    def __init__(self, name, email, tab):
        self.name, self.email, self.password, self.tab = name, email, PASSWORD, tab


@pytest.fixture
def open_browser(new_browser):
    """Return a tab in a browser that shares nothing with the others."""
    return lambda screen="phone": tab_in(new_browser(screen))


@pytest.fixture
def manager(visitor, tab):
    """The manager of a home, signed in and looking at the team."""
    visitor.register("care_home", business_name="Elm House", contact_name="Jo Marsh")
    visitor.call("POST", "/api/auth/verify-email", token=visitor.token())
    found = Member("Jo Marsh", visitor.email, tab)
    tab.goto(f"/login?next={TEAM}")
    fill_in(tab, found)
    tab.get_by_role("heading", name="Team", exact=True).wait_for()
    return found


@pytest.fixture
def invite(manager, stack):
    """Invite somebody through the page; return the path of the link they get."""

    def send(email, role="Staff", name="Ben Ash"):
        tab = manager.tab
        tab.goto(TEAM)
        tab.get_by_role("link", name="Invite a colleague").click()
        tab.get_by_label("Their name").fill(name)
        tab.get_by_label("Their email address").fill(email)
        tab.get_by_label(role).check()
        tab.get_by_role("button", name="Send invitation").click()
        tab.get_by_role("heading", name="Invited").wait_for()
        return link_in(stack.mailbox.wait_for(1, address=email)[-1])

    return send


def link_in(message):
    link = urlsplit(re.search(r"https://\S+/join\?token=\S+", message.text)[0])
    return f"{link.path}?{link.query}"


@pytest.fixture
def joined(invite, open_browser):
    """Somebody who followed an invitation, in a browser of their own."""

    def join(role="Staff"):
        email = address("ben")
        found = Member("Ben Ash", email, open_browser())
        found.tab.goto(invite(email, role))
        found.tab.get_by_label("Choose a password").fill(PASSWORD)
        found.tab.get_by_role("button", name="Join the team").click()
        found.tab.wait_for_url("**/dashboard/care-home")
        return found

    return join


def test_leads_from_an_invitation_into_the_home(manager, joined):
    ben = joined()
    ben.tab.goto(TEAM)
    ben.tab.get_by_text("Ben Ash").wait_for()

    expect(ben.tab.get_by_text("The people who act for Elm House")).to_be_visible()
    expect(
        ben.tab.get_by_text("To invite, remove or change somebody, ask Jo Marsh")
    ).to_be_visible()
    assert ben.tab.get_by_role("button", name="Remove").count() == 0
    assert manager.email not in ben.tab.content()
    check(ben.tab)
    ben.tab.goto(f"{TEAM}/invite")
    ben.tab.wait_for_url("**/dashboard/care-home")


def test_signs_somebody_in_again_with_the_password_they_chose(joined, open_browser):
    ben = joined()
    tab = open_browser()

    tab.goto("/login")
    fill_in(tab, ben)

    tab.wait_for_url("**/dashboard/care-home")


def test_takes_somebody_out_at_once(manager, joined):
    ben = joined()
    ben.tab.goto(TEAM)
    ben.tab.get_by_role("heading", name="People").wait_for()
    manager.tab.goto(TEAM)

    manager.tab.get_by_role("button", name="Remove Ben Ash").click()
    question = manager.tab.get_by_role("dialog", name="Remove Ben Ash from the team?")
    check(manager.tab)
    question.get_by_role("button", name="Remove Ben Ash").click()
    expect(manager.tab.get_by_text("Ben Ash is not in the team any more.")).to_be_visible()
    expect(manager.tab.get_by_role("button", name="Remove Ben Ash")).to_have_count(0)
    expect(manager.tab.get_by_role("main")).to_be_focused()

    ben.tab.reload()
    ben.tab.wait_for_url("**/login**")
    fill_in(ben.tab, ben)
    ben.tab.get_by_role("heading", name="You are not part of a care home now").wait_for()
    check(ben.tab)


def test_asks_a_tab_that_is_open_to_sign_in_again(manager, joined):
    ben = joined("Manager")
    ben.tab.goto(f"{TEAM}/invite")
    ben.tab.get_by_label("Their email address").fill("cleo@example.com")
    ben.tab.get_by_label("Staff").check()
    manager.tab.goto(TEAM)
    manager.tab.get_by_role("button", name="Remove Ben Ash").click()
    manager.tab.get_by_role("dialog").get_by_role("button", name="Remove Ben Ash").click()
    manager.tab.get_by_text("Ben Ash is not in the team any more.").wait_for()

    ben.tab.get_by_role("button", name="Send invitation").click()

    ben.tab.get_by_role("dialog", name="Sign in to carry on").wait_for()


def test_changes_a_role(manager, joined):
    ben = joined()
    manager.tab.goto(TEAM)
    expect(manager.tab.get_by_text("You are the only manager")).to_be_visible()

    manager.tab.get_by_role("button", name="Change role of Ben Ash").click()
    manager.tab.get_by_role("button", name="Make Ben Ash a manager").click()

    manager.tab.get_by_text("Ben Ash is a manager now.").wait_for()
    expect(manager.tab.get_by_text("You are the only manager")).to_have_count(0)
    ben.tab.goto(TEAM)
    ben.tab.wait_for_url("**/login**")
    fill_in(ben.tab, ben)
    expect(ben.tab.get_by_role("link", name="Invite a colleague")).to_be_visible()


def test_lets_a_manager_leave_to_another(manager, joined):
    joined("Manager")
    manager.tab.goto(TEAM)

    manager.tab.get_by_role("button", name="Leave this team").click()
    manager.tab.get_by_role("button", name="Leave the team").click()

    manager.tab.get_by_text("You have left the team.").wait_for()
    check(manager.tab)


def test_withdraws_an_invitation(manager, invite, open_browser):
    link, other = invite(address("ben")), open_browser()

    manager.tab.get_by_role("button", name="Withdraw the invitation of Ben Ash").click()
    manager.tab.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    expect(manager.tab.get_by_role("heading", name="Invited")).to_have_count(0)

    other.goto(link)
    other.get_by_role("heading", name="This invitation was withdrawn").wait_for()
    assert "token" not in other.url
    check(other)


def test_sends_an_invitation_again(manager, invite, open_browser, stack):
    email, other = address("ben"), open_browser()
    first = invite(email)

    manager.tab.get_by_role("button", name="Send again to Ben Ash").click()

    second = link_in(stack.mailbox.wait_for(2, address=email)[-1])
    other.goto(first)
    other.get_by_role("heading", name="This link does not work").wait_for()
    other.goto(second)
    other.get_by_role("heading", name="Join Elm House").wait_for()


def test_says_that_somebody_has_joined_already(invite, open_browser):
    link, tab = invite(address("ben")), open_browser()
    for _ in range(2):
        tab.goto(link)
        tab.get_by_label("Choose a password").or_(tab.get_by_text("was used already")).wait_for()
        if tab.get_by_label("Choose a password").is_visible():
            tab.get_by_label("Choose a password").fill(PASSWORD)
            tab.get_by_role("button", name="Join the team").click()
            tab.wait_for_url("**/dashboard/care-home")

    expect(tab.get_by_role("heading", name="You have joined already")).to_be_visible()
    check(tab)


def test_shows_a_colleagues_address_beside_the_answer(manager):
    tab = manager.tab
    tab.goto(f"{TEAM}/invite")
    tab.get_by_role("button", name="Send invitation").click()
    expect(tab.get_by_role("alert")).to_contain_text("Choose what they can do")
    check(tab)
    tab.get_by_label("Their email address").fill(manager.email)
    tab.get_by_label("Manager").check()

    tab.get_by_role("button", name="Send invitation").click()

    expect(tab.get_by_role("alert")).to_contain_text("This person is in your team already.")


def test_fits_every_screen(manager, invite, open_browser):
    link, other = invite(address("a-rather-long-address-that-has-to-wrap")), open_browser()
    everywhere(manager.tab)
    manager.tab.goto(f"{TEAM}/invite")
    manager.tab.get_by_label("Their name").wait_for()
    everywhere(manager.tab)
    other.goto(link)
    other.get_by_label("Choose a password").wait_for()
    everywhere(other)
    other.goto("/join")
    other.get_by_role("heading", name="This link does not work").wait_for()
    everywhere(other)
