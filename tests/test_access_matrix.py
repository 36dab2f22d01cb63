"""Every page, for every role, in the own place and in another: opened, refused, or not there at all.

A new address without a line in access_matrix.txt fails; so does a line without its address.
"""

from copy import deepcopy
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from participants.models import Rusunawa
from rusunpreneur.access import Role
from rusunpreneur.accounts import sessions
from tests.conftest import load_reference_data
from tests.factories import UserFactory
from tests.factories.participants import city
from tests.world import things_of

pytestmark = pytest.mark.django_db
PLACES = ("nagrak", "penggilingan")
ROLES = (
    *("admin", "staf", "staf.jakut", "koordinator.nagrak", "koordinator.penggilingan"),
    *("qc", "kasir", "pejabat", "mitra"),
)
#: who, in which place -> the answer for each of ROLES
VERDICTS = {
    ("everyone", ""): "open open open open open open open open open",
    ("elsewhere", ""): "302 302 302 302 302 302 302 302 302",
    ("nobody", ""): "404 404 404 404 404 404 404 404 404",
    ("readers", ""): "open open open open open 403 403 open 403",
    # kept by somebody else
    ("own", "nagrak"): "404 404 404 404 404 403 403 404 403",
    ("own", "penggilingan"): "404 404 404 404 404 403 403 404 403",
    ("readers", "nagrak"): "open open open open 404 403 403 open 403",
    ("readers", "penggilingan"): "open open 404 404 open 403 403 open 403",
    # sessions without marks: whoever reads trainings; the others have concerns of their own at this address
    ("watchers", ""): "open open open open open 403 404 open 404",
    ("cities", "nagrak"): "open open open 404 404 403 403 open 403",
    ("cities", "penggilingan"): "open open 404 404 404 403 403 open 403",
    # who may not see all of Jakarta is led to what they may see
    ("widest", ""): "open open 302 302 302 403 403 open 403",
    # a coordinator and a city's office report of their own places
    ("whole", ""): "open open 404 404 404 403 403 403 403",
    ("withdrawers", "nagrak"): "open open open 403 404 403 403 403 403",
    ("withdrawers", "penggilingan"): "open open 404 404 403 403 403 403 403",
    ("signers", "nagrak"): "open open open 403 403 403 403 open 403",
    ("signers", "penggilingan"): "open open 404 403 403 403 403 open 403",
    ("jakarta", ""): "open open 404 404 404 403 403 open 403",
    ("people", ""): "open open open open open 403 403 403 403",
    ("people", "nagrak"): "open open open open 404 403 403 403 403",
    ("people", "penggilingan"): "open open 404 404 open 403 403 403 403",
    # a role is refused before anything is looked for: 403 for every id tells nothing of what exists (test_refusals.py)
    ("office", ""): "open open open 403 403 403 403 403 403",
    ("office", "nagrak"): "open open open 403 403 403 403 403 403",
    ("office", "penggilingan"): "open open 404 403 403 403 403 403 403",
    ("goods", ""): "open open open open open open 403 open 403",
    ("goods", "nagrak"): "open open open open 404 open 403 open 403",
    ("goods", "penggilingan"): "open open 404 404 open open 403 open 403",
    # coordinators mark only where the training says so, and these do not
    ("markers", "nagrak"): "open open open 403 404 403 403 403 403",
    ("queue", ""): "open open open open open open 403 403 403",
    ("queue", "nagrak"): "open open open open 404 open 403 403 403",
    ("queue", "penggilingan"): "open open 404 404 open open 403 403 403",
    # official figures are about all of Jakarta: all who plan read them, the office of all Jakarta keeps them
    ("figures", ""): "open open open open open 403 403 open 403",
    ("headquarters", ""): "open open 403 403 403 403 403 403 403",
    # one catalogue for all of Jakarta
    ("catalogue", ""): "open open open open open open 403 open 403",
    ("keepers", ""): "open open open 403 403 403 403 403 403",
    ("inspectors", ""): "open 403 403 403 403 open 403 403 403",
    # cashiers find the bazaars they were put at, and these are others'
    ("sellers", ""): "open open open open open 403 open open 403",
    ("sellers", "nagrak"): "open open open open 404 403 404 open 403",
    ("sellers", "penggilingan"): "open open 404 404 open 403 404 open 403",
    # the till: the office in its places, and cashiers of that bazaar
    ("till", "nagrak"): "open open open 403 403 403 404 403 403",
    ("till", "penggilingan"): "open open 404 403 403 403 404 403 403",
    # who has no turn open there has no drawer, and nothing put aside
    ("drawer", "nagrak"): "302 302 302 403 403 403 404 403 403",
    ("drawer", "penggilingan"): "302 302 404 403 403 403 404 403 403",
    ("baskets", "nagrak"): "404 404 404 403 403 403 404 403 403",
    ("baskets", "penggilingan"): "404 404 404 403 403 403 404 403 403",
    ("photos", ""): "open open open open open open open open 403",
    # orders of companies: of all Jakarta for the office, of the own rusunawa for a coordinator, the own for a company
    ("piecework", ""): "open open open open open 403 403 open open",
    ("piecework", "nagrak"): "open open open open 404 403 403 open 404",
    ("piecework", "penggilingan"): "open open open 404 open 403 403 open 404",
    ("companies", ""): "open open open 403 403 403 403 open 403",
    ("workshop", "nagrak"): "open open open open 404 403 403 403 403",
    ("workshop", "penggilingan"): "open open open 404 open 403 403 403 403",
    ("deciders", ""): "open open open 403 403 403 403 403 404",
    ("decided", ""): "302 302 302 403 403 403 403 403 404",
    ("company", ""): "open open open 403 403 403 403 open 404",
    ("packers", "nagrak"): "open open open open 404 403 404 403 403",
    ("packers", "penggilingan"): "open open 404 404 open 403 404 403 403",
    ("markers", "penggilingan"): "open open 404 404 403 403 403 403 403",
}
OPEN = {"GET": {200}, "POST": {200, 302, 400, 409, 422}}
#: what a stranger may open
PUBLIC = {
    *("account_login", "account_inactive", "mfa_authenticate", "mfa_login_webauthn", "healthz", "readyz"),
    *("statement_public", "statement_answer"),  # both ask for the code of a link
    "certificate_verify",  # says to whoever holds the paper what stands on it
}
MOST_QUERIES = 12
ROWS = [line.split() for line in (Path(__file__).parent / "access_matrix.txt").read_text().splitlines()]
ROWS = [row for row in ROWS if row and row[0] != "#"]
THINGS = {row[0]: row[1] for row in ROWS}


