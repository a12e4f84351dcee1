import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from tests.admin.conftest import csrf_of
from tests.admin.lists import names, statements
from vicarity.account.enums import Role
from vicarity.admin.queries import queue
from vicarity.care_home.enums import Verification
from vicarity.care_home.models import CareHomeProfile
from vicarity.core import clock
from vicarity.core.outbox import OutboxMessage
from vicarity.register.enums import RegisterSource, Registration
from vicarity.register.models import CqcLocation

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture
def topics(session):
    return lambda: session.scalars(select(OutboxMessage.topic)).all()


def test_approves_a_home_tells_it_and_leaves_a_trail(console, waiting, decide, topics, acts):
    browser = console()
    (home,) = waiting("Elm House")

    answer = decide(browser, home, "verified")

    assert answer.status_code == 302
    assert home.verification_status is Verification.VERIFIED
    assert home.verified_at is not None
    assert topics() == ["care_home.CareHomeVerified"]
    (act,) = acts("care_home.verified")
    assert (act.actor_id, act.subject_id) == (browser.staff.id, home.id)
    assert act.before["verification_status"] == "in_review"
    assert act.request_id


@pytest.mark.parametrize(
    ("decision", "topic"),
    [("rejected", "care_home.CareHomeRejected"), ("suspended", "care_home.CareHomeSuspended")],
)
def test_says_no_with_a_reason(console, waiting, decide, topics, acts, decision, topic):
    (home,) = waiting("Elm House")

    decide(console(), home, decision, reason="The name differs.\r\nPlease correct it.")

    assert home.verification_status == decision
    assert home.verification_notes == "The name differs.\nPlease correct it."
    assert topics() == [topic]
    assert len(acts(f"care_home.{decision}")) == 1


def test_shows_the_team(console, waiting, make):
    (home,) = waiting("Elm House")
    make.member(home, name="Ada <b>Finch</b>", email="ada@example.com")
    make.member(make.care_home(), name="Somebody Else")

    page = console().get(f"/admin/care-homes/{home.id}").text

    team = page.partition('id="team"')[2].partition("</section>")[0]
    assert team.count("<tr") == 1 + 2
    assert "Ada &lt;b&gt;Finch" in team
    assert "ada@example.com" in team
    assert "Care home, staff" in team
    assert "Somebody Else" not in page


def test_does_not_let_somebody_decide_on_a_home_whose_team_they_are_in(console, make):
    browser = console(email="sam@example.com")
    home = make.care_home(status=Verification.IN_REVIEW)
    make.member(home, email="sam+staff@example.com")
    address = f"/admin/care-homes/{home.id}"

    page = browser.get(address)
    form = {"decision": "verified", "seen": home.updated_at.isoformat()}
    answer = browser.post(address, form, on="/admin/")

    assert "A colleague has to decide on it." in page.text
    assert answer.status_code == 403
    assert home.verification_status is Verification.IN_REVIEW


@pytest.mark.parametrize("decision", ["rejected", "suspended"])
@pytest.mark.parametrize("reason", ["", "  \n ", "\u200b\u200b"])
def test_does_not_say_no_without_a_reason(console, waiting, decide, topics, decision, reason):
    (home,) = waiting("Elm House")

    answer = decide(console(), home, decision, reason=reason)

    assert answer.status_code == 422
    assert "Say why" in answer.text
    assert home.verification_status is Verification.IN_REVIEW
    assert topics() == []


def test_takes_a_template_as_it_is_when_nothing_was_written(console, waiting, decide):
    (home,) = waiting("Elm House")

    decide(console(), home, "rejected", template="name_differs")

    assert home.verification_notes.startswith("The name in your profile is not the one")


def test_keeps_what_was_written_when_it_is_too_long(console, waiting, decide):
    (home,) = waiting("Elm House")

    answer = decide(console(), home, "rejected", reason="word " * 300)

    assert answer.status_code == 422
    assert "word word word" in answer.text
    assert home.verification_status is Verification.IN_REVIEW


