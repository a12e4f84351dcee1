"""Every setting Vicarity reads, typed and checked once at start.

A bad value stops the start with one clear line that names the variable and never its value.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    model_validator,
)

from config_secrets import development_secrets, weakness

CORES = os.cpu_count() or 1

ORIGINS_WANTED = "must list sites like https://app.example, without a wildcard"

#: Where a running ``make run`` publishes how to reach its services, inside ``VICARITY_VAR``.
PUBLISHED = "env.json"


class BadSettings(SystemExit):
    """The environment is not fit to start with; exits with status 1 and one line."""


def _postgres(url: str) -> str:
    """Name the driver; hosting companies still hand out ``postgres://``."""
    scheme, _, rest = url.partition("://")
    if scheme not in {"postgres", "postgresql", "postgresql+psycopg"}:
        raise ValueError("must look like postgresql://user:password@host/name")
    return f"postgresql+psycopg://{rest}"


def _redis(url: str) -> str:
    if url.partition("://")[0] not in {"redis", "rediss", "unix"}:
        raise ValueError("must look like redis://host:6379/0")
    return url


def _storage(url: str) -> str:
    if not re.fullmatch(r"file:///.+|s3://[a-z0-9.-]{3,63}(/.*)?", url):
        raise ValueError("must look like file:///folder or s3://bucket/prefix")
    return url


def _scanner(url: str) -> str:
    if not re.fullmatch(r"tcp://[A-Za-z0-9.\[\]:-]+:[0-9]{1,5}", url):
        raise ValueError("must look like tcp://host:3310")
    return url


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


DatabaseUrl = Annotated[SecretStr, BeforeValidator(_postgres)]
RedisUrl = Annotated[SecretStr, BeforeValidator(_redis)]
StorageUrl = Annotated[str, BeforeValidator(_storage)]
ScannerUrl = Annotated[str, BeforeValidator(_scanner)]
Origins = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Settings(BaseModel):
    """Immutable configuration. Secrets print as ``**********``."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    vicarity_env: Literal["development", "test", "production"] = "development"
    vicarity_var: Path = Path("var")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    database_url: DatabaseUrl
    migration_database_url: DatabaseUrl = SecretStr("")
    redis_url: RedisUrl
    cache_redis_url: RedisUrl
    secret_key: SecretStr
    jwt_secret_key: SecretStr
    password_key: SecretStr = SecretStr("vicarity password pre-hash, version 1")
    mail_server: str = "127.0.0.1"
    mail_port: int = Field(default=1025, ge=1, le=65535)
    mail_username: str = ""
    mail_password: SecretStr = SecretStr("")
    mail_use_tls: bool = False
    mail_default_sender: str = "Vicarity <no-reply@vicarity.example>"
    frontend_url: HttpUrl
    contact_email: str = Field(
        default="help@vicarity.example", pattern=r"^[^\s<>\"'&]+@[^\s<>\"'&]+$"
    )
    cors_origins: Origins = ()
    storage_url: StorageUrl
    s3_endpoint_url: str = ""
    s3_region: str = "eu-west-2"
    s3_access_key_id: SecretStr = SecretStr("")
    s3_secret_access_key: SecretStr = SecretStr("")
    clamav_url: ScannerUrl = ""
    cqc_api_url: HttpUrl = HttpUrl("https://api.service.cqc.org.uk/public/v1")
    cqc_api_key: SecretStr = SecretStr("")
    staff_mfa: Literal["required", "optional"] = "required"
    sentry_dsn: SecretStr = SecretStr("")
    trusted_proxies: int = Field(default=0, ge=0, le=5)
    web_concurrency: int = Field(default=max(2, CORES), ge=1, le=64)
    #: Enough that a full queue of passwords (core/passwords.py: 56) leaves threads for the rest.
    web_threads: int = Field(default=64, ge=1, le=256)
    db_pool_size: int = Field(default=8, ge=1, le=100)
    bcrypt_rounds: int = Field(default=12, ge=4, le=16)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @property
    def owner_url(self) -> SecretStr:
        """Return how migrations reach the database: as its owner, if that is somebody else."""
        return self.migration_database_url if self.migration_database_url else self.database_url

    @property
    def production(self) -> bool:
        """Say whether real people's data may be behind this process."""
        return self.vicarity_env == "production"

    @model_validator(mode="after")
    def _safe_in_production(self) -> Self:
        unsafe = _unsafe(self) if self.production else []
        if unsafe:
            raise ValueError("; ".join(f"{name}: {problem}" for name, problem in unsafe))
        return self

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Settings:
        """Read the environment.

        Raises:
            BadSettings: A variable is missing or wrong; the message names each one.
        """
        known = {name: value for name, value in completed(env).items() if value != ""}
        names = {name: known[name.upper()] for name in cls.model_fields if name.upper() in known}
        try:
            return cls.model_validate(names)
        except ValidationError as error:
            raise BadSettings(_told(error)) from None

    def link(self, path: str) -> str:
        """Return the address people see for ``path``; only ever from configuration."""
        return str(self.frontend_url).rstrip("/") + path

    def flask(self) -> dict[str, Any]:
        """Return the same values under the names Flask and its extensions read."""
        return {
            "SECRET_KEY": self.secret_key.get_secret_value(),
            "JWT_SECRET_KEY": self.jwt_secret_key.get_secret_value(),
            "SQLALCHEMY_DATABASE_URI": self.database_url.get_secret_value(),
            "MAIL_SERVER": self.mail_server,
            "MAIL_PORT": self.mail_port,
            "MAIL_USERNAME": self.mail_username or None,
            "MAIL_PASSWORD": self.mail_password.get_secret_value() or None,
            "MAIL_USE_TLS": self.mail_use_tls,
            "MAIL_DEFAULT_SENDER": self.mail_default_sender,
            "TESTING": self.vicarity_env == "test",
        }


