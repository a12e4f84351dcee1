"""What people read once everything runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vicarity.embedded import web_app
from vicarity.embedded.settings import Wanted


def banner(want: Wanted, seconds: float, said: Iterable[str]) -> Iterator[str]:
    """Yield the lines: where to go, where mail is, who can sign in, how to stop.

    Args:
        want: What runs, and where.
        seconds: How long the start took.
        said: What the steps printed; the demo data's is the list of sign-ins.
    """
    yield f"\nVicarity is ready after {seconds:.1f} s\n"
    yield f"  Vicarity               {_app(want)}"
    yield f"  API and its documents  {want.site}/api/docs"
    yield f"  Staff console          {want.site}/admin/"
    yield f"  Health                 {want.site}/health"
    yield f"  E-mail                 {_mail(want)}"
    yield f"  Logs                   {want.var / 'log'}"
    lines = [line for text in said for line in text.splitlines() if line.strip()]
    if lines:
        yield "\nDemo sign-ins"
        yield from (f"  {line}" for line in lines)
    yield "\nPress Ctrl-C to stop."


def _app(want: Wanted) -> str:
    return f"{want.site}/" if web_app.DIST.is_dir() else "not built: 'make run' says why"


def _mail(want: Wanted) -> str:
    if "MAIL_SERVER" in want.provided:
        return f"sent through {want.given['MAIL_SERVER']}"
    return f"one .eml file per message in {want.var / 'mail'}"
