"""Take every measurement in turn, saying each as it comes."""

from __future__ import annotations

from collections.abc import Collection

from bench import beside, hashing, machine, mail, measure, report, wrk
from bench.people import People, sign_in
from bench.report import Figures
from bench.scenarios import SCENARIOS
from bench.stack import Stack
from vicarity.core import clock
from vicarity.embedded.progress import say, step

#: What can be measured beside the scenarios.
BESIDE, MAIL, MEMORY = "beside", "mail", "memory"
PARTS = (*(scenario.name for scenario in SCENARIOS), BESIDE, MAIL, MEMORY)

#: How many people act.
WORKERS, HOMES = 96, 4


def take(stack: Stack, seconds: int, parts: Collection[str]) -> Figures:
    """Measure the chosen parts.

    Args:
        stack: Running.
        seconds: How long each shot lasts.
        parts: Some of ``PARTS``.
    """
    generator = "wrk" if wrk.found() else "Python's http.client (wrk is not installed)"
    at = clock.now().isoformat(timespec="minutes")
    figures = Figures(machine.described(), stack.shape, at, generator)
    with step(f"Signing in {WORKERS} workers, {HOMES} homes"):
        people = sign_in(stack, WORKERS, HOMES)
    say(f"\n{figures.machine}\n{figures.at}; {figures.web}; load from {generator}\n")
    say(report.HEADING)
    _scenarios(stack, people, seconds, parts, figures)
    if BESIDE in parts:
        with step("Other routes while logins run"):
            figures.beside = beside.measure(stack, people, seconds)
    if MAIL in parts:
        with step("E-mail"):
            figures.mail = mail.measure(stack, people.workers[0].email)
    if MEMORY in parts:
        figures.memory = [machine.memory(pid) for pid in stack.web_workers]
    for line in report.limits(figures):
        say(line)
    return figures


def _scenarios(
    stack: Stack, people: People, seconds: int, parts: Collection[str], figures: Figures
) -> None:
    chosen = [scenario for scenario in SCENARIOS if scenario.name in parts]
    before = hashing.raw() if any(scenario.hashing for scenario in chosen) else None
    for scenario in chosen:
        row = measure.measure(stack, people, scenario, seconds)
        figures.rows.append(row)
        say(report.line(row, figures.row(report.FLOOR)))
        if scenario.hashing and before:
            after = hashing.raw()
            figures.raw[scenario.name] = hashing.mean(before, after)
            before = after
