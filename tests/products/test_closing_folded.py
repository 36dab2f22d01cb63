"""The count of a bazaar with many makers stays short."""

import uuid

import pytest
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import BazaarFactory, LotFactory
from tests.products.forms import opened

pytestmark = pytest.mark.django_db


def test_makers_are_folded_until_one_has_to_be_named(sign_in):
    lots = [LotFactory(passed=True, makers=makers) for makers in ((6, 4), (3,))]
    client, path = sign_in(Role.STAFF), reverse("bazaar_close", args=[BazaarFactory(goods=lots).pk])

    def unfolded(*counted) -> list[bool]:
        sent = opened(client, path) | {"submission_key": str(uuid.uuid4())}
        sent |= {f"sisa-{lot.product_id}": typed for lot, typed in zip(lots, counted, strict=True)}
        heaps = client.post(path, sent).context["form"].heaps
        return [heaps[lot.product_id].is_open for lot in lots]

    assert unfolded("", "") == [False, False]
    assert unfolded("8", "1") == [True, False]
    assert unfolded("10", "1") == [False, True]
