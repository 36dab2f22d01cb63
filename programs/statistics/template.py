"""The empty sheet that official figures are written into."""

from participants.models import City
from programs.importing.workbooks import TextWorkbook
from programs.models.statistic_kind import Indicator, Sector
from programs.statistics.lines import TITLES

EXAMPLE = (
    *("Jakpreneur terdaftar", "2023", "", "total", "", "243972", "pelaku usaha"),
    *("Judul berita atau tabel", "Nama penerbit", "https://… atau nomor dokumen", "27 Februari 2024", ""),
)


def rules() -> list[tuple[str, str]]:
    """Column and rule, as the page and the second sheet say it."""
    return [
        ("Indikator", f"Salah satu dari: {', '.join(Indicator.labels)}."),
        ("Tahun, Bulan", "Waktu yang dihitung. Bulan boleh kosong; isi 2 atau Februari untuk angka sebulan."),
        ("Rincian", "total, kota, atau sektor."),
        (
            "Bagian",
            f"Untuk kota: {', '.join(city.short_name for city in City.objects.all())}. "
            f"Untuk sektor: {', '.join(Sector.labels)}. Untuk total: kosong.",
        ),
        ("Nilai", "Angka seperti di sumbernya: 34717 atau 34.717; persen seperti 6,03."),
        ("Satuan", "Boleh kosong. Bila diisi harus sama dengan satuan indikatornya, bukan ribuan."),
        ("Judul sumber, Penerbit", "Wajib di setiap baris: dari mana angkanya."),
        ("Alamat atau dokumen", "Alamat halaman, atau nomor dokumennya."),
        ("Terbit", "27/02/2024 atau 27 Februari 2024."),
        ("Catatan", "Boleh kosong, misalnya: dibulatkan ke ribuan oleh sumbernya."),
    ]


def template() -> bytes:
    """One example line, to be written over, and a sheet of rules."""
    with TextWorkbook() as book:
        sheet = book.sheet("Statistik", tuple(TITLES.values()), width=20)
        book.write(sheet, 1, EXAMPLE)
        explained = book.sheet("Petunjuk", ("Kolom", "Aturan"), width=26)
        explained.set_column(1, 1, 90, book.text)
        for row, cells in enumerate(rules(), start=1):
            book.write(explained, row, cells)
    return book.content
