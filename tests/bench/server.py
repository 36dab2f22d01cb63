"""gunicorn as in production, and a client that keeps its connection."""

import contextlib
import gzip
import http.client
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from http.cookies import SimpleCookie

IDLE_SECONDS = 1


@dataclass
class Answer:
    """One answer: status, headers, body as sent over the wire, and milliseconds until its last byte."""

    status: int
    headers: dict
    wire: bytes
    milliseconds: float

    @property
    def body(self) -> bytes:
        return gzip.decompress(self.wire) if self.headers.get("Content-Encoding") == "gzip" else self.wire


class Client:
    def __init__(self, port: int, cookies: dict[str, str]):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies, self.used_at = cookies, time.perf_counter()

    def request(self, method: str, path: str, body=None, headers=None) -> Answer:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"Cookie": cookie, "Accept-Encoding": "gzip", **(headers or {})}
        start = time.perf_counter()
        if start - self.used_at > IDLE_SECONDS:
            self.connection.close()  # the server has left; the request opens another one
        self.connection.request(method, path, body, sent)
        response = self.connection.getresponse()
        wire = response.read()
        self.used_at = time.perf_counter()
        elapsed = (self.used_at - start) * 1000
        for header in response.headers.get_all("Set-Cookie") or ():
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(header).items()})
        return Answer(response.status, dict(response.headers.items()), wire, elapsed)

    def get(self, path: str) -> Answer:
        answer = self.request("GET", path)
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return answer


@contextlib.contextmanager
def running(database: str | None = None):
    """The server on a free port of this machine, ended when the block ends; over another database when one is named."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"BIND": "127.0.0.1", "PORT": str(port), "LOG_LEVEL": "ERROR", "WEB_CONCURRENCY": "1"}
    environment |= {"WRITES_PER_MINUTE": "1000000", "EXPORTS_PER_MINUTE": "1000000"}
    environment |= {"DATABASE_URL": database} if database else {}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:rusunpreneur.serving", "--log-level", "error"]
    process = subprocess.Popen([*command, "rusunpreneur.wsgi"], env=environment)
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait(port, process):
    for _ in range(200):
        if process.poll() is not None:
            raise RuntimeError("The server did not start.")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError("The server did not answer.")
