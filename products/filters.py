"""What narrows the list of lots, and the catalogue; it stands in the address, so that a bookmark brings it back."""

import django_filters
from django.db.models import Exists, OuterRef, Q

from participants.models import Rusunawa
from products.curation import ready
from products.makers import may_name
from products.models import Balance, Lot, Place, Product, Share
from products.tables import STATES
from programs.models import Skill
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.choices import offer

READERS = (*OFFICE, Role.COORDINATOR, Role.QC, Role.OFFICIAL)
#: narrows a list to what the reader's own office handles
HANDLED = [("saya", "Kantor saya")]
CHOICES = [(STATES[0], "Menunggu QC"), (STATES[1], "Dalam perbaikan"), ("selesai", "Selesai diperiksa")]


def sees_more_than_handles(user) -> bool:
    """An office of a city reads what others handle as well; for all others `HANDLED` would narrow nothing."""
    return user.access.has(*OFFICE) and not user.access.is_everywhere(*OFFICE)


class LotFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="search", label="Cari", max_length=100)
    keadaan = django_filters.ChoiceFilter(method="in_state", choices=CHOICES, label="Keadaan", empty_label="Semua")
    produk = django_filters.ChoiceFilter(field_name="product", label="Produk", empty_label="Semua")
    rusunawa = django_filters.ChoiceFilter(field_name="rusunawa", label="Rusunawa", empty_label="Semua")

    class Meta:
        model = Lot
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        offer_goods(self, user)

    def search(self, queryset, name, text):
        """Every word in the code, in the product, or in the name of a maker where the reader may know it."""
        return queryset.filter(*(self._holding(word) for word in text.split()[:8]))

    def _holding(self, word: str) -> Q:
        products = Product.objects.matching(word).values("pk")
        made = Share.objects.filter(lot=OuterRef("pk"), quantity__gt=0, maker__name__icontains=word)
        named = Q(Exists(made)) if may_name(self.user) else Q()
        return Q(code__icontains=word) | Q(product__in=products) | named

    def in_state(self, queryset, name, state):
        """As the list says it: waiting before rework, and the rest is through."""
        waiting, reworked = (Exists(_pieces(kind)) for kind in STATES)
        if state == Place.Kind.WAITING:
            return queryset.filter(waiting)
        return queryset.filter(~waiting, reworked if state == Place.Kind.REWORK else ~reworked)


def _pieces(kind: str):
    return Balance.objects.present().of_kind(kind).filter(lot=OuterRef("pk"))


def places_of(user):
    """The rusunawa whose goods this user reads; inspectors among them."""
    return Rusunawa.objects.filter(user.access.within(*READERS, city="city", rusunawa="pk"))


def offer_goods(filterset, user):
    """Let a product and a rusunawa be chosen, of those this user reads."""
    products, places = Product.objects.visible_to(user), places_of(user)
    offer(filterset, produk=products.values_list("pk", "name"), rusunawa=places.values_list("pk", "name"))


PRODUCT_STATES = [
    ("siap", "Siap kurasi"),
    ("kurang", "Belum siap kurasi"),
    ("stok", "Ada di gudang"),
    ("arsip", "Tidak dibuat lagi"),
]


class ProductFilter(django_filters.FilterSet):
    """What is no longer made stands in the catalogue only when it is asked for."""

    q = django_filters.CharFilter(method="search", label="Cari", max_length=100)
    keahlian = django_filters.ChoiceFilter(field_name="skill", label="Keahlian", empty_label="Semua")
    keadaan = django_filters.ChoiceFilter(
        method="in_state", choices=PRODUCT_STATES, label="Keadaan", empty_label="Semua"
    )

    class Meta:
        model = Product
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.filters["keahlian"].extra["choices"] = [(str(row.pk), str(row)) for row in Skill.objects.all()]

    def filter_queryset(self, queryset):
        wanted = self.form.cleaned_data.get("keadaan") != "arsip"
        return super().filter_queryset(queryset.filter(is_active=wanted))

    def search(self, queryset, name, text):
        """Every word in the name or in another name; where none has them, words alike."""
        words = text.split()[:8]
        held = queryset.filter(*(Q(name__icontains=word) | Q(other_names__icontains=word) for word in words))
        alike = queryset.filter(
            *(Q(name__trigram_word_similar=word) | Q(other_names__trigram_word_similar=word) for word in words)
        )
        return queryset.filter(Q(pk__in=held.values("pk")) | Q(~Exists(held), pk__in=alike.values("pk")))

    def in_state(self, queryset, name, state):
        if state == "stok":
            stored = Balance.objects.visible_to(self.user).present().of_kind(Place.Kind.STORE)
            return queryset.filter(Exists(stored.filter(lot__product=OuterRef("pk"))))
        if state == "arsip":
            return queryset
        is_ready = Q(pk__in=ready(Product.objects.all()).values("pk"))
        return queryset.filter(is_ready if state == "siap" else ~is_ready)
