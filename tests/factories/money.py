import factory
from factory.django import DjangoModelFactory

from products.actions import bazaars, earnings, payouts, sales
from products.models import (
    Basket,
    Bazaar,
    BazaarCashier,
    CashMove,
    Claim,
    DeductionRule,
    Earning,
    IncomeLook,
    Invitation,
    Payout,
    PayoutItem,
    PayoutRun,
    Place,
    QrisFee,
    Sale,
    SaleLine,
    SalePayment,
    Shift,
    StockMove,
)
from tests.factories.accounts import UserFactory
from tests.factories.participants import ParticipantFactory, RusunawaFactory
from tests.factories.products import LotFactory
from tests.factories.programs import days_ago


class BazaarFactory(DjangoModelFactory):
    """A bazaar of today in the yard of a rusunawa; `goods=[lot]` brings all that has passed there."""

    class Meta:
        model = Bazaar

    name = factory.Sequence(lambda n: f"Bazar uji {n}")
    level = Bazaar.Level.CITY
    organiser = "Sudin PPKUKM"
    venue = "Halaman rusunawa"
    rusunawa = factory.SubFactory(RusunawaFactory)
    city = factory.SelfAttribute("rusunawa.city")
    starts_on = factory.LazyFunction(lambda: days_ago(0))
    ends_on = factory.SelfAttribute("starts_on")
    stands = 5
    created_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model, *args, goods=(), created_by, **values):
        bazaar = bazaars.plan(by=created_by, **values)
        for lot in goods:
            bring(lot, bazaar, by=created_by)
        return bazaar


def bring(lot, bazaar, *, by):
    """All of a lot that stands in its store goes to the bazaar and arrives."""
    for origin, destination, reason in ((None, bazaar.transit, "kirim"), (bazaar.transit, bazaar.place, "tiba")):
        where = {"place": origin} if origin else {"place__kind": Place.Kind.STORE}
        StockMove.objects.bulk_create(
            StockMove(
                lot=lot,
                share_id=row.share_id,
                origin_id=row.place_id,
                origin_grade=row.grade,
                destination=destination,
                destination_grade=row.grade,
                quantity=row.quantity,
                reason=reason,
                moved_by=by,
            )
            for row in lot.balances.present().filter(**where)
        )


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    bazaar = factory.SubFactory(BazaarFactory)
    rusunawa = factory.SubFactory(RusunawaFactory)


class BazaarCashierFactory(DjangoModelFactory):
    class Meta:
        model = BazaarCashier

    bazaar = factory.SubFactory(BazaarFactory)
    user = factory.SubFactory(UserFactory)


class ShiftFactory(DjangoModelFactory):
    class Meta:
        model = Shift

    bazaar = factory.SubFactory(BazaarFactory)
    cashier = factory.SubFactory(UserFactory)
    opening_rupiah = 100_000


class CashMoveFactory(DjangoModelFactory):
    class Meta:
        model = CashMove

    shift = factory.SubFactory(ShiftFactory)
    direction = CashMove.Direction.IN
    amount_rupiah = 50_000
    reason = "Uang kecil"
    moved_by = factory.SubFactory(UserFactory)


class BasketFactory(DjangoModelFactory):
    class Meta:
        model = Basket

    shift = factory.SubFactory(ShiftFactory)
    label = "Bu Ani"
    typed = factory.LazyFunction(lambda: {"jumlah-1-A": "2"})
    pieces = 2


class QrisFeeFactory(DjangoModelFactory):
    class Meta:
        model = QrisFee
        django_get_or_create = ["begins_on"]

    begins_on = factory.LazyFunction(lambda: days_ago(0))
    free_up_to_rupiah = 100_000
    basis_points = 30
    source = "Bank Indonesia, usaha mikro"


class DeductionRuleFactory(DjangoModelFactory):
    class Meta:
        model = DeductionRule

    name = "Kas koperasi"
    channel = DeductionRule._meta.get_field("channel").choices[0][0]
    basis_points = 250
    begins_on = factory.LazyFunction(lambda: days_ago(30))
    source = "Keputusan rapat koperasi"


class ClaimFactory(DjangoModelFactory):
    class Meta:
        model = Claim

    code = factory.Sequence(lambda n: f"EO-{n:05}")
    debtor = "Dinas uji"
    amount_rupiah = 1_000_000
    issued_on = factory.LazyFunction(lambda: days_ago(10))


def line_of(lot, quantity=1, price=35_000, *, grade="A", maker=0, list_price=None, reason=""):
    """A line of the first maker's pieces; another price than the list's carries its reason."""
    share = lot.shares.select_related("lot__product", "lot__rusunawa").order_by("pk")[maker]
    return sales.Line(share, grade, quantity, price, list_price or price, reason)


class SaleFactory(DjangoModelFactory):
    """Two pieces of a lot that passed, for cash from its store; `claim=` sells now and is paid later."""

    class Meta:
        model = Sale

    channel = Sale.Channel.DIRECT
    sold_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model, *args, sold_by, lot=None, quantity=2, price=35_000, claim=None, **values):
        lot = lot or LotFactory(passed=True)
        payments = () if claim else [sales.Payment("tunai", quantity * price)]
        if claim:
            values["channel"] = Sale.Channel.ORDER
        lines = [line_of(lot, quantity, price)]
        return sales.record(lines=lines, payments=payments, claim=claim, by=sold_by, **values)


class OfSale(DjangoModelFactory):
    """A row that only comes with a whole sale."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model, *args, **values):
        return cls.of(SaleFactory(**values))


class SaleLineFactory(OfSale):
    class Meta:
        model = SaleLine

    of = staticmethod(lambda sale: sale.lines.get())


class SalePaymentFactory(OfSale):
    class Meta:
        model = SalePayment

    of = staticmethod(lambda sale: sale.payments.get())


class EarningFactory(DjangoModelFactory):
    """An adjustment, the one earning without a document behind it."""

    class Meta:
        model = Earning

    participant = factory.SubFactory(ParticipantFactory)
    rusunawa = factory.SubFactory(RusunawaFactory)
    amount_rupiah = 50_000
    booked_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model, *args, booked_by, note="Selisih bazar lalu", **values):
        return earnings.adjust(by=booked_by, reason=note, **values)


class PayoutRunFactory(DjangoModelFactory):
    """What the sales of a lot brought this month, proposed; `approved=True` lets it be paid."""

    class Meta:
        model = PayoutRun

    created_by = factory.SubFactory(UserFactory)

    @classmethod
    def _create(cls, model, *args, created_by, lot=None, approved=False, method="tunai", **values):
        lot = lot or SaleFactory().lines.get().share.lot
        source = payouts.Source(lot.rusunawa, month=days_ago(0).replace(day=1))
        people = [share.maker_id for share in lot.shares.all()]
        run = payouts.propose(source=source, people=people, methods=dict.fromkeys(people, method), by=created_by)
        return payouts.approve(run=run, by=UserFactory()) if approved else run


class PayoutFactory(OfSale):
    class Meta:
        model = Payout

    @classmethod
    def _create(cls, model, *args, **values):
        return PayoutRunFactory(**values).payouts.first()


class PayoutItemFactory(OfSale):
    class Meta:
        model = PayoutItem

    @classmethod
    def _create(cls, model, *args, **values):
        return PayoutRunFactory(**values).payouts.first().items.first()


class IncomeLookFactory(DjangoModelFactory):
    class Meta:
        model = IncomeLook

    participant = factory.SubFactory(ParticipantFactory)
    where = IncomeLook.Where.STATEMENT
    looked_by = factory.SubFactory(UserFactory)
