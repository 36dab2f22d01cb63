"""The lists that numbers open to: rows of the same place, months, programme and skill, which add up to the sums."""

from datetime import datetime, time, timedelta

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from participants.models.rusunawa import short
from products.models import Acceptance, Claim, Earning, Inspection, Lot, Share, Verdict
from rusunpreneur.dashboards.listing import CHANNELS, Line, Listing, Narrowed
from rusunpreneur.dashboards.question import Question
from rusunpreneur.dashboards.rows_of_learning import OF_LEARNING, narrowed_to
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


def _said(rows: QuerySet, *names: str, **paths: F | Func | Subquery) -> QuerySet:
    """Rows of names and numbers: to make objects of them takes longer than to read them."""
    return rows.annotate(**paths).values_list("pk", *names, *paths, named=True)


def _made_shown(rows: QuerySet) -> QuerySet:
    return _said(rows, "code", "made_on", "pieces", good=F("product__name"), home=F("rusunawa__name"))


def _lot_line(row) -> Line:
    note = f"{row.code}, dibuat {tanggal_pendek(row.made_on)}"
    return Line(reverse("lot_detail", args=[row.pk]), row.good, note, short(row.home), [angka(row.pieces or 0)])


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
    paths = {"code": F("lot__code"), "good": F("lot__product__name"), "home": F("rusunawa__name")}
    return _said(rows, "lot", "inspected_at", *JUDGED, **paths)


def _inspection_line(row) -> Line:
    note = f"{row.code}, diperiksa {tanggal_pendek(row.inspected_at)}"
    said = [angka(getattr(row, name)) for name in JUDGED]
    return Line(reverse("lot_detail", args=[row.lot]), row.good, note, short(row.home), said)


def _sold(question: Question, narrowed: Narrowed) -> QuerySet:
    rows = Earning.objects.filter(
        question.scope.rows(city="rusunawa__city", rusunawa="rusunawa"),
        narrowed.goods("product"),
        Q(channel=narrowed.channel) if narrowed.channel else Q(),
        kind=Earning.Kind.YIELD,
        earned_on__range=(question.period.first, question.period.ends_on),
    )
    # Looked up for each row of a page: as "has none" the database would read every reversal there ever was, and of
    # "is null" it would expect so few rows that it sorted all of them.
    taken_back = Earning.objects.filter(reverses=OuterRef("pk")).order_by().values("pk")[:1]
    rows = rows.alias(taken_back=Coalesce(Subquery(taken_back), 0)).filter(taken_back__lt=1)
    if question.program:
        worked = Q(acceptance__verdict__line__share__program=question.program)
        rows = rows.filter(Q(sale_line__share__program=question.program) | worked)
    return rows.filter(product__skill=question.skill) if question.skill else rows


def _sold_shown(rows: QuerySet) -> QuerySet:
    # on its own, and not joined: the plan of eleven tables took longer than the rows
    piecework = Acceptance.objects.filter(pk=OuterRef("acceptance")).values("verdict__inspection__delivery__order")
    return _said(
        rows,
        "earned_on",
        "channel",
        "amount_rupiah",
        good=F("product__name"),
        home=F("rusunawa__name"),
        sale=F("sale_line__sale"),
        bazaar=F("sale_line__sale__bazaar__name"),
        order=Subquery(piecework),
        pieces=Coalesce("sale_line__quantity", "acceptance__quantity"),
    )


def _sale_line(row) -> Line:
    href = reverse("sale_detail", args=[row.sale]) if row.sale else reverse("piecework_detail", args=[row.order])
    note = f"{row.bazaar or CHANNELS[row.channel]}, {tanggal_pendek(row.earned_on)}"
    return Line(href, row.good, note, short(row.home), [angka(row.pieces), rupiah(row.amount_rupiah)])


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