def test_opens_the_home_that_waits_longest_next(console, waiting, decide):
    first, second, third = waiting("First", "Second", "Third")
    browser = console()

    assert decide(browser, second, "verified").location.endswith(str(first.id))
    assert decide(browser, first, "verified").location.endswith(str(third.id))
    assert decide(browser, third, "verified").location == "/admin/care-homes/"
    assert "Third is approved." in browser.get("/admin/care-homes/").text


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        (Verification.PENDING, set()),
        (Verification.IN_REVIEW, {"Approve", "Reject", "Suspend"}),
        (Verification.VERIFIED, {"Suspend"}),
        (Verification.REJECTED, set()),
        (Verification.SUSPENDED, {"Approve"}),
    ],
)
def test_offers_what_the_status_allows(console, make, status, offered):
    home = make.care_home(status=status)

    page = console().get(f"/admin/care-homes/{home.id}").text

    found = {word for word in ("Approve", "Reject", "Suspend") if re.search(button(word), page)}
    assert found == offered


def button(word):
    return rf'<button [^>]*name="decision"[^>]*>{word}\b'


def test_offers_nothing_to_who_may_only_look(console, waiting):
    (home,) = waiting("Elm House")

    page = console(Role.SUPPORT).get(f"/admin/care-homes/{home.id}").text

    assert "Your role can look, and not decide." in page
    assert 'name="decision"' not in page


def test_tells_who_comes_second_that_it_was_decided(console, waiting, decide, session, topics):
    (home,) = waiting("Elm House")
    browser = console()
    address = f"/admin/care-homes/{home.id}"
    old = browser.get(address)
    decide(console(), home, "verified")

    form = {"decision": "rejected", "reason": "Late.", "csrf_token": csrf_of(old)}
    seen = {"seen": home.updated_at.isoformat()}
    answer = browser.post(address, form | seen)

    session.refresh(home)
    assert answer.status_code == 409
    assert "Someone has decided on this care home already" in answer.text
    assert home.verification_status is Verification.VERIFIED
    assert topics() == ["care_home.CareHomeVerified"]


def test_does_not_decide_on_facts_that_changed_since_they_were_seen(console, waiting, session):
    (home,) = waiting("Elm House")
    browser = console()
    address = f"/admin/care-homes/{home.id}"
    page = browser.get(address)
    seen = home.updated_at.isoformat()
    later = home.updated_at + timedelta(seconds=1)
    renamed = {"business_name": "Oak House", "updated_at": later}
    session.execute(update(CareHomeProfile).where(CareHomeProfile.id == home.id).values(**renamed))
    session.commit()

    form = {"decision": "verified", "seen": seen, "csrf_token": csrf_of(page)}
    answer = browser.post(address, form)

    session.refresh(home)
    assert answer.status_code == 409
    assert "has changed since you opened the page" in answer.text
    assert "Oak House" in answer.text
    assert home.verification_status is Verification.IN_REVIEW


@pytest.mark.parametrize("seen", ["", "yesterday", "2026-01-01", "9999-99-99T00:00:00+00:00"])
def test_does_not_decide_on_a_page_nobody_saw(console, waiting, decide, seen):
    (home,) = waiting("Elm House")

    assert decide(console(), home, "verified", seen=seen).status_code == 409
    assert home.verification_status is Verification.IN_REVIEW


@pytest.mark.parametrize("decision", ["", "pending", "in_review", "admin", "\0"])
def test_knows_three_decisions(console, waiting, decide, decision):
    (home,) = waiting("Elm House")

    assert decide(console(), home, decision).status_code == 400
    assert home.verification_status is Verification.IN_REVIEW


def test_has_no_page_for_a_home_there_is_not(console):
    assert console().get(f"/admin/care-homes/{uuid4()}").status_code == 404


def test_notes_who_looked_at_a_home(console, waiting, acts):
    (home,) = waiting("Elm House")
    browser = console(Role.SUPPORT)

    browser.get(f"/admin/care-homes/{home.id}")

    assert [(act.actor_id, act.subject_id) for act in acts("care_home.view")] == [
        (browser.staff.id, home.id)
    ]


def test_links_to_the_public_page_of_the_register(console, make):
    home = make.care_home(status=Verification.IN_REVIEW, cqc_location_id="1-123456789")

    page = console().get(f"/admin/care-homes/{home.id}").text

    assert (
        'href="https://www.cqc.org.uk/location/1-123456789" target="_blank" rel="noopener' in page
    )


