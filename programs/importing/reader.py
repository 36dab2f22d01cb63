"""Runs in a child process of rusunpreneur.sandbox and alone: bytes come in, JSON goes out, and it trusts neither.

Only the standard library and python-calamine. A workbook is looked through before calamine opens it, because two
cells in far corners make calamine ask for 512 GiB and die (tafia/calamine 693), and zip sizes do not show that.

A cell is null, a text, or a pair: ["n", number as text] and ["d", ISO day].
"""

import codecs
import csv
import io
import json
import re
import resource
import sys
import zipfile
import zlib
from datetime import date
from itertools import islice
from xml.parsers import expat

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 2_100, 60, 20
MOST_ENTRIES, MOST_UNPACKED_BYTES, MOST_RATIO = 200, 100 * 1024**2, 100
SMALL_ENOUGH_BYTES = 2 * 1024**2  # unpacked: repeated cells compress well, and so little does no harm
LONGEST_TEXT = 1_000
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
WEB_PAGE = re.compile(r"\s*<(!doctype|html|head|meta|style|body|table|\?xml|!--)|MIME-Version:", re.IGNORECASE)
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
REFUSALS = {
    "empty": "Berkas ini kosong.",
    "not_a_table": "Berkas ini bukan Excel atau CSV. Buka di Excel, lalu simpan sebagai Excel Workbook (.xlsx).",
    "pdf": "Ini berkas PDF, bukan Excel. Minta berkas Excel-nya, atau salin tabelnya ke Excel lalu kirim itu.",
    "picture": "Ini gambar, bukan Excel. Minta berkas Excel-nya, atau ketik daftarnya di Excel.",
    "web_page": "Ini tabel halaman web (HTML atau XML) yang dinamai seperti Excel, sering dari unduhan aplikasi. "
    "Buka di Excel, lalu simpan sebagai Excel Workbook (.xlsx).",
    "password": "Berkas ini dikunci kata sandi. Buka di Excel, hapus kata sandinya, lalu simpan lagi.",
    "old_excel": "Ini format Excel lama (.xls). Buka di Excel, lalu simpan sebagai Excel Workbook (.xlsx).",
    "libreoffice": "Ini berkas LibreOffice (.ods). Simpan sebagai Excel (.xlsx), lalu kirim lagi.",
    "word": "Ini bukan lembar Excel. Salin tabelnya ke Excel, simpan sebagai .xlsx, lalu kirim lagi.",
    "macros": "Berkas ini berisi makro, jadi tidak kami buka. Simpan sebagai Excel Workbook (.xlsx) tanpa makro.",
    "external": "Berkas ini mengambil isi dari berkas lain. Salin selnya, tempel sebagai nilai, lalu simpan lagi.",
    "damaged": "Berkas ini rusak atau tidak lengkap. Buka di Excel, simpan lagi dengan nama baru, lalu kirim.",
    "unsafe": "Berkas ini disusun tidak wajar, jadi tidak kami buka. Salin isinya ke berkas Excel baru.",
    "too_large": "Isi berkas ini terlalu besar. Kirim hanya lembar daftar pesertanya.",
    "too_many_rows": "Daftar paling banyak 2.000 baris. Ada isi sampai sel {cell}; hapus atau bagi dulu berkasnya.",
    "too_many_columns": "Daftar paling banyak 60 kolom. Ada isi sampai sel {cell}; hapus dulu kolom yang tidak perlu.",
}


class RefusedError(Exception):
    def __init__(self, code, **words):
        super().__init__(code)
        self.code = code
        self.sentence = REFUSALS[code].format(**words)


