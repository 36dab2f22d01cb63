"""Finds the row of column titles by its words, wherever it stands under a letterhead, on one line or on two."""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

SEARCHED_ROWS = 40
FIELDS = {
    "name": "Nama",
    "nik": "NIK",
    "sex": "Jenis kelamin",
    "is_male": "L",
    "is_female": "P",
    "birth_date": "Tanggal lahir",
    "birth_place": "Tempat lahir",
    "birth": "Tempat, tanggal lahir",
    "phone": "Nomor HP",
    "ktp_address": "Alamat KTP",
    "rusunawa": "Rusunawa",
    "tower": "Tower",
    "floor": "Lantai",
    "unit": "Unit",
    "flat": "Tower, lantai, unit",
    "tower_unit": "Tower, unit",
    "district": "Kecamatan",
}
#: What the office writes above these columns, in capitals and without signs. The whole title must be one of them,
#: so that "DAFTAR NAMA PESERTA BIMTEK" stays a heading.
SYNONYMS = {
    "name": "NAMA|NAMA LENGKAP|NAMA PESERTA|NAMA LENGKAP PESERTA|NAMA SESUAI KTP|NAMA LENGKAP SESUAI KTP|NAMA WARGA"
    "|NAMA PESERTA BIMTEK|NAMA PESERTA PELATIHAN|NAMA KTP|NAMA PENGHUNI",
    "nik": "NIK|NO NIK|NOMOR NIK|NIK KTP|NO KTP|NOMOR KTP|NO KTP NIK|NIK NO KTP|NOMOR INDUK KEPENDUDUKAN|NIK SESUAI KTP"
    "|NIK 16 DIGIT|NIK 16 ANGKA",
    "sex": "L P|P L|LP|JENIS KELAMIN|JENIS KELAMIN L P|JENIS KELAMIN P L|JK|J K|KELAMIN|GENDER|JNS KELAMIN|SEX",
    "is_male": "JENIS KELAMIN L|L P L|JK L|L|LAKI LAKI|JENIS KELAMIN LAKI LAKI",
    "is_female": "JENIS KELAMIN P|L P P|JK P|P|PEREMPUAN|JENIS KELAMIN PEREMPUAN",
    "birth_date": "TANGGAL LAHIR|TGL LAHIR|TGL LHR|TANGGAL LAHIR SESUAI KTP|LAHIR TANGGAL|LAHIR TGL|KELAHIRAN TANGGAL"
    "|KELAHIRAN TGL|TANGGAL KELAHIRAN",
    "birth_place": "TEMPAT LAHIR|TMPT LAHIR|TEMPAT KELAHIRAN|KOTA LAHIR|LAHIR TEMPAT|KELAHIRAN TEMPAT",
    "birth": "TEMPAT TANGGAL LAHIR|TEMPAT TGL LAHIR|TEMPAT DAN TANGGAL LAHIR|TTL|TMPT TGL LAHIR|TEMPAT TGL LHR",
    "phone": "HP|NO HP|NOMOR HP|NO HANDPHONE|NOMOR HANDPHONE|NO TELP|NO TELEPON|NOMOR TELEPON|TELEPON|TELP|NO WA|WA"
    "|NOMOR WA|WHATSAPP|NO WHATSAPP|NOMOR WHATSAPP|NO HP WA|NO TELP HP|NO HP TELP|NO TLP|KONTAK|NOMOR PONSEL|NO PONSEL",
    "ktp_address": "ALAMAT|ALAMAT KTP|ALAMAT SESUAI KTP|ALAMAT RUMAH|ALAMAT LENGKAP|ALAMAT DOMISILI|ALAMAT ASAL",
    "rusunawa": "RUSUNAWA|RUSUN|NAMA RUSUN|NAMA RUSUNAWA|ASAL RUSUN|ASAL RUSUNAWA|LOKASI RUSUN|LOKASI RUSUNAWA"
    "|HUNIAN RUSUNAWA|HUNIAN RUSUN|ALAMAT RUSUN|ALAMAT RUSUNAWA",
    "tower": "TOWER|BLOK|TOWER BLOK|BLOK TOWER|GEDUNG|HUNIAN TOWER|HUNIAN BLOK|UNIT HUNIAN TOWER|UNIT HUNIAN BLOK"
    "|ALAMAT UNIT BLOK|ALAMAT TOWER|ALAMAT BLOK|TWR",
    "floor": "LANTAI|LT|LNT|HUNIAN LANTAI|UNIT HUNIAN LANTAI|ALAMAT LANTAI|HUNIAN LT",
    "unit": "UNIT|NO UNIT|NOMOR UNIT|NO KAMAR|KAMAR|NOMOR KAMAR|NO RUMAH|HUNIAN UNIT|HUNIAN NO|HUNIAN NO UNIT"
    "|UNIT HUNIAN NO|UNIT HUNIAN NOMOR|UNIT HUNIAN UNIT|ALAMAT UNIT|HUNIAN NOMOR",
    "flat": "TOWER LANTAI UNIT|BLOK LANTAI UNIT|BLOK LANTAI NO|TOWER LANTAI NO|HUNIAN|UNIT HUNIAN|TOWER LT UNIT"
    "|BLOK LT NO|BLOK LT UNIT|BLOK LANTAI NOMOR|TOWER LT NO"
    "|TOWER LANTAI NOMOR|BLOK LANTAI KAMAR|TOWER BLOK LANTAI UNIT|BLOK TOWER LANTAI UNIT",
    "tower_unit": "BLOK UNIT|TOWER UNIT|BLOK NO|TOWER NO|BLOK NOMOR|TOWER NOMOR|BLOK NO UNIT|TOWER NO UNIT"
    "|BLOK DAN UNIT|TOWER DAN UNIT|BLOK KAMAR|TOWER KAMAR",
    "district": "KECAMATAN|KEC|ASAL KECAMATAN|KECAMATAN DOMISILI|NAMA KECAMATAN",
}
FIELD_OF = {title: name for name, titles in SYNONYMS.items() for title in titles.split("|")}
#: A head over two columns, `TEMPAT/TGL LAHIR` over `TEMPAT` and `TGL`.
PARTS_OF_BIRTH = {"birth_place": ("TEMPAT", "TMPT", "TEMPAT LAHIR"), "birth_date": ("TANGGAL", "TGL", "TANGGAL LAHIR")}
FIELD_OF |= {
    f"{head} {part}": name
    for head in SYNONYMS["birth"].split("|")
    for name, parts in PARTS_OF_BIRTH.items()
    for part in parts
}
SIGNS = re.compile(r"[^A-Z0-9]+")
NOT_FOUND = (
    "Baris judul kolom tidak ditemukan. Beri satu baris judul di atas daftarnya, paling sedikit kolom “Nama”, "
    "atau pakai contoh berkas kami."
)


