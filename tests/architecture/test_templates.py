"""Every e-mail has two parts that render, in the brand's look, without anything left over."""

import re

import pytest
from flask import render_template

from tests.conftest import ROOT

EMAILS = ROOT / "templates" / "emails"
NAMES = sorted(path.stem for path in EMAILS.glob("*.txt"))
CONTEXT = {
    "site": "https://vicarity.test/",
    "link": "https://vicarity.test/somewhere?token=a.b.c",
    "reset": "https://vicarity.test/forgot-password",
    "name": "Elm & <b>Oak</b> House {{7*7}}",
    "reason": "Your <script>alert(1)</script> number is missing.",
    "subject": "A subject",
    "inviter": "Jo <i>Marsh</i>",
    "role": "a manager",
}


@pytest.fixture
def rendered(app):
    def render(name, kind):
        with app.test_request_context():
            return render_template(f"emails/{name}.{kind}", **CONTEXT)

    return render


def test_comes_in_pairs():
    pages = {path.stem for path in EMAILS.glob("*.html") if not path.stem.startswith("_")}

    assert pages == set(NAMES)
    assert len(NAMES) >= 11


def test_is_named_in_the_code_that_sends_it():
    code = "".join(path.read_text() for path in (ROOT / "workers_rq").glob("*.py"))

    assert [name for name in NAMES if f'"{name}"' not in code] == []


@pytest.mark.parametrize("name", NAMES)
def test_begins_with_a_subject(rendered, name):
    subject, gap, body = rendered(name, "txt").partition("\n\n")

    assert 8 < len(subject) < 90
    assert "\n" not in subject
    assert gap
    assert len(body.strip()) > 40


@pytest.mark.parametrize("kind", ["txt", "html"])
@pytest.mark.parametrize("name", NAMES)
def test_leaves_nothing_unfilled(rendered, name, kind):
    text = rendered(name, kind)

    assert "49" not in text
    left = text.replace(CONTEXT["name"], "").replace("{{7*7}}", "")
    assert not re.search(r"\{\{|\}\}|\{%|Undefined|None", left)


@pytest.mark.parametrize("name", NAMES)
def test_runs_nothing_a_person_wrote(rendered, name):
    page = rendered(name, "html")

    assert "<script" not in page
    assert "<b>Oak" not in page


@pytest.mark.parametrize("kind", ["txt", "html"])
@pytest.mark.parametrize("name", NAMES)
def test_links_to_this_site_alone(rendered, name, kind):
    hosts = set(re.findall(r"https?://([^/\s\"'<>]+)", rendered(name, kind)))

    assert hosts <= {"vicarity.test", "www.w3.org"}
