"""What a coordinator does with goods, tap by tap."""

from io import BytesIO

from pypdf import PdfReader

from products.models import Lot

MADE = {"Siti Uji": 3, "Nur Uji": 2, "Ani Uji": 2, "Dewi Uji": 1}
WRITTEN = "Tercatat sebagai"


class Finger:
    """Taps on a phone, counted."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, target):
        self.taps += 1
        target.click()

    def button(self, name):
        self.tap(self.page.get_by_role("button", name=name).first)

    def link(self, name):
        self.tap(self.page.get_by_role("link", name=name).first)

    def add_maker(self, name, pieces):
        box = self.page.get_by_placeholder("Tambah orang lain")
        self.tap(box)
        self.page.keyboard.type(name)
        self.tap(self.page.locator("div[role=option]", has_text=name))
        self.page.get_by_label(f"Jumlah {name}").fill(str(pieces))

    def saved(self) -> Lot:
        self.page.get_by_text(WRITTEN).first.wait_for()
        return Lot.objects.get(pk=self.page.url.rstrip("/").rpartition("/")[2])


def write_down_three(coordinator) -> list[Lot]:
    """One shared by four makers, the same once more, and one of another product, made yesterday."""
    page, finger = coordinator.page, Finger(coordinator.page)
    coordinator.open("/produksi/catat/")
    coordinator.check()
    finger.tap(page.get_by_text("Dompet anyam", exact=True))
    for name, pieces in MADE.items():
        finger.add_maker(name, pieces)
    coordinator.check()
    finger.button("Simpan 8 dompet anyam")
    shared = finger.saved()
    coordinator.check()

    coordinator.open("/")
    finger.taps = 0
    finger.link("Catat produksi")
    finger.link("Ulangi")
    finger.button("Simpan 8 dompet anyam")
    repeated = finger.saved()
    assert finger.taps <= 6

    coordinator.open("/produksi/catat/")
    finger.tap(page.get_by_text("Semua produk"))
    finger.tap(page.get_by_text("Tas anyam", exact=True))
    finger.button("Tambah Ani Uji")
    finger.tap(page.get_by_text("Kemarin", exact=True))
    finger.button("Simpan 1 tas anyam")
    return [shared, repeated, finger.saved()]


def print_labels(coordinator, lots):
    page = coordinator.open("/produksi/label/")
    for lot in lots:
        page.get_by_label(lot.code).check()
    coordinator.check()
    asked = page.evaluate("new URLSearchParams(new FormData(document.querySelector('main form[action]'))).toString()")
    sheet = page.request.get(f"/produksi/label.pdf?{asked}")
    assert sheet.headers["content-type"] == "application/pdf"
    text = PdfReader(BytesIO(sheet.body())).pages[0].extract_text()
    assert all(lot.code in text for lot in lots)


def stock_of(person) -> dict[str, tuple[int, str]]:
    """What the stock page says of each lot: how many pieces, and where."""
    rows = person.open("/stok/").locator("tbody tr").all()
    cells = [[row.locator(f"[data-label='{label}']").inner_text() for label in ("Jumlah", "Di mana")] for row in rows]
    codes = [row.locator("small").first.inner_text() for row in rows]
    assert len(set(codes)) == len(codes)
    return {code: (int(number), where) for code, (number, where) in zip(codes, cells, strict=True)}
