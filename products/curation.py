"""What curators look at, and what of it is still missing for a product."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from products.models import Product, Readiness
from products.models.readiness import FOOD_ONLY, asked_of

Aspect = Readiness.Aspect
#: what to do about a gap
ADVICE = {
    Aspect.TASTE: "Cicipi bersama pendamping, lalu catat hasilnya.",
    Aspect.PACKAGING: "Siapkan kemasan dengan nama, isi, dan pembuatnya.",
    Aspect.HYGIENE: "Periksa dapur dan cara kerjanya; catat SLHS bila ada.",
    Aspect.HALAL: "Urus sertifikat halal, lalu catat nomornya.",
    Aspect.PHOTO: "Foto yang terang dengan latar polos, lalu pastikan layak tampil.",
    Aspect.NIB: "Daftar NIB di oss.go.id, lalu catat nomornya.",
}


@dataclass(frozen=True)
class Requirement:
    """One thing that is asked; `row` says who made sure of it, None while it is a gap."""

    aspect: Readiness.Aspect
    row: Readiness | None

    @property
    def advice(self) -> str:
        return ADVICE[self.aspect]


def requirements(product: Product, rows: Iterable[Readiness]) -> list[Requirement]:
    """Everything that is asked of this product, the gaps first."""
    found = {row.aspect: row for row in rows}
    asked = [Requirement(aspect, found.get(aspect.value)) for aspect in asked_of(product)]
    return sorted(asked, key=lambda one: one.row is not None)


def gaps_of(products: Iterable[Product]) -> dict[int, list[Readiness.Aspect]]:
    """What each of them still lacks. One query."""
    done = set(Readiness.objects.filter(product__in=products).order_by().values_list("product", "aspect"))
    return {
        product.pk: [aspect for aspect in asked_of(product) if (product.pk, aspect.value) not in done]
        for product in products
    }


def ready(products):
    """Those of a QuerySet that lack nothing."""
    asked = Q(is_food=True) | ~Q(readiness__aspect__in=FOOD_ONLY)
    counted = products.alias(ready_count=Count("readiness", filter=asked))
    return counted.filter(
        Q(is_food=True, ready_count=len(Aspect)) | Q(is_food=False, ready_count=len(Aspect) - len(FOOD_ONLY))
    )
