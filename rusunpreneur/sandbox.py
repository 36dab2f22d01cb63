"""Files from outside are opened in a child process that can be lost: no secrets, little memory, little time.

    answer = sandbox.run(Path("…/script.py"), data)

The script reads the file from its standard input and writes its answer to the standard output. It starts isolated,
with an empty environment, in a session of its own, can write no file, and is ended when it takes too long or says
too much. This very file starts it, run as a program: limits are set before the script's first line, and not between
fork and exec, where a server with threads may hang.
"""

import os
import resource
import runpy
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

MEBIBYTE = 1024 * 1024
MEMORY = 512 * MEBIBYTE
CPU_SECONDS = 8
WALL_SECONDS = 9
MOST_BYTES = 16 * MEBIBYTE


class Broken(Exception):  # noqa: N818 - what the file is, not what we did
    """The child did not come back with an answer: killed by a limit, crashed, or said too much."""


def run(script: Path, data: bytes) -> bytes:
    """What `script` answers to `data`, ending with exit code 0; raises Broken with any other code, or with None."""
    command = [sys.executable, "-I", "-X", "utf8", __file__, str(MEMORY), str(CPU_SECONDS), str(script)]
    deadline = time.monotonic() + WALL_SECONDS
    with tempfile.TemporaryFile() as sent:
        sent.write(data)
        sent.seek(0)
        child = subprocess.Popen(
            command,
            stdin=sent,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={},
            cwd="/",
            start_new_session=True,
        )
    try:
        answer = _heard(child.stdout, deadline)
        code = child.wait(timeout=max(deadline - time.monotonic(), 0.1))
    except subprocess.TimeoutExpired:
        raise Broken(None) from None
    finally:
        _end(child)
    if code != 0:
        raise Broken(code)
    return answer


def _heard(pipe, deadline: float) -> bytes:
    """All that comes until the pipe is closed; Broken when that is too late or too much."""
    heard = bytearray()
    with selectors.DefaultSelector() as waiting:
        waiting.register(pipe, selectors.EVENT_READ)
        while len(heard) <= MOST_BYTES and waiting.select(max(deadline - time.monotonic(), 0)):
            part = os.read(pipe.fileno(), MEBIBYTE)
            if not part:
                return bytes(heard)
            heard += part
    raise Broken(None)


def _end(child):
    """Nothing of it stays, nor of what it started."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.stdout.close()
    child.wait()


def _start(memory: str, cpu_seconds: str, script: str):
    for limit, most in (
        (resource.RLIMIT_AS, int(memory)),
        (resource.RLIMIT_CPU, int(cpu_seconds)),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    runpy.run_path(script, run_name="__main__")


if __name__ == "__main__":
    _start(*sys.argv[1:])
