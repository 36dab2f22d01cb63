"""Two places with everything in them that has an address."""

from django.core.files.base import ContentFile

from tests.factories import (
    AttendanceFactory,
    BasketFactory,
    BazaarFactory,
    EnrolmentFactory,
    EvidenceFactory,
    HandInFactory,
    ImportBatchFactory,
    InspectionFactory,
    LotFactory,
    MaterialMoveFactory,
    PackingListFactory,
    ParticipantFactory,
    PartnerDeliveryFactory,
    PartnerPaymentFactory,
    PayoutRunFactory,
    PieceworkOrderFactory,
    ReadingFactory,
    SaleFactory,
    SessionFactory,
    ShiftFactory,
    StockCountFactory,
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
    session = SessionFactory(training=training, on=days_ago(0))
    AttendanceFactory(enrolment=enrolment, session=session)
    lot = LotFactory(rusunawa=rusunawa, makers=(12,), photo=photo(), product__photo=photo())
    inspection = InspectionFactory(lot=lot, photo=photo())
    run = PayoutRunFactory(lot=SaleFactory(lot=LotFactory(rusunawa=rusunawa, passed=True)).lines.get().share.lot)
    count = StockCountFactory(lot=LotFactory(rusunawa=rusunawa, passed=True))
    stock = LotFactory(rusunawa=rusunawa, passed=True)
    bazaar = BazaarFactory(rusunawa=rusunawa, goods=[stock])
    sale = sell(bazaar, line_of(stock), shift=ShiftFactory(bazaar=bazaar))
    work = WorkShareFactory(rusunawa=rusunawa)
    order, material = work.order, MaterialMoveFactory(order=work.order, holder=work.maker)
    delivery = PartnerDeliveryFactory(handed=HandInFactory(share=work, passed=True))
    packing_list = PackingListFactory(invitation=coming(bazaar=bazaar, rusunawa=rusunawa), sent=True)
    return {
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
        "ids": {
            "lot_pk": inspection.lot_id,
            "enrolment_pk": enrolment.pk,
            "invitation_pk": packing_list.invitation_id,
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
            "code": inspection.lot.code,
        },
    }


def photo() -> ContentFile:
    return ContentFile(b"a photograph", name="photo.jpg")
