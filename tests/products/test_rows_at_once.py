"""Two people at the rows of one product, and a form sent twice."""

import pytest
from django.urls import reverse

from products.models import Criterion
from rusunpreneur.access import Role
from tests.factories import CriterionFactory, ProductFactory
from tests.products.forms import opened, sent_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(sign_in):
    return sign_in(Role.STAFF), sign_in(Role.ADMIN)


def checklist(product) -> str:
    return reverse("product_checklist", args=[product.pk])


def test_the_second_is_told_what_the_first_changed_and_keeps_what_was_typed(two):
    line = CriterionFactory(text="Rapat")
    first, second = two
    address = checklist(line.product)
    pages = [opened(client, address) for client in two]

    first.post(address, pages[0] | {f"{line.pk}-text": "Anyaman rapat"})
    answer = second.post(address, pages[1] | {f"{line.pk}-text": "Tanpa celah"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert str(first.user) in page
    assert "Anyaman rapat" in page
    line.refresh_from_db()
    assert line.text == "Anyaman rapat"
    second.post(address, sent_from(page))
    line.refresh_from_db()
    assert line.text == "Tanpa celah"


def test_what_the_second_left_alone_takes_over_what_is_newer(two):
    mine, other = CriterionFactory(position=1, text="Rapat"), None
    other = CriterionFactory(product=mine.product, position=2, text="Bersih")
    first, second = two
    address = checklist(mine.product)
    pages = [opened(client, address) for client in two]

    first.post(address, pages[0] | {f"{other.pk}-text": "Bersih dan kering", "baru-0-text": "Kuat"})
    again = second.post(address, pages[1] | {f"{mine.pk}-text": "Anyaman rapat"})
    second.post(address, sent_from(again.content.decode()))

    texts = list(mine.product.criteria.order_by("position").values_list("text", flat=True))
    assert texts == ["Anyaman rapat", "Bersih dan kering", "Kuat"]


def test_the_same_form_sent_twice_writes_its_rows_once(sign_in):
    product, client = ProductFactory(), sign_in(Role.STAFF)
    sent = opened(client, checklist(product)) | {"baru-0-text": "Kuat"}

    answers = [client.post(checklist(product), sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Criterion.objects.get().text == "Kuat"


@pytest.mark.parametrize(
    "broken", [{"loaded": "x"}, {"loaded": ""}, {"row": ["../1", "baru-x"]}, {"submission_key": ""}]
)
def test_a_form_that_came_apart_is_no_error(sign_in, broken):
    line, client = CriterionFactory(text="Rapat"), sign_in(Role.STAFF)

    answer = client.post(checklist(line.product), opened(client, checklist(line.product)) | broken)

    assert answer.status_code in (302, 422)
    line.refresh_from_db()
    assert line.text == "Rapat"
