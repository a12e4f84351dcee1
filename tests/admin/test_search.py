from uuid import uuid4

import pytest

from tests.admin.lists import NASTY, document, statements
from vicarity.account.enums import Role

NUMBER = "001234567899"


@pytest.fixture
def people(make):
    ada = make.user(email="ada@example.com")
    make.worker(user=ada, first_name="Ada", last_name="Finch", city="Leeds")
    make.care_home(
        business_name="Elm House",
        city="Ada-le-Street",
        postcode="LS6 3AB",
        cqc_location_id="1-123456789",
    )
    return ada


@pytest.fixture
def found(console):
    """Return which of some words a search shows: ``found("ada", "Ada Finch")``."""
    browser = console(Role.VERIFIER)

    def search(text, *words):
        page = browser.get("/admin/search/", query_string={"q": text})
        assert page.status_code == 200
        groups = page.text.partition("What begins with")[2]
        return [word for word in words if f"<b>{word}</b>" in groups]

    return search


def test_finds_people_and_homes_by_how_they_begin(people, found):
    both = ("Ada Finch", "Elm House")

    assert found("ada", *both) == list(both)
    assert found("FIN", *both) == found("ada@ex", *both) == found("fin ad", *both) == [both[0]]
    for text in ("elm", "hou el", "ls6", "LS63AB", "ls6 3ab", "1-123456789"):
        assert found(text, *both) == [both[1]], text
    for text in ("inch", "%", "_", "\\", "'", "3AB", "1-12345678", "& | !", ""):
        assert found(text, *both) == [], text


def test_finds_everything_by_its_id(people, make, session, found, console):
    credential = make.credential(user=people)
    file = document(session, people, filename="care.pdf")
    home = make.care_home(business_name="Oak House")

    assert found(str(people.id), "Ada Finch") == ["Ada Finch"]
    assert found(str(home.id), "Oak House") == ["Oak House"]
    assert found(str(credential.id).upper(), credential_name()) == [credential_name()]
    assert found(str(file.id), "care.pdf") == ["care.pdf"]
    assert "Nothing begins with that" in console().get(f"/admin/search/?q={uuid4()}").text


def credential_name():
    return "Care Certificate (16 standards, March 2025)"


@pytest.mark.parametrize(("role", "told"), [(Role.SUPPORT, False), (Role.VERIFIER, True)])
def test_finds_a_certificate_by_its_whole_number_for_those_who_check(
    console, people, make, role, told
):
    make.credential(user=people, certificate_number=NUMBER)
    browser = console(role)

    whole = browser.get(f"/admin/search/?q={NUMBER}").text
    part = browser.get(f"/admin/search/?q={NUMBER[:-1]}").text

    assert ("Care Certificate" in whole) is told
    assert "Care Certificate" not in part
    assert NUMBER not in whole.partition("</h1>")[2].partition("</main>")[0].replace(
        f"“{NUMBER}”", ""
    )


def test_shows_support_no_documents(console, people, session):
    file = document(session, people, filename="passport.pdf")

    page = console(Role.SUPPORT).get(f"/admin/search/?q={file.id}").text

    assert "passport.pdf" not in page


@pytest.mark.parametrize(
    "text",
    [*NASTY, "a" * 15_000, "\0", "\udcff", "🦊 \u202e", "a & b | !c <-> d:*", "(((", "'" * 99],
)
def test_bears_whatever_is_typed(console, people, text):
    page = console(Role.ADMIN).get(
        "/admin/search/", query_string={"q": text.encode(errors="surrogateescape")}
    )

    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<svg onload" not in page.text


def test_shows_text_as_text(console, make):
    for text in NASTY:
        make.worker(first_name=f"Ada {text}", last_name=text, city=text)
        make.care_home(business_name=f"Ada {text}", city=text)

    page = console(Role.ADMIN).get("/admin/search/?q=ada").text

    assert page.count("&lt;script&gt;") >= 2
    assert "<script>alert" not in page
    assert "<svg onload" not in page


def test_asks_the_database_as_often_whatever_there_is(console, make, people):
    browser = console(Role.ADMIN)
    browser.get("/admin/search/?q=ada")
    with statements() as few:
        browser.get("/admin/search/?q=ada")
    for _ in range(20):
        make.worker(first_name="Ada")
    with statements() as many:
        page = browser.get("/admin/search/?q=ada").text

    assert len(few) == len(many) < 12
    assert "The newest 10" in page


def test_is_where_the_box_at_the_top_leads(console):
    page = console(Role.SUPPORT).get("/admin/").text

    assert 'action="/admin/search/"' in page
