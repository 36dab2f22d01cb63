"""A photograph or scan of a signed sheet as it may be kept: made anew, without place and time of the camera."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError

from rusunpreneur import sandbox

MOST_BYTES = 8 * 1024 * 1024
CLEAN_PHOTO = Path(__file__).with_name("clean_photo.py")
CLEAN_PDF = Path(__file__).with_name("clean_pdf.py")
#: The first bytes tell what a file is; its name and what the sender says of it do not.
PHOTOS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
PDF = b"%PDF-"
HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")
PHOTO_REFUSALS = {2: "Foto ini terlalu besar ukurannya. Kirim yang di bawah 40 megapiksel."}
PDF_REFUSALS = {
    2: "PDF ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi.",
    3: "PDF ini lebih dari 20 halaman. Kirim hanya halaman daftar hadirnya.",
    4: "PDF ini tidak punya halaman. Pindai ulang lembarnya.",
}


@dataclass(frozen=True)
class CleanFile:
    content: bytes
    kind: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def clean(upload) -> CleanFile:
    """The file as it is kept; a ValidationError says what is wrong with what was sent."""
    if upload.size > MOST_BYTES:
        raise ValidationError("Berkas lebih besar dari 8 MB. Perkecil fotonya, lalu kirim lagi.", code="too_large")
    data = upload.read()
    if data.startswith(PHOTOS):
        broken = "Foto ini rusak atau tidak lengkap. Ambil atau pindai ulang."
        return CleanFile(_made_anew(CLEAN_PHOTO, data, PHOTO_REFUSALS, broken), "jpg")
    if data.startswith(PDF):
        broken = "PDF ini rusak atau terlalu rumit. Pindai ulang, lalu kirim lagi."
        return CleanFile(_made_anew(CLEAN_PDF, data, PDF_REFUSALS, broken), "pdf")
    if data[4:8] == b"ftyp" and data[8:12] in HEIC:
        raise ValidationError(
            "Foto HEIC dari iPhone belum bisa dibaca. Kirim sebagai JPG, atau foto layar gambarnya.", code="heic"
        )
    raise ValidationError("Kirim foto (JPG atau PNG) atau PDF.", code="kind")


def _made_anew(script: Path, data: bytes, refusals: dict[int, str], broken: str) -> bytes:
    try:
        return sandbox.run(script, data)
    except sandbox.Broken as problem:
        raise ValidationError(refusals.get(problem.args[0], broken), code="refused") from None
