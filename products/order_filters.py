"""What narrows the list of orders; it stands in the address, so that a bookmark brings it back."""

import django_filters
from django.db.models import Exists, OuterRef, Q

from products.filters import HANDLED, places_of, sees_more_than_handles
from products.models import Buyer, Order
from products.models.order_queryset import AGES, LATE_AFTER_DAYS
from rusunpreneur.choices import offer

LATE, UNPAID_LATE = "terlambat", f"lebih{LATE_AFTER_DAYS}"
STATES = [(LATE, "Terlambat dikirim"), *Order.State.choices]


class OrderFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="search", label="Cari", max_length=100)
    keadaan = django_filters.ChoiceFilter(method="in_state", choices=STATES, label="Keadaan", empty_label="Semua")
    pembeli = django_filters.ChoiceFilter(field_name="buyer", label="Pembeli", empty_label="Semua")
    rusunawa = django_filters.ChoiceFilter(method="of_rusunawa", label="Rusunawa", empty_label="Semua")
    umur = django_filters.ChoiceFilter(
        method="aged",
        choices=[
            *((str(least), said) for least, _, said in AGES),
            (UNPAID_LATE, f"lebih dari {LATE_AFTER_DAYS} hari"),
        ],
        label="Belum dibayar",
        empty_label="Semua",
    )
    urusan = django_filters.ChoiceFilter(method="handled", choices=HANDLED, label="Urusan", empty_label="Semua")

    class Meta:
        model = Order
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        if not sees_more_than_handles(user):
            del self.filters["urusan"]
        buyers = Buyer.objects.visible_to(user).filter(
            Exists(Order.objects.visible_to(user).filter(buyer=OuterRef("pk")))
        )
        offer(self, pembeli=buyers, rusunawa=places_of(user).values_list("pk", "name"))

    def search(self, queryset, name, text):
        """Every word in the number, the buyer or the occasion."""
        for word in text.split()[:8]:
            digits = word.rpartition("-")[2]
            is_code = Q(pk=int(digits)) if word.upper().startswith("PSN-") and digits.isdecimal() else Q()
            said = Q(buyer_number__icontains=word) | Q(occasion__icontains=word)
            queryset = queryset.filter(is_code | said | Q(buyer__name__icontains=word) | Q(buyer__unit__icontains=word))
        return queryset

    def in_state(self, queryset, name, state):
        return queryset.late() if state == LATE else queryset.filter(state=state)

    def of_rusunawa(self, queryset, name, rusunawa):
        return queryset.made_at(rusunawa)

    def handled(self, queryset, name, value):
        return queryset.handled_by(self.user)

    def aged(self, queryset, name, least):
        if least == UNPAID_LATE:
            return queryset.unpaid_late()
        most = next(most for start, most, _ in AGES if str(start) == least)
        return queryset.aged(int(least), most)
