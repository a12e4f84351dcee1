"""The documents speak of what is there."""

import re
import tomllib

import pytest
from sqlalchemy import text

from config import Settings
from tests.conftest import ROOT
from vicarity.core.version import VERSION

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FILES = [path.name for path in ROOT.glob("*.py")] + [
    path.relative_to(ROOT).as_posix()
    for folder in ("vicarity", "workers_rq", "migrations", "tests", "bench")
    for path in (ROOT / folder).rglob("*.py")
]


def name_of(page):
    return page.relative_to(ROOT).as_posix()


def first_column(page):
    return re.findall(r"^\| ([^|]*) \|", page, re.MULTILINE)


def anchors(page):
    titles = re.findall(r"^#+ (.*)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


def test_explain_every_setting_and_no_other():
    listed, _, _ = (ROOT / "docs" / "configuration.md").read_text().partition("## ")
    explained = re.findall(r"`([A-Z0-9_]+)`", " ".join(first_column(listed)))

    assert sorted(explained) == sorted(name.upper() for name in Settings.model_fields)


@pytest.mark.parametrize("name", ["web_threads", "db_pool_size", "bcrypt_rounds", "log_level"])
def test_tell_the_default_that_is_used(name):
    page = (ROOT / "docs" / "configuration.md").read_text()

    assert f"| `{name.upper()}` | `{Settings.model_fields[name].default}` |" in page


def test_give_no_reason_for_a_dependency_that_is_gone():
    packages, _, _ = (ROOT / "docs" / "dependencies.md").read_text().partition("## Data")
    needed = "\n".join(listed.read_text() for listed in ROOT.glob("requirements*.in"))
    wanted = {line.partition("=")[0].partition(">")[0] for line in needed.splitlines()}

    explained = set(first_column(packages)) - {"package", "---"}

    assert explained - wanted == set()


def test_tell_the_operator_statements_that_run(session):
    blocks = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "runbook.md").read_text(), re.DOTALL)

    statements = [part for block in blocks for part in block.split(";") if part.strip()]

    assert len(statements) > 4
    for statement in statements:
        session.execute(text(statement))


def test_name_the_release_that_answers():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert project["version"] == VERSION


@pytest.mark.parametrize("page", DOCUMENTS, ids=name_of)
def test_link_to_what_is_there(page):
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text()):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not link.startswith("http"):
            assert target.exists(), link
            assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", DOCUMENTS, ids=name_of)
def test_name_modules_that_are_there(page):
    for name in re.findall(r"`([\w/.-]+\.py)`", page.read_text()):
        assert any(f"/{path}".endswith(f"/{name}") for path in FILES), name
