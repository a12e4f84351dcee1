"""``flask audit``: is the trail of what staff did as it was written?"""

from __future__ import annotations

import json
import sys

import click
from flask.cli import AppGroup

from vicarity.cli.command import say, told
from vicarity.core.audit_chain import Breach, Finding, Head, Trail, trail

audit = AppGroup("audit", help="Check the trail of what staff did.")

#: Findings told one by one; the rest are counted.
MOST_TOLD = 20

SAID = {
    Breach.ALTERED: "was altered",
    Breach.MISSING: "is missing",
    Breach.INSERTED: "was slipped in: nothing says when",
}


class AnchorType(click.ParamType[Head]):
    """A head that was printed by an earlier check."""

    name = "SEQ:HASH"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Head:
        """Read it."""
        seq, _, digest = value.strip().partition(":")
        try:
            return Head(int(seq), bytes.fromhex(digest))
        except ValueError:
            self.fail("looks like 120:9f86d081…, as an earlier check printed it", param, ctx)


@audit.command("verify")
@click.option(
    "--from", "first", type=click.IntRange(1), default=1, metavar="SEQ", help="Begin there."
)
@click.option(
    "--anchor",
    "anchors",
    multiple=True,
    type=AnchorType(),
    help="A head you kept elsewhere: the trail has to go on from it. May be given again.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def verify(first: int, anchors: tuple[Head, ...], *, as_json: bool) -> None:
    """Calculate every link again; exit with 1 if a row was altered, removed or slipped in.

    Prints the head of the chain. Keep it where those who run the database cannot write: who owns
    the database could calculate the whole chain anew, and only an anchor would tell.
    """
    with told(), trail() as rows:
        head = rows.end()
        findings = [*_against(anchors, rows), *_walked(rows, first, head, quiet=as_json)]
    if as_json:
        click.echo(json.dumps(_described(first, head, findings)))
    else:
        _tell(first, head, findings)
    sys.exit(1 if findings else 0)


def _against(anchors: tuple[Head, ...], rows: Trail) -> list[Finding]:
    """Find anchors that the chain no longer holds."""
    held = [(anchor, rows.hash_at(anchor.seq)) for anchor in anchors]
    return [
        Finding(Breach.MISSING if found is None else Breach.ALTERED, anchor.seq)
        for anchor, found in held
        if found != anchor.hash
    ]


def _walked(rows: Trail, first: int, head: Head, *, quiet: bool) -> list[Finding]:
    findings: list[Finding] = []
    length = max(0, head.seq - first + 1)
    with click.progressbar(length=length, label="Checking", file=sys.stderr, hidden=quiet) as bar:
        for news in rows.breaches(first):
            if isinstance(news, Finding):
                findings.append(news)
            else:
                bar.update(news - first + 1 - bar.pos)
    return findings


def _tell(first: int, head: Head, findings: list[Finding]) -> None:
    for finding in findings[:MOST_TOLD]:
        say(f"{_place(finding)} {SAID[finding.breach]}.")
    if len(findings) > MOST_TOLD:
        say(f"… and {len(findings) - MOST_TOLD} more.")
    if findings:
        say(f"The trail is NOT as it was written: {len(findings)} findings.")
    else:
        say(f"The trail is as it was written, from {first} to {head.seq}. Its head:")
    click.echo(_printed(head))


def _place(finding: Finding) -> str:
    event = f"Event {finding.event_id}" if finding.event_id else "What was"
    if finding.seq is None:
        return event
    places = finding.seq, finding.until or finding.seq
    return f"{event} at {places[0]}" + (f" to {places[1]}" if places[0] < places[1] else "")


def _printed(head: Head) -> str:
    return f"{head.seq}:{head.hash.hex()}"


def _described(first: int, head: Head, findings: list[Finding]) -> dict[str, object]:
    return {
        "ok": not findings,
        "from": first,
        "head": _printed(head),
        "findings": [
            {
                "breach": finding.breach,
                "seq": finding.seq,
                "until": finding.until or finding.seq,
                "event_id": finding.event_id and str(finding.event_id),
            }
            for finding in findings
        ],
    }