def test_points_out_a_location_that_two_homes_claim(console, make):
    make.care_home(business_name="First", cqc_location_id="1-123456789")
    home = make.care_home(status=Verification.IN_REVIEW, cqc_location_id="1-123456789")

    page = console().get(f"/admin/care-homes/{home.id}").text

    assert "Claimed twice" in page
    assert "First" in page


def test_shows_text_from_people_and_never_runs_it(console, make):
    user = make.user(role=Role.CARE_HOME_ADMIN)
    members = ("business_name", "contact_name", "contact_title", "address_line_1", "city", "county")
    texts = dict.fromkeys((*members, "description", "verification_notes"), MARKUP)
    home = make.care_home(
        user=user, status=Verification.IN_REVIEW, website="javascript:alert(3)", **texts
    )
    browser = console(Role.ADMIN)

    for address in (
        "/admin/",
        "/admin/care-homes/",
        "/admin/care-homes/?q=<script>alert(1)</script>",
        f"/admin/care-homes/{home.id}",
        f"/admin/users/{user.id}",
        "/admin/users/?q=<script>alert(1)</script>",
        "/admin/audit-log/?actor=<script>alert(1)</script>",
    ):
        page = browser.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert 'href="javascript:' not in page.text


def test_lists_who_waits_longest_first(console, make, waiting):
    make.care_home(business_name="Verified", status=Verification.VERIFIED)
    waiting("Longest", "Shorter")

    assert names(console().get("/admin/care-homes/")) == ["Longest", "Shorter"]


@pytest.mark.parametrize("status", sorted(set(Verification) - {Verification.IN_REVIEW}))
def test_lists_one_status(console, make, status):
    for each in Verification:
        make.care_home(business_name=each.value, status=each)

    assert names(console().get(f"/admin/care-homes/?show={status}")) == [status.value]


def test_lists_the_parts_of_the_queue(console, make, waiting, session):
    browser = console()
    _, fresh, asked = waiting("Late", "Fresh", "Asked")
    fresh.submitted_at, asked.asked_at = clock.now(), clock.now()
    session.commit()
    ticked = {"item": f"{fresh.updated_at.isoformat()}~{fresh.id}", "act": "take"}
    browser.post("/admin/care-homes/selected", ticked, on="/admin/care-homes/")

    def part(name):
        return names(browser.get(f"/admin/care-homes/?show={name}"))

    assert part("waiting") == ["Late", "Fresh"]
    assert part("mine") == ["Fresh"]
    assert part("unassigned") == ["Late"]
    assert part("late") == ["Late"]
    assert part("asked") == ["Asked"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("elm", True),
        ("hou el", True),
        ("LS6", True),
        ("ls63ab", True),
        ("1-123456789", True),
        ("leeds", True),
        ("lm", False),
        ("oak", False),
        ("%", False),
        ("_", False),
        ("\\", False),
        ("' | !", False),
    ],
)
def test_finds_homes_by_what_people_know(console, make, search, found):
    make.care_home(business_name="Elm House", cqc_location_id="1-123456789")

    page = console().get("/admin/care-homes/", query_string={"q": search})

    assert names(page) == (["Elm House"] if found else [])


def test_narrows_by_kind_and_town(console, waiting):
    waiting("Leeds nursing", care_home_type="nursing")
    waiting("York nursing", care_home_type="nursing", city="York")
    waiting("Leeds residential")

    page = console().get("/admin/care-homes/?kind=nursing&town=lee")

    assert names(page) == ["Leeds nursing"]


