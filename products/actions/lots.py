"""What was made: written down, and put right while it waits."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from participants.models import Participant, Residence
from products.models import Lot, Place, Product, Share, StockMove
from products.models.lot import MOST_PIECES
from rusunpreneur.history import because
from rusunpreneur.words import tanggal

OLDEST_DAYS = 365
#: the next number of a month, and where its pieces will wait when something was made there before
NEXT_NUMBER = """
    INSERT INTO products_lotnumber AS number (rusunawa_id, month, last) VALUES (%s, %s, 1)
    ON CONFLICT (rusunawa_id, month) DO UPDATE SET last = number.last + 1
    RETURNING last, (SELECT id FROM products_place WHERE rusunawa_id = number.rusunawa_id AND kind = %s)
"""


def log(
    *,
    product: Product,
    rusunawa,
    made_on: date,
    makers: Mapping[Participant, int],
    by,
    photo="",
    remark="",
    is_for_partner=False,
) -> Lot:
    """Write down a lot: how many pieces each maker made that day. All of them then wait for QC.

    `is_for_partner`: made of a company's material for its order, and for nobody else.
    """
    makers = {maker: quantity for maker, quantity in makers.items() if quantity}
    _check(made_on, makers)
    _check_homes(rusunawa, made_on, makers)
    lot = Lot(
        product=product,
        rusunawa=rusunawa,
        made_on=made_on,
        quantity=sum(makers.values()),
        expires_on=product.expires_on(made_on),
        photo=photo,
        remark=remark,
        is_for_partner=is_for_partner,
        logged_by=by,
    )
    lot.full_clean(
        exclude=["code", "product", "rusunawa", "logged_by"], validate_unique=False, validate_constraints=False
    )
    return _write(lot, makers, by=by)


@transaction.atomic(savepoint=False)
def _write(lot: Lot, makers: Mapping[Participant, int], *, by) -> Lot:
    """Nothing here refuses in words, so nothing of it is ever taken back alone."""
    lot.code, waiting = _next_code(lot.rusunawa, lot.made_on)
    lot.save(force_insert=True)
    shares = Share.objects.bulk_create(Share(lot=lot, maker=maker, quantity=number) for maker, number in makers.items())
    _book(lot, {share: share.quantity for share in shares}, waiting, reason=StockMove.Reason.MADE, by=by)
    return lot


@transaction.atomic
def correct(*, lot: Lot, makers: Mapping[Participant, int], by, reason="", **values) -> Lot:
    """Put a lot right: who made how many, and the `values` of its day, photo and remark.

    Until the first inspection all may change; after it only what still waits, booked with a reason.
    """
    lot = Lot.objects.select_for_update(of=("self",), no_key=True).select_related("rusunawa", "product").get(pk=lot.pk)
    if lot.inspections.exists() and not reason:
        raise ValidationError({"reason": "Lot ini sudah diperiksa. Tulis alasan koreksinya."}, code="inspected")
    for name, value in values.items():
        setattr(lot, name, value)
    lot.expires_on = lot.product.expires_on(lot.made_on)
    _check(lot.made_on, makers)
    shares = {share.maker_id: share for share in lot.shares.select_related("maker")}
    _check_homes(lot.rusunawa, lot.made_on, [maker for maker, number in makers.items() if number])
    with because(reason):
        differences = _change_shares(lot, shares, makers)
        lot.quantity = sum(makers.values())
        lot.revision += 1
        lot.full_clean(exclude=["code"], validate_unique=False)
        lot.save()
    note = reason or "Diperbaiki sebelum diperiksa"
    waiting = Place.objects.at(lot.rusunawa, Place.Kind.WAITING)
    _book(lot, differences, waiting, reason=StockMove.Reason.CORRECTED, by=by, note=note)
    return lot


def _change_shares(lot, shares, makers) -> dict[Share, int]:
    """Brings the shares up to `makers`; answers by how much each grew or shrank."""
    waiting = _waiting(lot)
    differences = {}
    for maker, number in {**{share.maker: 0 for share in shares.values()}, **makers}.items():
        share = shares.get(maker.pk) or Share(lot=lot, maker=maker, quantity=0)
        difference = number - share.quantity
        if -difference > waiting.get(share.pk, 0):
            judged = share.quantity - waiting.get(share.pk, 0)
            raise ValidationError(f"{maker.name}: {judged} sudah diperiksa, jadi jumlahnya tidak bisa kurang dari itu.")
        if difference or share.pk is None:
            share.quantity = number
            share.save()
            differences[share] = difference
    return {share: difference for share, difference in differences.items() if difference}


def _waiting(lot) -> dict[int, int]:
    return dict(lot.balances.of_kind(Place.Kind.WAITING).values_list("share", "quantity"))


def check_day(made_on: date):
    """No lot is made tomorrow, and none is written down a year late; a form says so beside its field."""
    today = timezone.localdate()
    if made_on > today:
        raise ValidationError("Tanggal dibuat belum terjadi.", code="future")
    if (today - made_on).days > OLDEST_DAYS:
        raise ValidationError("Tanggal dibuat lebih dari setahun yang lalu. Periksa tahunnya.", code="old")


def _check(made_on, makers):
    try:
        check_day(made_on)
    except ValidationError as error:
        raise ValidationError({"made_on": error}) from None
    if not any(makers.values()):
        raise ValidationError("Isi jumlah untuk paling sedikit satu pembuat.", code="nothing_made")
    if any(not 0 <= number <= MOST_PIECES for number in makers.values()) or sum(makers.values()) > MOST_PIECES:
        raise ValidationError("Jumlah harus antara 1 dan 10.000.", code="implausible")


def _check_homes(rusunawa, made_on, makers):
    """The database holds this too (`share_maker_lived_there`); here it becomes a sentence with names."""
    there = set(
        Residence.objects.current(made_on)
        .filter(rusunawa=rusunawa, participant__in=makers)
        .values_list("participant", flat=True)
    )
    strangers = [maker.name for maker in makers if maker.pk not in there]
    if strangers:
        names = ", ".join(strangers)
        raise ValidationError(
            f"Pada {tanggal(made_on)} tidak tercatat tinggal di {rusunawa}: {names}.", code="lived_elsewhere"
        )


def _next_code(rusunawa, made_on: date) -> tuple[str, Place]:
    """`NGR-2603-014`: rusunawa, year and month, number within the month; and where its pieces wait."""
    kind = Place.Kind.WAITING
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NUMBER, [rusunawa.pk, made_on.replace(day=1), kind])
        number, place = cursor.fetchone()
    waiting = Place(pk=place, rusunawa=rusunawa, kind=kind) if place else Place.objects.at(rusunawa, kind)
    return f"{rusunawa.code}-{made_on:%y%m}-{number:03d}", waiting


def _book(lot, differences: Mapping[Share, int], waiting: Place, *, reason, by, note=""):
    StockMove.objects.bulk_create(
        StockMove(
            lot=lot,
            share=share,
            origin=None if difference > 0 else waiting,
            destination=waiting if difference > 0 else None,
            quantity=abs(difference),
            reason=reason,
            note=note,
            moved_by=by,
        )
        for share, difference in differences.items()
    )
