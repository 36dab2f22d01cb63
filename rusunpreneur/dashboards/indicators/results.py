"""What becomes of who learned, and what that cost."""

from collections.abc import Callable

from rusunpreneur.dashboards.indicators.definition import Better, Indicator, Unit, Value, for_each
from rusunpreneur.dashboards.sums import Totals


def _people(name: str) -> Callable[[Totals], Value]:
    """So many, or None where there are too few to be told of."""
    return lambda totals: None if totals[f"{name}_hidden"] else totals[name]


ROUNDED = "Untuk yang tidak mengurus tempatnya dibulatkan ke kelipatan lima, dan kurang dari lima tidak disebut."
RESULTS = (
    Indicator(
        "producers",
        "Berproduksi",
        Unit.PEOPLE,
        "Orang yang membuat paling sedikit satu barang di masa ini, menurut hari pembuatan lotnya. Setiap orang "
        "dihitung sekali di tiap rusunawa, berapa pun bulan dan lotnya. Menurut program atau keahlian: orang yang "
        f"pertama kali berlatih di situ. {ROUNDED}",
        "Bagian pembuat di setiap lot",
        _people("producers"),
        opens="pembuat",
        is_named=True,
        counts_once=True,
    ),
    Indicator(
        "independents",
        "Menjadi mandiri",
        Unit.PEOPLE,
        "Orang yang ditetapkan mandiri di masa ini dan masih memenuhi aturannya, di tempat tinggalnya "
        f"sekarang. {ROUNDED}",
        "Perjalanan orang yang kemandiriannya ditetapkan",
        _people("independents"),
        opens="mandiri",
        is_named=True,
        counts_once=True,
    ),
    Indicator(
        "cost_per_completed",
        "Biaya per lulusan",
        Unit.RUPIAH,
        "Biaya bimtek yang selesai di masa ini dibagi yang tuntas di bimtek itu, kapan pun dibelanjakan. Hanya bimtek "
        "yang biayanya sudah dicatat.",
        "Kuitansi bimtek yang tidak dibatalkan, dan kepesertaan berstatus tuntas",
        lambda totals: for_each(totals["cost_rupiah"], totals["costed"]),
        better=Better.LESS,
        opens="biaya",
        base=lambda totals: totals["costed"],
        base_name="lulusan",
    ),
    Indicator(
        "cost_per_producer",
        "Biaya per orang berproduksi",
        Unit.RUPIAH,
        "Biaya bimtek yang selesai di masa ini dibagi orang yang berproduksi di masa ini.",
        "Kuitansi bimtek yang tidak dibatalkan, dan bagian pembuat di setiap lot",
        lambda totals: for_each(totals["cost_rupiah"], totals["producers"]),
        better=Better.LESS,
        opens="biaya",
        base=lambda totals: totals["producers"],
        base_name="orang berproduksi",
        has_parts=False,
    ),
    Indicator(
        "cost_per_independent",
        "Biaya per orang mandiri",
        Unit.RUPIAH,
        "Biaya bimtek yang selesai di masa ini dibagi orang yang menjadi mandiri di masa ini. Mandiri makan waktu: "
        "bandingkan masa yang panjang, misalnya setahun.",
        "Kuitansi bimtek yang tidak dibatalkan, dan perjalanan orang yang ditetapkan mandiri",
        lambda totals: for_each(totals["cost_rupiah"], totals["independents"]),
        better=Better.LESS,
        opens="biaya",
        base=lambda totals: totals["independents"],
        base_name="orang mandiri",
        has_parts=False,
    ),
)
