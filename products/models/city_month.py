import pgtrigger
from django.db import models
from django.db.models import Q

from participants.models import City, Rusunawa
from products.models import city_sums
from products.models.deduction_rule import PayChannel
from products.models.earner_month import Kind
from products.models.goods_month import follows
from products.models.product import Product
from rusunpreneur.constraints import one_of


class CityMonth(models.Model):
    """What GoodsMonth (without a channel) and SalesMonth (with one) add up to in a city; equal rows are added up."""

    city = models.ForeignKey(City, models.PROTECT, related_name="+", verbose_name="wilayah", db_index=False)
    product = models.ForeignKey(Product, models.PROTECT, related_name="+", verbose_name="produk", db_index=False)
    month = models.DateField("bulan")
    channel = models.CharField("saluran", max_length=11, blank=True, choices=PayChannel)
    made = models.IntegerField("dibuat")
    passed_a = models.IntegerField("lulus A")
    passed_b = models.IntegerField("lulus B")
    rework = models.IntegerField("perbaikan")
    rejected = models.IntegerField("ditolak")
    pieces = models.IntegerField("terjual")
    rupiah = models.BigIntegerField("rupiah")

    class Meta:
        verbose_name = "barang dan penjualan sebulan di wilayah"
        verbose_name_plural = "barang dan penjualan sebulan di wilayah"
        ordering = ["-month", "city_id", "product_id"]
        constraints = [
            one_of("channel", PayChannel, name="city_month_channel_known", blank=True),
            models.CheckConstraint(condition=Q(month__day=1), name="city_month_begins_a_month"),
        ]
        indexes = [models.Index(fields=["month", "city"], name="city_month_by_month")]
        triggers = [follows("city_month_follows_the_months")]

    def __str__(self):
        return f"{self.city}, {self.product}, {self.month:%m/%Y}"


class CityStep(models.Model):
    """What IncomeStep adds up to in a city; the rows of one step are added up."""

    city = models.ForeignKey(City, models.PROTECT, related_name="+", verbose_name="wilayah", db_index=False)
    month = models.DateField("bulan")
    kind = models.CharField("jenis", max_length=10, choices=Kind)
    step = models.IntegerField("langkah")
    people = models.IntegerField("orang")

    class Meta:
        verbose_name = "langkah pendapatan di wilayah"
        verbose_name_plural = "langkah pendapatan di wilayah"
        ordering = ["-month", "city_id", "kind", "step"]
        constraints = [
            one_of("kind", Kind, name="city_step_kind_known"),
            models.CheckConstraint(condition=Q(month__day=1), name="city_step_begins_a_month"),
        ]
        indexes = [
            models.Index(fields=["month", "city"], include=["kind", "step", "people"], name="city_step_by_month")
        ]
        triggers = [follows("city_step_follows_the_steps")]

    def __str__(self):
        return f"{self.city}, {self.month:%m/%Y}, {self.kind} {self.step}: {self.people}"


class PlaceOfMonths(Rusunawa):
    """Another app's rows; the proxy only carries this app's trigger, which that app need not know."""

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="months_go_with_the_place",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("city_id"),
                func=f"IF OLD.city_id <> NEW.city_id THEN {city_sums.MOVE} END IF; RETURN NULL;",
            )
        ]
