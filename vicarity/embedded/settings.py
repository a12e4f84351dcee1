"""What ``make run`` reads from the environment, and what it hands to its children."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config import Settings
from vicarity.embedded import ports

#: Stands in for an embedded server's address while the rest is checked.
PLACEHOLDERS = {"DATABASE_URL": "postgresql://embedded", "REDIS_URL": "unix://embedded"}

#: A catcher takes mail from anybody, in the clear.
CATCHER = {
    "MAIL_SERVER": ports.LOOPBACK,
    "MAIL_USERNAME": "",
    "MAIL_PASSWORD": "",
    "MAIL_USE_TLS": "",
}


@dataclass(frozen=True)
class Wanted:
    """One checked environment.

    Args:
        host: Where the web server listens.
        port: Likewise.
        var: The data folder, absolute.
        given: The variables that are set, as they are.
    """

    host: str
    port: int
    var: Path
    given: Mapping[str, str]

    @property
    def provided(self) -> frozenset[str]:
        """Return which servers somebody else provides."""
        names = ("DATABASE_URL", "REDIS_URL", "MAIL_SERVER")
        return frozenset(name for name in names if self.given.get(name))

    @property
    def site(self) -> str:
        """Return the address to open on this machine."""
        host = {"0.0.0.0": ports.LOOPBACK, "::": "::1"}.get(self.host, self.host)  # noqa: S104 - read, not bound
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    def mail_port(self) -> int:
        """Return where the catcher listens: as asked, or any free port."""
        if asked := self.given.get("MAIL_PORT"):
            ports.check_free("MAIL_PORT", ports.LOOPBACK, int(asked))
            return int(asked)
        return ports.free_mail_port()

    def environment(self, services: Mapping[str, str]) -> dict[str, str]:
        """Return what children read: everything given, then where the services are."""
        own = {
            "HOST": self.host,
            "PORT": str(self.port),
            "VICARITY_VAR": str(self.var),
            "FRONTEND_URL": self.given.get("FRONTEND_URL") or self.site,
            "PYTHONUNBUFFERED": "1",
        }
        return {**self.given, **own, **services}


def wanted(env: Mapping[str, str]) -> Wanted:
    """Check the environment before anything starts.

    Raises:
        BadSettings: A value is wrong; the message names its variable.
    """
    filled = {name: value for name, value in env.items() if value}
    settings = Settings.from_env({**PLACEHOLDERS, **filled})
    return Wanted(settings.host, settings.port, settings.vicarity_var.resolve(), env)
