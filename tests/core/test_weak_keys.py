import secrets

import pytest

from config import BadSettings, Settings
from config_secrets import weakness

#: Fixed, so that every test process names its cases alike.
GOOD = "kJ2v_T7qWm5XzR8cN1yB4hLdS9fGpE3uAoQ6iKwZ"


@pytest.mark.parametrize(
    "key",
    ["0f1e2d3c4b5a6978" * 2, "aB3$xYq9Lm" * 4, "CHANGE_ME_" + GOOD, "replace-this-" + GOOD,
     "insecure-" + GOOD, "0123456789abcdef0123456789ABCDEF", "abcdefghijklmnopqrstuvwxyz0246813579",
     "my-password-" + GOOD, "django-default-key-" + GOOD],
)  # fmt: skip
def test_is_found_out_whatever_its_length(key):
    assert weakness(key)


def test_is_not_what_random_keys_are():
    assert not any(weakness(secrets.token_urlsafe(48)) for _ in range(500))
    assert not any(weakness(secrets.token_hex(32)) for _ in range(500))


@pytest.mark.parametrize(
    "origins",
    ["null", "http://app.example", "https://app.example/", "https://app.example/path",
     "https://ok.example,null", "https://user@app.example", "ftp://app.example"],
)  # fmt: skip
def test_production_reads_the_api_to_tls_sites_alone(origins):
    env = {
        "VICARITY_ENV": "production", "DATABASE_URL": "postgresql://x/x", "REDIS_URL": "redis://x",
        "SECRET_KEY": GOOD, "JWT_SECRET_KEY": secrets.token_urlsafe(48),
        "FRONTEND_URL": "https://app.example", "CORS_ORIGINS": origins,
    }  # fmt: skip

    with pytest.raises(BadSettings) as refusal:
        Settings.from_env(env)

    assert "CORS_ORIGINS" in str(refusal.value)
    assert origins not in str(refusal.value)
