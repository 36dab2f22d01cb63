"""What runs in the child process may use little memory, little time, and nothing else of the machine."""

import os
from textwrap import dedent

import pytest
from django.core.exceptions import ValidationError

from programs.importing import reading
from rusunpreneur import sandbox

BEGINNING = f"""
import sys
sys.path.insert(0, {str(reading.READER.parent)!r})
import json, os, socket, reader
reader.shut_doors()
"""


@pytest.fixture
def child(monkeypatch, tmp_path):
    """Runs this code in the place of the reader, under its limits."""

    def run(code):
        script = tmp_path / "reader_taken_over.py"
        script.write_text(BEGINNING + dedent(code))
        monkeypatch.setattr(reading, "READER", script)
        return reading.sheets(b"Nama")

    return run


def test_the_child_that_behaves_is_heard(child):
    assert child("""print(json.dumps({"sheets": [1]}))""") == [1]


@pytest.mark.parametrize(
    "code",
    [
        "held = bytearray(600 * 1024**2)",
        "print(' ' * 17 * 1024**2)",
        "socket.socket()",
        "open('/etc/passwd')",
        "open('/tmp/left-behind', 'w')",
        "os.abort()",
        "print('not JSON')",
    ],
    ids=["memory", "a long answer", "network", "files", "new files", "a crash", "nonsense"],
)
def test_a_child_that_is_taken_over_gets_nowhere(child, code):
    with pytest.raises(ValidationError, match="terlalu berat"):
        child(f"""{code}; print(json.dumps({{"sheets": []}}))""")


def test_a_child_that_computes_for_ever_is_stopped_by_its_processor_time(child, monkeypatch):
    monkeypatch.setattr(sandbox, "CPU_SECONDS", 1)
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 300)

    with pytest.raises(ValidationError, match="terlalu berat"):
        child("while True: pass")


def test_a_child_that_sleeps_is_killed_by_the_clock(child, monkeypatch):
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 1)

    with pytest.raises(ValidationError, match="terlalu berat"):
        child("import time; time.sleep(300)")


def test_the_child_inherits_no_secret(child, monkeypatch):
    monkeypatch.setenv("NIK_DIGEST_KEY", "rahasia")

    told = child("""print(json.dumps({"sheets": sorted(os.environ)}))""")

    assert "NIK_DIGEST_KEY" not in told
    assert not {name for name in told if "DATABASE" in name or "SECRET" in name}


def test_the_child_inherits_no_connection(child):
    inherited = os.dup(1)
    os.set_inheritable(inherited, True)

    told = child(f"""
        try:
            os.fstat({inherited}); seen = True
        except OSError:
            seen = False
        print(json.dumps({{"sheets": seen}}))
    """)

    os.close(inherited)
    assert told is False
