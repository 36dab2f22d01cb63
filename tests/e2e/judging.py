"""What an inspector does with goods, by keyboard alone, and the coordinator who has them mended."""

from io import BytesIO

from PIL import Image

from tests.e2e.keyboard import Keyboard


def photo() -> bytes:
    output = BytesIO()
    Image.new("RGB", (300, 400), "brown").save(output, "JPEG")
    return output.getvalue()


def inspect_by_keys(inspector, lot):
    """Of eight pieces one goes back and one, photographed, is rejected."""
    page, keyboard = inspector.page, Keyboard(inspector.page)
    picture = {"name": "cacat.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    page.on("filechooser", lambda chooser: chooser.set_files(picture))
    inspector.open("/qc/")
    inspector.check()
    keyboard.follow(lot.code)
    keyboard.walk_to("Ya")
    page.keyboard.press("Space")
    for key in "11213111":
        page.keyboard.press(key)
    page.keyboard.type("Anyaman")
    keyboard.walk_to("Ditolak")
    keyboard.walk_to("Cacat")
    page.keyboard.type("Anyaman")
    keyboard.walk_to("Foto cacat")
    page.keyboard.press("Enter")
    page.get_by_text("siap dikirim").wait_for()
    inspector.check()
    keyboard.follow("Simpan hasil")
    page.get_by_role("img", name="Foto anyaman renggang").wait_for()
    inspector.check()


def mend_and_inspect_again(coordinator, inspector, lot):
    page = coordinator.open(lot.get_absolute_url())
    coordinator.check()
    page.get_by_role("button", name="Sudah diperbaiki").click()
    page.get_by_text("1 barang Siti Uji kembali ke antrean QC.").wait_for()

    keyboard = Keyboard(inspector.page)
    inspector.open(f"/qc/{lot.pk}/")
    keyboard.walk_to("Ya")
    for key in ("Space", "1", "Enter"):
        inspector.page.keyboard.press(key)
    inspector.page.get_by_text("1 lulus (1 mutu A)").wait_for()


def pass_whole(inspector, lot):
    keyboard = Keyboard(inspector.page)
    inspector.open(f"/qc/{lot.pk}/")
    keyboard.follow("Semua lulus A (8)")
    inspector.page.get_by_text("Bagus, pertahankan!").first.wait_for()
