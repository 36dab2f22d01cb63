"""The goods of the founding articles with checklists, defects and guide prices; plausible, but invented."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils import timezone

from products.models import Criterion, Defect, GuidePrice, MaterialUse, Product, Readiness, Severity
from programs.models import Skill
from rusunpreneur.accounts.models import User

#: Prices hold since then, as if the year before had other ones.
PRICED_SINCE, PRICED_BEFORE = date(2025, 1, 1), date(2024, 3, 1)
EARLIER = 0.9

FOOD = ("Rasa gurih, tidak asam", "Kemasan utuh dan rapat", "Label bertanggal dan terbaca")
CHECKLISTS = {
    "anyaman": ("Anyaman rapat dan rata", "Ujung bilah terkunci, tidak tajam", "Bentuk simetris"),
    "rajut": ("Tusukan rapat, isian tidak terlihat", "Mata dan hiasan terpasang kuat", "Isian merata"),
    "batik": ("Warna rata, tidak luntur saat dicuci", "Bersih dari sisa malam", "Motif tidak terputus"),
    "bakso": FOOD,
    "kerajinan": ("Jahitan lurus dan kuat", "Tali dan pegangan terpasang kuat", "Benang sisa sudah dipotong"),
}
#: skill -> (code, name, advice)
DEFECTS = {
    "anyaman": (
        ("A1", "Anyaman renggang", "Rapatkan bilah setiap dua baris sebelum lanjut."),
        ("A2", "Ujung bilah lepas", "Selipkan ujung minimal tiga anyaman, lalu kunci."),
        ("A3", "Bentuk miring", "Pakai cetakan sampai baris terakhir."),
        ("A4", "Ukuran tidak sesuai", "Ukur lagi setelah alas selesai."),
        ("A5", "Bilah patah", ""),
    ),
    "rajut": (
        ("R1", "Isian tidak rata", "Isi sedikit demi sedikit, tekan dengan ujung sumpit."),
        ("R2", "Tusukan longgar", "Pakai hakpen satu nomor lebih kecil."),
        ("R3", "Mata boneka goyang", "Kunci mata dari dalam sebelum kepala ditutup."),
        ("R4", "Warna benang belang", ""),
    ),
    "batik": (
        ("B1", "Malam tersisa", "Lorod sekali lagi dengan air mendidih dan soda abu."),
        ("B2", "Warna belang", "Rendam rata, jangan terlipat."),
        ("B3", "Motif putus", "Periksa canting sebelum mulai."),
        ("B4", "Kain bernoda", ""),
    ),
    "bakso": (
        ("K1", "Kemasan bocor", "Lap bibir plastik sampai kering sebelum direkatkan."),
        ("K2", "Label tidak terbaca", "Tempel label sesudah kemasan kering."),
        ("K3", "Berat kurang", "Timbang lagi tiap lima bungkus."),
        ("K4", "Tekstur lembek", ""),
    ),
    "kerajinan": (
        ("J1", "Jahitan lepas", "Kunci jahitan maju mundur di kedua ujung."),
        ("J2", "Ukuran tali tidak sama", "Potong kedua tali bersamaan."),
        ("J3", "Benang sisa belum dipotong", "Rapikan dengan gunting benang."),
        ("J4", "Kain cacat", ""),
    ),
}


@dataclass(frozen=True)
class Good:
    """One product: price in rupiah, minutes a piece, what a piece takes, and a measure with its limits."""

    skill: str
    name: str
    rupiah: int
    minutes: int
    takes: tuple[tuple[str, str, str], ...]
    other_names: str = ""
    unit: str = "buah"
    limits: tuple[str, str, str, str] | None = None
    ready: tuple[str, ...] = ("foto", "kemasan")
    values: dict = field(default_factory=dict)


CHILLED = {"is_food": True, "storage": "dingin", "shelf_life_days": 5, "meat_source": "halal"}
FROZEN = CHILLED | {"storage": "beku", "shelf_life_days": 150, "grinding_place": "halal"}
GOODS = (
    Good("anyaman", "Dompet kecil", 35_000, 90, (("Virofiber", "60", "gram"), ("Ritsleting", "1", "buah"))),
    Good("anyaman", "Mangkuk kecil", 25_000, 60, (("Virofiber", "45", "gram"),), "tempat mangkuk"),
    Good("anyaman", "Tas parsel", 85_000, 240, (("Virofiber", "280", "gram"),), "tas hantaran, keranjang parsel"),
    Good("anyaman", "Tempat buah", 65_000, 150, (("Virofiber", "180", "gram"),), "basket buah, keranjang buah"),
    Good("anyaman", "Piring", 30_000, 75, (("Virofiber", "70", "gram"),), "piring anyam"),
    Good(
        "anyaman",
        "Place mat",
        40_000,
        100,
        (("Virofiber", "110", "gram"),),
        "alas piring, tatakan piring",
        limits=("Panjang", "cm", "44", "46"),
        values={"sample_size": 5, "acceptance_number": 1},
    ),
    Good(
        "anyaman",
        "Tas laptop bambu",
        175_000,
        360,
        (("Bambu", "450", "gram"), ("Kain lapis", "0.5", "meter"), ("Ritsleting", "1", "buah")),
        "tas laptop anyam",
        limits=("Lebar dalam", "cm", "37", "40"),
        ready=("foto", "kemasan", "nib"),
    ),
    Good("rajut", "Boneka rajut kelinci", 75_000, 300, (("Benang katun", "90", "gram"), ("Dakron", "60", "gram"))),
    Good("rajut", "Boneka rajut beruang", 85_000, 330, (("Benang katun", "110", "gram"), ("Dakron", "75", "gram"))),
    Good(
        "batik",
        "Kain batik",
        185_000,
        480,
        (("Kain katun", "2.1", "meter"), ("Malam", "150", "gram")),
        "batik tulis, batik cap",
        unit="lembar",
        limits=("Panjang", "cm", "195", "205"),
        ready=("foto",),
    ),
    Good("batik", "Selendang batik", 95_000, 240, (("Kain katun", "1.2", "meter"), ("Malam", "80", "gram")), "syal"),
    Good(
        "bakso",
        "Bakso sapi isi 20",
        35_000,
        25,
        (("Daging sapi", "300", "gram"), ("Tapioka", "60", "gram")),
        "baso",
        unit="bungkus",
        limits=("Berat bersih", "gram", "380", "420"),
        ready=("rasa", "kemasan", "foto"),
        values=CHILLED | {"grinding_place": "sendiri"},
    ),
    Good(
        "bakso",
        "Bakso sapi beku isi 50",
        80_000,
        45,
        (("Daging sapi", "750", "gram"), ("Tapioka", "150", "gram")),
        "baso beku",
        unit="bungkus",
        limits=("Berat bersih", "gram", "980", "1020"),
        ready=("rasa", "higienitas", "foto"),
        values=FROZEN,
    ),
    Good(
        "kerajinan",
        "Kantong serut",
        15_000,
        25,
        (("Kain blacu", "0.25", "meter"), ("Tali katun", "1", "meter")),
        "tas serut, pouch serut",
        values={"sample_size": 8, "acceptance_number": 1},
    ),
    Good("kerajinan", "Tas jinjing", 45_000, 60, (("Kain kanvas", "0.6", "meter"),), "tote bag, tas belanja"),
)


def seed():
    """What is missing of the catalogue; never touches what is there."""
    by = User.objects.get(username="staf")
    skills = {skill.slug: skill for skill in Skill.objects.filter(slug__in=DEFECTS)}
    for slug, defects in DEFECTS.items():
        for code, name, advice in defects:
            Defect.objects.get_or_create(skill=skills[slug], code=code, defaults={"name": name, "advice": advice})
    known = set(Product.objects.values_list("name", flat=True))
    for good in GOODS:
        if good.name not in known:
            _add(good, skills[good.skill], by)


def _add(good: Good, skill: Skill, by):
    product = Product(
        name=good.name,
        other_names=good.other_names,
        skill=skill,
        unit=good.unit,
        standard_minutes=good.minutes,
        **good.values,
    )
    product.full_clean()
    product.save()
    MaterialUse.objects.bulk_create(
        MaterialUse(product=product, material=material, quantity=Decimal(quantity), measure=measure)
        for material, quantity, measure in good.takes
    )
    earlier = round(good.rupiah * EARLIER, -3)
    GuidePrice.objects.bulk_create(
        GuidePrice(product=product, amount_rupiah=amount, begins_on=day)
        for amount, day in ((earlier, PRICED_BEFORE), (good.rupiah, PRICED_SINCE))
    )
    Criterion.objects.bulk_create(_checklist(product, good))
    today = timezone.localdate()
    Readiness.objects.bulk_create(
        Readiness(product=product, aspect=aspect, confirmed_on=today, confirmed_by=by) for aspect in good.ready
    )


def _checklist(product, good: Good) -> list[Criterion]:
    weights = (Severity.MAJOR, Severity.CRITICAL if product.is_food else Severity.MAJOR, Severity.MINOR)
    lines = [
        Criterion(product=product, position=position, text=text, severity=severity)
        for position, (text, severity) in enumerate(zip(CHECKLISTS[good.skill], weights, strict=True), start=1)
    ]
    if good.limits:
        text, measure, lowest, highest = good.limits
        limits = {"measure": measure, "lowest": Decimal(lowest), "highest": Decimal(highest)}
        lines.append(Criterion(product=product, position=len(lines) + 1, text=text, **limits))
    return lines
