from django.db import models
from django.db.models import Q

from participants.models import Rusunawa
from rusunpreneur.access import OFFICE, Role
from rusunpreneur.constraints import one_of
from rusunpreneur.history import kept_in_history


class Kind(models.TextChoices):
    """Where a piece can be. The first five stand at every rusunawa, two at every bazaar, the others are shared."""

    WAITING = "menunggu", "Menunggu QC"
    REWORK = "perbaikan", "Dalam perbaikan"
    REJECTED = "ditolak", "Ditolak"
    STORE = "gudang", "Gudang"
    MISSING = "hilang", "Selisih hitung"
    TRANSIT = "perjalanan", "Dalam perjalanan"
    BAZAAR = "bazar", "Di bazar"
    MAKER = "pembuat", "Kembali ke pembuat"
    SCRAP = "afkir", "Afkir"
    SAMPLE = "contoh", "Contoh"
    PARTNER = "mitra", "Mitra"
    BUYER = "pembeli", "Pembeli"


#: Pieces here have passed QC and carry a grade.
GRADED = (Kind.STORE, Kind.MISSING, Kind.TRANSIT, Kind.BAZAAR, Kind.SAMPLE, Kind.PARTNER, Kind.BUYER)
#: What a rusunawa holds: the stock.
INSIDE = (Kind.WAITING, Kind.REWORK, Kind.REJECTED, Kind.STORE)
AT_RUSUNAWA = (Kind.WAITING, Kind.REWORK, Kind.REJECTED, Kind.STORE, Kind.MISSING)
#: Of these there are several, told apart by their label.
LABELLED = (Kind.TRANSIT, Kind.BAZAAR)


class PlaceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the user's places; qc sees where it inspects."""
        readers = (*OFFICE, Role.COORDINATOR, Role.QC, Role.OFFICIAL)
        return self.filter(user.access.within(*readers, city="rusunawa__city", rusunawa="rusunawa"))

    def at(self, rusunawa, kind: str):
        """The place of that kind at a rusunawa; made when it is first needed."""
        return self.get_or_create(rusunawa=rusunawa, kind=kind)[0]

    def all_at(self, rusunawa, kinds) -> dict:
        """Several at once, by kind."""
        found = {place.kind: place for place in self.filter(rusunawa=rusunawa, kind__in=kinds).order_by()}
        return {kind: found.get(kind) or self.at(rusunawa, kind) for kind in kinds}

    def shared(self, kind: str):
        return self.get_or_create(rusunawa=None, kind=kind, label="")[0]


@kept_in_history()
class Place(models.Model):
    """One place where pieces are; every piece is in exactly one."""

    Kind = Kind

    kind = models.CharField("jenis", max_length=10, choices=Kind)
    rusunawa = models.ForeignKey(
        Rusunawa, models.PROTECT, null=True, blank=True, related_name="places", verbose_name="rusunawa"
    )
    label = models.CharField("penanda", max_length=14, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = "tempat barang"
        verbose_name_plural = "tempat barang"
        ordering = ["rusunawa", "kind"]
        constraints = [
            one_of("kind", Kind, name="place_kind_known"),
            models.UniqueConstraint(
                fields=["rusunawa", "kind", "label"],
                name="place_once_a_rusunawa",
                nulls_distinct=False,
                violation_error_message="Tempat ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=AT_RUSUNAWA, rusunawa__isnull=False)
                | (~Q(kind__in=AT_RUSUNAWA) & Q(rusunawa__isnull=True)),
                name="place_at_rusunawa_iff_kind",
                violation_error_message="Gudang dan antrean ada di rusunawa, tempat lain tidak.",
            ),
            models.CheckConstraint(
                condition=(Q(kind__in=LABELLED) & ~Q(label="")) | (~Q(kind__in=LABELLED) & Q(label="")),
                name="place_labelled_iff_several",
                violation_error_message="Tempat jenis ini harus punya penanda, yang lain tidak.",
            ),
        ]

    def __str__(self):
        where = self.rusunawa.short_name if self.rusunawa else self.label
        return f"{self.get_kind_display()} {where}".strip()

    @property
    def is_graded(self) -> bool:
        return self.kind in GRADED
