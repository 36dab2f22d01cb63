"""What each month adds up to is kept with the rows, through corrections, reversals and voids."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from products import month_check
from products.actions import inspections, lots, sales
from products.models import GoodsMonth, SalesMonth
from tests.factories import (
    ClaimFactory,
    EnrolmentFactory,
    LotFactory,
    ParticipantFactory,
    ProductFactory,
    RusunawaFactory,
    SaleFactory,
    SkillFactory,
    TrainingFactory,
    UserFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
THIS_MONTH = days_ago(0).replace(day=1)
LONG_AGO = days_ago(70)


def goods() -> list[tuple]:
    columns = ("month", "made", "passed_a", "passed_b", "rework", "rejected")
    return sorted(GoodsMonth.objects.values_list(*columns))


def sold() -> list[tuple]:
    return sorted(SalesMonth.objects.values_list("month", "channel", "pieces", "rupiah"))


def test_what_is_made_and_what_is_judged_have_each_their_month():
    lot = LotFactory(made_on=LONG_AGO, makers=(5, 3))

    inspections.pass_all(lot=lot, by=UserFactory())

    assert goods() == [(LONG_AGO.replace(day=1), 8, 0, 0, 0, 0), (THIS_MONTH, 0, 8, 0, 0, 0)]
    assert month_check.differences() == []


def test_a_judgement_taken_back_leaves_its_month():
    lot = LotFactory(makers=(5,), passed=True)

    inspections.reverse(inspection=lot.inspections.get(), reason="Salah lot", by=UserFactory())

    assert goods() == [(THIS_MONTH, 5, 0, 0, 0, 0)]


def test_a_corrected_lot_takes_its_pieces_to_its_new_month():
    lot = LotFactory(made_on=days_ago(0), makers=(5, 3))
    first, second = (share.maker for share in lot.shares.order_by("pk"))

    lots.correct(lot=lot, makers={first: 4, second: 3}, made_on=LONG_AGO, by=lot.logged_by)

    assert goods() == [(LONG_AGO.replace(day=1), 7, 0, 0, 0, 0), (THIS_MONTH, 0, 0, 0, 0, 0)]
    assert month_check.differences() == []


def test_a_sale_is_in_its_month_until_it_is_voided():
    sale = SaleFactory(sold_on=LONG_AGO, quantity=2, price=30_000)
    assert sold() == [(LONG_AGO.replace(day=1), sale.channel, 2, 60_000)]

    sales.void(sale=sale, reason="Salah catat", by=sale.sold_by)

    assert sold() == [(LONG_AGO.replace(day=1), sale.channel, 0, 0)]
    assert month_check.differences() == []


def test_what_a_buyer_has_not_paid_is_sold_all_the_same():
    sale = SaleFactory(claim=ClaimFactory(), quantity=2, price=30_000)

    assert sold() == [(sale.sold_on.replace(day=1), "e-order", 2, 60_000)]


def test_pieces_belong_to_the_programme_that_taught_the_skill_last():
    home, product = RusunawaFactory(), ProductFactory()
    maker = ParticipantFactory(lives_in=home)
    for days, skill in ((90, product.skill), (30, product.skill), (5, product.skill), (20, SkillFactory())):
        training = TrainingFactory(skill=skill, starts_on=days_ago(days), ends_on=days_ago(days))
        EnrolmentFactory(training=training, participant=maker, status="completed", enrolled_on=days_ago(days))

    lot = lots.log(product=product, rusunawa=home, made_on=days_ago(10), makers={maker: 4}, by=UserFactory())

    taught = maker.enrolments.get(training__starts_on=days_ago(30)).training.program
    assert lot.shares.get().program == GoodsMonth.objects.get().program == taught


def test_nobody_writes_a_sum_by_hand():
    LotFactory()

    with pytest.raises(DatabaseError, match="goods_month_follows_the_rows"), transaction.atomic():
        GoodsMonth.objects.update(made=1)


def test_a_sum_that_went_wrong_is_told_and_written_anew(capsys):
    SaleFactory()
    with month_check.unguarded():
        GoodsMonth.objects.update(made=99)
        SalesMonth.objects.all().delete()

    with pytest.raises(CommandError, match="5 jumlah"):
        call_command("check_sums")
    call_command("check_sums", rebuild=True)

    call_command("check_sums")
    assert "seharusnya" in capsys.readouterr().out
