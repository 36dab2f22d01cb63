"""Names, addresses and numbers of people who do not exist."""

from datetime import date, timedelta
from random import Random


def words(text: str) -> list[str]:
    return text.split()


FEMALE = words(
    """
    Siti Nur Dewi Sri Ani Rina Yuli Tuti Lina Eka Wati Indah Fitri Maya Lestari Sari Wulan Ningsih Kartini
    Aminah Halimah Rohani Suminah Endang Murni Asih Tini Yati Nina Lilis Ida Mega Novi Rosdiana Susi Herlina
    Widya Puji Khadijah Mariam Nurul Laila Hasanah Umi Erna Winarti Sulastri Parti Jumini
    """
)
MALE = words(
    """
    Agus Budi Joko Slamet Hendra Rudi Wahyu Eko Dwi Tri Bambang Sugeng Yanto Udin Asep Ujang Firman Rahmat Hasan
    Ridwan Iwan Deni Ferry Gunawan Suryadi Maman Samsul Nanang Teguh Yusuf
    """
)
LAST = words(
    """
    Rahayu Handayani Wulandari Puspita Susanti Kurniasih Maryati Hidayah Anggraini Utami Permata Astuti Hartati
    Safitri Oktaviani Purwanti Suryani Ramadhani Setyowati Andriani Kusuma Pratiwi Yulianti Nuraini Fauziah
    Aprilia Melati Sartika Cahyani Damayanti Febriani Gantini Hapsari Iskandar Juwita Kamila Larasati Mulyani
    Novitasari Oktarina Pertiwi Qomariah Rosmawati Sukmawati Trisnawati Untari Verawati Widyastuti Yuningsih
    Zulaikha
    """
)
MALE_LAST = words(
    """
    Santoso Wibowo Saputra Hidayat Nugroho Setiawan Kurniawan Pratama Maulana Firmansyah Gunadi Hartono Irawan
    Kusnadi Lukman Mulyadi Prasetyo Rahman Suhendra Wijaya
    """
)
TOWERS = ("Tower A", "Tower B", "Tower C", "Tower D")


def full_name(rng: Random, sex: str) -> str:
    first, last = (FEMALE, LAST) if sex == "P" else (MALE, MALE_LAST)
    return f"{rng.choice(first)} {rng.choice(last)}"


def birth_date(rng: Random, today: date) -> date:
    """Between 21 and 60 years old, most around forty."""
    years = min(max(rng.gauss(40, 9), 21), 60)
    return today - timedelta(days=int(years * 365.25) + rng.randrange(365))


def fabricated_nik(city_code: str, district: str, born: date, sex: str, serial: int) -> str:
    """A NIK with a sound structure that belongs to nobody: serials from 9000 upwards are for tests.

    `city_code` is Kemendagri's `31.72`, `district` two digits; the serial wraps at 999.
    """
    day = born.day + (40 if sex == "P" else 0)
    return f"{city_code.replace('.', '')}{district}{day:02d}{born:%m%y}9{serial % 1000:03d}"


def phone(rng: Random) -> str:
    """A number with a plausible shape; nothing is ever sent to it."""
    return f"+62812{rng.randrange(10_000_000, 99_999_999)}"


def flat(rng: Random) -> dict[str, str]:
    floor = rng.randrange(1, 16)
    return {"tower": rng.choice(TOWERS), "floor": str(floor), "unit": f"{rng.randrange(1, 21):02d}"}
