"""Files from outside are opened in a child process that can be lost: no secrets, little memory, little time."""

import resource
import subprocess
import sys
from pathlib import Path

MEBIBYTE = 1024 * 1024
MEMORY = 512 * MEBIBYTE
CPU_SECONDS = 8
WALL_SECONDS = 10


class Broken(Exception):  # noqa: N818 - what the file is, not what we did
    """The child did not come back with an answer: killed by a limit, crashed, or said too much."""


def run(script: Path, data: bytes, *, arguments: tuple[str, ...] = (), most_bytes: int = 16 * MEBIBYTE) -> bytes:
    """What `script` writes when it is given `data` on its standard input.

    The script runs isolated (`-I`), with an empty environment and its own limits of memory and time; it
    answers with exit code 0. Raises Broken otherwise.
    """
    command = [sys.executable, "-I", str(script), *arguments]
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            timeout=WALL_SECONDS,
            env={"LC_ALL": "C.UTF-8"},
            cwd="/",
            preexec_fn=_limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Broken(None) from None
    if done.returncode != 0 or len(done.stdout) > most_bytes:
        raise Broken(done.returncode)
    return done.stdout


def _limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