def completed(env: Mapping[str, str]) -> dict[str, str]:
    """Add what may be left out: embedded services, development secrets, derived addresses."""
    var = Path(env.get("VICARITY_VAR") or "var")
    filled = dict(env)
    if env.get("VICARITY_ENV", "development") != "production":
        filled = _published(var, env) | development_secrets(var, env) | filled
        filled.setdefault("STAFF_MFA", "optional")
    filled.setdefault("CACHE_REDIS_URL", filled.get("REDIS_URL", ""))
    host, port = env.get("HOST") or "127.0.0.1", env.get("PORT") or "8000"
    filled.setdefault("FRONTEND_URL", f"http://{host}:{port}")
    filled.setdefault("STORAGE_URL", f"file://{var.resolve() / 'uploads'}")
    return filled


def _published(var: Path, env: Mapping[str, str]) -> dict[str, str]:
    """Read what a running ``make run`` published, so that commands join its services.

    The owner's address belongs to that database, and is no good beside another one.
    """
    try:
        published: dict[str, str] = json.loads((var / PUBLISHED).read_text())
    except (OSError, ValueError):
        return {}
    if env.get("DATABASE_URL"):
        published.pop("MIGRATION_DATABASE_URL", None)
    return published


def _unsafe(settings: Settings) -> list[tuple[str, str]]:
    """List what production must not start with, as variable and reason."""
    keys = (settings.secret_key.get_secret_value(), settings.jwt_secret_key.get_secret_value())
    checks = [
        ("SECRET_KEY", weakness(keys[0])),
        ("JWT_SECRET_KEY", weakness(keys[1])),
        ("JWT_SECRET_KEY", keys[0] == keys[1] and "must differ from SECRET_KEY"),
        ("FRONTEND_URL", settings.frontend_url.scheme != "https" and "must begin with https://"),
        ("CORS_ORIGINS", not all(map(_tls_site, settings.cors_origins)) and ORIGINS_WANTED),
        ("BCRYPT_ROUNDS", settings.bcrypt_rounds < 12 and "must be 12 or more"),
        ("STAFF_MFA", settings.staff_mfa != "required" and "must be required"),
        ("FLASK_DEBUG", os.environ.get("FLASK_DEBUG", "0") not in {"", "0"} and "must be off"),
    ]
    return [(name, problem) for name, problem in checks if problem]


def _tls_site(origin: str) -> bool:
    """Say whether an origin is one site reached over TLS: no wildcard, not ``null``, no path."""
    return re.fullmatch(r"https://[A-Za-z0-9.-]+(:[0-9]{1,5})?", origin) is not None


def _told(error: ValidationError) -> str:
    """Name every wrong variable in one line, without its value."""
    lines = []
    for item in error.errors(include_url=False, include_input=False):
        name = str(item["loc"][0]).upper() if item["loc"] else ""
        said = "is not set" if item["type"] == "missing" else item["msg"]
        lines.append(f"{name} {said.removeprefix('Value error, ')}".strip())
    return "Vicarity cannot start: " + "; ".join(lines)
