"""Writing down what was made, on a phone."""

from uuid import uuid4

import pytest
from django.urls import reverse

from products.models import Lot
from rusunpreneur.access import Role
from tests.factories import (
    EnrolmentFactory,
    LotFactory,
    ParticipantFactory,
    ProductFactory,
    RusunawaFactory,
    TrainingFactory,
)
from tests.factories.programs import days_ago
from tests.products.entered import URL, filled, siti

pytestmark = pytest.mark.django_db


@pytest.fixture
def rusunawa():
    return RusunawaFactory()


@pytest.fixture
def coordinator(sign_in, rusunawa):
    return sign_in(Role.COORDINATOR, rusunawa=rusunawa)


def test_a_lot_of_two_makers_is_written_down_once(coordinator, rusunawa):
    sent = filled(ProductFactory(), {siti(rusunawa): 4, ParticipantFactory(lives_in=rusunawa): 3}, remark="Pagi")

    first, again = coordinator.post(URL, sent), coordinator.post(URL, sent)

    lot = Lot.objects.get()
    assert (lot.quantity, lot.rusunawa, lot.remark, lot.logged_by) == (7, rusunawa, "Pagi", coordinator.user)
    assert first.url == again.url == lot.get_absolute_url()


def test_without_javascript_a_person_is_added_as_a_row(coordinator, rusunawa):
    first, second = siti(rusunawa), ParticipantFactory(lives_in=rusunawa)

    page = coordinator.post(URL, filled(ProductFactory(), {first: 2}, orang=second.pk, tambah="1"))

    assert page.status_code == 200
    assert [(row.person.pk, row.number) for row in page.context["form"].rows] == [(first.pk, "2"), (second.pk, "1")]
    assert not Lot.objects.exists()


def test_more_than_one_woman_can_make_is_written_down_and_asked_about(coordinator, rusunawa):
    product, maker = ProductFactory(standard_minutes=60), siti(rusunawa)

    usual, doubtful = (
        coordinator.post(URL, filled(product, {maker: number}, submission_key=uuid4()), follow=True).content.decode()
        for number in (20, 5000)
    )

    assert "Kalau salah ketik" not in usual
    assert "5.000 buah dari satu orang? Kalau salah ketik, pilih Ubah." in doubtful


def test_a_maker_who_is_not_trained_is_a_warning(coordinator, rusunawa):
    product, trained = ProductFactory(), ParticipantFactory(name="Nur Tuntas", lives_in=rusunawa)
    training = TrainingFactory(skill=product.skill, starts_on=days_ago(9), ends_on=days_ago(5))
    EnrolmentFactory(training=training, participant=trained, status="completed")

    lot = coordinator.post(URL, filled(product, {siti(rusunawa): 1, trained: 2}), follow=True)

    warned = {maker.name for maker in lot.context["makers"] if not maker.is_trained}
    assert warned == {"Siti Uji"}
    assert lot.content.decode().count("Belum tuntas bimtek") == 1


def test_staff_choose_the_rusunawa_first(sign_in, rusunawa):
    staff, maker = sign_in(Role.STAFF), siti(rusunawa)

    chooser = staff.get(URL)
    staff.post(f"{URL}?rusunawa={rusunawa.pk}", filled(ProductFactory(), {maker: 2}))

    assert f"{URL}?rusunawa={rusunawa.pk}" in chooser.content.decode()
    assert Lot.objects.get().rusunawa == rusunawa


def test_an_earlier_lot_fills_the_page_and_is_saved_for_today(coordinator, rusunawa):
    lot = LotFactory(rusunawa=rusunawa, makers=(6, 4), made_on=days_ago(7))

    offer = coordinator.get(URL).content.decode()
    form = coordinator.get(URL, {"ulang": lot.pk}).context["form"]

    assert f"?ulang={lot.pk}" in offer
    assert [row.number for row in form.rows] == ["6", "4"]
    assert (form.chosen_product, form["day"].value()) == (str(lot.product_id), days_ago(0).isoformat())


@pytest.mark.parametrize("asked", ["x", "0", "999999999999999999999", "-1"])
def test_an_id_that_leads_nowhere_opens_the_empty_page(coordinator, asked):
    assert coordinator.get(URL, {"ulang": asked}).status_code == 200
    assert coordinator.get(reverse("lot_create"), {"rusunawa": asked}).status_code == 200
