"""The lists that numbers open to: rows of the same place, months, programme and skill, which add up to the sums."""

from datetime import datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils import timezone

from products.models import Claim, Earning, Inspection, Lot, Share, Verdict
from rusunpreneur.dashboards.listing import Line, Listing, Narrowed
from rusunpreneur.dashboards.rows_of_learning import OF_LEARNING, narrowed_to
from rusunpreneur.dashboards.sums import Question
from rusunpreneur.dashboards.today import claims_of, lots_of
from rusunpreneur.words import angka, rupiah, tanggal_pendek

JUDGED = ("passed_a", "passed_b", "rework", "rejected")
SOLD = ("pieces", "rupiah")


def _moments(question: Question, name: str) -> Q:
    """Of the days of the period in Jakarta."""
    days = (question.period.first, question.period.ends_on + timedelta(days=1))
    since, until = (timezone.make_aware(datetime.combine(day, time.min)) for day in days)
    return Q(**{f"{name}__gte": since, f"{name}__lt": until})


def _made(question: Question, narrowed: Narrowed) -> QuerySet:
    """Lots of a programme are those with a part that came of it; only that part counts."""
    shares = Share.objects.filter(
        narrowed_to(question, program="program", skill="lot__product__skill"), lot=OuterRef("pk")
    )
    pieces = shares.order_by().values("lot").annotate(pieces=Sum("quantity")).values("pieces")
    rows = Lot.objects.filter(
        question.scope.rows(city="rusunawa__city", rusunawa="rusunawa"),
        narrowed.goods("product"),
        made_on__range=(question.period.first, question.period.ends_on),
    )
    if question.skill:
        rows = rows.filter(product__skill=question.skill)
    if question.program:
        rows = rows.filter(Exists(shares))
    return rows.annotate(pieces=Subquery(pieces))


def _made_shown(rows: QuerySet) -> QuerySet:
    return rows.select_related("product", "rusunawa")


def _lot_line(lot) -> Line:
    note = f"{lot.code}, dibuat {tanggal_pendek(lot.made_on)}"
    return Line(lot.get_absolute_url(), lot.product.name, note, lot.rusunawa.short_name, [angka(lot.pieces or 0)])


def _judged(question: Question, narrowed: Narrowed) -> QuerySet:
    """Inspections of a programme are those with a part that came of it; only that part counts."""
    here = question.scope.rows(city="rusunawa__city", rusunawa="rusunawa")
    verdicts = Verdict.objects.filter(
        narrowed_to(question, program="share__program", skill="share__lot__product__skill")
    )
    verdicts = verdicts.filter(inspection=OuterRef("pk")).order_by()
    rows = Inspection.objects.filter(here, _moments(question, "inspected_at"), narrowed.goods("lot__product"))
    if question.program or question.skill:
        rows = rows.filter(Exists(verdicts))
    sums = {name: Subquery(verdicts.values("inspection").annotate(n=Sum(name)).values("n")) for name in JUDGED}
    return rows.filter(reversed_at=None).annotate(**sums)


def _judged_shown(rows: QuerySet) -> QuerySet:
    return rows.select_related("lot__product", "lot__rusunawa")


def _inspection_line(row) -> Line:
    lot, said = row.lot, [angka(getattr(row, name)) for name in JUDGED]
    note = f"{lot.code}, diperiksa {tanggal_pendek(row.inspected_at)}"
    return Line(lot.get_absolute_url(), lot.product.name, note, lot.rusunawa.short_name, said)