def addresses(resolver=None) -> dict:
    """Every named address, except the admin's, which has a crawl of its own."""
    found = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            found |= {} if pattern.app_name == "admin" else addresses(pattern)
        else:
            found[pattern.name] = pattern
    return found


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker, tmp_path_factory):
    """Two rusunawa of two cities, each with a training and everything that hangs on it, and somebody of each role.

    Built once for all rows, in a transaction around those of the tests; what an address does is taken back by `ask`.
    """
    media = tmp_path_factory.mktemp("media")
    noted = patch.object(sessions, "NOTE_EVERY_SECONDS", 86_400)  # else a page would note it again, a minute later
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), noted, transaction.atomic():
        load_reference_data()
        things = {place: things_of(Rusunawa.objects.get(slug=place)) for place in PLACES}
        clients = {role: client_of(role) for role in ROLES}
        for client in clients.values():
            client.get("/akun/nonaktif/")  # the first click after signing in notes the device
        yield things, clients, media
        transaction.set_rollback(True)


@pytest.fixture
def world(scene, settings, db):
    things, _, settings.MEDIA_ROOT = scene
    return things


@pytest.fixture
def clients(scene, world):
    return scene[1]


def path_of(name, thing, things, others=None) -> str:
    """The address of this thing; `others` gives the ids below it, to mix two places."""
    wanted = get_resolver().reverse_dict.getlist(name)[0][0][0][1]
    ids = {**(others or things)["ids"]}
    if thing in things:
        ids["pk"] = things[thing].pk
    return reverse(name, kwargs={key: ids[key] for key in wanted})


