"""Writing down a lot and judging one, over and over, as the pages send it."""

import re
import uuid
from urllib.parse import urlencode

from django.utils import timezone

from products.models import Lot, Place, Product
from tests.bench.server import Answer, Client

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def token(client: Client, path: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(path).body.decode())[1]


def send(client: Client, path: str, csrf: str, fields: dict) -> Answer:
    body = urlencode({"csrfmiddlewaretoken": csrf, "submission_key": uuid.uuid4(), **fields})
    answer = client.request("POST", path, body, FORM)
    if answer.status != 302:
        said = re.sub(r"<[^>]+>|\s+", " ", answer.body.decode())
        raise RuntimeError(f"{path}: {answer.status} {said[:2000]}")
    return answer


class Logging:
    """A lot of today by two makers, at the rusunawa of the latest lot."""

    def __init__(self, client: Client):
        latest = Lot.objects.order_by("-pk").first()
        product = Product.objects.filter(is_food=False).first()
        makers = latest.shares.values_list("maker", flat=True)
        self.client, self.path = client, f"/produksi/catat/?rusunawa={latest.rusunawa_id}"
        self.fields = {"product": product.pk, "day": timezone.localdate().isoformat(), "remark": ""}
        self.fields |= {f"jumlah-{maker}": 6 for maker in makers}
        self.token = token(client, self.path)

    def __call__(self) -> Answer:
        return send(self.client, self.path, self.token, self.fields)


class Judging:
    """Each time the next lot that waits: all passes but one piece, which is sent back with its fault."""

    def __init__(self, client: Client):
        waiting = Lot.objects.awaiting_inspection().filter(product__is_food=False, inspections=None)
        self.client, self.lots = client, iter(waiting.select_related("product__skill").order_by("made_on", "pk")[:200])
        self.token = token(client, f"/qc/{waiting.first().pk}/")

    def __call__(self) -> Answer:
        lot = next(self.lots)
        return send(self.client, f"/qc/{lot.pk}/", self.token, self._fields(lot))

    def _fields(self, lot) -> dict:
        fields = {"remark": ""}
        for criterion in lot.product.criteria.all():
            answer = {"value": int(criterion.lowest)} if criterion.is_measured else {"is_met": "ya"}
            fields |= {f"c{criterion.pk}-{name}": value for name, value in answer.items()}
        balances = list(lot.balances.of_kind(Place.Kind.WAITING))
        for number, balance in enumerate(balances):
            rework = int(number == 0)
            fields |= {f"s{balance.share_id}-passed_a": balance.quantity - rework}
            fields |= {f"s{balance.share_id}-rework": rework}
        defect = lot.product.skill.defects.first()
        return fields | {f"s{balances[0].share_id}-f0-defect": defect.pk}
