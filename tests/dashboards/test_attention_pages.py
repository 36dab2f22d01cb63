"""What needs attention, as the first page and the lists say it."""

import pytest
from django.urls import reverse

from participants.models import Rusunawa
from products.actions import invitations
from products.models import Bazaar, Invitation, Order, PayoutRun
from rusunpreneur.access import Role
from rusunpreneur.dashboards import attention
from tests.dashboards.attention_scenes import (
    absent_twice,
    expired,
    imported,
    invited,
    overdue,
    proposed,
    unpaid,
    watcher_of,
)
from tests.factories import InvitationFactory, UserFactory

pytestmark = pytest.mark.django_db
NAME = "Sri Wahyuni"


@pytest.fixture
def here():
    return Rusunawa.objects.get(slug="nagrak")


def list_of(key: str) -> str:
    return reverse("attention_list", args=[key])


def test_what_loses_goods_or_people_stands_first(sign_in, here):
    imported(here, None)
    expired(here, None)

    items = attention.of(UserFactory(role=Role.STAFF))

    assert [(item.key, item.is_urgent) for item in items] == [("stok-lewat", True), ("impor-menunggu", False)]
    assert items[0].sentence == "1 lot di gudang sudah lewat tanggal baiknya"


def test_where_nothing_waits_the_page_says_so(sign_in, here):
    page = sign_in(user=watcher_of(Role.COORDINATOR, here)).get("/").content.decode()

    assert "Tidak ada yang mendesak" in page


def test_officials_read_how_many_and_whom_to_ask_and_never_who(sign_in, here):
    absent_twice(here, None, participant__name=NAME)
    official, coordinator = watcher_of(Role.OFFICIAL, here), watcher_of(Role.COORDINATOR, here)
    coordinator.name = "Bu Ratna"
    coordinator.save()

    page = sign_in(user=official).get(list_of("dua-kali-alpa")).content.decode()

    assert [here.name in page, "Bu Ratna" in page, NAME in page] == [True, True, False]
    assert NAME in sign_in(user=coordinator).get(list_of("dua-kali-alpa")).content.decode()


def test_who_has_no_concern_finds_no_list(sign_in, here):
    imported(here, None)

    assert sign_in(user=watcher_of(Role.OFFICIAL, here)).get(list_of("impor-menunggu")).status_code == 404


def test_a_list_that_stands_elsewhere_is_opened_there(sign_in, here):
    unpaid(here, None)

    response = sign_in(Role.STAFF).get(list_of("pesanan-belum-dibayar"))

    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("order_list"))


def test_an_official_of_all_jakarta_who_keeps_one_rusunawa_reads_no_names_of_others(sign_in, here):
    user = watcher_of(Role.COORDINATOR, Rusunawa.objects.get(slug="penggilingan"))
    user.assignments.create(role=Role.OFFICIAL)
    absent_twice(here, None, participant__name=NAME)

    page = sign_in(user=user).get(list_of("dua-kali-alpa")).content.decode()

    assert NAME not in page


def test_the_list_of_another_rusunawa_is_empty(sign_in, here):
    other = Rusunawa.objects.get(slug="penggilingan")
    absent_twice(other, None, participant__name=NAME)

    page = sign_in(user=watcher_of(Role.COORDINATOR, here)).get(f"{list_of('dua-kali-alpa')}?rusunawa={other.pk}")

    assert page.context["lines"] == []


@pytest.mark.parametrize("asked", ["?rusunawa=9%00", "?rusunawa=abc", "?rusunawa=99999999999", "?page=zzz"])
def test_nonsense_in_the_address_is_the_whole_list(sign_in, here, asked):
    absent_twice(here, None)

    page = sign_in(Role.STAFF).get(list_of("dua-kali-alpa") + asked)

    assert len(page.context["lines"]) == 1


def test_who_proposed_a_payout_is_not_asked_to_approve_it(here):
    proposed(here, None)

    assert not any(item.key == "daftar-bayar-menunggu" for item in attention.of(PayoutRun.objects.get().created_by))


def test_an_invitation_waits_until_it_is_answered(here):
    coordinator = watcher_of(Role.COORDINATOR, here)
    invited(here, coordinator)
    before = attention.of(coordinator)

    invitations.answer(invitation=Invitation.objects.get(), answer=Invitation.Answer.COMING, by=coordinator)

    assert [item.key for item in before] == ["undangan-bazar"]
    assert attention.of(coordinator) == []


def test_a_city_counts_the_bazaars_it_can_close_and_reads_the_others(sign_in, here):
    overdue(Rusunawa.objects.get(slug="penggilingan"), None)
    InvitationFactory(rusunawa=here, bazaar=Bazaar.objects.get())
    client = sign_in(user=watcher_of(Role.STAFF, here))

    seen, own = (client.get(f"/bazar/?keadaan=telat{more}").context["page"] for more in ("", "&urusan=saya"))

    assert [seen.paginator.count, own.paginator.count] == [1, 0]
    assert attention.of(client.user) == []


def test_a_city_duns_for_the_orders_it_handles(sign_in, here):
    unpaid(here, None)
    Order.objects.update(city=None)  # the Dinas took it
    client = sign_in(user=watcher_of(Role.STAFF, here))

    page = client.get("/penjualan/pesanan/?umur=lebih30").context["page"]

    assert page.paginator.count == 1
    assert attention.of(client.user) == []
