"""What the page for writing down a lot sends, for the tests that fill it in."""

from tests.factories import ParticipantFactory
from tests.factories.programs import days_ago

URL = "/produksi/catat/"


def filled(product, makers, **values):
    typed = {f"jumlah-{maker.pk}": number for maker, number in makers.items()}
    key = "7f9c24e5-2f43-4a1c-9d0f-0d9f5a3a1b10"
    return {"product": product.pk, "day": days_ago(0).isoformat(), "submission_key": key, **typed, **values}


def siti(rusunawa, **values):
    return ParticipantFactory(name="Siti Uji", lives_in=rusunawa, **values)
