"""Who earns, and how much."""

from rusunpreneur.dashboards.indicators.definition import Indicator, Unit

EARNING = (
    Indicator(
        "earners",
        "Berpenghasilan",
        Unit.PEOPLE,
        "Orang yang memperoleh rupiah dari barang buatannya di masa ini, sesudah potongan dan pembatalan, dihitung "
        "sejak barangnya laku atau diterima, juga bila pembeli belum membayar. Setiap orang dihitung sekali, juga "
        "bila hasilnya dari beberapa saluran atau beberapa bulan. Untuk yang tidak mengurus tempatnya, rusunawa "
        "dengan kurang dari lima orang tidak ikut dihitung. Menurut program atau keahlian: orang yang pertama kali "
        "berlatih di situ, dibulatkan ke kelipatan lima untuk yang tidak mengurus tempatnya.",
        "Pendapatan sebulan setiap orang",
        lambda totals: totals["earners"],
        opens="penghasilan",
        counts_once=True,
    ),
    Indicator(
        "median_income",
        "Penghasilan median",
        Unit.RUPIAH,
        "Pendapatan seorang dalam sebulan yang di tengah, dari dua yang di tengah yang lebih rendah, dibulatkan ke "
        "Rp10.000. Hanya bulan yang berpendapatan, sesudah potongan dan pembatalan, dari semua saluran, juga yang "
        "belum dibayar pembeli.",
        "Pendapatan sebulan setiap orang",
        lambda totals: totals["median_income"] or None,
        opens="penghasilan",
        is_of_whole_months=True,
    ),
    Indicator(
        "rent_percent",
        "Sewa tertutup",
        Unit.PERCENT,
        "Pendapatan seorang dalam sebulan dibanding sewa unitnya di hari terakhir bulan itu; yang di tengah, dari "
        "dua yang di tengah yang lebih rendah, dibulatkan ke bawah per 5%. 100% berarti hasil sebulan cukup untuk "
        "sewa sebulan, juga bila pembeli belum membayar. Hanya yang sewanya dicatat.",
        "Pendapatan sebulan setiap orang, hunian, dan sewa yang dicatat",
        lambda totals: totals["rent_percent"] or None,
        opens="penghasilan",
        is_of_whole_months=True,
    ),
)
