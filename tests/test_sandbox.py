"""Whatever a script in the sandbox does, it is over when the answer is there, and leaves nothing behind."""

import time
from pathlib import Path
from textwrap import dedent

import pytest

from rusunpreneur import sandbox


@pytest.fixture
def run(tmp_path):
    """Runs this code as the script of a sandbox."""

    def run(code, data=b""):
        script = tmp_path / "script.py"
        script.write_text(f"import os, sys, time\n{dedent(code)}")
        return sandbox.run(script, data)

    return run


def is_gone(process) -> bool:
    """Ended, though perhaps nobody has fetched its exit code."""
    stat = Path(f"/proc/{process}/stat")
    for _ in range(100):
        if not stat.exists() or stat.read_text().split()[2] in "ZX":
            return True
        time.sleep(0.05)  # the signal is on its way
    return False


def test_a_script_answers_what_it_was_given(run):
    answer = run("sys.stdout.buffer.write(sys.stdin.buffer.read()[::-1])", b"x" * 1_000_000 + b"y")

    assert answer == b"y" + b"x" * 1_000_000


def test_a_script_says_by_its_exit_code_why_it_refuses(run):
    with pytest.raises(sandbox.Broken) as refused:
        run("sys.exit(3)")

    assert refused.value.args == (3,)


def test_a_script_that_closes_its_answer_and_goes_on_is_ended(run, monkeypatch):
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 1)

    with pytest.raises(sandbox.Broken):
        run("os.close(1); time.sleep(300)")


def test_a_script_that_never_stops_talking_is_ended(run):
    with pytest.raises(sandbox.Broken):
        run("while True: os.write(1, bytes(1024 ** 2))")


def test_what_a_script_starts_is_ended_with_it(run):
    started = run("""
        pid = os.fork()
        if not pid:
            os.close(1)
            time.sleep(300)
        print(pid)
    """)

    assert is_gone(int(started))


def test_a_script_writes_no_file(run, tmp_path):
    left = tmp_path / "left"

    with pytest.raises(sandbox.Broken):
        run(f"with open({str(left)!r}, 'w') as left: left.write('x')")

    assert left.read_text() == ""
