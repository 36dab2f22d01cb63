"""All concerns of a user are counted in one statement, and no page asks more for six rows than for one."""

import pytest
from django.urls import reverse

from participants.models import Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.dashboards import attention
from rusunpreneur.dashboards.attention.source import Listed
from tests.dashboards.attention_scenes import SCENES, watcher_of

pytestmark = pytest.mark.django_db
LISTED = [key for key in SCENES if isinstance(attention.BY_KEY[key], Listed)]
#: of a rusunawa one row, whatever happened there
ONE_A_PLACE = {"laporan-belum-diajukan"}
ROLES = [Role.ADMIN, Role.STAFF, Role.COORDINATOR, Role.QC, Role.CASHIER, Role.OFFICIAL, Role.PARTNER]


@pytest.fixture
def here():
    return Rusunawa.objects.get(slug="nagrak")


@pytest.mark.parametrize("role", ROLES)
def test_the_first_page_costs_the_same_for_one_row_and_for_six(
    sign_in, here, role, django_assert_max_num_queries, django_assert_num_queries
):
    user = watcher_of(role, here)
    client, spent = sign_in(user=user), []
    for more in (1, 5):
        for key in [source.key for source in attention.SOURCES if source.concerns(user)] * more:
            SCENES[key](here, user)
        client.get("/")
        with django_assert_max_num_queries(12) as asked:
            client.get("/")
        spent.append(len(asked))

    assert spent[0] == spent[1]
    with django_assert_num_queries(1):
        attention.of(user)


@pytest.mark.parametrize("key", LISTED)
def test_a_list_costs_the_same_for_one_row_and_for_six(sign_in, here, key, django_assert_max_num_queries):
    role = attention.BY_KEY[key].roles[0]
    user = watcher_of(role, here)
    client = sign_in(user=user)
    spent = []
    for more in (1, 5):
        for _ in range(more):
            SCENES[key](here, user)
        client.get(reverse("attention_list", args=[key]))
        with django_assert_max_num_queries(12) as asked:
            page = client.get(reverse("attention_list", args=[key]))
        spent.append(len(asked))

    assert spent[0] == spent[1]
    assert len(page.context["lines"]) == (1 if key in ONE_A_PLACE else 6)
