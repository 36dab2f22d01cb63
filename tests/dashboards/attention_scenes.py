"""For each concern, one row of it at a place; who concerns herself with it there is `watcher_of`."""

from datetime import date, timedelta
from unittest.mock import patch

from django.utils import timezone

from products.models import Bazaar, FollowUp, Report
from programs.models import Session, Training
from rusunpreneur.access import Role
from rusunpreneur.dashboards.periods import shifted
from tests.factories import (
    AttendanceFactory,
    BazaarFactory,
    DeliveryFactory,
    DisputeFactory,
    EnrolmentFactory,
    FollowUpFactory,
    HandInFactory,
    ImportBatchFactory,
    InspectionFactory,
    InvitationFactory,
    LotFactory,
    OrderLineFactory,
    PartnerDeliveryFactory,
    PartnerFactory,
    PartnerUserFactory,
    PayoutRunFactory,
    PieceworkOrderFactory,
    ProductFactory,
    ReportFactory,
    SaleFactory,
    SessionFactory,
    ShiftFactory,
    TrainingFactory,
    UserFactory,
    WorkShareFactory,
)
from tests.factories.programs import days_ago


def watcher_of(role, place):
    """Somebody of this role for the city, the rusunawa, or all Jakarta, as it is given."""
    if role == Role.PARTNER:
        return PartnerUserFactory().user
    if role == Role.COORDINATOR:
        return UserFactory(role=role, role__rusunawa=place)
    if role in (Role.STAFF, Role.OFFICIAL, Role.QC):
        return UserFactory(role=role, role__city=place.city)
    return UserFactory(role=role)


def unmarked(place, user):
    training = TrainingFactory(rusunawa=place, is_marked_by_coordinator=True)
    SessionFactory(training=training, on=days_ago(1))


def absent_twice(place, user, **given):
    enrolment = EnrolmentFactory(training__rusunawa=place, **given)
    for day in (3, 2):
        session = SessionFactory(training=enrolment.training, on=days_ago(day), status=Session.Status.HELD)
        AttendanceFactory(enrolment=enrolment, session=session, status="A")
    return enrolment


def silent(place, user):
    trained(place, ended=days_ago(40))


def trained(place, *, ended, **given):
    """Somebody who was there on the last day of a training that is finished."""
    training = TrainingFactory(rusunawa=place, starts_on=ended, ends_on=ended)
    session = SessionFactory(training=training, on=ended, status=Session.Status.HELD)
    enrolment = EnrolmentFactory(training=training, **given)
    AttendanceFactory(enrolment=enrolment, session=session)
    by = {"finished_at": timezone.now(), "finished_by": UserFactory()}
    Training.objects.filter(pk=training.pk).update(status=Training.Status.FINISHED, **by)
    return enrolment


def incomplete(place, user):
    EnrolmentFactory(training__rusunawa=place, participant__walk_in=True, participant__lives_in=place)


def imported(place, user):
    ImportBatchFactory(training__rusunawa=place)


def late_lot(place, user):
    LotFactory(rusunawa=place, made_on=days_ago(5))


def food(place, *, good_for: int):
    """In the store, its last good day so many days from today."""
    lot = LotFactory(product=ProductFactory(food=True), rusunawa=place, made_on=days_ago(1), passed=True)
    type(lot).objects.filter(pk=lot.pk).update(made_on=days_ago(30), expires_on=days_ago(-good_for))


def expired(place, user):
    food(place, good_for=-2)


def expiring(place, user):
    food(place, good_for=1)


def rework(place, user):
    InspectionFactory(lot=LotFactory(rusunawa=place))


def overdue(place, user):
    bazaar = BazaarFactory(rusunawa=place)
    Bazaar.objects.filter(pk=bazaar.pk).update(starts_on=days_ago(3), ends_on=days_ago(2))


def invited(place, user):
    InvitationFactory(rusunawa=place)


def unpaid(place, user):
    goods = LotFactory(rusunawa=place, made_on=days_ago(50), passed=True)
    line = OrderLineFactory(product=goods.product, order__city=place.city, order__ordered_on=days_ago(60))
    DeliveryFactory(lot=goods, line=line, sent_on=days_ago(40), received=True)


def run_at(place):
    return PayoutRunFactory(lot=SaleFactory(lot=LotFactory(rusunawa=place, passed=True)).lines.get().share.lot)


def proposed(place, user):
    run_at(place)


def disputed(place, user):
    DisputeFactory(payout=run_at(place).payouts.get())


def left_open(place, user):
    with patch("django.utils.timezone.now", return_value=timezone.now() - timedelta(days=1)):
        ShiftFactory(bazaar__rusunawa=place, cashier=user)


def promised(place, user):
    WorkShareFactory(rusunawa=place, order=order_of(user))


def delivered(place, user):
    work = WorkShareFactory(rusunawa=place, order=order_of(user, inspected_by_whom="mitra"))
    PartnerDeliveryFactory(handed=HandInFactory(share=work, passed=True))


def order_of(user, **terms):
    """Of the company that this user signs in for, of another one where she does not."""
    partner = user.partner_user.partner if hasattr(user, "partner_user") else PartnerFactory()
    return PieceworkOrderFactory(contract__partner=partner, **terms)


def promised_help(place, user):
    FollowUpFactory(participant__lives_in=place)
    FollowUp.objects.update(due_on=days_ago(1))


def worked(place, user):
    """Something was made in the month that ended."""
    ended = timezone.localdate().replace(day=1) - timedelta(days=1)
    LotFactory(rusunawa=place, made_on=ended)


def reported(place, user):
    """Of one month after the other, as a report stands once."""
    ReportFactory(rusunawa=place, first=shifted(date(2024, 1, 1), Report.objects.count()))


def given(place, user):
    FollowUpFactory(participant__lives_in=place, assigned_to=user)


#: the key of a concern -> what makes one row of it
SCENES = {
    "sesi-belum-dicatat": unmarked,
    "dua-kali-alpa": absent_twice,
    "berlatih-lalu-diam": silent,
    "data-belum-lengkap": incomplete,
    "tindak-lanjut-terlambat": promised_help,
    "tindak-lanjut-saya": given,
    "impor-menunggu": imported,
    "qc-terlambat": late_lot,
    "stok-lewat": expired,
    "stok-hampir-lewat": expiring,
    "dalam-perbaikan": rework,
    "bazar-belum-ditutup": overdue,
    "undangan-bazar": invited,
    "pesanan-belum-dibayar": unpaid,
    "keberatan": disputed,
    "daftar-bayar-menunggu": proposed,
    "kasir-belum-ditutup": left_open,
    "hasil-menunggu": delivered,
    "bahan-belum-tiba": promised,
    "laporan-belum-diajukan": worked,
    "laporan-menunggu-pengesahan": reported,
}
