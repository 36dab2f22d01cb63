"""A photograph or scan of a signed sheet as it may be kept: re-encoded, without place and time of the camera."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps, UnidentifiedImageError

from rusunpreneur import sandbox

MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2400
QUALITY = 82
CLEAN_PDF = Path(__file__).with_name("clean_pdf.py")
FORMATS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"%PDF-": "PDF"}
PDF_REFUSALS = {
    2: "PDF ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi.",
    3: "PDF ini lebih dari 20 halaman. Kirim hanya halaman daftar hadirnya.",
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
    kind = next((name for magic, name in FORMATS.items() if data.startswith(magic)), None)
    if kind is None:
        raise ValidationError("Kirim foto (JPG atau PNG) atau PDF.", code="kind")
    return CleanFile(_pdf(data), "pdf") if kind == "PDF" else CleanFile(_photograph(data, kind), "jpg")


def _photograph(data: bytes, kind: str) -> bytes:
    broken = ValidationError("Foto ini rusak atau tidak lengkap. Ambil atau pindai ulang.", code="broken")
    try:
        with Image.open(BytesIO(data), formats=[kind]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValidationError(
                    "Foto ini terlalu besar ukurannya. Kirim yang di bawah 40 megapiksel.", code="pixels"
                )
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise broken from None
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    output = BytesIO()
    # A new picture: what the camera wrote beside the pixels does not come along.
    Image.frombytes("RGB", picture.size, picture.tobytes()).save(output, "JPEG", quality=QUALITY, optimize=True)
    return output.getvalue()


def _pdf(data: bytes) -> bytes:
    try:
        return sandbox.run(CLEAN_PDF, data)
    except sandbox.Broken as problem:
        sentence = PDF_REFUSALS.get(problem.args[0], "PDF ini rusak atau terlalu rumit. Pindai ulang, lalu kirim lagi.")
        raise ValidationError(sentence, code="pdf") from None
