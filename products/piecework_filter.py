"""What narrows the list of orders of companies."""

import django_filters
from django.db.models import Q
from django.utils import timezone

from products.models import Partner, PieceworkOrder
from rusunpreneur.choices import offer

STATES = [
    ("konsep", "Konsep"),
    ("berjalan", "Berjalan"),
    ("terlambat", "Lewat tenggat"),
    ("selesai", "Selesai"),
    ("batal", "Dibatalkan"),
]


class PieceworkFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="search", label="Cari", max_length=100)
    keadaan = django_filters.ChoiceFilter(method="in_state", choices=STATES, label="Keadaan", empty_label="Semua")
    mitra = django_filters.ChoiceFilter(field_name="contract__partner", label="Mitra", empty_label="Semua")

    class Meta:
        model = PieceworkOrder
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, mitra=Partner.objects.visible_to(user).values_list("pk", "name"))

    def search(self, queryset, name, text):
        """Every word in the code, in the product or in the name of the company."""
        for word in text.split()[:8]:
            named = Q(product__name__icontains=word) | Q(contract__partner__name__icontains=word)
            queryset = queryset.filter(Q(code__icontains=word) | named)
        return queryset

    def in_state(self, queryset, name, state):
        today = timezone.localdate()
        running = queryset.under_way()
        return {
            "konsep": queryset.filter(accepted_at=None, cancelled_at=None),
            "berjalan": running,
            "terlambat": running.filter(due_on__lt=today),
            "selesai": queryset.filter(closed_at__isnull=False),
            "batal": queryset.filter(cancelled_at__isnull=False),
        }[state]
