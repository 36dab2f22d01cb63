"""What one person earned, line by line, with what each line comes from; and her months added up."""

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from products.models import Earning, IncomeLook

SHOWN_MONTHS, SHOWN_LOOKS = 12, 10
Kind = Earning.Kind


def lines_of(participant) -> QuerySet:
    """The latest first; each knows its piece, lot, sale and payment."""
    rows = Earning.objects.filter(participant=participant).order_by("-earned_on", "-pk")
    related = ("product", "rule", "claim", "sale_line__sale__bazaar", "sale_line__share__lot")
    return rows.select_related(*related).prefetch_related("payout_items__payout")


def months_of(participant) -> list[dict]:
    """What came in and what was kept in each of her last months, due or not."""
    rows = Earning.objects.filter(participant=participant).order_by().annotate(month=TruncMonth("earned_on"))
    rows = rows.values("month").annotate(
        total=Sum("amount_rupiah"),
        gained=Sum("amount_rupiah", filter=~Q(kind=Kind.DEDUCTION), default=0),
        kept=Sum("amount_rupiah", filter=Q(kind=Kind.DEDUCTION), default=0),
    )
    return list(rows.order_by("-month")[:SHOWN_MONTHS])


def looks_at(participant) -> QuerySet:
    """Who read it before, the latest first."""
    return IncomeLook.objects.filter(participant=participant).select_related("looked_by")[:SHOWN_LOOKS]
