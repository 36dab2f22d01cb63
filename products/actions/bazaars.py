"""Bazaars: planned with the places of their goods."""

from django.db import connection, transaction

from products.models import Bazaar, Place

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
