"""Everything that moves goods or money, ready to be done: what `products.actions.locks` puts in one order."""

from products.actions import (
    closing,
    counts,
    deliveries,
    inspections,
    invoices,
    lots,
    order_deliveries,
    packing,
    partner_bills,
    payouts,
    sales,
    stock,
)
from products.models import Place
from tests.factories import (
    DeliveryFactory,
    HandInFactory,
    InspectionFactory,
    InvoiceFactory,
    LotFactory,
    OrderLineFactory,
    OrderPaymentFactory,
    PackingListFactory,
    PartnerDeliveryFactory,
    PartnerPaymentFactory,
    PayoutFactory,
    SaleFactory,
)
from tests.factories.money import line_of
from tests.factories.programs import days_ago
from tests.products.hands import sell_one
from tests.products.sold import sell
from tests.products.tills import Till

BY_PARTNER = {"inspected_by_whom": "mitra"}
WHY = "Uji"


def sell_at_a_till(by):
    stand = Till()
    sell(stand.bazaar, line_of(stand.lots[0]), shift=stand.shift)  # the maker has an account now
    return lambda: sell_one(stand)


def void_at_a_till(by):
    stand = Till()
    sale = sell(stand.bazaar, line_of(stand.lots[0]), shift=stand.shift)
    return lambda: sales.void(sale=sale, reason=WHY, by=by)


def sell_directly(by):
    lot = SaleFactory().lines.get().share.lot
    return lambda: SaleFactory(lot=lot, sold_by=by)


def void_directly(by):
    sale = SaleFactory()
    return lambda: sales.void(sale=sale, reason=WHY, by=by)


def send_to_a_buyer(by):
    share = SaleFactory().lines.get().share
    line = OrderLineFactory(product=share.lot.product)
    return lambda: order_deliveries.send(order=line.order, picks=[(share, "A", 8)], by=by)


def take_back_from_a_buyer(by):
    delivery = DeliveryFactory()
    return lambda: order_deliveries.take_back(delivery=delivery, reason=WHY, by=by)


def note_that_a_buyer_paid(by):
    order = InvoiceFactory().order
    return lambda: invoices.pay(order=order, paid_on=days_ago(0), amount_rupiah=350_000, proof=None, by=by)


def take_back_that_a_buyer_paid(by):
    order = OrderPaymentFactory().order
    return lambda: invoices.unpay(order=order, reason=WHY, by=by)


def deliver_to_a_company(by):
    handed = HandInFactory(passed=True)
    pieces = [deliveries.Pieces(line_of(handed.lot).share, "A", 4)]
    deliveries.deliver(order=handed.order, pieces=pieces, by=by)
    return lambda: deliveries.deliver(order=handed.order, pieces=pieces, by=by)


def decide_what_a_company_takes(by):
    delivery = PartnerDeliveryFactory(**BY_PARTNER)
    split = [deliveries.Decision(delivery.lines.get(), accepted_a=7, rejected=3, reason="Renggang")]
    inspection = deliveries.decide(delivery=delivery, decisions=split, by=by)
    deliveries.take_back(inspection=inspection, reason=WHY, by=by)
    return lambda: deliveries.decide(delivery=delivery, decisions=split, by=by)


def take_back_what_a_company_decided(by):
    delivery = PartnerDeliveryFactory(**BY_PARTNER)
    split = [deliveries.Decision(delivery.lines.get(), accepted_a=7, rejected=3, reason="Renggang")]
    inspection = deliveries.decide(delivery=delivery, decisions=split, by=by)
    return lambda: deliveries.take_back(inspection=inspection, reason=WHY, by=by)


def take_back_that_a_company_paid(by):
    payment = PartnerPaymentFactory()
    return lambda: partner_bills.take_back(payment=payment, reason=WHY, by=by)


def judge(by):
    lot = LotFactory()
    return lambda: inspections.pass_all(lot=lot, by=by)


def judge_anew(by):
    inspection = InspectionFactory()
    return lambda: inspections.reverse(inspection=inspection, reason=WHY, by=by)


def correct(by):
    lot = LotFactory()
    return lambda: lots.correct(lot=lot, makers={lot.shares.get().maker: 8}, by=by)


def scrap(by):
    share = LotFactory(passed=True).shares.get()
    return lambda: stock.take(share=share, origin="gudang", to="afkir", quantity=1, grade="A", note=WHY, by=by)


def count_a_store(by):
    lot = LotFactory(passed=True)
    line = counts.Counted(line_of(lot).share, "A", 10, 9, WHY)
    return lambda: counts.book(place=Place.objects.at(lot.rusunawa, "gudang"), lines=[line], by=by)


def leave_for_a_bazaar(by):
    packing_list = PackingListFactory()
    return lambda: packing.send(packing_list=packing_list, by=by)


def arrive_at_a_bazaar(by):
    packing_list = PackingListFactory(sent=True)
    whole = [packing.Arrival(packing_list.lines.get().pk, 10)]
    return lambda: packing.receive(packing_list=packing_list, arrivals=whole, by=by)


def close_a_bazaar(by):
    packing_list = PackingListFactory(received=True)
    left = [closing.Left(line_of(packing_list.lines.get().share.lot).share, "A", 10, 9, 0, WHY)]
    return lambda: closing.close(bazaar=packing_list.invitation.bazaar, lines=left, by=by)


def pay_out(by):
    payout = PayoutFactory(approved=True)
    return lambda: payouts.pay(payout=payout, by=by)


def propose_to_pay_out(by):
    lot = SaleFactory().lines.get().share.lot
    source = payouts.Source(lot.rusunawa, month=days_ago(0).replace(day=1))
    return lambda: payouts.propose(source=source, people=[lot.shares.get().maker_id], methods={}, by=by)


#: what -> the stages at which it waits for others
SCENES = {
    sell_at_a_till: "goods bazaar turn buyers accounts",
    void_at_a_till: "goods bazaar turn buyers accounts",
    sell_directly: "lots goods buyers accounts",
    void_directly: "lots goods buyers accounts",
    send_to_a_buyer: "lots goods buyers accounts",
    take_back_from_a_buyer: "lots goods buyers claims accounts",
    note_that_a_buyer_paid: "claims accounts",
    take_back_that_a_buyer_paid: "claims accounts",
    deliver_to_a_company: "lots goods buyers accounts",
    decide_what_a_company_takes: "lots goods buyers claims accounts",
    take_back_what_a_company_decided: "lots goods buyers claims accounts",
    take_back_that_a_company_paid: "claims accounts",
    judge: "lots goods",
    judge_anew: "lots goods",
    correct: "lots goods",
    scrap: "lots goods",
    count_a_store: "lots goods",
    leave_for_a_bazaar: "lots goods bazaar",
    arrive_at_a_bazaar: "lots goods bazaar",
    close_a_bazaar: "lots goods bazaar",
    pay_out: "accounts",
    propose_to_pay_out: "accounts",
}
