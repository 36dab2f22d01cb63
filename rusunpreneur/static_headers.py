"""The policy of scripts, for WhiteNoise to send along: it holds where a script runs as a worker.

The reader of QR codes needs WebAssembly, and gets it here without the pages getting it too (docs/decisions/0010).
"""

WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"


def add_headers(headers, path, url):
    if url.endswith(".js"):
        headers["Content-Security-Policy"] = WORKER_POLICY
