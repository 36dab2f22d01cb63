"""Two places with everything in them that has an address."""

from django.core.files.base import ContentFile

from tests.factories import (
    AttendanceFactory,
    BasketFactory,
    BazaarFactory,
    CertificateFactory,
    DeliveryFactory,
    DisputeFactory,
    EnrolmentFactory,
    EvidenceFactory,
    ExportFactory,
    FollowUpFactory,
    HandInFactory,
    ImportBatchFactory,
    IndependenceReviewFactory,
    InspectionFactory,
    InvoiceFactory,
    LotFactory,
    MaterialMoveFactory,
    OrderDocumentFactory,
    OrderLineFactory,
    PackingListFactory,
    ParticipantFactory,
    PartnerDeliveryFactory,
    PartnerPaymentFactory,
    PayoutRunFactory,
    PieceworkOrderFactory,
    ProductFactory,
    ReadingFactory,
    ReportFactory,
    SaleFactory,
    SavedViewFactory,
    SessionFactory,
    ShiftFactory,
    StatisticFactory,
    StockCountFactory,
    TargetFactory,
    TrainingCostFactory,
    TrainingFactory,
    TurnFactory,
    WorkShareFactory,
)
from tests.factories.bazaars import coming
from tests.factories.money import line_of
from tests.factories.programs import days_ago
from tests.products.sold import sell


def things_of(rusunawa) -> dict:
    training = TrainingFactory(rusunawa=rusunawa, program__name="RusunPreneur Uji")
    person, namesake = (
        ParticipantFactory(name="Sri", city=rusunawa.city, lives_in=rusunawa, nik=f"31720445028{rusunawa.pk:03d}0{n}")
        for n in range(2)
    )
    enrolment = EnrolmentFactory(training=training, participant=person)
    session = SessionFactory(training=training, on=days_ago(0), status="held")
    AttendanceFactory(enrolment=enrolment, session=session)
    lot = LotFactory(rusunawa=rusunawa, makers=(12,), photo=photo(), product__photo=photo())
    inspection = InspectionFactory(lot=lot, photo=photo())
    run = PayoutRunFactory(
        lot=SaleFactory(lot=LotFactory(rusunawa=rusunawa, passed=True)).lines.get().share.lot, approved=True
    )
    count = StockCountFactory(lot=LotFactory(rusunawa=rusunawa, passed=True))
    stock = LotFactory(rusunawa=rusunawa, passed=True)
    bazaar = BazaarFactory(rusunawa=rusunawa, goods=[stock])
    sale = sell(bazaar, line_of(stock), shift=ShiftFactory(bazaar=bazaar))
    work = WorkShareFactory(rusunawa=rusunawa)
    order, material = work.order, MaterialMoveFactory(order=work.order, holder=work.maker)
    delivery = PartnerDeliveryFactory(handed=HandInFactory(share=work, passed=True))
    packing_list = PackingListFactory(invitation=coming(bazaar=bazaar, rusunawa=rusunawa), sent=True)
    goods = LotFactory(rusunawa=rusunawa, made_on=days_ago(9), passed=True)
    sent = DeliveryFactory(lot=goods, line=OrderLineFactory(order__city=rusunawa.city, product=goods.product))
    billed = bill_of(rusunawa)
    certificate = CertificateFactory(enrolment__training__rusunawa=rusunawa)
    due = EnrolmentFactory(training=certificate.training, status="completed")
    return {
        "certificate": certificate,
        "finished": due.training,
        "cost": TrainingCostFactory(training=training),
        "training": training,
        "participant": person,
        "evidence": EvidenceFactory(session=session),
        "lot": inspection.lot,
        "product": inspection.lot.product,
        "skill": inspection.lot.product.skill,
        "inspection": inspection,
        "finding": inspection.verdicts.get().findings.first(),
        "reading": ReadingFactory(inspection=inspection, photo=photo()),
        "share": inspection.lot.shares.get(),
        "count": count,
        "store": count.place,
        "bazaar": bazaar,
        "piecework": order,
        "material": material,
        "delivery": delivery,
        "decision": delivery.inspections.get(),
        "payment": PartnerPaymentFactory(delivery=delivery),
        "draft": PieceworkOrderFactory(draft=True),
        "partner": order.partner,
        "run": run,
        "payout": run.payouts.get(),
        "order": sent.order,
        "buyer": sent.order.buyer,
        "sent": sent,
        "sale": sent.sale,
        "billed": billed,
        "statistic": StatisticFactory(year=2000 + rusunawa.pk % 20),
        "target": TargetFactory(rusunawa=rusunawa),
        "document": OrderDocumentFactory(order=billed),
        "follow_up": FollowUpFactory(participant=person),
        "review": IndependenceReviewFactory(participant=person),
        "earner": run.payouts.get().participant,
        "dispute": DisputeFactory(payout=run.payouts.get()),
        "report": ReportFactory(rusunawa=rusunawa),
        "saved_view": SavedViewFactory(),
        "ids": {
            "kind": "xlsx",
            "dataset": "produksi",
            "form": "csv",
            "lot_pk": inspection.lot_id,
            "enrolment_pk": enrolment.pk,
            "invitation_pk": packing_list.invitation_id,
            "certificate_token": certificate.token,
            "list_pk": packing_list.pk,
            "turn_pk": TurnFactory(invitation=packing_list.invitation).pk,
            "session_pk": session.pk,
            "public_id": ImportBatchFactory(training=training).public_id,
            "line": 2,
            "other_pk": namesake.pk,
            "sale_pk": sale.pk,
            "shift_pk": sale.shift_id,
            "basket_pk": BasketFactory(shift=sale.shift).pk,
            "slug": rusunawa.slug,
            "city": rusunawa.city.slug,
            "name": "terjual",
            "export_key": ExportFactory(ready=True).public_id,
            "indicator": "pieces",
            "key": "sesi-belum-dicatat",
            "token": "abcdefghjk23456789ab",
            "code": inspection.lot.code,
        },
    }


def bill_of(rusunawa):
    """An order that was delivered and billed, with a paper."""
    line = OrderLineFactory(order__city=rusunawa.city, product=ProductFactory())
    goods = LotFactory(rusunawa=rusunawa, product=line.product, made_on=days_ago(9), passed=True)
    return InvoiceFactory(order=DeliveryFactory(lot=goods, line=line, received=True).order).order


def photo() -> ContentFile:
    return ContentFile(b"a photograph", name="photo.jpg")
