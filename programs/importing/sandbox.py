"""Reads an uploaded spreadsheet in a child process that may use little memory, little time, and nothing else.

The child starts with an empty environment, gives up the right to open files and connections before it looks at
the bytes, writes its answer to a file whose size the kernel caps, and is killed when it takes too long. Whatever
happens to it, the server only learns that the file could not be read.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from django.core.exceptions import ValidationError

READER = Path(__file__).with_name("reader.py")
MEMORY_BYTES = 512 * 1024**2
CPU_SECONDS = 8
WALL_SECONDS = 9
ANSWER_BYTES = 16 * 1024**2
UNREADABLE = (
    "Berkas ini terlalu berat untuk dibaca atau disusun tidak wajar. Salin daftarnya ke berkas Excel baru, "
    "lalu kirim berkas itu."
)


def read(data: bytes) -> list[dict]:
    """Sheets as `{"name", "rows"}`, or a ValidationError whose sentence says why the file is refused."""
    answer = _answer(data)
    if answer is None:
        raise ValidationError(UNREADABLE, code="unreadable")
    if "refused" in answer:
        raise ValidationError(answer["sentence"], code=answer["refused"])
    return answer["sheets"]


def _answer(data: bytes) -> dict | None:
    limits = [str(MEMORY_BYTES), str(CPU_SECONDS), str(ANSWER_BYTES)]
    with tempfile.TemporaryFile() as sent, tempfile.TemporaryFile() as answer:
        sent.write(data)
        sent.seek(0)
        try:
            subprocess.run(
                [sys.executable, "-I", "-X", "utf8", str(READER), *limits],
                stdin=sent,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                timeout=WALL_SECONDS,
                check=True,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return None
        answer.seek(0)
        try:
            return json.loads(answer.read(ANSWER_BYTES))
        except ValueError:
            return None
