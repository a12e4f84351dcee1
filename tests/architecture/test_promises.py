"""Promises about the whole project that no single module can keep."""

import inspect
import re
from pathlib import Path

import pytest
from pydantic import BaseModel
from sqlalchemy import Enum, text

from vicarity.auth import links, sessions
from vicarity.care_home import service as care_homes
from vicarity.core.fields import Answer, Question
from vicarity.core.outbox import Event
from vicarity.extensions import Base
from vicarity.worker import service as workers
from vicarity.worker.enums import Day, ShiftType
from workers_rq.deliver import HANDLERS

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = [
    path
    for folder in ("vicarity", "workers_rq", "migrations", "bench", "tests")
    for path in (ROOT / folder).rglob("*.py")
] + list(ROOT.glob("*.py"))
GENERATED = {"migrations/versions"}


def all_subclasses(kind):
    for sub in kind.__subclasses__():
        yield sub
        yield from all_subclasses(sub)


def ours(kind):
    return [sub for sub in all_subclasses(kind) if sub.__module__.startswith("vicarity.")]


def test_handles_every_event():
    topics = {event.topic(): event for event in ours(Event)}

    assert {topic: handler.event for topic, handler in HANDLERS.items()} == topics


def test_gives_each_event_a_topic_of_its_own():
    topics = [event.topic() for event in ours(Event)]

    assert len(topics) == len(set(topics))


def test_names_no_person_in_an_event_that_is_kept():
    for event in ours(Event):
        personal = {"email", "name", "phone", "password"} & set(event.model_fields)
        assert event.forget or not personal, event


def test_gives_each_schema_a_name_of_its_own(app):
    names = [schema.__name__ for schema in ours(BaseModel) if not issubclass(schema, Event)]

    assert sorted(names) == sorted(set(names))


def test_lets_no_question_take_unknown_members():
    for schema in ours(Question):
        assert schema.model_config["extra"] == "forbid", schema
        assert schema.model_config["frozen"], schema


def test_describes_every_schema():
    for schema in [*ours(Question), *ours(Answer)]:
        assert schema.__doc__ != BaseModel.__doc__, schema


def enum_columns():
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Enum):
                yield pytest.param(table.name, column, id=f"{table.name}.{column.name}")


def words_in(definition):
    return set(re.findall(r"'((?:[^']|'')*)'", definition))


@pytest.fixture
def checks_of(session):
    """Return the definitions of a table's checks that speak of one column."""

    def find(table, column):
        found = session.execute(
            text(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
                " WHERE conrelid = CAST(:t AS regclass) AND contype = 'c'"
            ),
            {"t": table},
        )
        return [d for d in found.scalars() if re.search(rf"\b{column}\b", d)]

    return find


@pytest.mark.parametrize(("table", "column"), list(enum_columns()))
def test_lets_the_migrated_database_check_every_enum(checks_of, table, column):
    words = {member.value for member in column.type.enum_class}

    assert words in [words_in(check) for check in checks_of(table, column.name)]


@pytest.mark.parametrize("column", ["available_days", "shift_types"])
def test_lets_the_migrated_database_check_lists_of_words(checks_of, column):
    words = {word.value for word in (Day if column == "available_days" else ShiftType)}

    assert words in [words_in(check) for check in checks_of("worker_profiles", column)]


def test_keeps_no_module_over_300_lines():
    long = {
        path.name: count
        for path in SOURCES
        if (count := len(path.read_text().splitlines())) > 300
        and not path.is_relative_to(ROOT / "tests")
        and str(path.parent.relative_to(ROOT)) not in GENERATED
    }

    assert long == {}


def test_leaves_no_work_for_later():
    later = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "Not" + "Implemented")
    words = re.compile(rf"\b({'|'.join(later)})\b")
    found = [path.name for path in SOURCES if words.search(path.read_text())]

    assert found == []


def test_asks_one_module_for_the_time():
    asks = re.compile(r"datetime\.(utc)?now\(|date\.today\(")
    found = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.is_relative_to(ROOT / "vicarity") and asks.search(path.read_text())
    }

    assert found == {"vicarity/core/clock.py"}


def test_documents_every_function_it_exports():
    for module in (links, sessions, care_homes, workers):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            assert name.startswith("_") or function.__doc__, f"{module.__name__}.{name}"


def test_gives_a_reason_for_every_dependency():
    text = (ROOT / "docs" / "dependencies.md").read_text()
    for listed in ROOT.glob("requirements*.in"):
        for line in listed.read_text().splitlines():
            name = re.split(r"[=<>~!#;\s]", line.strip())[0]
            if name and not line.startswith(("-", "#")):
                assert f"| {name} |" in text, f"{name} of {listed.name}"
