"""What waits for inspection: narrowed, in order, fifty a page, its rows written at once."""

import django_filters
from django.core.paginator import Paginator
from django.db.models import Sum
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from products.filters import offer_goods
from products.models import Lot, Place
from rusunpreneur import addresses
from rusunpreneur.templatetags.ui import chip
from rusunpreneur.words import angka, tanggal_pendek

PAGE_SIZE = 50
SOON_DAYS = 2
#: A lot is judged within three days: makers wait for their money, and food for half of the week that it keeps.
LATE_DAYS = 3
ORDERS = (("kedaluwarsa", "Paling dekat kedaluwarsa"),)
ROW = (
    '<tr data-href="{url}"><td><a class="row-title" href="{url}">{code}</a> {own}<br><small>{product}</small></td>'
    '<td data-label="Rusunawa">{place}</td><td data-label="Dibuat"><span>{made} <small>{age}</small></span></td>'
    '<td data-label="Baik sampai" class="{empty}">{expiry}</td>'
    '<td class="num" data-label="Menunggu"><span>{waiting} <small class="text-mute">dari {quantity}</small></span></td>'
    "</tr>"
)


class QueueFilter(django_filters.FilterSet):
    rusunawa = django_filters.ChoiceFilter(field_name="rusunawa", label="Rusunawa", empty_label="Semua")
    produk = django_filters.ChoiceFilter(field_name="product", label="Produk", empty_label="Semua")
    lama = django_filters.ChoiceFilter(
        method="late",
        label="Menunggu",
        choices=[(str(LATE_DAYS), f"Lebih dari {LATE_DAYS} hari")],
        empty_label="Semua",
    )
    urut = django_filters.ChoiceFilter(method="sort", label="Urutan", choices=ORDERS, empty_label="Paling lama")

    class Meta:
        model = Lot
        fields = []

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        offer_goods(self, user)

    def late(self, queryset, name, value):
        return queryset.made_days_ago(int(value))

    def sort(self, queryset, name, value):
        return queryset.expiring_first()


def waiting_for(user):
    """Lots in the queue that this user may see, oldest first."""
    return Lot.objects.visible_to(user).awaiting_inspection().oldest_first()


class Queue:
    """One page of the queue as `user` asked for it (`query`: the filters of the address)."""

    def __init__(self, query, user):
        self.user = user
        lots = waiting_for(user).for_lists()
        self.filter = QueueFilter(query, queryset=lots, user=user)
        self.page = Paginator(self.filter.qs, PAGE_SIZE).get_page(query.get("page"))
        self.is_empty = not query and not self.page.paginator.count

    @property
    def lines(self) -> SafeString:
        """The rows of this page, as HTML."""
        lots, address, today = list(self.page.object_list), addresses.by_key("qc_inspect"), timezone.localdate()
        waiting = self._waiting(lots)
        words = (self._words(lot, address(lot.pk), waiting.get(lot.pk, 0), today) for lot in lots)
        return format_html_join("", ROW, words)

    def _waiting(self, lots) -> dict[int, int]:
        """Of the lots of one page only: a sum for each row of the whole queue would be felt."""
        balances = Lot.balances.rel.related_model.objects.filter(lot__in=lots).of_kind(Place.Kind.WAITING)
        return dict(balances.order_by().values_list("lot").annotate(total=Sum("quantity")))

    def _words(self, lot, url: str, waiting: int, today) -> dict:
        return {
            "url": url,
            "code": lot.code,
            "own": own_mark() if lot.logged_by_id == self.user.pk else "",
            "product": lot.product.name,
            "place": lot.rusunawa.short_name,
            "made": tanggal_pendek(lot.made_on),
            "age": age(lot, today),
            "empty": "" if lot.expires_on else "is-empty",
            "expiry": expiry_chip(lot, today),
            "waiting": angka(waiting),
            "quantity": angka(lot.quantity),
        }


def own_mark() -> str:
    return chip("dicatat Anda", tone="mute", symbol="person")


def age(lot: Lot, today) -> str:
    days = (today - lot.made_on).days
    return "hari ini" if days == 0 else "kemarin" if days == 1 else f"{angka(days)} hari lalu"


def expiry_chip(lot: Lot, today=None) -> str:
    """How long the food is still good; nothing for what keeps."""
    left = lot.days_left(today)
    if left is None:
        return mark_safe('<span class="text-mute">–</span>')
    if left < 0:
        return chip("lewat tanggal", tone="brick", symbol="exclamation-triangle")
    if left <= SOON_DAYS:
        return chip("hari ini" if left == 0 else f"{left} hari lagi", tone="amber", symbol="hourglass-split")
    return format_html("{}", tanggal_pendek(lot.expires_on))
