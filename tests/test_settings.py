"""Production is safe by default, and refuses to start without what it needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

ROOT = Path(__file__).parent.parent
PRODUCTION = {
    "DJANGO_SECRET_KEY": "k" * 20 + "abcdefghijklmnopqrstuvwxyz0123456789-ABCDEFGH",
    "NIK_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
    "NIK_DIGEST_KEY": "d" * 40,
    "SITE_URL": "https://rusunpreneur.example",
    "ALLOWED_HOSTS": "rusunpreneur.example",
    "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/none",
}


def manage(*arguments, **environment):
    """manage.py as a server starts it: with this environment and nothing of ours."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_the_deployment_check_without_a_remark():
    done = manage("check", "--deploy", "--fail-level", "DEBUG", **PRODUCTION)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_production_without_its_secrets_names_every_one_of_them():
    done = manage("check")

    assert done.returncode != 0
    for name in PRODUCTION:
        assert name in done.stderr


@pytest.mark.parametrize("missing", PRODUCTION)
def test_production_without_one_of_them_names_that_one(missing):
    environment = {name: value for name, value in PRODUCTION.items() if name != missing}

    done = manage("check", **environment)

    assert done.returncode != 0
    assert f"environment variables: {missing}." in done.stderr


def test_the_sign_in_cookie_belongs_to_the_host_and_to_https():
    code = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.DEBUG, s.DEMO)"
    )

    done = manage("shell", "--no-imports", "-v0", "-c", code, **PRODUCTION)

    assert done.stdout.splitlines()[-1] == "__Host-sesi True False False"
