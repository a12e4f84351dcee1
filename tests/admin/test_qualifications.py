import html
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.admin.conftest import csrf_of, seen_on
from tests.admin.lists import NASTY, statements
from vicarity.account.enums import Role
from vicarity.public.routes import kept_showcases
from vicarity.qualification import reference
from vicarity.qualification.models import Qualification

LIST = "/admin/qualifications/"
FORM = {
    "name": "Safe moving",
    "description": "Moving people without harm.",
    "notes": "Ask for the practical part.",
    "issuer": "Any employer",
    "category": "training",
    "is_mandatory": "yes",
    "validity_months": "12",
    "display_order": "40",
}


@pytest.fixture
def one(session):
    return session.scalars(select(Qualification).where(Qualification.code == "NMC_RN")).one()


@pytest.fixture
def change(session, one):
    """Change a qualification the way a person does: open its page, send the form."""

    def send(browser, **given):
        page = browser.get(f"{LIST}{one.id}")
        sent = FORM | {"seen": seen_on(page), "csrf_token": csrf_of(page)} | given
        answer = browser.post(f"{LIST}{one.id}", sent)
        session.refresh(one)
        return answer

    return send


def test_lists_all_in_their_order_or_one_category(console, session):
    browser = console(Role.SUPPORT)
    count = len(session.scalars(select(Qualification.id)).all())

    with statements() as ran:
        page = browser.get(LIST).text
    clinical = browser.get(f"{LIST}?category=clinical").text

    assert page.count("every ") + page.count("never") >= count
    assert page.index("Enhanced DBS") < page.index("Care Certificate")
    assert 0 < clinical.count(LIST) < page.count(LIST)
    assert len(ran) < 10


def test_changes_what_the_public_sees_and_keeps_the_code(console, change, one, client, acts):
    before = (one.code, one.name)

    answer = change(console(Role.ADMIN), code="HACKED", id=str(uuid4()))
    for kept in kept_showcases.values():
        kept.forget()  # ten seconds later
    public = client.get("/api/public/qualifications").json["qualifications"]

    assert answer.status_code == 302
    assert one.code == before[0]
    (shown,) = [item for item in public if item["code"] == one.code]
    assert (shown["name"], shown["category"], shown["is_mandatory"]) == (
        "Safe moving",
        "training",
        True,
    )
    assert "notes" not in shown
    (act,) = acts("qualification.change")
    assert act.before["name"] == before[1]
    assert act.after["name"] == "Safe moving"
    assert act.subject_id == one.id


def test_leaves_no_trail_when_nothing_changed(console, change, acts):
    browser = console(Role.ADMIN)

    change(browser)
    change(browser)

    assert len(acts("qualification.change")) == 1


def test_tells_who_was_too_late(console, change, one, session, acts):
    slow, quick = console(Role.ADMIN), console(Role.ADMIN)
    seen = seen_on(slow.get(f"{LIST}{one.id}"))

    change(quick, name="The quick one")
    answer = change(slow, name="The slow one", seen=seen)

    assert answer.status_code == 409
    assert "Somebody changed this qualification" in answer.text
    assert 'value="The slow one"' in answer.text
    assert one.name == "The quick one"
    assert len(acts("qualification.change")) == 1


@pytest.mark.parametrize(
    ("member", "wrong"),
    [
        ("name", ""),
        ("name", "x" * 201),
        ("name", "two\nlines"),
        ("description", "x" * 501),
        ("issuer", "\u202ebackwards"),
        ("category", "nothing"),
        ("validity_months", "0"),
        ("validity_months", "1_0"),
        ("validity_months", "\u0661\u0662"),
        ("validity_months", "9" * 5000),
        ("display_order", ""),
        ("display_order", "-1"),
        ("display_order", "1e3"),
    ],
)
def test_says_beside_the_box_what_is_wrong(console, change, one, member, wrong, acts):
    answer = change(console(Role.ADMIN), **{member: wrong})

    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert f'id="{member}-wrong"' in answer.text
    assert acts("qualification.change") == []


def test_takes_no_validity_for_never(console, change, one):
    change(console(Role.ADMIN), validity_months=" ", is_mandatory="")

    assert one.validity_months is None
    assert one.is_mandatory is False


def test_adds_one(console, session, acts):
    browser = console(Role.ADMIN)
    form = FORM | {"code": "SAFE_MOVING_2"}

    answer = browser.post(f"{LIST}new", form, on=f"{LIST}new")

    assert answer.status_code == 302
    added = session.scalars(select(Qualification).where(Qualification.code == form["code"])).one()
    assert added.validity_months == 12
    (act,) = acts("qualification.add")
    assert act.after["qualification"] == "SAFE_MOVING_2"
    assert act.subject_id == added.id


@pytest.mark.parametrize("code", ["NMC_RN", "", "small", "A", "A B", "A" * 41, "ÄÖ_1"])
def test_adds_none_with_a_code_that_is_taken_or_none(console, session, code, acts):
    browser = console(Role.ADMIN)

    answer = browser.post(f"{LIST}new", FORM | {"code": code}, on=f"{LIST}new")

    assert answer.status_code == 422
    assert 'id="code-wrong"' in answer.text
    assert acts("qualification.add") == []


def test_is_not_undone_by_the_list_that_comes_with_vicarity(console, change, one, session):
    change(console(Role.ADMIN))

    reference.load()
    session.commit()

    session.refresh(one)
    assert one.name == "Safe moving"


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.VERIFIER])
def test_lets_admins_alone_change_it(console, one, session, role):
    browser = console(role)
    before = one.updated_at

    for place in (str(one.id), "new"):
        assert browser.post(f"{LIST}{place}", FORM, on="/admin/").status_code == 403
    assert browser.get(f"{LIST}new").status_code == 403

    page = browser.get(f"{LIST}{one.id}").text
    session.refresh(one)
    assert one.updated_at == before
    assert one.notes in html.unescape(page)
    assert "<textarea" not in page


def test_changes_nothing_without_the_pages_own_token(console, one, session):
    browser = console(Role.ADMIN)

    assert browser.post(f"{LIST}{one.id}", FORM).status_code == 400
    assert browser.post(f"{LIST}new", FORM | {"code": "NEW_ONE"}).status_code == 400


@pytest.mark.parametrize("text", NASTY)
def test_shows_text_as_text(console, change, one, text):
    browser = console(Role.ADMIN)
    change(browser, name=text, description=text, notes=text, issuer=text)

    for page in (browser.get(LIST), browser.get(f"{LIST}{one.id}")):
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<svg onload" not in page.text


@pytest.mark.parametrize("where", ["nothing", "00000000-0000-0000-0000-000000000000"])
def test_has_no_page_for_nothing(console, where):
    assert console(Role.ADMIN).get(f"{LIST}{where}").status_code == 404
