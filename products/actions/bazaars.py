"""Bazaars: planned with the places of their goods, given cashiers, called off."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from products.models import Balance, Bazaar, BazaarCashier, Place
from rusunpreneur.history import because

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('products_bazaar'))"


@transaction.atomic
def plan(*, by, **values) -> Bazaar:
    """A bazaar with its code and the two places where its goods will be: on the way, and there."""
    bazaar = Bazaar(created_by=by, **values)
    bazaar.clean_fields(exclude=["code", "place", "transit", "created_by"])
    bazaar.code = _next_code(bazaar.starts_on)
    bazaar.place = Place.objects.create(kind=Place.Kind.BAZAAR, label=bazaar.code)
    bazaar.transit = Place.objects.create(kind=Place.Kind.TRANSIT, label=bazaar.code)
    bazaar.full_clean()
    bazaar.save(force_insert=True)
    return bazaar


def _next_code(day) -> str:
    """`BZR-2603-01`: year, month, and a number that counts up within the month."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)
    month = f"BZR-{day:%y%m}-"
    last = Bazaar.objects.filter(code__startswith=month).order_by("-code").values_list("code", flat=True).first()
    return f"{month}{int(last[len(month) :]) + 1 if last else 1:02}"


@transaction.atomic
def appoint(*, bazaar: Bazaar, users: Iterable) -> None:
    """These stand at its till and nobody else; who has the till open stays until it is closed."""
    bazaar = locked(bazaar)
    wanted = {user.pk: user for user in users}
    there = {row.user_id: row for row in bazaar.cashiers.select_related("user")}
    leaving = [row for pk, row in there.items() if pk not in wanted]
    busy = set(bazaar.shifts.filter(closed_at=None).values_list("cashier", flat=True))
    if still := [str(row.user) for row in leaving if row.user_id in busy]:
        said = f"Giliran kasir {', '.join(still)} masih terbuka. Tutup dulu gilirannya."
        raise ValidationError({"users": said}, code="shift_open")
    for row in leaving:
        row.delete()
    for pk in sorted(wanted.keys() - there.keys()):
        BazaarCashier.objects.create(bazaar=bazaar, user=wanted[pk])


@transaction.atomic
def cancel(*, bazaar: Bazaar, reason: str, by) -> Bazaar:
    """Call it off; only while no goods are there or on the way, and nothing was sold."""
    bazaar = locked(bazaar)
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan membatalkan bazar."}, code="no_reason")
    if goods_of(bazaar):
        raise ValidationError(
            "Masih ada barang di bazar ini atau di perjalanan. Kembalikan dulu, baru bazarnya bisa dibatalkan.",
            code="goods_there",
        )
    if bazaar.sales.filter(voided_at=None).exists():
        raise ValidationError("Di bazar ini sudah ada penjualan, jadi bazarnya ditutup, bukan dibatalkan.", code="sold")
    bazaar.cancelled_at, bazaar.cancelled_by, bazaar.cancelled_reason = timezone.now(), by, reason.strip()
    bazaar.clean_fields(exclude=["created_by", "cancelled_by"])
    with because(reason):
        bazaar.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_reason"])
    return bazaar


def locked(bazaar: Bazaar) -> Bazaar:
    """The row as it is now, and nobody else's until the end of the transaction; refused when it is over."""
    bazaar = Bazaar.objects.select_for_update(of=("self",)).get(pk=bazaar.pk)
    if bazaar.cancelled_at:
        raise ValidationError(f"{bazaar} sudah dibatalkan.", code="over")
    if bazaar.closed_at:
        raise ValidationError(f"{bazaar} sudah ditutup.", code="over")
    return bazaar


def goods_of(bazaar: Bazaar) -> bool:
    """Whether any piece is there or on the way."""
    return Balance.objects.present().filter(place__in=[bazaar.place_id, bazaar.transit_id]).exists()
