"""What is made, how good it is, where it sells."""

from rusunpreneur.dashboards.indicators.definition import Better, Indicator, Unit, share
from rusunpreneur.dashboards.sums import judged, passed

GOODS = (
    Indicator(
        "pieces",
        "Dibuat",
        Unit.PIECES,
        "Barang dan porsi yang dibuat, menurut hari pembuatan lotnya.",
        "Bagian pembuat di setiap lot",
        lambda totals: totals["made"],
        opens="produksi",
    ),
    Indicator(
        "pass_rate",
        "Lulus QC",
        Unit.PERCENT,
        "Yang lulus mutu A dan B dibagi semua yang diperiksa di masa ini. Hasil perbaikan dihitung lagi.",
        "Hasil pemeriksaan QC yang berlaku",
        lambda totals: share(passed(totals), judged(totals)),
        opens="qc",
        base=judged,
        base_name="potong",
    ),
    Indicator(
        "rework_rate",
        "Perlu diperbaiki",
        Unit.PERCENT,
        "Yang perlu diperbaiki dibagi semua yang diperiksa di masa ini.",
        "Hasil pemeriksaan QC yang berlaku",
        lambda totals: share(totals["rework"], judged(totals)),
        better=Better.LESS,
        opens="qc",
        base=judged,
        base_name="potong",
    ),
    Indicator(
        "reject_rate",
        "Ditolak",
        Unit.PERCENT,
        "Yang ditolak dibagi semua yang diperiksa di masa ini.",
        "Hasil pemeriksaan QC yang berlaku",
        lambda totals: share(totals["rejected"], judged(totals)),
        better=Better.LESS,
        opens="qc",
        base=judged,
        base_name="potong",
    ),
    Indicator(
        "sold_pieces",
        "Terjual",
        Unit.PIECES,
        "Yang terjual di bazar, lewat e-order atau langsung, dan yang diterima mitra. Yang dibatalkan tidak ikut.",
        "Buku hasil: tiap baris penjualan dan penerimaan mitra",
        lambda totals: totals["pieces"],
        opens="terjual",
    ),
    Indicator(
        "sold_rupiah",
        "Hasil penjualan",
        Unit.RUPIAH,
        "Rupiah dari barang yang terjual dan diterima mitra, sebelum potongan, juga yang belum dibayar pembeli.",
        "Buku hasil: tiap baris penjualan dan penerimaan mitra",
        lambda totals: totals["rupiah"],
        opens="terjual",
    ),
)
