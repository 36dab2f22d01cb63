"""What narrows the list of sales; it stands in the address, so that a bookmark brings it back."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q

from products.filters import offer_goods
from products.models import Bazaar, Sale, SaleLine
from rusunpreneur.choices import offer

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
STATES = [("berlaku", "Berlaku"), ("batal", "Dibatalkan")]


class SaleFilter(django_filters.FilterSet):
    """`of_lines` narrows the lines alike, so that the sums are those of what was asked for."""

    saluran = django_filters.ChoiceFilter(
        field_name="channel", choices=Sale.Channel.choices, label="Saluran", empty_label="Semua"
    )
    rusunawa = django_filters.ChoiceFilter(method="of_goods", label="Rusunawa", empty_label="Semua")
    produk = django_filters.ChoiceFilter(method="of_goods", label="Produk", empty_label="Semua")
    bazar = django_filters.ChoiceFilter(field_name="bazaar", label="Bazar", empty_label="Semua")
    dari = django_filters.DateFilter(field_name="sold_on", lookup_expr="gte", label="Dari", widget=DAY)
    sampai = django_filters.DateFilter(field_name="sold_on", lookup_expr="lte", label="Sampai", widget=DAY)
    keadaan = django_filters.ChoiceFilter(method="in_state", choices=STATES, label="Keadaan", empty_label="Semua")

    class Meta:
        model = Sale
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.of_lines = Q()
        offer_goods(self, user)
        sold = Sale.objects.visible_to(user).filter(bazaar=OuterRef("pk"))
        offer(self, bazar=Bazaar.objects.filter(Exists(sold)).order_by("-starts_on"))

    def of_goods(self, queryset, name, chosen):
        path = {"produk": "share__lot__product", "rusunawa": "share__lot__rusunawa"}[name]
        self.of_lines &= Q(**{path: chosen})
        return queryset.filter(Exists(SaleLine.objects.filter(sale=OuterRef("pk"), **{path: chosen})))

    def in_state(self, queryset, name, state):
        return queryset.filter(voided_at__isnull=state == "berlaku")
