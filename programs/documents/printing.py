"""PDF (PDF/UA-1) from a typst template and its data, and the QR codes and photographs that stand on them."""

import json
from base64 import b64encode
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock

import segno
import typst
from django.conf import settings
from PIL import Image

TEMPLATES = settings.BASE_DIR / "templates"  # a template may import what lies beside it, as `/programs/paper.typ`
FONTS = settings.BASE_DIR / "static" / "dist" / "print"  # TrueType beside the built files: typst reads no woff2
_one_at_a_time = Lock()


@cache
def _compiler(template: Path) -> typst.Compiler:
    """Kept warm in each process: the first document pays for the fonts."""
    return typst.Compiler(str(template), root=str(TEMPLATES), font_paths=[str(FONTS)], ignore_system_fonts=True)


def pdf(template: Path, data: dict) -> bytes:
    """The data arrives as JSON in `sys.inputs.data`, so nothing in it is ever markup."""
    inputs = {"data": json.dumps(data)}
    with _one_at_a_time:
        try:
            return _compiler(template).compile(sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"])
        except typst.TypstError:
            # A sign that no font has (an emoji in a name) breaks the standard, but not the document.
            return _compiler(template).compile(sys_inputs=inputs, format="pdf")


def qr(content: str, *, error: str) -> str:
    """SVG without a quiet zone: the paper around it is left white."""
    drawing = BytesIO()
    segno.make(content, error=error, micro=False).save(drawing, kind="svg", border=0, xmldecl=False)
    return drawing.getvalue().decode()


def photograph(jpeg: bytes) -> str:
    """SVG with a JPEG in it, as it is: data reaches a template as text only."""
    with Image.open(BytesIO(jpeg)) as picture:
        width, height = picture.size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{b64encode(jpeg).decode()}"/></svg>'
    )
