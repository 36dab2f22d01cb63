"""The lines of a sheet of official figures, each read into a figure or into sentences that say why not."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone

from participants.models import City
from programs.importing import cells
from programs.models import Statistic, StatisticSource
from programs.models.statistic import YEARS
from programs.models.statistic_kind import Breakdown, Indicator, Sector

MOST_LINES, SEARCHED_ROWS = 500, 40
#: Field, title of its column, other titles that are read, and whether it may be empty.
COLUMNS = (
    ("indicator", "Indikator", (), False),
    ("year", "Tahun", (), False),
    ("month", "Bulan", (), True),
    ("breakdown", "Rincian", ("Jenis rincian",), False),
    ("part", "Bagian", ("Kota atau sektor", "Wilayah", "Sektor"), True),
    ("value", "Nilai", ("Jumlah", "Angka"), False),
    ("unit", "Satuan", (), True),
    ("title", "Judul sumber", ("Judul",), False),
    ("publisher", "Penerbit", (), False),
    ("document", "Alamat atau dokumen", ("Alamat", "Dokumen", "Tautan"), False),
    ("published_on", "Terbit", ("Tanggal terbit",), False),
    ("remark", "Catatan", ("Keterangan",), True),
)
TITLES = {name: title for name, title, _, _ in COLUMNS}
OPTIONAL = {name for name, _, _, is_optional in COLUMNS if is_optional}
WHOLE = re.compile(r"\d+|\d{1,3}(?:\.\d{3})+")
PERCENT = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
LETTERS = re.compile(r"[^a-z0-9]+")
LONGEST_VALUE = 12


@dataclass
class Line:
    """One line of the sheet; `figure` is not saved, and is None where something is wrong."""

    number: int
    shown: list[str]
    figure: Statistic | None = None
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def rows_of(sheets: list[dict]) -> list[list]:
    """[line number, {field: cell}] of each line under the titles, or a ValidationError."""
    for sheet in sheets:
        for index, row in enumerate(sheet["rows"][:SEARCHED_ROWS]):
            columns = _columns(row)
            if {"indicator", "value"} <= columns.keys():
                return _below(sheet["rows"], index, columns)
    raise ValidationError(
        "Baris judul kolom tidak ditemukan. Pakai judul seperti di contoh berkas: Indikator, Tahun, Rincian, Nilai.",
        code="no_header",
    )


def _columns(row) -> dict[str, int]:
    titles = {_plain(title): name for name, first, others, _ in COLUMNS for title in (first, *others)}
    found = {}
    for index, cell in enumerate(row):
        name = titles.get(_plain(cells.as_shown(cell)))
        if name and name not in found:
            found[name] = index
    return found


def _below(rows, index, columns) -> list[list]:
    missing = [title for name, title in TITLES.items() if name not in columns and name not in OPTIONAL]
    if missing:
        raise ValidationError(f"Kolom yang belum ada: {', '.join(missing)}. Lihat contoh berkas.", code="no_column")
    lines = []
    for number, row in enumerate(rows[index + 1 :], start=index + 2):
        said = {name: row[column] if column < len(row) else None for name, column in columns.items()}
        if any(cells.text(cell) for cell in said.values()):
            lines.append([number, said])
    if not lines:
        raise ValidationError("Tidak ada angka di bawah baris judul kolom.", code="no_lines")
    if len(lines) > MOST_LINES:
        raise ValidationError(f"Paling banyak {MOST_LINES} angka. Bagi dulu menjadi beberapa berkas.", code="too_long")
    return lines


def read(rows: list[list]) -> list[Line]:
    """Each line by itself, then the ones that say the same twice; one query, for the cities."""
    cities, lines, seen = _cities(), [], {}
    for number, said in rows:
        line = _read(number, said, cities)
        if line.figure:
            first = seen.setdefault(key_of(line.figure), number)
            if first != number:
                line.figure = None
                line.problems.append(f"sama dengan baris {first}. Hapus salah satunya")
        lines.append(line)
    return lines


def key_of(figure: Statistic) -> tuple:
    return figure.indicator, figure.year, figure.month, figure.city_id, figure.sector


def _read(number: int, said: dict, cities: dict) -> Line:
    line = Line(number, [cells.short(said.get(name)) for name in ("indicator", "year", "part", "value")])
    read = {}
    for name, rule in RULES.items():
        try:
            read[name] = rule(said.get(name), read)
        except ValueError as error:
            line.problems.append(str(error))
    if "breakdown" in read:
        try:
            read |= _part(read["breakdown"], said.get("part"), cities)
        except ValueError as error:
            line.problems.append(str(error))
    if not line.problems:
        line.figure = _figure(read)
        if "." in cells.text(said["value"]) and not line.figure.is_percent:
            line.notes.append(f"Titik dibaca sebagai pemisah ribuan: {line.figure.written}.")
    return line


def _figure(read: dict) -> Statistic:
    source = StatisticSource(**{name: read.pop(name) for name in ("title", "publisher", "document", "published_on")})
    read.pop("unit")
    return Statistic(source=source, **read)


# -- one cell ------------------------------------------------------------------------------------


def _indicator(cell, _) -> str:
    said = _plain(_needed(cell, "indicator"))
    for indicator in Indicator:
        if said in (_plain(indicator.value), _plain(indicator.label)):
            return indicator.value
    known = ", ".join(Indicator.labels)
    raise ValueError(f"indikator “{cells.short(cell)}” tidak dikenal. Yang ada: {known}")


def _year(cell, _) -> int:
    said, latest = _needed(cell, "year"), timezone.localdate().year
    if not said.isdecimal() or not YEARS[0] <= int(said[:9]) <= latest:
        raise ValueError(f"tahun {cells.short(cell)} tidak mungkin. Tulis tahun antara {YEARS[0]} dan {latest}")
    return int(said)


def _month(cell, _) -> int | None:
    said = cells.text(cell).upper()
    if not said:
        return None
    month = int(said[:9]) if said.isdecimal() else cells.MONTHS.get(said, 0)
    if not 1 <= month <= 12:
        raise ValueError(f"bulan “{cells.short(cell)}” tidak dikenal. Tulis 1 sampai 12, atau kosongkan")
    return month


def _breakdown(cell, _) -> str:
    said = _plain(_needed(cell, "breakdown"))
    if said in ("wilayah", "kotakabupaten"):
        return Breakdown.CITY
    for breakdown in Breakdown:
        if said == breakdown.value:
            return breakdown.value
    raise ValueError(f"rincian “{cells.short(cell)}” tidak dikenal. Tulis total, kota, atau sektor")


def _value(cell, read) -> Decimal:
    said = _needed(cell, "value")
    if read.get("indicator") == Indicator.UNEMPLOYMENT_RATE:
        bare = said.removesuffix("%").strip()
        if not PERCENT.fullmatch(bare) or Decimal(bare.replace(",", ".")) > 100:
            raise ValueError(f"nilai “{cells.short(cell)}” bukan persen. Tulis seperti 6,03")
        return Decimal(bare.replace(",", "."))
    if isinstance(cell, list) and not said.isdecimal():
        hint = ". Mungkin titik ribuannya dibaca Excel sebagai koma: tulis tanpa titik" if "." in said else ""
        raise ValueError(f"nilai {said.replace('.', ',')} bukan bilangan bulat{hint}")
    if not WHOLE.fullmatch(said):
        raise ValueError(f"nilai “{cells.short(cell)}” bukan angka. Tulis seperti 34717 atau 34.717")
    number = said.replace(".", "")
    if len(number) > LONGEST_VALUE:
        raise ValueError(f"nilai “{cells.short(cell)}” terlalu besar")
    return Decimal(number)


def _unit(cell, read) -> str:
    said = cells.text(cell).lower()
    if not said or "indicator" not in read:
        return ""
    unit = Indicator(read["indicator"]).unit
    if said not in (unit, "%" if unit == "persen" else unit):
        raise ValueError(f"satuan “{cells.short(cell)}” tidak dipakai di sini. Tulis nilainya dalam {unit}")
    return unit


def _published_on(cell, _):
    _needed(cell, "published_on")
    day = cells.calendar_day(cell)
    if not YEARS[0] <= day.year or day > timezone.localdate():
        raise ValueError(f"tanggal terbit {cells.short(cell)} tidak mungkin")
    return day


def _words(name: str, model):
    longest = model._meta.get_field(name).max_length

    def rule(cell, _) -> str:
        said = cells.text(cell) if name in OPTIONAL else _needed(cell, name)
        if len(said) > longest:
            raise ValueError(f"{TITLES[name].lower()} lebih dari {longest} huruf")
        return said

    return rule


def _needed(cell, name) -> str:
    if said := cells.text(cell):
        return said
    raise ValueError(f"{TITLES[name].lower()} belum diisi")


RULES = {
    "indicator": _indicator,
    "year": _year,
    "month": _month,
    "breakdown": _breakdown,
    "value": _value,
    "unit": _unit,
    **{name: _words(name, StatisticSource) for name in ("title", "publisher", "document")},
    "published_on": _published_on,
    "remark": _words("remark", Statistic),
}


def _part(breakdown: str, cell, cities: dict) -> dict:
    said = _plain(cells.text(cell))
    if breakdown == Breakdown.TOTAL:
        if said not in ("", "total", "jakarta", "dkijakarta"):
            raise ValueError(f"rincian total tidak punya bagian, tetapi tertulis “{cells.short(cell)}”")
        return {}
    if not said:
        raise ValueError("kotanya belum diisi" if breakdown == Breakdown.CITY else "sektornya belum diisi")
    if breakdown == Breakdown.CITY:
        if city := cities.get(said):
            return {"city": city}
        raise ValueError(f"kota “{cells.short(cell)}” tidak ada di Jakarta. Tulis misalnya Jakarta Pusat")
    for sector in Sector:
        if said in (sector.value, _plain(sector.label)):
            return {"sector": sector.value}
    raise ValueError(f"sektor “{cells.short(cell)}” tidak dikenal. Tulis kuliner, fesyen, kerajinan, atau lainnya")


def _cities() -> dict[str, City]:
    """By every way the office writes them: Jakarta Pusat, Pusat, Kota Administrasi Jakarta Pusat, Kep. Seribu."""
    found = {}
    for city in City.objects.all():
        short = city.short_name
        for name in (city.name, short, short.replace("Jakarta ", ""), short.replace("Kepulauan", "Kep")):
            found[_plain(name)] = city
    return found


def _plain(text: str) -> str:
    return LETTERS.sub("", text.lower())
