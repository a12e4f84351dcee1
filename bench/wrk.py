"""Load from wrk (https://github.com/wg/wrk), which is cheap enough not to count."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from bench.load import Call, Load, Outcome, Shot

#: One answer slower than this many seconds is an error.
PATIENCE = 30

ROTATING = """
init = function()
  for k, r in ipairs(R) do ready[k] = wrk.format(r[1], r[2], r[3], r[4]) end
  i = 0
end
request = function() i = i % #ready + 1; return ready[i] end
"""

CHAINED = """
init = function() for k, r in ipairs(R) do ready[k] = r[4] end end
request = function()
  local r = R[1]
  return wrk.format(r[1], r[2], r[3], table.remove(ready, 1))
end
response = function(status, headers, body)
  local token = body:match('"refresh_token":"([^"]+)"')
  if token then ready[#ready + 1] = '{"refresh_token":"' .. token .. '"}' end
end
"""

DONE = """
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('@@{"requests":%d,"errors":%d,"seconds":%f,"p50":%f,"p95":%f,"p99":%f}\\n',
    summary.requests, e.connect + e.read + e.write + e.status + e.timeout, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3))
end
"""


def found() -> str | None:
    """Return where wrk is, if it is installed."""
    return shutil.which("wrk")


def fire(program: str, site: str, load: Load, shot: Shot) -> Outcome:
    """Send a load and return what wrk measured."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "load.lua")
        script.write_text(_script(load))
        command = [program, "-t1", f"-c{shot.connections}", f"-d{shot.seconds}s"]
        command += ["--timeout", f"{PATIENCE}s", "-s", str(script), site]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - fixed program
    told = json.loads(said.rpartition("@@")[2])
    return Outcome(
        requests=told["requests"],
        errors=told["errors"],
        rate=told["requests"] / told["seconds"],
        p50=told["p50"],
        p95=told["p95"],
        p99=told["p99"],
    )


def _script(load: Load) -> str:
    calls = "\n".join(_table(call) for call in load.calls)
    turn = CHAINED if load.chained else ROTATING
    return f"local ready = {{}}\nlocal R = {{\n{calls}\n}}\n{turn}{DONE}"


def _table(call: Call) -> str:
    headers = ", ".join(f"[{_text(k)}] = {_text(v)}" for k, v in call.headers.items())
    body = _text(call.body) if call.body else "nil"
    return f"  {{{_text(call.method)}, {_text(call.path)}, {{{headers}}}, {body}}},"


def _text(text: str) -> str:
    return f" [==[{text}]==] "
