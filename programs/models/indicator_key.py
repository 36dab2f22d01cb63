"""The indicators that can have a target, by the keys and names of the registry of dashboards, which defines them."""

from django.db import models


class IndicatorKey(models.TextChoices):
    EARNERS = "earners", "Berpenghasilan"
    MEDIAN_INCOME = "median_income", "Penghasilan median"
    RENT_PERCENT = "rent_percent", "Sewa tertutup"
    REGISTERED = "registered", "Terdaftar"
    TRAINED = "trained", "Pernah hadir"
    ATTENDANCE_RATE = "attendance_rate", "Kehadiran"
    COMPLETED = "completed", "Tuntas"
    COMPLETION_RATE = "completion_rate", "Ketuntasan"
    CERTIFICATES = "certificates", "Bersertifikat"
    PRODUCERS = "producers", "Berproduksi"
    INDEPENDENTS = "independents", "Menjadi mandiri"
    COST_PER_COMPLETED = "cost_per_completed", "Biaya per lulusan"
    COST_PER_PRODUCER = "cost_per_producer", "Biaya per orang berproduksi"
    COST_PER_INDEPENDENT = "cost_per_independent", "Biaya per orang mandiri"
    SESSIONS = "sessions", "Sesi terlaksana"
    PIECES = "pieces", "Dibuat"
    PASS_RATE = "pass_rate", "Lulus QC"
    REWORK_RATE = "rework_rate", "Perlu diperbaiki"
    REJECT_RATE = "reject_rate", "Ditolak"
    SOLD_PIECES = "sold_pieces", "Terjual"
    SOLD_RUPIAH = "sold_rupiah", "Hasil penjualan"

    @property
    def unit(self) -> "Unit":
        return UNITS[self]


class Unit(models.TextChoices):
    PEOPLE = "orang", "orang"
    PERCENT = "persen", "persen"
    PIECES = "potong", "potong"
    RUPIAH = "rupiah", "rupiah"
    SESSIONS = "sesi", "sesi"


UNITS = {
    IndicatorKey.EARNERS: Unit.PEOPLE,
    IndicatorKey.MEDIAN_INCOME: Unit.RUPIAH,
    IndicatorKey.RENT_PERCENT: Unit.PERCENT,
    IndicatorKey.REGISTERED: Unit.PEOPLE,
    IndicatorKey.TRAINED: Unit.PEOPLE,
    IndicatorKey.ATTENDANCE_RATE: Unit.PERCENT,
    IndicatorKey.COMPLETED: Unit.PEOPLE,
    IndicatorKey.COMPLETION_RATE: Unit.PERCENT,
    IndicatorKey.CERTIFICATES: Unit.PEOPLE,
    IndicatorKey.PRODUCERS: Unit.PEOPLE,
    IndicatorKey.INDEPENDENTS: Unit.PEOPLE,
    IndicatorKey.COST_PER_COMPLETED: Unit.RUPIAH,
    IndicatorKey.COST_PER_PRODUCER: Unit.RUPIAH,
    IndicatorKey.COST_PER_INDEPENDENT: Unit.RUPIAH,
    IndicatorKey.SESSIONS: Unit.SESSIONS,
    IndicatorKey.PIECES: Unit.PIECES,
    IndicatorKey.PASS_RATE: Unit.PERCENT,
    IndicatorKey.REWORK_RATE: Unit.PERCENT,
    IndicatorKey.REJECT_RATE: Unit.PERCENT,
    IndicatorKey.SOLD_PIECES: Unit.PIECES,
    IndicatorKey.SOLD_RUPIAH: Unit.RUPIAH,
}
#: Parts of a whole. Income can cover more than a whole rent.
PERCENTS = [key.value for key, unit in UNITS.items() if unit == Unit.PERCENT and key != IndicatorKey.RENT_PERCENT]
#: Percents have tenths; people, pieces, sessions and rupiah are whole.
WHOLE = [key.value for key, unit in UNITS.items() if unit != Unit.PERCENT]
