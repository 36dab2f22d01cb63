"""Run by itself in the sandbox: a photograph on standard input, the same pixels as a fresh JPEG on standard output.

What the camera wrote beside the pixels (place, time, maker, comments) stays behind. Exit code 2: too many pixels.
"""

import sys
from io import BytesIO

from PIL import Image, ImageOps

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2400
QUALITY = 82
TOO_LARGE = 2


def clean(data: bytes) -> bytes:
    Image.MAX_IMAGE_PIXELS = None  # counted here, before anything is unpacked
    with Image.open(BytesIO(data), formats=["JPEG", "PNG"]) as image:
        if image.width * image.height > MOST_PIXELS:
            sys.exit(TOO_LARGE)
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is unpacked at the size that is needed
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(image)
        layer = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer if layer.mode == "RGBA" else None)
    output = BytesIO()
    paper.save(output, "JPEG", quality=QUALITY, optimize=True)
    return output.getvalue()


if __name__ == "__main__":
    sys.stdout.buffer.write(clean(sys.stdin.buffer.read()))
