import json
import os
import subprocess
import sys

import pytest

from config import BadSettings, Settings
from vicarity.core import redis_policy
from vicarity.core.redis_policy import check_policy

GOOD = "Vq8#nT2!zL5@wX9$rB4^mK7&pD1*hG6("


def refusal(env):
    with pytest.raises(BadSettings) as stopped:
        Settings.from_env(env)
    return str(stopped.value.code)


def test_lets_a_safe_production_start(production):
    assert Settings.from_env(production).production


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None), ("JWT_SECRET_KEY", None), ("SECRET_KEY", ""), ("SECRET_KEY", "short"),
        ("SECRET_KEY", GOOD[:31]), ("JWT_SECRET_KEY", "a" * 64), ("JWT_SECRET_KEY", "ab" * 32),
        ("SECRET_KEY", "your-secret-key-change-me-in-production-1234"),
        ("SECRET_KEY", "dev-secret-key-0123456789-0123456789"), ("JWT_SECRET_KEY", "changeme" * 8),
        ("SECRET_KEY", "super-secret-super-secret-super-secret-9"),
        ("FRONTEND_URL", "http://vicarity.example"), ("FRONTEND_URL", "javascript:alert(1)"),
        ("FRONTEND_URL", None), ("CORS_ORIGINS", "*"), ("CORS_ORIGINS", "https://*.example"),
        ("CORS_ORIGINS", "https://ok.example,*"), ("DATABASE_URL", None), ("REDIS_URL", None),
        ("DATABASE_URL", "mysql://canary-value@h/x"), ("REDIS_URL", "http://canary-value"),
        ("PORT", "0"), ("PORT", "70000"), ("PORT", "canary-value"), ("TRUSTED_PROXIES", "-1"),
        ("TRUSTED_PROXIES", "canary-value"), ("BCRYPT_ROUNDS", "11"), ("MAIL_PORT", "canary-value"),
        ("MAIL_USE_TLS", "canary-value"), ("WEB_CONCURRENCY", "0"), ("DB_POOL_SIZE", "0"),
        ("LOG_LEVEL", "canary-value"), ("WEB_THREADS", "1.5"), ("STORAGE_URL", "canary-value"),
        ("STORAGE_URL", "file://canary-value"), ("STORAGE_URL", "s3://Canary_Value/x"),
        ("CACHE_REDIS_URL", "canary-value"),
    ],
)  # fmt: skip
def test_stops_with_one_line_that_names_the_variable_and_not_its_value(production, name, value):
    env = production | {name: value}
    if value is None:
        del env[name]

    said = refusal(env)

    assert name in said
    assert "\n" not in said
    assert not value or len(value) < 3 or value not in said
    for key in ("SECRET_KEY", "JWT_SECRET_KEY"):
        assert production[key] not in said


def test_refuses_two_equal_keys(production):
    said = refusal(production | {"JWT_SECRET_KEY": production["SECRET_KEY"]})

    assert "JWT_SECRET_KEY" in said
    assert production["SECRET_KEY"] not in said


def test_refuses_to_debug_in_production(production, monkeypatch):
    monkeypatch.setenv("FLASK_DEBUG", "1")

    assert "FLASK_DEBUG" in refusal(production)


def test_names_every_variable_that_is_wrong(production):
    said = refusal(production | {"PORT": "x", "MAIL_PORT": "x"})

    assert "PORT" in said
    assert "MAIL_PORT" in said


def test_names_everything_that_production_refuses(production):
    said = refusal(production | {"SECRET_KEY": "short", "BCRYPT_ROUNDS": "4"})

    assert "SECRET_KEY" in said
    assert "BCRYPT_ROUNDS" in said


@pytest.mark.parametrize(
    "url", ["file:///srv/uploads", "s3://vicarity-uploads", "s3://vicarity-uploads/a/b"]
)
def test_takes_a_folder_or_a_bucket_for_uploads(production, url):
    assert Settings.from_env(production | {"STORAGE_URL": url}).storage_url == url


def test_refuses_an_environment_nobody_knows(production):
    assert "VICARITY_ENV" in refusal(production | {"VICARITY_ENV": "staging"})


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_takes_the_schemes_hosting_companies_hand_out(production, scheme):
    settings = Settings.from_env(production | {"DATABASE_URL": f"{scheme}://u:p@h/x"})

    assert settings.database_url.get_secret_value() == "postgresql+psycopg://u:p@h/x"


def test_shows_no_secret(production):
    settings = Settings.from_env(production | {"MAIL_PASSWORD": "canary", "SENTRY_DSN": "canary"})

    shown = f"{settings!r} {settings}"
    for name in ("SECRET_KEY", "JWT_SECRET_KEY", "DATABASE_URL"):
        assert production[name] not in shown
    assert "canary" not in shown


def test_takes_an_empty_variable_for_one_that_is_not_set(production):
    settings = Settings.from_env(production | {"PORT": "", "CORS_ORIGINS": "", "SENTRY_DSN": ""})

    assert (settings.port, settings.cors_origins) == (8000, ())


def test_makes_links_from_configuration_alone(production):
    settings = Settings.from_env(production | {"FRONTEND_URL": "https://vicarity.example/"})

    assert settings.link("/login") == "https://vicarity.example/login"


class TestDevelopment:
    @pytest.fixture
    def env(self, tmp_path):
        return {
            "VICARITY_VAR": str(tmp_path), "DATABASE_URL": "postgresql://h/x",
            "REDIS_URL": "redis://h", "PORT": "8123",
        }  # fmt: skip

    def test_makes_keys_that_stay_the_same(self, env, tmp_path):
        first, second = Settings.from_env(env), Settings.from_env(env)

        assert first.secret_key == second.secret_key
        assert first.secret_key != first.jwt_secret_key
        assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600

    def test_links_to_where_it_listens(self, env):
        assert Settings.from_env(env).link("/x") == "http://127.0.0.1:8123/x"

    def test_joins_the_services_that_make_run_published(self, env, tmp_path):
        published = {"DATABASE_URL": "postgresql://run/x", "REDIS_URL": "redis://run"}
        (tmp_path / "env.json").write_text(json.dumps(published))
        del env["DATABASE_URL"]

        settings = Settings.from_env(env)

        assert settings.database_url.get_secret_value() == "postgresql+psycopg://run/x"
        assert settings.redis_url.get_secret_value() == "redis://h"

    def test_caches_in_the_queues_redis_unless_told_otherwise(self, env):
        assert Settings.from_env(env).cache_redis_url == Settings.from_env(env).redis_url


def test_stops_the_process_with_status_1_and_one_line(production):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}

    stopped = subprocess.run(
        [sys.executable, "-c", "import wsgi"],
        env=kept | production | {"SECRET_KEY": "canary-value"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert stopped.returncode == 1
    assert stopped.stdout == ""
    assert stopped.stderr.strip().splitlines() == [
        "Vicarity cannot start: SECRET_KEY: must be at least 32 bytes long"
    ]


class TestAQueueThatEvicts:
    @pytest.fixture(autouse=True)
    def evicts(self, monkeypatch):
        monkeypatch.setattr(redis_policy, "_policy", lambda _: "allkeys-lru")

    def test_stops_production(self, production):
        with pytest.raises(BadSettings, match=r"REDIS_URL .* set noeviction"):
            check_policy(Settings.from_env(production))

    def test_is_only_said_elsewhere(self, settings):
        check_policy(settings)


def test_reads_the_policy_of_a_real_server(settings):
    assert redis_policy._policy(settings.redis_url.get_secret_value()) == "noeviction"
