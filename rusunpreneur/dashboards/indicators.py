"""One definition for every indicator: pages, tooltips, reports and the dictionary of data all read it from here."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rusunpreneur.dashboards.sums import Totals, judged, passed
from rusunpreneur.words import NOTHING, angka, persen, rupiah

Value = int | Decimal | None


class Unit(StrEnum):
    PEOPLE = "orang"
    PERCENT = "persen"
    PIECES = "potong"
    RUPIAH = "rupiah"
    SESSIONS = "sesi"
    HOURS = "JP"
    DAYS = "hari"


class Better(StrEnum):
    """Which way an official hopes it goes."""

    MORE = "naik"
    LESS = "turun"
    NEITHER = "netral"


@dataclass(frozen=True)
class Indicator:
    """`formula` and `rows` are for people; `value` reads totals; `opens` names the list that adds up to it.

    A rate is one of so many: `base` reads them, `base_name` is the word for them. What `is_of_people` is broken down
    by what people are as well.
    """

    key: str
    name: str
    unit: Unit
    formula: str
    rows: str
    value: Callable[[Totals], Value]
    better: Better = Better.MORE
    opens: str = ""
    base: Callable[[Totals], int] | None = None
    base_name: str = ""
    is_of_people: bool = False
    is_of_whole_months: bool = False

    @property
    def grows(self) -> bool:
        """Whether it grows while a period runs: a rate does not, unless it speaks of whole months."""
        return self.unit is not Unit.PERCENT or self.is_of_whole_months

    @property
    def unit_said(self) -> str:
        """Behind the number, where the number does not say it."""
        return "" if self.unit in (Unit.PERCENT, Unit.RUPIAH) else self.unit.value

    def said(self, value: Value) -> str:
        if value is None:
            return NOTHING
        if self.unit is Unit.RUPIAH:
            return rupiah(value)
        return persen(value) if self.unit is Unit.PERCENT else angka(value)


def share(part: int, whole: int) -> Value:
    """Percent, rounded half up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


