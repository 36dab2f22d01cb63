import pgtrigger
from django.db import models
from django.db.models import Q

from participants.models import Rusunawa
from products.models import city_sums
from products.models.deduction_rule import PayChannel
from products.models.product import Product
from programs.models import Program
from rusunpreneur.constraints import one_of

KEY = ["rusunawa", "product", "program", "month"]


def follows(name: str) -> pgtrigger.Trigger:
    """Nobody writes these rows but the triggers of what they add up."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF pg_trigger_depth() = 1 THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}', MESSAGE = '{name}';
            END IF;
            RETURN NEW;
        """,
    )


def added_up(name: str, func) -> list[pgtrigger.Trigger]:
    """After rows come and after they change; `func` writes what follows from them, the new and the old."""
    return [
        pgtrigger.Trigger(
            name=f"{name}_{said}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=pgtrigger.Referencing(**rows),
            func=func(**rows),
        )
        for said, operation, rows in (
            ("comes", pgtrigger.Insert, {"new": "new_rows"}),
            ("changes", pgtrigger.Update, {"new": "new_rows", "old": "old_rows"}),
        )
    ]


class MonthSum(models.Model):
    """What belongs to one rusunawa, product, programme and month; `month` is its first day."""

    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="+", verbose_name="rusunawa", db_index=False)
    product = models.ForeignKey(Product, models.PROTECT, related_name="+", verbose_name="produk", db_index=False)
    program = models.ForeignKey(
        Program, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="program", db_index=False
    )
    month = models.DateField("bulan")

    class Meta:
        abstract = True
        ordering = ["-month", "rusunawa_id", "product_id"]

    def __str__(self):
        return f"{self.rusunawa}, {self.product}, {self.month:%m/%Y}"


class GoodsMonth(MonthSum):
    """Pieces made in a month, and pieces judged in it; a piece that comes back from rework is judged again."""

    made = models.IntegerField("dibuat")
    passed_a = models.IntegerField("lulus A")
    passed_b = models.IntegerField("lulus B")
    rework = models.IntegerField("perbaikan")
    rejected = models.IntegerField("ditolak")

    class Meta(MonthSum.Meta):
        verbose_name = "barang sebulan"
        verbose_name_plural = "barang sebulan"
        constraints = [
            models.UniqueConstraint(fields=KEY, name="goods_month_once", nulls_distinct=False),
            models.CheckConstraint(condition=Q(month__day=1), name="goods_month_begins_a_month"),
        ]
        indexes = [models.Index(fields=["month", "rusunawa"], name="goods_month_by_month")]
        triggers = [follows("goods_month_follows_the_rows"), *added_up("goods_month", city_sums.goods_changes)]


class SalesMonth(MonthSum):
    """Pieces sold, or accepted by a company, in a month; whole rupiah that they brought before deductions."""

    Channel = PayChannel

    channel = models.CharField("saluran", max_length=11, choices=PayChannel)
    pieces = models.IntegerField("terjual")
    rupiah = models.BigIntegerField("rupiah")

    class Meta(MonthSum.Meta):
        verbose_name = "penjualan sebulan"
        verbose_name_plural = "penjualan sebulan"
        constraints = [
            one_of("channel", PayChannel, name="sales_month_channel_known"),
            models.UniqueConstraint(
                fields=["rusunawa", "product", "program", "channel", "month"],
                name="sales_month_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="sales_month_begins_a_month"),
        ]
        indexes = [models.Index(fields=["month", "rusunawa"], name="sales_month_by_month")]
        triggers = [follows("sales_month_follows_the_rows"), *added_up("sales_month", city_sums.sales_changes)]