def test_turns_pages_without_missing_or_repeating_any(console, waiting):
    waiting(*(f"Home {number:02}" for number in range(9)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queue, "PAGE_SIZE", 4)
        browser, seen, address = console(), [], "/admin/care-homes/"
        while address:
            page = browser.get(address)
            seen += names(page)
            following = re.search(r'href="([^"]+)">Next page', page.text)
            address = following and unescape(following[1])

    assert seen == [f"Home {number:02}" for number in range(9)]


@pytest.mark.parametrize(
    "query",
    [
        "after=1",
        "after=2026-01-01T00:00:00%2B00:00~x",
        "after=0001-01-01T00:00:00%2B14:00~00000000-0000-0000-0000-000000000000",
        "show=password_hash",
        "show=everything",
        "kind=admin",
        "town=%00",
        "q=%00",
        "q=" + "x" * 5000,
        "q=%F0%9F%98%80&q=2",
        "q=%ED%A0%80",
        "_external=1&_scheme=javascript&_anchor=x",
    ],
)
@pytest.mark.parametrize("where", ["care-homes", "credentials", "users", "audit-log"])
def test_shows_a_list_whatever_is_asked(console, where, query):
    extra = "&before=x&subject=y&actor=%00&action=z&role=0&qualification=%00&category=x"

    assert console(Role.ADMIN).get(f"/admin/{where}/?{query}{extra}").status_code == 200


def test_asks_a_home_for_more(console, waiting, decide, topics, acts):
    browser = console()
    (home,) = waiting("Elm House")

    answer = decide(browser, home, "asked", template="which_location")

    assert answer.status_code == 302
    assert home.verification_status is Verification.IN_REVIEW
    assert home.asked_at is not None
    assert home.verification_notes.startswith("We found more than one location")
    assert topics() == ["care_home.CareHomeQuestioned"]
    assert len(acts("care_home.asked")) == 1
    assert names(browser.get("/admin/care-homes/")) == []
    assert "Asked the home" in browser.get(f"/admin/care-homes/{home.id}").text


def test_does_not_let_somebody_decide_on_their_own(console, make, decide):
    browser = console(email="sam@example.com")
    owner = make.user(email="sam+home@example.com", role=Role.CARE_HOME_ADMIN)
    home = make.care_home(user=owner, status=Verification.IN_REVIEW)
    address = f"/admin/care-homes/{home.id}"

    page = browser.get(address)
    form = {"decision": "verified", "seen": home.updated_at.isoformat()}
    answer = browser.post(address, form, on="/admin/")

    assert "A colleague has to decide on it." in page.text
    assert 'name="decision"' not in page.text
    assert answer.status_code == 403
    assert home.verification_status is Verification.IN_REVIEW


@pytest.fixture
def location(session):
    """Put a location into our copy of the register."""

    def add(**given):
        facts = {
            "location_id": "1-123456789", "provider_id": "1-100000001", "name": "Elm House",
            "address_line_1": "1 Elm Rd", "city": "Leeds", "postcode": "LS6 3AB",
            "source": RegisterSource.DIRECTORY, "seen_at": clock.now(),
        }  # fmt: skip
        session.add(CqcLocation(**facts | given))
        session.commit()

    return add


def test_marks_what_differs_from_the_register(console, waiting, location):
    location(name="Oak Lodge", registration=Registration.DEREGISTERED)
    (home,) = waiting("Elm House", cqc_location_id="1-123456789")

    page = console().get(f"/admin/care-homes/{home.id}").text

    rows = dict(re.findall(r'rowheader">(\w[\w ]+)</th>(.*?)</tr>', page, re.DOTALL))
    assert "Oak Lodge" in rows["Name"]
    assert "Differs" in rows["Name"]
    assert "Same" in rows["Postcode"]
    assert "<b>Deregistered</b>" in page


def test_suggests_locations_to_a_home_without_one(console, waiting, location):
    location()
    (home,) = waiting("Elm Houze", cqc_location_id=None)

    page = console().get(f"/admin/care-homes/{home.id}").text

    assert "These locations could be the one" in page
    assert "https://www.cqc.org.uk/location/1-123456789" in page


@pytest.mark.parametrize("address", ["/admin/care-homes/", "/admin/care-homes/{id}"])
def test_asks_the_database_as_often_for_many_homes_as_for_one(console, waiting, address):
    (home,) = waiting("Elm House", cqc_location_id="1-123456789")
    browser, address = console(), address.format(id=home.id)
    browser.get(address)
    with statements() as of_one:
        browser.get(address)
    waiting(*(f"Home {number}" for number in range(9)), cqc_location_id="1-123456789")

    with statements() as of_many:
        browser.get(address)

    assert len(of_many) == len(of_one) < 25