def read(data: bytes) -> list[dict]:
    """Sheets as `{"name", "rows"}`; the content decides what a file is, never its name."""
    if not data.strip():
        raise RefusedError("empty")
    if data.startswith(b"PK\x03\x04"):
        inspect(data)
        return read_workbook(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise RefusedError("password" if "EncryptedPackage".encode("utf-16-le") in data else "old_excel")
    refuse_other_kinds(data)
    return [{"name": "", "rows": read_text(data)}]


def refuse_other_kinds(data: bytes):
    """What people send by mistake, or other programs name like a spreadsheet: told by how it begins."""
    beginning = data[:1024].lstrip()
    if beginning.startswith(b"%PDF"):
        raise RefusedError("pdf")
    if beginning.startswith(PICTURES):
        raise RefusedError("picture")
    if beginning.startswith((b"MZ", b"\x7fELF", b"{\\rtf")):
        raise RefusedError("not_a_table")
    if WEB_PAGE.match(decoded(data[:1024])):
        raise RefusedError("web_page")


# -- a workbook, before it is opened ---------------------------------------------------------------


def inspect(data: bytes):
    """Raises RefusedError for a workbook that is not plainly a table of a sensible size."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise RefusedError("damaged") from None
    inspect_sizes(entries)
    inspect_names([entry.filename for entry in entries])
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            inspect_part(archive, entry)


def inspect_sizes(entries):
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED_BYTES:
        raise RefusedError("too_large")
    if unpacked > SMALL_ENOUGH_BYTES and unpacked / packed > MOST_RATIO:
        raise RefusedError("unsafe")
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedError("password")


def inspect_names(names):
    if "mimetype" in names:
        raise RefusedError("libreoffice")
    if len(set(names)) < len(names) or any("\\" in name or ".." in name or name.startswith("/") for name in names):
        raise RefusedError("unsafe")
    lowered = [name.lower() for name in names]
    if any("vbaproject" in name or "macrosheets/" in name or "activex" in name for name in lowered):
        raise RefusedError("macros")
    if any("externallinks/" in name for name in lowered):
        raise RefusedError("external")
    if "[content_types].xml" not in lowered:
        raise RefusedError("damaged")
    if not any(name.startswith("xl/worksheets/") for name in lowered):
        raise RefusedError("word")


def inspect_part(archive, entry):
    """One XML part: no entities, no macro types, no cell with content outside the limits."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_entities
    parser.EntityDeclHandler = refuse_entities
    name = entry.filename.lower()
    if name.startswith("xl/worksheets/") and name.endswith(".xml"):
        Cells(parser)
    elif name == "[content_types].xml":
        parser.StartElementHandler = refuse_macro_types
    try:
        with archive.open(entry) as part:
            parser.ParseFile(part)
    except (expat.ExpatError, zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error):
        raise RefusedError("damaged") from None


def refuse_entities(*_):
    raise RefusedError("unsafe")


def refuse_macro_types(_, attributes):
    if "macroenabled" in attributes.get("ContentType", "").lower():
        raise RefusedError("macros")


class Cells:
    """Follows the cells of a sheet and refuses content beyond the limits; empty cells with a border do no harm.

    A cell may leave out its address and then stands right of the one before.
    """

    def __init__(self, parser):
        self.row, self.column, self.address, self.is_in_cell = 0, 0, "", False
        parser.namespace_prefixes = False
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end

    def start(self, name, attributes):
        name = name.rpartition(":")[2]
        if name == "row":
            self.row, self.column = number(attributes.get("r"), self.row + 1), 0
        elif name == "c":
            self.is_in_cell, self.address = True, attributes.get("r", "")
            self.place(CELL.fullmatch(self.address))
        elif self.is_in_cell and name in ("v", "is", "t", "f"):
            self.check()

    def place(self, address):
        if address:
            self.column, self.row = column_number(address[1]), int(address[2])
        else:
            self.column += 1

    def check(self):
        cell = f"{self.address or self.column}"
        if self.row > MOST_ROWS:
            raise RefusedError("too_many_rows", cell=cell)
        if self.column > MOST_COLUMNS:
            raise RefusedError("too_many_columns", cell=cell)

    def end(self, name):
        if name.rpartition(":")[2] == "c":
            self.is_in_cell = False


def number(text, otherwise):
    return int(text) if text and text.isdecimal() and len(text) < 9 else otherwise


def column_number(letters: str) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - 64
    return total


# -- and opened --------------------------------------------------------------------------------------


def read_workbook(data: bytes) -> list[dict]:
    import python_calamine as calamine

    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        return [read_sheet(workbook, name) for name in visible[:MOST_SHEETS]]
    except calamine.PasswordError:
        raise RefusedError("password") from None
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, ValueError, OSError):
        raise RefusedError("damaged") from None


def read_sheet(workbook, name) -> dict:
    rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS)
    return {"name": name[:60], "rows": [[portable(cell) for cell in row[:MOST_COLUMNS]] for row in rows]}


def portable(cell):
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        is_whole = float(cell).is_integer() and abs(cell) < 1e17
        return ["n", str(int(cell)) if is_whole else repr(cell)]
    if isinstance(cell, date):
        return ["d", cell.isoformat()[:10]]
    return str(cell)[:LONGEST_TEXT]


# -- text --------------------------------------------------------------------------------------------


def read_text(data: bytes) -> list[list]:
    text = decoded(data)
    if any(ord(letter) < 32 and letter not in "\t\r\n\x0b\x0c" for letter in text):
        raise RefusedError("not_a_table")
    csv.field_size_limit(100_000)
    try:
        rows = list(islice(csv.reader(io.StringIO(text), delimiter=delimiter(text)), 100_000))
    except csv.Error:
        raise RefusedError("damaged") from None
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS:
        raise RefusedError("too_many_rows", cell=f"A{len(rows)}")
    if any(any(cell.strip() for cell in row[MOST_COLUMNS:]) for row in rows):
        raise RefusedError("too_many_columns", cell="BI")
    return [[cell[:LONGEST_TEXT] or None for cell in row[:MOST_COLUMNS]] for row in rows]


def decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def delimiter(text: str) -> str:
    """The one that stands most often in the first lines; Excel in Indonesia writes semicolons."""
    beginning = text[:20_000]
    return max("\t;,", key=beginning.count)


# -- the process -----------------------------------------------------------------------------------


def shut_doors():
    """No file and no connection can be opened from here on."""
    import python_calamine  # noqa: F401 - while files can still be opened, as the codecs

    for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252", "cp437"):
        codecs.lookup(codec)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def main():
    shut_doors()
    try:
        answer = {"sheets": read(sys.stdin.buffer.read())}
    except RefusedError as refused:
        answer = {"refused": refused.code, "sentence": refused.sentence}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
