"""Files of lists that are narrowed by filters, as their pages are: sales, lots and people."""

from collections.abc import Callable
from datetime import date

from django.db.models import Case, OuterRef, Subquery, Sum, TextField, Value, When
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse
from django_filters import FilterSet

from participants.filters import READERS as READERS_OF_PEOPLE
from participants.filters import ParticipantFilter
from participants.models import Participant
from participants.models.participant import code_of
from participants.models.residence import flat_in_words
from participants.tables import PHONE
from products.filters import LotFilter
from products.models import Lot, Sale
from products.sold import Sales
from rusunpreneur.dashboards.exports.lists import Column, Definitions, Kind, LongList, query_of
from rusunpreneur.dashboards.exports.sale_number import number_of
from rusunpreneur.words import nomor_hp, tanggal

#: A search is for finding somebody, and is somebody's name or number: no file is made of it, nor is it kept.
SEARCH = "q"
PLACE = Coalesce("bazaar__name", "rusunawa__name", "claim__debtor", output_field=TextField())
STANDING = Case(When(voided_at=None, then=Value("Berlaku")), default=Value("Dibatalkan"))
SALES = (
    Column("Tanggal", "sold_on", Kind.DAY, 12),
    Column("Nota", number_of("sold_on", "pk"), width=12),
    Column("Saluran", "channel", width=12, said=dict(Sale.Channel.choices).get),
    Column("Tempat", PLACE, width=34),
    Column("Barang", "pieces", Kind.NUMBER, 12),
    Column("Rupiah", "rupiah", Kind.NUMBER, 14),
    Column("Keadaan", STANDING, width=12),
)
LOTS = (
    Column("Dibuat pada", "made_on", Kind.DAY, 12),
    Column("Lot", "code"),
    Column("Produk", "product__name", width=28),
    Column("Rusunawa", "rusunawa__name", width=30),
    Column("Dibuat", "quantity", Kind.NUMBER, 12),
    Column("Baik sampai", "expires_on", Kind.DAY, 12),
)
PEOPLE = (
    Column("Kode", "pk", width=12, said=code_of),
    Column("Nama", "name", width=32),
    Column("Jenis kelamin", "sex", width=14, said=lambda sex: dict(Participant.Sex.choices).get(sex)),
    Column("Tanggal lahir", "birth_date", Kind.DAY, 13),
    Column("Nomor HP", "phone_digits", width=18, said=lambda digits: nomor_hp(digits or "") or None),
    Column("Rusunawa", "home", width=30, said=lambda home: home["name"] if home else None),
    Column("Unit", "home", width=20, said=lambda home: home and _flat(home)),
    Column("Kecamatan", "district__name", width=22),
)


def _flat(home) -> str:
    return flat_in_words(home["tower"], home["floor"], home["unit"])


def sales(user, name: str, query) -> LongList:
    """A row a sale; of its lines those that the user reads and asked for, as the page sums them up."""
    found = Sales(_said(query), user)
    lines = found.lines.filter(sale=OuterRef("pk")).order_by().values("sale")
    pieces, rupiah = (Subquery(lines.annotate(sum=Sum(of)).values("sum")) for of in ("quantity", "total_rupiah"))
    rows = found.filter.qs.annotate(pieces=pieces, rupiah=rupiah)
    return _list(name, "Penjualan", "sale_list", found.filter, rows, SALES, _of_sales)


def _of_sales() -> Definitions:
    return [
        ("Barang dan Rupiah", "Dari tiap nota, barang dari tempat yang Anda lihat dan yang disaring saja."),
        ("Keadaan", "Nota yang dibatalkan tetap ada di daftar; jangan ikut dijumlahkan."),
    ]


def lots(user, name: str, query) -> LongList:
    found = LotFilter(_said(query), queryset=Lot.objects.visible_to(user), user=user)
    rows = found.qs.order_by("-made_on", "-pk")
    return _list(
        name, "Lot produksi", "lot_list", found, rows, LOTS, lambda: [("Dibuat", "Barang, sebelum diperiksa.")]
    )


def people(user, name: str, query) -> LongList:
    if not user.access.has(*READERS_OF_PEOPLE):
        raise Http404
    seen = Participant.objects.visible_to(user)
    found = ParticipantFilter(_said(query), queryset=seen, user=user)
    rows = found.qs.with_home_words().annotate(**PHONE).order_by("name", "pk")
    return _list(name, "Peserta", "participant_list", found, rows, PEOPLE, _of_people)


def _of_people() -> Definitions:
    return [("Rusunawa dan Unit", "Hunian sekarang."), ("NIK", "Tidak pernah ada di berkas.")]


def _said(query) -> dict[str, str]:
    return {name: value for name, value in query.items() if value and name != SEARCH}


def _list(
    name: str, title: str, page: str, found: FilterSet, rows, columns: tuple[Column, ...], definitions: Callable
) -> LongList:
    form = found.form
    chosen = {key: form.data[key] for key in form.fields if form.data.get(key) and key not in form.errors}
    query = query_of(chosen)
    return LongList(
        name=name,
        query=query,
        title=title,
        words=[_words(form, key, value) for key, value in chosen.items()],
        back=reverse(page) + (f"?{query}" if query else ""),
        rows=rows,
        columns=columns,
        definitions=definitions,
    )


def _words(form, key: str, value: str) -> str:
    choices = dict(getattr(form.fields[key], "choices", None) or [])
    chosen = form.cleaned_data[key]
    said = tanggal(chosen) if isinstance(chosen, date) else choices.get(value, value)
    return f"{form.fields[key].label} {said}"
