"""What becomes of who learned, and what that cost."""

from rusunpreneur.dashboards.indicators.definition import Better, Indicator, Unit, Value, for_each
from rusunpreneur.dashboards.sums import Totals


def _independents(totals: Totals) -> Value:
    """None where some became independent, too few to be told of."""
    return None if totals["independents_hidden"] and not totals["independents"] else totals["independents"]


RESULTS = (
    Indicator(
        "independents",
        "Menjadi mandiri",
        Unit.PEOPLE,
        "Orang yang ditetapkan mandiri di masa ini dan masih memenuhi aturannya, di tempat tinggalnya sekarang. Untuk "
        "yang tidak mengurus tempatnya dibulatkan ke kelipatan lima, dan kurang dari lima tidak disebut.",
        "Perjalanan orang yang kemandiriannya ditetapkan",
        _independents,
        opens="mandiri",
        is_named=True,
        has_parts=False,
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
