"""Run by itself in the sandbox: a PDF on standard input, its pages alone on standard output.

Scripts, attachments, forms, annotations and metadata stay behind. Exit codes: 2 encrypted, 3 too many pages.
"""

import sys
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

MOST_PAGES = 20
ENCRYPTED, TOO_LONG = 2, 3
LEFT_BEHIND = ("/AA", "/Annots", "/Metadata", "/PieceInfo", "/B")


def clean(data: bytes) -> bytes:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        sys.exit(ENCRYPTED)
    if len(reader.pages) > MOST_PAGES:
        sys.exit(TOO_LONG)
    writer = PdfWriter()
    for page in reader.pages:
        kept = writer.add_page(page, excluded_keys=LEFT_BEHIND)
        for key in LEFT_BEHIND:
            if NameObject(key) in kept:
                del kept[NameObject(key)]
    writer.metadata = None
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


if __name__ == "__main__":
    sys.stdout.buffer.write(clean(sys.stdin.buffer.read()))
