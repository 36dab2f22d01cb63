"""What an hour of work on an order brings, held against the reference of its day."""

from dataclasses import dataclass

from django.utils import timezone

from products.models import HourlyReference, PieceRate, PieceworkOrder
from rusunpreneur.words import angka, rupiah


@dataclass(frozen=True)
class Hourly:
    """One rate, and what it comes to in an hour at the standard minutes of the product."""

    rate: PieceRate
    minutes: int | None
    reference: HourlyReference | None

    @property
    def rupiah(self) -> int | None:
        return round(self.rate.rate_rupiah * 60 / self.minutes) if self.minutes else None

    @property
    def percent(self) -> int | None:
        return round(100 * self.rupiah / self.reference.hourly_rupiah) if self.minutes and self.reference else None

    @property
    def tone(self) -> str:
        return "mute" if self.percent is None else "leaf" if self.percent >= 100 else "amber"

    @property
    def in_words(self) -> str:
        if not self.minutes:
            return "Belum bisa dihitung: menit membuat produk ini belum diisi."
        if self.reference is None:
            return "Belum ada acuan sejam; admin mengisinya di halaman admin."
        return f"{angka(self.percent)}% dari acuan {rupiah(self.reference.hourly_rupiah)} ({self.reference.source})"

    @property
    def formula(self) -> str:
        if not self.minutes:
            return ""
        return f"{rupiah(self.rate.rate_rupiah)} : {angka(self.minutes)} menit × 60"


def hourly_of(order: PieceworkOrder, rates=None) -> list[Hourly]:
    """For each rate of the order; the reference is that of the day it was accepted, before it that of today."""
    on = timezone.localtime(order.accepted_at).date() if order.accepted_at else None
    reference = HourlyReference.objects.in_force(on).first()
    return [Hourly(rate, order.product.standard_minutes, reference) for rate in rates or order.rates.all()]
