"""An order is shared out by what people can make until its deadline."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from products.actions import piecework
from products.capacity import spread
from rusunpreneur.access import Role
from tests.factories import (
    EnrolmentFactory,
    LotFactory,
    ParticipantFactory,
    PieceworkOrderFactory,
    RusunawaFactory,
    TrainingFactory,
    UserFactory,
    WorkShareFactory,
)
from tests.factories.programs import days_ago

pytestmark = pytest.mark.django_db
KEY = "7f9c24e5-2f43-4a1c-9d0f-0d9f5a3a1b30"


def trained(product, rusunawa, name):
    person = ParticipantFactory(name=name, lives_in=rusunawa)
    training = TrainingFactory(skill=product.skill, starts_on=days_ago(99), ends_on=days_ago(95))
    EnrolmentFactory(training=training, participant=person, status="completed")
    return person


def path_of(order, rusunawa):
    return f"{reverse('work_shares', args=[order.pk])}?rusunawa={rusunawa.pk}"


def test_who_made_more_is_offered_more_and_a_newcomer_half_of_the_middle(sign_in):
    order, rusunawa = PieceworkOrderFactory(quantity=100), RusunawaFactory()
    trained(order.product, rusunawa, "Ani Uji")
    LotFactory(product=order.product, rusunawa=rusunawa, makers=(160, 80), passed=True)

    form = sign_in(Role.STAFF).get(path_of(order, rusunawa)).context["form"]

    offered = sorted((one.capacity, one.suggested) for one in form.candidates)
    assert offered == [(21, 20), (29, 27), (57, 53)]
    assert sum(one.suggested for one in form.candidates) == 100


def test_what_nobody_can_make_in_time_is_said(sign_in):
    order, rusunawa = PieceworkOrderFactory(quantity=1000), RusunawaFactory()
    LotFactory(product=order.product, rusunawa=rusunawa, makers=(80,), passed=True)

    answer = sign_in(Role.STAFF).get(path_of(order, rusunawa))

    assert answer.context["form"].missing == 971
    assert "kira-kira masih kurang 971" in answer.content.decode()


def test_shares_are_saved_and_changed_and_what_is_missing_is_said(sign_in):
    order, rusunawa = PieceworkOrderFactory(quantity=100), RusunawaFactory()
    ani, nur = (trained(order.product, rusunawa, name) for name in ("Ani Uji", "Nur Uji"))
    staff, path = sign_in(Role.STAFF), path_of(order, rusunawa)

    staff.post(path, {f"bagian-{ani.pk}": "60", f"bagian-{nur.pk}": "40", "submission_key": KEY})
    sent = {f"bagian-{ani.pk}": "70", f"bagian-{nur.pk}": "", "submission_key": KEY[:-1] + "1"}
    answer = staff.post(path, sent, follow=True)

    assert dict(order.work_shares.values_list("maker", "quantity")) == {ani.pk: 70}
    assert "Masih kurang 30 buah" in answer.content.decode()


def test_shares_never_exceed_the_order_and_others_elsewhere_stay(sign_in):
    share = WorkShareFactory(quantity=40)
    rusunawa = RusunawaFactory()
    ani = trained(share.order.product, rusunawa, "Ani Uji")

    answer = sign_in(Role.STAFF).post(path_of(share.order, rusunawa), {f"bagian-{ani.pk}": "61", "submission_key": KEY})

    assert answer.status_code == 422
    assert "melebihi pesanan sebanyak 1" in answer.content.decode()
    assert share.order.work_shares.get() == share


def test_somebody_who_lives_elsewhere_gets_no_share():
    order, rusunawa, stranger = PieceworkOrderFactory(), RusunawaFactory(), ParticipantFactory()

    with pytest.raises(ValidationError, match="Tidak tinggal di rusunawa yang dipilih"):
        piecework.share_out(order=order, rusunawa=[rusunawa], pieces={stranger: 1}, by=UserFactory())


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the rule
@given(st.integers(0, 10_000), st.lists(st.integers(0, 500), min_size=1, max_size=30))
def test_parts_sum_to_the_whole_and_follow_the_weights(total, weights):
    parts = spread(total, weights)

    assert sum(parts) == (total if any(weights) else 0)
    assert all(
        abs(part - total * weight / (sum(weights) or 1)) < 1 for part, weight in zip(parts, weights, strict=True)
    )
