"""Of this day, whatever period is asked for."""

from rusunpreneur.dashboards.indicators.definition import Better, Indicator, Unit

TODAY = (
    Indicator(
        "unpaid",
        "Belum dibayar pembeli",
        Unit.RUPIAH,
        "Bagian pembuat dari tagihan e-order dan pesanan mitra yang belum lunas hari ini, juga yang belum jatuh tempo. "
        "Menjadi hak pembuat begitu pembeli membayar.",
        "Buku hasil: baris dari tagihan yang belum lunas",
        lambda totals: totals["unpaid_rupiah"],
        better=Better.LESS,
        opens="tagihan",
    ),
    Indicator(
        "stock_pieces",
        "Siap jual di gudang",
        Unit.PIECES,
        "Barang lulus QC yang hari ini ada di gudang rusunawa, belum dikirim dan belum terjual.",
        "Saldo gudang",
        lambda totals: totals["stock_pieces"],
        better=Better.NEITHER,
        opens="stok",
    ),
    Indicator(
        "stock_age",
        "Umur stok",
        Unit.DAYS,
        "Hari sejak dibuat sampai hari ini: separuh barang di gudang lebih muda atau sama tuanya.",
        "Saldo gudang dan tanggal pembuatan lotnya",
        lambda totals: totals["stock_age"] if totals["stock_pieces"] else None,
        better=Better.LESS,
        opens="stok",
    ),
)
