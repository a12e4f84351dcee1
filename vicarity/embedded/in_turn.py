"""Run flask commands one after the other in one process: loading the application takes longest.

``python -m vicarity.embedded.in_turn "db upgrade" "seed reference"``; after each command a line
with ``DONE`` goes to standard output.
"""

from __future__ import annotations

import shlex
import sys

from click import ClickException
from flask.cli import cli

from vicarity.embedded.plan import DONE


def main(commands: list[str]) -> int:
    """Run the commands until one fails; return the exit status."""
    for command in commands:
        if status := run(command):
            return status
        sys.stdout.write(f"{DONE}\n")
        sys.stdout.flush()
    return 0


def run(command: str) -> int:
    """Run one command on the project's application and return its exit status."""
    args = ["--app", "wsgi", *shlex.split(command)]
    try:
        answer = cli.main(args, prog_name="flask", standalone_mode=False)
    except ClickException as error:
        error.show()
        return error.exit_code
    return answer if isinstance(answer, int) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
