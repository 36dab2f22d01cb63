"""Which permit a product probably needs: advice from its facts, with reason and source, never a verdict.

Facts and sources: domain facts 4.3. What they do not settle is answered with whom to ask.
"""

from dataclasses import dataclass

from products.models.product import GrindingPlace, MeatSource, Product, Storage

#: food that keeps shorter needs no marketing permit (BPOM)
SHORT_DAYS = 7
BPOM = "Peraturan BPOM 22/2018, dan penjelasan BPOM tentang pangan beku (Katadata dan CNN Indonesia, 2021)"
JAKARTA = "syarat kurasi toko Dinas PPKUKM DKI (Kastara, 9 Juni 2022)"
BPJPH = "Keputusan Kepala BPJPH 146/2025 tentang sertifikasi halal UMK"
OSS = "OSS Kementerian Investasi, oss.go.id"
LEAVES_OUT = (
    "Tidak perlu bila siap saji, dibuat menurut pesanan, dikemas sedikit-sedikit di depan pembeli, "
    "atau dijual sebagai bahan baku usaha lain."
)


@dataclass(frozen=True)
class Advice:
    """What is probably needed, why, what to mind, and where that stands."""

    key: str
    title: str
    reason: str
    source: str
    notes: tuple[str, ...] = ()
    tone: str = "indigo"


def path_of(product: Product) -> Advice:
    """P-IRT, BPOM MD, exempt, or whom to ask."""
    if not product.is_food:
        return _not_food()
    if product.shelf_life_days < SHORT_DAYS:
        return _short_lived(product)
    if product.storage == Storage.FROZEN:
        return _md("Beku dan tahan 7 hari atau lebih. P-IRT tidak berlaku untuk pangan beku.", BPOM, LEAVES_OUT)
    if product.meat_source in (MeatSource.CERTIFIED, MeatSource.OTHER):
        return _meat(product)
    if product.storage == Storage.CHILLED:
        reason = "Harus disimpan dingin. P-IRT tidak berlaku untuk pangan berisiko tinggi, dan ini mungkin termasuk."
        return _ask(reason)
    if not product.meat_source:
        return _ask("Asal daging belum diisi, padahal jalurnya bergantung pada itu.")
    return _home_industry()


def _not_food() -> Advice:
    reason = "Bukan makanan, jadi tidak perlu izin edar pangan. NIB tetap membuka fasilitas SNI Bina UMK dan merek."
    return Advice("bukan-pangan", "Tidak perlu izin pangan", reason, OSS, tone="leaf")


def _short_lived(product) -> Advice:
    return Advice(
        "bebas",
        "Bebas izin edar",
        f"Masa simpannya {product.shelf_life_days} hari, kurang dari {SHORT_DAYS} hari.",
        BPOM,
        (
            "Tulis tanggal produksi dan baik sampai di labelnya; tanpa itu, jalur ini tidak berlaku.",
            "Untuk sertifikat halal, pangan seperti ini diminta punya SLHS (sertifikat laik higiene sanitasi).",
        ),
        "leaf",
    )


def _md(reason: str, source: str, *notes: str) -> Advice:
    return Advice("md", "Izin edar BPOM MD", reason, source, notes, "amber")


def _meat(product) -> Advice:
    if product.storage == Storage.CHILLED:
        reason = "Olahan daging yang harus disimpan dingin. P-IRT tidak berlaku untuk pangan berisiko tinggi."
        return _md(reason, f"{BPOM}; {JAKARTA}", LEAVES_OUT)
    reason = "Kurasi toko di Jakarta meminta izin edar BPOM untuk olahan daging, ikan, dan susu."
    return _md(
        reason, JAKARTA, "Olahan daging kering pada suhu ruang mungkin boleh P-IRT. Tanyakan ke BPOM sebelum mendaftar."
    )


def _home_industry() -> Advice:
    return Advice(
        "pirt",
        "P-IRT (SPP-IRT)",
        "Tanpa daging, tahan di suhu ruang 7 hari atau lebih, dan dibuat di rumah.",
        BPOM,
        (f"Bila berisi ikan atau susu, kurasi toko di Jakarta meminta izin edar BPOM: {JAKARTA}.",),
    )


def _ask(reason: str) -> Advice:
    return Advice("tanya", "Tanyakan dulu: P-IRT atau BPOM MD", reason, BPOM, tone="amber")


def halal_of(product: Product) -> Advice | None:
    """Whether the short way to a halal certificate (self-declare) is open; None for what is not eaten."""
    if not product.is_food:
        return None
    if obstacles := list(_halal_obstacles(product)):
        return Advice("halal-lewat-lph", "Halal: belum bisa self-declare", " ".join(obstacles), BPJPH, tone="amber")
    if unknown := list(_halal_unknown(product)):
        return Advice("halal-belum-tahu", "Halal: data belum lengkap", " ".join(unknown), BPJPH, tone="amber")
    notes = (
        "Perlu NIB, proses sederhana, satu tempat produksi dan satu gerai, satu cara pengawetan.",
        "Pendamping P3H memeriksa di tempat. Penjualan setahun paling banyak Rp15 miliar.",
    )
    return Advice("halal-mandiri", "Halal: bisa self-declare", _halal_reason(product), BPJPH, notes, "leaf")


def _has_meat(product) -> bool:
    return product.meat_source in (MeatSource.CERTIFIED, MeatSource.OTHER)


def _halal_obstacles(product):
    if product.meat_source == MeatSource.OTHER:
        yield "Dagingnya tidak dari RPH atau RPU bersertifikat halal."
    if _has_meat(product) and product.grinding_place == GrindingPlace.OTHER:
        yield "Dagingnya digiling di tempat tanpa sertifikat halal; giling sendiri atau di penggilingan bersertifikat."


def _halal_unknown(product):
    if not product.meat_source:
        yield "Isi asal dagingnya."
    if _has_meat(product) and not product.grinding_place:
        yield "Isi tempat penggilingannya."


def _halal_reason(product) -> str:
    if not _has_meat(product):
        return "Tanpa daging sembelihan."
    return "Dagingnya dari RPH atau RPU bersertifikat halal, dan penggilingannya memenuhi syarat."
