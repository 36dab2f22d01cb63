"""An uploaded spreadsheet as plain rows, read where it can do no harm.

Whatever the file does to the child process that opens it, the server only learns that it could not be read.
"""

import json
from pathlib import Path

from django.core.exceptions import ValidationError

from rusunpreneur import sandbox

READER = Path(__file__).with_name("reader.py")
UNREADABLE = (
    "Berkas ini terlalu berat untuk dibaca atau disusun tidak wajar. Salin daftarnya ke berkas Excel baru, "
    "lalu kirim berkas itu."
)


def sheets(data: bytes) -> list[dict]:
    """Sheets as `{"name", "rows"}`, or a ValidationError whose sentence says why the file is refused."""
    try:
        answer = json.loads(sandbox.run(READER, data))
    except (sandbox.Broken, ValueError):
        raise ValidationError(UNREADABLE, code="unreadable") from None
    if "refused" in answer:
        raise ValidationError(answer["sentence"], code=answer["refused"])
    return answer["sheets"]