def client_of(role):
    name, _, place = role.partition(".")
    where = {"role__city": city("31.72")} if place == "jakut" else {}
    where |= {"role__rusunawa": Rusunawa.objects.get(slug=place)} if place in PLACES else {}
    client = Client()
    client.force_login(UserFactory(role=name, **where), backend="rusunpreneur.accounts.backends.AccountBackend")
    return client


def ask(client, method, path):
    """The answer and what it asked of the database; all of it is taken back, a cookie that went with it too."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        response = client.get(path) if method == "GET" else client.post(path)
        if hasattr(response, "streaming_content"):
            b"".join(response.streaming_content)
        transaction.set_rollback(True)
    client.cookies = cookies
    return response, [query["sql"] for query in queries if not is_bookkeeping(query["sql"])]


def is_bookkeeping(sql: str) -> bool:
    """A session notes that its owner was here, an export that it was made, a look at an income that it was taken."""
    own = ("django_session", "usersessions_usersession", "accounts_pace", "products_incomelook")
    return "SAVEPOINT" in sql or (is_write(sql) and any(table in sql for table in own))


def is_write(sql: str) -> bool:
    return not sql.lstrip().startswith(("SELECT", "WITH", "DECLARE", "FETCH", "CLOSE"))


@pytest.mark.parametrize(("name", "thing", "method", "who"), ROWS, ids=lambda value: value)
def test_each_role_gets_what_the_matrix_says(clients, world, name, thing, method, who):
    for place in PLACES if thing != "-" else [""]:
        path = path_of(name, thing, world[place or "nagrak"])
        for role, verdict in zip(ROLES, VERDICTS.get((who, place), VERDICTS.get((who, ""), "")).split(), strict=True):
            response, queries = ask(clients[role], method, path)
            wanted = OPEN[method] if verdict == "open" else {int(verdict)}
            assert response.status_code in wanted, f"{role} {method} {path}"
            if method == "GET":
                assert not [sql for sql in queries if is_write(sql)], f"{path} writes"
                assert len(queries) <= MOST_QUERIES, f"{path}: {len(queries)} queries"


def test_every_address_has_a_line_and_every_line_an_address():
    assert {row[0] for row in ROWS} == set(addresses())


def test_a_stranger_is_asked_to_sign_in_everywhere(client, world):
    for name in addresses():
        response = client.get(path_of(name, THINGS[name], world["nagrak"]))

        if name in PUBLIC:
            assert response.status_code == 200 or response.url == "/masuk/", name
        else:
            assert response.status_code == 302, name
            assert response.url.startswith("/masuk/"), name


def test_a_method_that_is_not_listed_is_not_answered(clients, world):
    admin = clients[Role.ADMIN]

    for name in addresses():
        path = path_of(name, THINGS[name], world["nagrak"])
        closed = {404, 405} if name.startswith("mfa_") else {405}
        for method in {"GET", "POST"} - {row[2] for row in ROWS if row[0] == name}:
            assert ask(admin, method, path)[0].status_code in closed, f"{method} {path}"


def test_an_id_of_another_place_below_the_own_one_is_not_there(clients, world):
    admin = clients[Role.ADMIN]

    for name, thing, method, _ in ROWS:
        keys = set(addresses()[name].pattern.converters)
        if thing in ("training", "bazaar") and keys - {"pk"}:
            mixed = path_of(name, thing, world["nagrak"], others=world["penggilingan"])
            assert ask(admin, method, mixed)[0].status_code == 404, mixed


def test_the_public_list_stays_short():
    assert len(PUBLIC) <= 9
    assert set(addresses()) >= PUBLIC
