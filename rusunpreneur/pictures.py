"""Photographs made smaller, for pages that show them and papers that carry them."""

from io import BytesIO

from PIL import Image

QUALITY = 82


def reduced(file, longest: int) -> bytes:
    """The same picture, at most so many pixels wide and high. For files that were made anew when they came."""
    with Image.open(file) as picture:
        picture.draft("RGB", (longest, longest))
        picture.thumbnail((longest, longest))
        written = BytesIO()
        picture.convert("RGB").save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()
