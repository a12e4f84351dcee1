"""One session in many tabs: one refresh for all of them, and one way out."""

from tests.web.test_accounts import fill_in, register, sign_in

REFRESH = "/api/auth/refresh"


def refreshes(*tabs):
    return [url for tab in tabs for _, url in tab.asked if url.endswith(REFRESH)]


def test_share_one_refresh_when_all_open_at_once(tab, new_tab, person):
    register(tab, person)
    sign_in(tab, person)
    tab.wait_for_url("**/verify-email")
    tab.close()
    tabs = [new_tab() for _ in range(4)]

    for one in tabs:
        one.goto("/login", wait_until="commit")
    for one in tabs:
        one.wait_for_url("**/verify-email")
        one.get_by_text(person.email).wait_for()

    assert len(refreshes(*tabs)) == 1


def test_borrow_the_token_of_a_tab_that_has_one(tab, new_tab, person):
    register(tab, person)
    sign_in(tab, person)
    tab.wait_for_url("**/verify-email")

    other = new_tab()
    other.goto("/verify-email")
    other.get_by_text(person.email).wait_for()

    assert refreshes(tab, other) == []


def test_keep_tokens_out_of_reach_of_scripts(tab, person):
    register(tab, person)
    sign_in(tab, person)
    tab.wait_for_url("**/verify-email")

    kept = tab.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    cookies = {cookie["name"]: cookie for cookie in tab.context.cookies()}

    assert "eyJ" not in kept
    assert tab.evaluate("document.cookie") == ""
    assert cookies["refresh_token"]["httpOnly"]
    assert cookies["refresh_token"]["sameSite"] == "Strict"


def test_wait_for_nobody_who_never_signed_in(tab):
    tab.goto("/login", wait_until="networkidle")

    assert refreshes(tab) == []


def test_say_that_the_connection_is_gone(tab, browser, person):
    tab.goto("/login")
    tab.get_by_role("heading", name="Sign in").wait_for()
    browser.set_offline(True)

    tab.get_by_text("You are offline.").wait_for()
    fill_in(tab, person)

    tab.get_by_role("alert").get_by_text("We cannot reach Vicarity").wait_for()
    browser.set_offline(False)
