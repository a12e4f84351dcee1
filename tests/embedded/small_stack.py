"""``make run`` with a small web server and worker: everything is real but the application."""

import sys
from pathlib import Path
from signal import SIGQUIT

from vicarity.embedded.__main__ import supervise
from vicarity.embedded.plan import Plan, Step, Task

HERE = Path(__file__).parent

IDLE = ("-c", "import time; time.sleep(600)")
#: RQ's worker, as far as processes go: the job runs in a session of its own.
WITH_HORSE = (
    "-c",
    "import subprocess, time; subprocess.Popen(['sleep', '601'], start_new_session=True);"
    "time.sleep(600)",
)
#: Prints its commands, and fails at the one it does not like.
RUNNER = (
    "-c",
    "import sys\nfor command in sys.argv[1:]:\n"
    "  if command == 'fail': sys.exit('the moon is in the way')\n"
    "  print(command, '\\x1e')",
)

WEB = Task("web", (str(HERE / "small_web.py"),), orphan_with=SIGQUIT)

PLANS = {
    "good": Plan(
        steps=(Step("Schema", "upgraded"), Step("Sign-ins", "ada@example.com  pass", shown=True)),
        processes=(WEB, Task("worker", IDLE)),
        runner=RUNNER,
    ),
    "with-horse": Plan((), (WEB, Task("worker", WITH_HORSE)), RUNNER),
    "bad-step": Plan((Step("Schema", "upgraded"), Step("Data", "fail")), (), RUNNER),
}

if __name__ == "__main__":
    sys.exit(supervise(PLANS[sys.argv[1]]))
