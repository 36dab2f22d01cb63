"""What the page of a person tells of the goods she made: chapters of her story, and how good they turned out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import F, Q, Sum
from django.urls import reverse

from participants.places import Line, Section
from participants.story import Event
from products import journey_of_person
from products.models import Finding, Lot, Share
from rusunpreneur.words import angka, tanggal_pendek

SHOWN = 5
PASSED = F("verdicts__passed_a") + F("verdicts__passed_b")
FAILED = F("verdicts__rework") + F("verdicts__rejected")
STANDING = Q(verdicts__inspection__reversed_at=None)


@dataclass(frozen=True)
class Quality:
    """How many of these pieces were judged and how many passed; one that came back from rework counts again."""

    judged: int
    passed: int

    @classmethod
    def of(cls, shares: Iterable[Share]) -> "Quality":
        shares = list(shares)
        return cls(sum(share.judged or 0 for share in shares), sum(share.passed or 0 for share in shares))

    def __str__(self):
        if not self.judged:
            return "menunggu QC"
        return f"lulus {angka(self.passed)} dari {angka(self.judged)} yang diperiksa"

    @property
    def percent(self) -> int:
        return round(100 * self.passed / self.judged)


def shares_of(participant, user) -> list[Share]:
    """Her shares of the lots this user may see, the latest first, with what QC found of them.

    The story and the section of one page read them once: they are kept on the person.
    """
    kept = participant.__dict__.setdefault("_shares_by_reader", {})
    if user.pk not in kept:
        kept[user.pk] = list(_shares(participant, user))
    return kept[user.pk]


def _shares(participant, user):
    seen = Lot.objects.visible_to(user)
    return (
        Share.objects.filter(maker=participant, quantity__gt=0, lot__in=seen)
        .select_related("lot__product")
        .annotate(passed=Sum(PASSED, filter=STANDING), judged=Sum(PASSED + FAILED, filter=STANDING))
        .order_by("-lot__made_on", "-lot__pk")
    )


def goods(participant, user) -> Section | None:
    """Her latest lots, how many pieces passed and what most often did not; nothing of who made nothing."""
    shares = shares_of(participant, user)
    if not shares:
        return None
    quality = Quality.of(shares)
    lines = [Line(f"Lulus QC {quality.percent}%", f"{str(quality).capitalize()}.")] if quality.judged else []
    if faults := _frequent_defects(participant, user):
        lines.append(Line("Cacat paling sering", faults))
    return Section(
        title="Barang buatannya",
        nothing="",
        href=f"{reverse('lot_list')}?{urlencode({'q': participant.name})}",
        lines=[*lines, *(_lot(share) for share in shares[:SHOWN])],
    )


def income(participant, user) -> Section | None:
    """The way to what she earned, not the figures: every look at those is noted."""
    if not journey_of_person.of(participant, user).has_income:
        return None
    address = reverse("income_of_person", args=[participant.pk])
    line = Line("Lihat pendapatannya", "Tiap bulan, dibanding sewa. Setiap kali dibuka, dicatat.", address)
    return Section(title="Pendapatan", nothing="", href=address, lines=[line])


def _lot(share: Share) -> Line:
    lot = share.lot
    detail = f"{lot.code}, {tanggal_pendek(lot.made_on)}, {Quality.of([share])}"
    return Line(
        f"{lot.product}: {angka(share.quantity)} {lot.product.get_unit_display()}", detail, lot.get_absolute_url()
    )


def _frequent_defects(participant, user) -> str:
    """`Anyaman renggang 6, ujung bilah lepas 3`."""
    found = Finding.objects.filter(
        verdict__share__maker=participant,
        verdict__inspection__reversed_at=None,
        verdict__inspection__lot__in=Lot.objects.visible_to(user),
    )
    rows = found.order_by().values_list("defect__name").annotate(pieces=Sum("quantity"))
    return ", ".join(f"{name} {angka(pieces)}" for name, pieces in rows.order_by("-pieces", "defect__name")[:3])


def months(participant, user) -> Iterable[Event]:
    """One step for each month in which she made something."""
    oldest_first = reversed(shares_of(participant, user))
    for _, together in groupby(oldest_first, key=lambda share: share.lot.made_on.replace(day=1)):
        shares = list(together)
        goods = Counter()
        for share in shares:
            goods[share.lot.product.name] += share.quantity
        made = ", ".join(f"{name} {angka(number)}" for name, number in goods.most_common())
        title = f"Membuat {angka(goods.total())} barang dalam {angka(len(shares))} lot"
        href = shares[0].lot.get_absolute_url() if len(shares) == 1 else ""
        detail = f"{made}; {Quality.of(shares)}"
        yield Event(shares[0].lot.made_on, title, detail, href, "basket", "indigo")
