"""What the browser may load and run. No page may run an inline script or anything from another address."""

#: Of every page.
PAGES = {
    **{f"{kind}-src": ["'self'"] for kind in ("script", "style", "font", "connect", "worker", "manifest")},
    **{kind: ["'none'"] for kind in ("default-src", "object-src", "base-uri", "frame-ancestors")},
    "img-src": ["'self'", "data:", "blob:"],
    "form-action": ["'self'"],
}
#: Of scripts, where they run as a worker: the reader of QR codes needs WebAssembly, and gets it here without the pages
#: getting it too (docs/decisions/0010).
WORKERS = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"


def for_static_file(headers, path, url):
    """Asked by WhiteNoise."""
    if url.endswith(".js"):
        headers["Content-Security-Policy"] = WORKERS
