"""What officials open: dashboards, the lists behind their numbers, the journey, reports."""

from collections.abc import Iterator

LISTS = ("terjual", "qc", "produksi", "bimtek", "biaya", "penghasilan", "pembuat", "mandiri")
PLACES = {"all Jakarta": "", "a city": "kota/jakarta-timur/", "a rusunawa": "rusunawa/nagrak/"}


def pages() -> Iterator[tuple[str, str]]:
    """Names and addresses over the latest quarter that is over, and over the year before this one."""
    from rusunpreneur.dashboards.periods import usual

    quarter = usual().before
    masa, year = f"?masa={quarter.key}", f"?masa={quarter.first.year - 1}"
    for place, path in PLACES.items():
        yield f"dashboard, {place}", f"/dasbor/{path}{masa}"
    yield "dashboard, a year of all Jakarta", f"/dasbor/{year}"
    yield "dashboard, a year of a rusunawa", f"/dasbor/rusunawa/nagrak/{year}"
    for place, path in PLACES.items():
        yield f"dashboard of a skill, {place}", f"/dasbor/{path}{masa}&keahlian=1"
    yield "journey, all Jakarta", "/perjalanan/"
    yield "journey, a rusunawa", "/perjalanan/?rusunawa=nagrak"
    yield "village products", f"/dasbor/produk-unggulan/{masa}"
    for name in LISTS:
        yield f"rows behind a number: {name}", f"/dasbor/rincian/{name}/{masa}"
        yield f"the same of a rusunawa: {name}", f"/dasbor/rincian/{name}/{masa}&rusunawa=nagrak"
    yield "report.pdf of a rusunawa", f"/dasbor/laporan.pdf{masa}&rusunawa=nagrak"
    yield "report.xlsx of a rusunawa", f"/dasbor/laporan.xlsx{masa}&rusunawa=nagrak"
