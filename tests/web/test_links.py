"""Every way to a page leads to one that is there: from pages, e-mails and the API."""

import ast
import json
import re
from itertools import product

import pytest

from tests.conftest import ROOT
from vicarity.account.enums import Role
from vicarity.auth.rules import redirect_to

#: Links of the app's own sources: attributes, objects, and calls that go somewhere.
IN_SOURCES = re.compile(r"""(?:\b(?:to|href)(?:=|: )|navigate\(|assign\()"(/[^"]*)\"""")


@pytest.fixture
def addresses(dist):
    return set(json.loads((dist / "pages.json").read_text()))


@pytest.fixture
def leads_somewhere(addresses):
    """Say whether a path is a page of the app or of the console."""
    known = [re.sub(r":\w+\??", "[^/]+", address) for address in addresses]

    def check(link):
        path = re.split(r"[?#]", link)[0]
        console = path.startswith("/admin/")
        return console or any(re.fullmatch(pattern, path) for pattern in known)

    return check


def constants(tree):
    """Return the words that a module gives names to."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def asked(tree):
    """Return what the calls of ``site`` in a module ask for, with a letter for what varies."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "site":
            (given,) = node.args
            parts = given.values if isinstance(given, ast.JoinedStr) else [given]
            yield "".join(said(part, constants(tree)) for part in parts)


def said(part, named):
    if isinstance(part, ast.FormattedValue):
        return "x"
    return part.value if isinstance(part, ast.Constant) else named[part.id]


def mailed():
    for path in (ROOT / "workers_rq").glob("*.py"):
        for link in asked(ast.parse(path.read_text())):
            yield path.name, link


def test_from_emails(leads_somewhere):
    links = list(mailed())

    assert len(links) > 10
    assert [(name, link) for name, link in links if not leads_somewhere(link)] == []


def test_from_emails_are_written_nowhere_else():
    for template in (ROOT / "templates" / "emails").iterdir():
        text = re.sub(r"{[{%#].*?[}%#]}", "", template.read_text(), flags=re.DOTALL)
        assert not re.search(r"https?://|href=\"[^\"]", text), template.name


def test_from_finished_pages(dist, leads_somewhere):
    pages = json.loads((dist / "pages.json").read_text())
    for path in dist.glob("*.html"):
        for link in re.findall(r'href="(/[^"]*)"', path.read_text()):
            file = dist / link.removeprefix("/")
            assert leads_somewhere(link) or file.is_file(), f"{path.name}: {link}"
            page, _, anchor = link.partition("#")
            if anchor:
                assert f'id="{anchor}"' in (dist / pages[page]).read_text(), link


def test_from_the_app(leads_somewhere):
    sources = [*(ROOT / "web" / "src").rglob("*.tsx"), ROOT / "web/src/app/places.ts"]
    links = {link for path in sources for link in IN_SOURCES.findall(path.read_text())}

    assert len(links) > 10
    assert [link for link in sorted(links) if not leads_somewhere(link)] == []


def test_from_a_sign_in(leads_somewhere):
    for role, proven, completion in product(Role, (True, False), (None, 0, 100)):
        link = redirect_to(role, email_verified=proven, completion=completion)
        assert leads_somewhere(link), link
