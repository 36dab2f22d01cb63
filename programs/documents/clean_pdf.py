"""Run by itself in the sandbox: a scan on standard input, a new PDF with what its pages draw on standard output.

Scripts, attachments, forms, links and metadata stay behind, and the EXIF (GPS) of photographs inside the pages too.
Exit codes: 2 encrypted, 3 too many pages, 4 no page.
"""

import sys
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

MOST_PAGES = 20
ENCRYPTED, TOO_LONG, NO_PAGE = 2, 3, 4
#: All that a page needs to look the same.
PAGE_KEYS = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Resources")
#: What else may hang on the things it draws: actions, files, other documents, metadata, positions on the earth.
LEFT_BEHIND = (
    "/A",
    "/AA",
    "/AF",
    "/Alternates",
    "/Annots",
    "/EF",
    "/JS",
    "/LastModified",
    "/Measure",
    "/Metadata",
    "/OPI",
    "/PieceInfo",
    "/PtData",
    "/Ref",
)
JPEG_START, SCAN, COMMENT, ADOBE, FILL = b"\xff\xd8", 0xDA, 0xFE, 0xEE, 0xFF


def clean(data: bytes) -> bytes:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        sys.exit(ENCRYPTED)
    if len(reader.pages) > MOST_PAGES:
        sys.exit(TOO_LONG)
    if not reader.pages:
        sys.exit(NO_PAGE)
    writer = PdfWriter()
    for page in reader.pages:
        copy(page, writer)
    for stored in writer._objects:
        if isinstance(stored, DictionaryObject):
            strip(stored)
    writer.metadata = None
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def copy(page: PageObject, writer: PdfWriter):
    fresh = writer.add_blank_page(width=page.mediabox.width, height=page.mediabox.height)
    for key in PAGE_KEYS:
        if key in page:
            fresh[NameObject(key)] = page.raw_get(key).clone(writer)


def strip(thing: DictionaryObject):
    """Take away what is left behind, in this dictionary and in those written inside it."""
    for key in LEFT_BEHIND:
        thing.pop(key, None)
    if isinstance(thing, StreamObject) and thing.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        thing._data = bare_jpeg(thing._data)
    for value in thing.values():
        if isinstance(value, DictionaryObject):
            strip(value)


def bare_jpeg(data: bytes) -> bytes:
    """The same JPEG without its notes; only Adobe's stays, which says how the colours are meant."""
    kept, at = [JPEG_START], len(JPEG_START)
    while data[at + 1] != SCAN:
        if data[at] != FILL:
            raise ValueError("no marker where one must be")
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == FILL:
            at += 1
            continue
        is_note = marker == COMMENT or (0xE1 <= marker <= 0xEF and marker != ADOBE)
        if not is_note:
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    return b"".join([*kept, data[at:]])


if __name__ == "__main__":
    sys.stdout.buffer.write(clean(sys.stdin.buffer.read()))