INDICATORS = (
    Indicator(
        "earners",
        "Berpenghasilan",
        Unit.PEOPLE,
        "Orang yang memperoleh rupiah dari barang buatannya di masa ini, sesudah potongan dan pembatalan. "
        "Setiap orang dihitung sekali, juga bila hasilnya dari beberapa saluran atau beberapa bulan.",
        "Pendapatan sebulan setiap orang",
        lambda totals: totals["earners"],
    ),
    Indicator(
        "median_income",
        "Penghasilan median",
        Unit.RUPIAH,
        "Pendapatan seorang dalam sebulan yang di tengah: separuhnya di bawah, separuhnya di atas, dibulatkan ke "
        "Rp10.000. Hanya bulan yang berpendapatan, sesudah potongan dan pembatalan, dari semua saluran.",
        "Pendapatan sebulan setiap orang",
        lambda totals: totals["median_income"] or None,
        is_of_whole_months=True,
    ),
    Indicator(
        "rent_percent",
        "Sewa tertutup",
        Unit.PERCENT,
        "Pendapatan seorang dalam sebulan dibanding sewa unitnya di hari terakhir bulan itu; yang di tengah, "
        "dibulatkan ke bawah per 5%. 100% berarti hasil sebulan cukup untuk sewa sebulan. Hanya yang sewanya dicatat.",
        "Pendapatan sebulan setiap orang, hunian, dan sewa yang dicatat",
        lambda totals: totals["rent_percent"] or None,
        is_of_whole_months=True,
    ),
    Indicator(
        "registered",
        "Terdaftar",
        Unit.PEOPLE,
        "Pendaftaran di bimtek yang tidak dibatalkan, menurut hari terdaftar. Yang ikut dua bimtek dihitung dua kali.",
        "Kepesertaan bimtek, tanpa daftar tunggu",
        lambda totals: totals["registered"],
        opens="bimtek",
        is_of_people=True,
    ),
    Indicator(
        "trained",
        "Pernah hadir",
        Unit.PEOPLE,
        "Peserta bimtek yang hadir paling sedikit satu sesi, di bulan sesi pertamanya.",
        "Tanda hadir (H) pertama di setiap bimtek",
        lambda totals: totals["came"],
        opens="bimtek",
        is_of_people=True,
    ),
    Indicator(
        "attendance_rate",
        "Kehadiran",
        Unit.PERCENT,
        "JP yang dihadiri dibagi JP sesi terlaksana selama peserta terdaftar. Izin dan sakit menurut aturan bimteknya.",
        "Tanda kehadiran dan sesi terlaksana",
        lambda totals: share(totals["hours_attended"], totals["hours_counted"]),
        opens="bimtek",
        base=lambda totals: totals["hours_counted"],
        base_name="JP",
        is_of_people=True,
    ),
    Indicator(
        "completed",
        "Tuntas",
        Unit.PEOPLE,
        "Peserta yang tuntas, di bulan bimteknya diselesaikan.",
        "Kepesertaan berstatus tuntas",
        lambda totals: totals["completed"],
        opens="bimtek",
        is_of_people=True,
    ),
    Indicator(
        "completion_rate",
        "Ketuntasan",
        Unit.PERCENT,
        "Yang tuntas dibagi semua peserta bimtek yang selesai di masa ini, termasuk yang mengundurkan diri.",
        "Kepesertaan di bimtek yang selesai",
        lambda totals: share(totals["completed"], totals["ended"]),
        opens="bimtek",
        base=lambda totals: totals["ended"],
        base_name="orang",
        is_of_people=True,
    ),
    Indicator(
        "sessions",
        "Sesi terlaksana",
        Unit.SESSIONS,
        "Sesi bimtek yang berlangsung di masa ini.",
        "Sesi berstatus terlaksana",
        lambda totals: totals["sessions"],
        better=Better.NEITHER,
        opens="bimtek",
    ),
    Indicator(
        "pieces",
        "Dibuat",
        Unit.PIECES,
        "Barang dan porsi yang dibuat, menurut hari pembuatan lotnya.",
        "Bagian pembuat di setiap lot",
        lambda totals: totals["made"],
        opens="produksi",
    ),
    Indicator(
        "pass_rate",
        "Lulus QC",
        Unit.PERCENT,
        "Yang lulus mutu A dan B dibagi semua yang diperiksa di masa ini. Hasil perbaikan dihitung lagi.",
        "Hasil pemeriksaan QC yang berlaku",
        lambda totals: share(passed(totals), judged(totals)),
        opens="qc",
        base=judged,
        base_name="potong",
    ),
    Indicator(
        "rework_rate",
        "Perlu diperbaiki",
        Unit.PERCENT,
        "Yang perlu diperbaiki dibagi semua yang diperiksa di masa ini.",
        "Hasil pemeriksaan QC yang berlaku",
        lambda totals: share(totals["rework"], judged(totals)),
        better=Better.LESS,
        opens="qc",
        base=judged,
        base_name="potong",
    ),
    Indicator(
        "reject_rate",
        "Ditolak",
        Unit.PERCENT,
        "Yang ditolak dibagi semua yang diperiksa di masa ini.",
        "Hasil pemeriksaan QC yang berlaku",
        lambda totals: share(totals["rejected"], judged(totals)),
        better=Better.LESS,
        opens="qc",
        base=judged,
        base_name="potong",
    ),
    Indicator(
        "sold_pieces",
        "Terjual",
        Unit.PIECES,
        "Yang terjual di bazar, lewat e-order atau langsung, dan yang diterima mitra. Yang dibatalkan tidak ikut.",
        "Buku hasil: tiap baris penjualan dan penerimaan mitra",
        lambda totals: totals["pieces"],
        opens="terjual",
    ),
    Indicator(
        "sold_rupiah",
        "Hasil penjualan",
        Unit.RUPIAH,
        "Rupiah dari barang yang terjual dan diterima mitra, sebelum potongan, juga yang belum dibayar pembeli.",
        "Buku hasil: tiap baris penjualan dan penerimaan mitra",
        lambda totals: totals["rupiah"],
        opens="terjual",
    ),
)
#: of this day, whatever period is asked for
TODAY = (
    Indicator(
        "unpaid",
        "Belum dibayar pembeli",
        Unit.RUPIAH,
        "Bagian pembuat dari tagihan e-order dan pesanan mitra yang belum lunas hari ini, juga yang belum jatuh tempo. "
        "Menjadi hak pembuat begitu pembeli membayar.",
        "Buku hasil: baris dari tagihan yang belum lunas",
        lambda totals: totals["unpaid_rupiah"],
        better=Better.LESS,
        opens="tagihan",
    ),
    Indicator(
        "stock_pieces",
        "Siap jual di gudang",
        Unit.PIECES,
        "Barang lulus QC yang hari ini ada di gudang rusunawa, belum dikirim dan belum terjual.",
        "Saldo gudang",
        lambda totals: totals["stock_pieces"],
        better=Better.NEITHER,
        opens="stok",
    ),
    Indicator(
        "stock_age",
        "Umur stok",
        Unit.DAYS,
        "Hari sejak dibuat sampai hari ini: separuh barang di gudang lebih muda atau sama tuanya.",
        "Saldo gudang dan tanggal pembuatan lotnya",
        lambda totals: totals["stock_age"] if totals["stock_pieces"] else None,
        better=Better.LESS,
        opens="stok",
    ),
)
BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
