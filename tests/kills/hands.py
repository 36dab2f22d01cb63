"""People who press once more whenever they got no answer: cashiers who sell, and one who pays people out."""

import http.client
import random
import re
import threading
import time
import uuid
from collections import Counter
from urllib.parse import urlencode

from tests.bench.goods_scene import FORM, token
from tests.bench.server import Client
from tests.products.tills import PRICE

LOST = (OSError, http.client.HTTPException)
HANGS_UP, ANSWER_SECONDS = 0.05, 60
CHEAPER = PRICE - 1_000  # another price than the list's has its reason, and in the reason stands which sale this is


class Hands(threading.Thread):
    """Sends one form after the other until it is told to stop, and each until it is answered.

    `has_keys`: copies of a form carry its key. Without, each copy is a form of its own.
    """

    def __init__(self, server, cookies: dict, path: str, *, stop: threading.Event, has_keys: bool):
        super().__init__()
        self.server, self.stop, self.has_keys = server, stop, has_keys
        self.cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        reader = Client(server.port, dict(cookies))
        self.token = token(reader, path)
        reader.connection.close()
        self.has_hung_up = False  # everybody's first answer is lost
        self.confirmed: dict[str, str] = {}
        self.lost: dict[str, Counter] = {}
        self.failure = None

    def run(self):
        try:
            while not self.stop.is_set():
                self.act()
        except Exception as error:  # the test says so
            self.failure = error

    def send_until_answered(self, mark: str, path: str, fields: dict):
        """What became of the copies that got no answer is kept by the `mark` of the form."""
        key, lost = uuid.uuid4(), Counter()
        while True:
            body = {"csrfmiddlewaretoken": self.token, "submission_key": key if self.has_keys else uuid.uuid4()}
            answer = self._post(path, urlencode({**body, **fields}))
            if isinstance(answer, http.client.HTTPResponse):
                self.confirmed[mark] = answer.headers["Location"]
                self.lost[mark] = lost
                return
            lost[answer] += 1

    def _post(self, path: str, body: str):
        """The answer, or why there is none."""
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=ANSWER_SECONDS)
        try:
            line.request("POST", path, body, {"Cookie": self.cookie, **FORM})
            if not self.has_hung_up or random.random() < HANGS_UP:
                self.has_hung_up = True
                time.sleep(random.uniform(0, 0.06))
                return "hung up"
            answer = line.getresponse()
            said = answer.read()
        except LOST:
            return "killed"
        finally:
            line.close()
        if answer.status >= 500:
            return "failed"
        if answer.status != 302:
            said = re.sub(rb"<[^>]+>|\s+", b" ", said)[:3000]
            raise RuntimeError(f"{path}: {answer.status} {said}")
        return answer


class Cashier(Hands):
    """Sells one piece after the other."""

    def __init__(self, server, cookies, stand, **how):
        self.path, self.key = stand.url, f"{stand.product.pk}-A"
        super().__init__(server, cookies, self.path, **how)

    def act(self):
        mark = str(uuid.uuid4())
        fields = {f"jumlah-{self.key}": 1, f"harga-{self.key}": CHEAPER, f"alasan-{self.key}": mark, "cara": "pas"}
        self.send_until_answered(mark, self.path, fields)


class Treasurer(Hands):
    """Hands out what was approved, one envelope after the other."""

    def __init__(self, server, cookies, payouts, **how):
        self.waiting = list(payouts)
        super().__init__(server, cookies, f"/pembayaran/{self.waiting[0]}/bayar/", **how)

    def act(self):
        if self.waiting:
            payout = self.waiting.pop()
            self.send_until_answered(str(payout), f"/pembayaran/{payout}/bayar/", {})
        self.stop.wait(random.uniform(0, 0.4))