PLAIN_TEXT = (
    "Ini teks biasa tanpa kolom, bukan tabel. Salin daftarnya ke Excel, satu orang satu baris di bawah judul kolom "
    "seperti “Nama”, lalu simpan sebagai .xlsx."
)


@dataclass(frozen=True)
class Header:
    """Which column holds what: `columns` field → index; `ignored` are titles nobody here knows; counted from 0."""

    last_row: int
    columns: dict[str, int]
    ignored: dict[int, str] = field(default_factory=dict)


def find(sheets: list[dict]) -> tuple[dict, Header]:
    """The first sheet with a row of titles, or a ValidationError."""
    for sheet in sheets:
        if header := find_in(sheet["rows"]):
            return sheet, header
    if not any(_has_columns(sheet) for sheet in sheets):
        raise ValidationError(PLAIN_TEXT, code="plain_text")
    raise ValidationError(NOT_FOUND, code="no_header")


def _has_columns(sheet: dict) -> bool:
    """Some line says more than one thing."""
    return any(sum(cell is not None for cell in row) > 1 for row in sheet["rows"])


def find_in(rows: list[list]) -> Header | None:
    for index, row in enumerate(rows[:SEARCHED_ROWS]):
        titles = [_title(cell) for cell in row]
        if "name" not in map(FIELD_OF.get, titles):
            continue
        below = [_title(cell) for cell in rows[index + 1]] if index + 1 < len(rows) else []
        combined = _combined(titles, below)
        single, double = _header(index, titles), _header(index + 1, combined)
        is_double = _are_titles(below) and "name" in double.columns and len(double.columns) >= len(single.columns)
        return double if is_double else single
    return None


def _title(cell) -> str:
    return SIGNS.sub(" ", cell.upper()).strip() if isinstance(cell, str) else ""


def _are_titles(below: list[str]) -> bool:
    """The second line of a header: titles only, and at least one that we know by itself or under its head."""
    return any(title in FIELD_OF or title in {"TEMPAT", "TANGGAL", "TGL", "NO", "NOMOR"} for title in below)


def _combined(upper: list[str], below: list[str]) -> list[str]:
    """Heads over their subheads; a head merged over several columns reaches right while something stands below."""
    width = max(len(upper), len(below))
    upper = upper + [""] * (width - len(upper))
    below = below + [""] * (width - len(below))
    titles, reach = [], ""
    for head, sub in zip(upper, below, strict=True):
        reach = head or (reach if sub else "")
        both = f"{reach} {sub}".strip()
        titles.append(sub if both not in FIELD_OF and sub in FIELD_OF else both)
    return titles


def _header(last_row: int, titles: list[str]) -> Header:
    columns, ignored = {}, {}
    for index, title in enumerate(titles):
        name = FIELD_OF.get(title)
        if name and name not in columns:
            columns[name] = index
        elif title and title not in {"NO", "NOMOR", "NO URUT", "NOMOR URUT"}:
            ignored[index] = title.capitalize()
    return Header(last_row, columns, ignored)


def letter(index: int) -> str:
    """0 as A, 26 as AA."""
    return (letter(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)
