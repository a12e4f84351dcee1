import subprocess

import pytest

from tests.embedded.stack import ROOT
from vicarity.embedded.install import install, working_pip


def make(*arguments):
    command = ["make", "--directory", str(ROOT), "--no-print-directory", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "requirements.txt"
    path.write_text("tea==1.0 \\\n    --hash=sha256:0\nmilk==2.0 ; sys_platform == 'win32'\n")
    return path


def test_says_in_one_line_that_python_is_too_old(tmp_path):
    refused = make("run", "PYTHON=false", f"VENV={tmp_path}")

    assert refused.returncode != 0
    assert refused.stderr.startswith("false is older than Python 3.11")
    assert "Traceback" not in refused.stderr


def test_says_in_one_line_that_python_is_missing(tmp_path):
    refused = make("run", "PYTHON=no-such-python", f"VENV={tmp_path}")

    assert refused.stderr.startswith("no-such-python was not found: install Python 3.11")


def test_installs_nothing_where_the_lock_is_installed_already(tmp_path):
    (tmp_path / "requirements-embedded.txt").write_bytes(
        (ROOT / "requirements-embedded.txt").read_bytes()
    )
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/python").touch(mode=0o755)

    done = make("embedded-ready", "PYTHON=no-such-python", f"VENV={tmp_path}")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_repairs_a_half_made_environment_even_where_ensurepip_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "vicarity.embedded.install.find_spec", lambda name: name != "ensurepip" or None
    )
    python = tmp_path / "venv/bin/python"
    python.parent.mkdir(parents=True)
    python.touch(mode=0o755)

    pip = working_pip(tmp_path / "venv")

    asked = subprocess.run([*pip, "--version"], capture_output=True, text=True, check=True)
    assert asked.stdout.startswith("pip ")
    assert pip[-1] == str(python)


def test_shows_what_went_wrong_and_not_the_rest(lock):
    pip = ["sh", "-c", "echo Collecting tea; echo ERROR: no kettle; exit 1"]

    with pytest.raises(RuntimeError, match=r"\AERROR: no kettle\Z"):
        install(pip, lock)


def test_counts_packages_while_it_installs(lock, monkeypatch, capsys):
    monkeypatch.setattr("vicarity.embedded.install.SAID_EVERY", 1)

    install(["sh", "-c", "echo Ignoring milk; echo Collecting tea"], lock)

    assert capsys.readouterr().out.endswith("\n  1 of 1\n")
