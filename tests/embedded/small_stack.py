"""``make run`` with a small web server and worker: everything is real but the application."""

import sys
from pathlib import Path

from vicarity.embedded.__main__ import supervise
from vicarity.embedded.plan import Plan, Task

HERE = Path(__file__).parent

IDLE = ("-c", "import time; time.sleep(600)")
BROKEN = ("-c", "raise SystemExit('the moon is in the way')")

PLANS = {
    "good": Plan(
        steps=(Task("Sign-ins", ("-c", "print('ada@example.com  pass')"), shown=True),),
        processes=(Task("web", (str(HERE / "small_web.py"),)), Task("worker", IDLE)),
    ),
    "bad-step": Plan(steps=(Task("Schema", BROKEN),), processes=()),
    "keeps-dying": Plan(
        steps=(),
        processes=(Task("web", (str(HERE / "small_web.py"),)), Task("worker", BROKEN)),
    ),
}

if __name__ == "__main__":
    sys.exit(supervise(PLANS[sys.argv[1]]))