def _sold(question: Question, narrowed: Narrowed) -> QuerySet:
    rows = Earning.objects.filter(
        question.scope.rows(city="rusunawa__city", rusunawa="rusunawa"),
        narrowed.goods("product"),
        Q(channel=narrowed.channel) if narrowed.channel else Q(),
        kind=Earning.Kind.YIELD,
        earned_on__range=(question.period.first, question.period.ends_on),
    )
    # Looked up for each row of a page; as "has none" the database would read every reversal there ever was.
    taken_back = Earning.objects.filter(reverses=OuterRef("pk")).order_by().values("pk")[:1]
    rows = rows.alias(taken_back=Subquery(taken_back)).filter(taken_back=None)
    if question.program:
        worked = Q(acceptance__verdict__line__share__program=question.program)
        rows = rows.filter(Q(sale_line__share__program=question.program) | worked)
    return rows.filter(product__skill=question.skill) if question.skill else rows


def _sold_shown(rows: QuerySet) -> QuerySet:
    rows = rows.annotate(order=F("acceptance__verdict__inspection__delivery__order"))
    return rows.select_related("product", "rusunawa", "sale_line__sale__bazaar", "acceptance")


def _sale_line(row: Earning) -> Line:
    sale = row.sale_line.sale if row.sale_line else None
    source = str(sale.bazaar) if sale and sale.bazaar else row.get_channel_display()
    pieces = row.sale_line.quantity if row.sale_line else row.acceptance.quantity
    href = sale.get_absolute_url() if sale else reverse("piecework_detail", args=[row.order])
    note = f"{source}, {tanggal_pendek(row.earned_on)}"
    return Line(href, row.product.name, note, row.rusunawa.short_name, [angka(pieces), rupiah(row.amount_rupiah)])


def _unpaid(question: Question, narrowed: Narrowed) -> QuerySet:
    return claims_of(question.scope)


def _unpaid_shown(rows: QuerySet) -> QuerySet:
    return rows.select_related("order", "partner_delivery__order")


def _claim_line(row: Claim) -> Line:
    source = getattr(row, "order", None) or row.partner_delivery
    return Line(
        source.get_absolute_url(),
        row.debtor,
        f"{row.code}, sejak {tanggal_pendek(row.issued_on)}",
        "",
        [rupiah(row.unpaid_rupiah)],
    )


def _stored(question: Question, narrowed: Narrowed) -> QuerySet:
    return lots_of(question.scope)


LISTINGS = {
    **OF_LEARNING,
    "produksi": Listing(
        title="Lot yang dibuat",
        noun="lot",
        head="Produk",
        heads=("Dibuat",),
        figures=("made",),
        kept="goods",
        rows=_made,
        order=("-made_on", "-pk"),
        shown=_made_shown,
        line=_lot_line,
    ),
    "tagihan": Listing(
        title="Yang belum dibayar pembeli",
        noun="tagihan",
        head="Pembeli",
        heads=("Bagian pembuat",),
        figures=("unpaid_rupiah",),
        kept="today",
        rows=_unpaid,
        order=("issued_on", "pk"),
        shown=_unpaid_shown,
        line=_claim_line,
        is_of_goods=False,
        is_of_today=True,
    ),
    "stok": Listing(
        title="Yang ada di gudang",
        noun="lot",
        head="Produk",
        heads=("Di gudang",),
        figures=("stock_pieces",),
        kept="today",
        rows=_stored,
        order=("made_on", "pk"),
        shown=_made_shown,
        line=_lot_line,
        is_of_goods=False,
        is_of_today=True,
    ),
    "qc": Listing(
        title="Pemeriksaan QC",
        noun="pemeriksaan",
        head="Produk",
        heads=("Lulus A", "Lulus B", "Perbaikan", "Ditolak"),
        figures=JUDGED,
        kept="goods",
        rows=_judged,
        order=("-inspected_at", "-pk"),
        shown=_judged_shown,
        line=_inspection_line,
    ),
    "terjual": Listing(
        title="Yang terjual",
        noun="baris",
        head="Produk",
        heads=("Barang", "Rupiah"),
        figures=SOLD,
        kept="sales",
        rows=_sold,
        order=("-earned_on", "-pk"),
        shown=_sold_shown,
        line=_sale_line,
        is_by_channel=True,
    ),
}
