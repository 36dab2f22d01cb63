"""What the count page sends, for the tests that count through it."""

import uuid

from django.urls import reverse

from products.models import Place


def store_of(lot) -> Place:
    return Place.objects.get(kind="gudang", rusunawa=lot.rusunawa)


def address(lot) -> str:
    return reverse("count_create", args=[store_of(lot).pk])


def number(share, expected=10, grade="A") -> str:
    return f"jumlah-{share.pk}-{grade}-{expected}"


def reason(share, grade="A") -> str:
    return f"sebab-{share.pk}-{grade}"


def sent(typed: dict, **more) -> dict:
    return {"submission_key": str(uuid.uuid4()), "rest": "", "remark": "", **typed, **more}


def there(lot, kind="gudang") -> int:
    return sum(lot.balances.filter(place__kind=kind).values_list("quantity", flat=True))
