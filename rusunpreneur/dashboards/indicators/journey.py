"""How far people are today, and how long the way takes; told stage by stage."""

from rusunpreneur.dashboards.indicators.definition import Better, Indicator, Unit

JOURNEY = (
    Indicator(
        "stage_people",
        "Orang di tiap tahap",
        Unit.PEOPLE,
        "Setiap orang dihitung sekali, di tahap tertinggi yang dicapainya sampai hari ini: terdaftar, terlatih (hadir "
        "di sesi bimtek), berproduksi (namanya di sebuah lot), lulus QC, menjual, mandiri (ditetapkan petugas). Untuk "
        "yang tidak mengurus tempatnya tahap yang kurang dari lima orang digabung dengan sebelahnya, dan jumlahnya "
        "dibulatkan ke kelipatan lima.",
        "Perjalanan setiap orang, menurut tempat tinggalnya",
        lambda totals: totals["stage_people"],
    ),
    Indicator(
        "stage_days",
        "Hari antar tahap",
        Unit.DAYS,
        "Separuh orang yang menjalani kedua tahap sampai di tahap ini dalam sekian hari sesudah tahap sebelumnya. "
        "Tepat sampai 90 hari; lebih dari itu per sepuluh hari dan dibaca di tengahnya: 645 berarti 640 sampai 649. "
        "Disebut mulai lima orang.",
        "Hari pertama di tiap tahap perjalanan",
        lambda totals: totals["stage_days"] or None,
        better=Better.LESS,
    ),
)
