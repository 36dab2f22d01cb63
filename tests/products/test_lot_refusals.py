"""What the page for writing down a lot refuses: beside the field, with what was typed still there."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from products.models import Lot
from rusunpreneur.access import Role
from tests.factories import ParticipantFactory, ProductFactory, RusunawaFactory
from tests.factories.programs import days_ago
from tests.products.entered import URL, filled, siti

pytestmark = pytest.mark.django_db


@pytest.fixture
def rusunawa():
    return RusunawaFactory()


@pytest.fixture
def coordinator(sign_in, rusunawa):
    return sign_in(Role.COORDINATOR, rusunawa=rusunawa)


@pytest.mark.parametrize("number", ["-1", "2.5", "2,5", "99999999999", "abc", "10001"])
def test_an_impossible_number_is_said_beside_the_makers(coordinator, rusunawa, number):
    answer = coordinator.post(URL, filled(ProductFactory(), {siti(rusunawa): number}))

    assert answer.status_code == 422
    assert answer.context["form"].errors["makers"] == ["Siti Uji: jumlah harus bilangan bulat, 1 sampai 10.000."]
    assert f'value="{number}" aria-label="Jumlah Siti Uji" aria-invalid="true"' in answer.content.decode()
    assert not Lot.objects.exists()


def test_a_photo_that_is_a_text_is_refused_and_the_rest_stays(coordinator, rusunawa):
    product, photo = ProductFactory(), SimpleUploadedFile("foto.jpg", b"halo")

    answer = coordinator.post(URL, filled(product, {siti(rusunawa): 4}, photo=photo, remark="Pagi"))

    form = answer.context["form"]
    assert form.errors == {"photo": ["Berkas ini bukan foto. Kirim foto (JPG atau PNG)."]}
    assert (form.chosen_product, form.rows[0].number, form["remark"].value()) == (str(product.pk), "4", "Pagi")
    assert not Lot.objects.exists()


def test_zero_of_everybody_is_nothing_made(coordinator, rusunawa):
    answer = coordinator.post(URL, filled(ProductFactory(), {siti(rusunawa): 0}))

    assert answer.context["form"].errors["makers"] == ["Isi jumlah untuk paling sedikit satu pembuat."]


def test_a_day_to_come_and_a_day_before_she_moved_in_are_refused(coordinator, rusunawa):
    product, maker = ProductFactory(), siti(rusunawa)
    maker.residences.update(moved_in_on=days_ago(3))
    tomorrow = timezone.localdate() + timedelta(days=1)

    late = coordinator.post(URL, filled(product, {maker: 1}, day="lain", made_on=tomorrow.isoformat()))
    both = coordinator.post(URL, filled(product, {maker: "1,5"}, day="lain", made_on=tomorrow.isoformat()))
    early = coordinator.post(URL, filled(product, {maker: 1}, day="lain", made_on=days_ago(9).isoformat()))

    assert late.context["form"].errors["made_on"] == ["Tanggal dibuat belum terjadi."]
    assert set(both.context["form"].errors) == {"made_on", "makers"}
    assert "tidak tercatat tinggal" in early.context["form"].errors["makers"][0]


def test_somebody_of_another_rusunawa_is_not_taken(coordinator):
    stranger = ParticipantFactory(name="Orang Lain", lives_in=RusunawaFactory())

    answer = coordinator.post(URL, filled(ProductFactory(), {stranger: 3}))

    assert answer.status_code == 422
    assert "Orang Lain" not in answer.content.decode()
