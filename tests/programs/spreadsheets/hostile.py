"""Files that should cost the server nothing: bombs, far corners, macros, disguises."""

import zipfile
from io import BytesIO

import xlsxwriter

from tests.programs.spreadsheets.honest import NAGRAK, workbook

HONEST = workbook(NAGRAK)
SHEET = "xl/worksheets/sheet1.xml"
XML = b'<?xml version="1.0" encoding="UTF-8"?>'
SHEET_HEAD = XML + b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
SHEET_FOOT = b"</sheetData></worksheet>"
MEBIBYTE = 1024**2


def repacked(change=lambda name, content: content, *, added=(), data=HONEST) -> bytes:
    """The honest workbook with its parts changed, and other entries beside them."""
    output = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in added:
            new.writestr(name, content)
    return output.getvalue()


def with_sheet(content: bytes) -> bytes:
    return repacked(lambda name, old: SHEET_HEAD + content + SHEET_FOOT if name == SHEET else old)


def with_cells(*cells: tuple[int, int]) -> bytes:
    output = BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for row, column in cells:
            page.write(row, column, "Nama")
    return output.getvalue()


def with_entities() -> bytes:
    nested = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
    doctype = b'<!DOCTYPE lolz [<!ENTITY e0 "ha">' + nested + b"]>"
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>'
    sheet = XML + doctype + SHEET_HEAD.removeprefix(XML) + cell + SHEET_FOOT
    return repacked(lambda name, old: sheet if name == SHEET else old)


def with_macro_type() -> bytes:
    """An .xlsm that somebody renamed: its content type tells."""
    return repacked(
        lambda name, old: (
            old.replace(b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")
            if name == "[Content_Types].xml"
            else old
        )
    )


def locked_with_password() -> bytes:
    """An encrypted workbook is an OLE file with a stream of this name."""
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name + bytes(1024)


def old_excel() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le") + bytes(1024)


def with_addresses_left_out() -> bytes:
    """Rows and cells that do not say where they stand, so that a look at the addresses sees nothing."""
    return with_sheet(b"<row><c><v>1</v></c></row>" * 50_000)


def with_one_text_everywhere() -> bytes:
    """Every cell is the same long text: little to unpack, gigabytes to hold."""
    text = b"<si><t>" + b"x" * 30_000 + b"</t></si>"
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 40 + b"</row>"
    sheet = SHEET_HEAD + row * 2_000 + SHEET_FOOT
    strings = XML + b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + text + b"</sst>"
    return repacked(lambda name, old: {SHEET: sheet, "xl/sharedStrings.xml": strings}.get(name, old))


def word_document() -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as document:
        document.writestr("[Content_Types].xml", XML + b"<Types/>")
        document.writestr("word/document.xml", XML + b"<document/>")
    return output.getvalue()


def libreoffice() -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as document:
        document.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return output.getvalue()


def with_lying_sizes() -> bytes:
    """The directory says 10 bytes, the entry unpacks to 150 MB."""
    data = bytearray(repacked(added=[("xl/media/image1.xml", b"<a>" + b" " * (150 * MEBIBYTE) + b"</a>")]))
    place = data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/media/image1.xml"))
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    return bytes(data)


#: name, bytes, code of the refusal
FILES = [
    ("nothing", b"", "empty"),
    ("a cell in the far corner", with_cells((1_048_575, 16_383)), "too_many_rows"),
    ("cells in both corners", with_cells((0, 0), (1_048_575, 16_383)), "too_many_rows"),
    ("fifty thousand columns", with_cells((0, 0), (0, 16_383)), "too_many_columns"),
    ("a zip bomb", repacked(added=[("xl/media/image1.png", bytes(90 * MEBIBYTE))]), "unsafe"),
    ("more than 100 MB", repacked(added=[("xl/media/image1.png", bytes(150 * MEBIBYTE))]), "too_large"),
    ("a thousand entries", repacked(added=[(f"xl/media/{n}.png", b"") for n in range(1_000)]), "too_large"),
    ("a directory that lies", with_lying_sizes(), "damaged"),
    ("an entity bomb", with_entities(), "unsafe"),
    ("macros", repacked(added=[("xl/vbaProject.bin", b"VBA")]), "macros"),
    ("a renamed .xlsm", with_macro_type(), "macros"),
    ("links to other files", repacked(added=[("xl/externalLinks/externalLink1.xml", XML + b"<a/>")]), "external"),
    ("names that climb", repacked(added=[("../../etc/cron.d/x", b"* * * * *")]), "unsafe"),
    ("names with a root", repacked(added=[("/etc/passwd", b"x")]), "unsafe"),
    ("a password", locked_with_password(), "password"),
    ("an old .xls", old_excel(), "old_excel"),
    ("a renamed program", b"MZ\x90\x00\x03" + bytes(2_000), "not_a_table"),
    ("a renamed PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "pdf"),
    ("a web page named .xls", b"\n<html><table><tr><td>Nama</td></tr></table></html>", "web_page"),
    ("a table named .xls", b"\xef\xbb\xbf<table border=1><tr><td>Nama,NIK</td></tr></table>", "web_page"),
    ("XML named .xls", "<?xml version='1.0'?><Workbook/>".encode("utf-16"), "web_page"),
    ("a renamed picture", b"\x89PNG\r\n\x1a\n" + bytes(2_000), "picture"),
    ("a Word document", word_document(), "word"),
    ("a LibreOffice file", libreoffice(), "libreoffice"),
    ("half a file", HONEST[: len(HONEST) // 2], "damaged"),
    ("XML that breaks off", repacked(lambda name, old: old[:-40] if name == SHEET else old), "damaged"),
    ("cells without addresses", with_addresses_left_out(), "too_many_rows"),
    ("one long text everywhere", with_one_text_everywhere(), "unreadable"),
]
