"""Open data (Satu Data): aggregates by rusunawa and month, with what every column means; no personal data.

A row that speaks of fewer than five people says so and holds no numbers. Columns of people are suppressed one by one.
"""

import csv
import io
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import connection
from django.utils import timezone

from products.bands import FEWEST
from rusunpreneur.dashboards.question import Question

SUPPRESSED = "disamarkan"


@dataclass(frozen=True)
class Column:
    name: str
    meaning: str
    unit: str
    is_people: bool = False


@dataclass(frozen=True)
class Dataset:
    """`sql` yields city, rusunawa, month, then the columns. Of earners the whole row goes where they are too few."""

    key: str
    title: str
    description: str
    columns: tuple[Column, ...]
    sql: str
    is_of_earners: bool = False


_PLACE = "rusunawa.name, kept.month"
_JOIN = """
    JOIN participants_rusunawa rusunawa ON rusunawa.id = kept.rusunawa_id
    JOIN participants_city city ON city.id = rusunawa.city_id
    WHERE kept.month BETWEEN %(first)s AND %(last)s AND (%(city)s IS NULL OR rusunawa.city_id = %(city)s)
"""
DATASETS = (
    Dataset(
        "pelatihan",
        "Peserta bimtek RusunPreneur menurut rusunawa dan bulan",
        "Pendaftaran, kehadiran, dan ketuntasan bimtek bagi penghuni rusunawa.",
        (
            Column("terdaftar", "Pendaftaran di bimtek menurut hari terdaftar", "orang", is_people=True),
            Column("pernah_hadir", "Peserta di bulan sesi pertama yang dihadirinya", "orang", is_people=True),
            Column("tuntas", "Peserta yang tuntas, di bulan bimteknya selesai", "orang", is_people=True),
            Column("sesi", "Sesi bimtek yang terlaksana", "sesi"),
        ),
        f"""
            SELECT city.name, {_PLACE}, sum(registered), sum(came), sum(completed), sum(sessions)
            FROM programs_trainingmonth kept {_JOIN} GROUP BY city.name, {_PLACE} ORDER BY 1, 2, 3
        """,  # noqa: S608
    ),
    Dataset(
        "produksi",
        "Produksi dan mutu barang RusunPreneur menurut rusunawa dan bulan",
        "Barang dan porsi yang dibuat warga, dan hasil pemeriksaan mutunya.",
        (
            Column("dibuat", "Barang dan porsi yang dibuat, menurut hari pembuatan", "potong"),
            Column("lulus", "Yang lulus pemeriksaan mutu A dan B di bulan itu", "potong"),
            Column("perbaikan", "Yang perlu diperbaiki", "potong"),
            Column("ditolak", "Yang ditolak", "potong"),
        ),
        f"""
            SELECT city.name, {_PLACE}, sum(made), sum(passed_a + passed_b), sum(rework), sum(rejected)
            FROM products_goodsmonth kept {_JOIN} GROUP BY city.name, {_PLACE} ORDER BY 1, 2, 3
        """,  # noqa: S608
    ),
    Dataset(
        "penjualan",
        "Penjualan barang RusunPreneur menurut rusunawa dan bulan",
        "Barang yang terjual di bazar, lewat e-order, langsung, dan yang diterima mitra, dengan banyaknya pembuat yang "
        "berpenghasilan.",
        (
            Column("terjual", "Barang yang terjual atau diterima mitra", "potong"),
            Column("rupiah", "Hasilnya sebelum potongan", "rupiah"),
            Column("berpenghasilan", "Orang yang berpenghasilan dari barang itu", "orang", is_people=True),
        ),
        f"""
            SELECT city.name, {_PLACE}, sum(pieces), sum(rupiah), coalesce((
                SELECT sum(people) FROM products_incomestep step WHERE step.rusunawa_id = kept.rusunawa_id
                    AND step.month = kept.month AND step.kind = 'pendapatan'
            ), 0)
            FROM products_salesmonth kept {_JOIN}
            GROUP BY city.name, {_PLACE}, kept.rusunawa_id ORDER BY 1, 2, 3
        """,  # noqa: S608
        is_of_earners=True,
    ),
)
BY_KEY = {dataset.key: dataset for dataset in DATASETS}


def rows_of(dataset: Dataset, question: Question) -> list[dict]:
    """By name of the column; a number that may not be told is None, and `keterangan` says why."""
    with connection.cursor() as cursor:
        cursor.execute(dataset.sql, question.wanted)
        return [_row(dataset, *row) for row in cursor.fetchall()]


def _row(dataset: Dataset, city: str, rusunawa: str, month: date, *numbers) -> dict:
    values = dict(zip((column.name for column in dataset.columns), map(int, numbers), strict=True))
    hidden = {column.name for column in dataset.columns if column.is_people and 0 < values[column.name] < FEWEST}
    if dataset.is_of_earners and hidden:
        hidden = set(values)
    told = {name: None if name in hidden else value for name, value in values.items()}
    return (
        {"kota": city, "rusunawa": rusunawa, "bulan": f"{month:%Y-%m}"}
        | told
        | {"keterangan": SUPPRESSED if hidden else ""}
    )


def metadata(dataset: Dataset, question: Question) -> dict:
    """What Satu Data asks for: concept, definition, classification, measure, unit, and whose the data are."""
    return {
        "judul": dataset.title,
        "deskripsi": dataset.description,
        "produsen_data": settings.LETTERHEAD["agency"],
        "cakupan": str(question.scope),
        "masa": str(question.period),
        "frekuensi": "bulanan",
        "diperbarui": timezone.localtime().isoformat(timespec="seconds"),
        "klasifikasi": ["kota", "rusunawa", "bulan"],
        "kolom": [
            {"nama": column.name, "definisi": column.meaning, "satuan": column.unit} for column in dataset.columns
        ],
        "penyamaran": f"Angka tentang 1 sampai {FEWEST - 1} orang dikosongkan dan ditandai “{SUPPRESSED}”.",
    }


def as_csv(dataset: Dataset, question: Question) -> str:
    """Comma separated, with a head; an empty cell is a number that may not be told."""
    names = ["kota", "rusunawa", "bulan", *(column.name for column in dataset.columns), "keterangan"]
    written = io.StringIO()
    writer = csv.DictWriter(written, names, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows_of(dataset, question))
    return written.getvalue()


def as_json(dataset: Dataset, question: Question) -> dict:
    return {"metadata": metadata(dataset, question), "data": rows_of(dataset, question)}
