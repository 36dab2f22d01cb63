"""A lost database is said in a sentence, with 503; the process stays alive."""

from io import BytesIO

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.db.backends.base.base import BaseDatabaseWrapper

from rusunpreneur.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def lose_database(monkeypatch):
    def lose(error=OperationalError):
        def refuse(*args, **kwargs):
            raise error("could not connect to server: secret-host")

        monkeypatch.setattr(BaseDatabaseWrapper, "cursor", refuse)

    return lose


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_page_without_its_database_says_so_and_names_no_machine(sign_in, lose_database, error):
    staff = sign_in(Role.STAFF)
    staff.raise_request_exception = False

    lose_database(error)
    response = staff.get("/")

    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert "sedang sibuk" in response.content.decode()
    assert "secret-host" not in response.content.decode()
    assert "Content-Security-Policy" in response


def test_a_database_that_goes_away_in_the_middle_of_a_page_is_said_too(sign_in, monkeypatch):
    staff = sign_in(Role.STAFF)
    staff.raise_request_exception = False

    def lost(*args, **kwargs):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("rusunpreneur.dashboards.home.work_of", lost)
    response = staff.get("/")

    assert response.status_code == 503


def test_what_was_typed_into_a_form_is_still_there_and_is_sent_again_from_the_page(sign_in, lose_database):
    staff = sign_in(Role.STAFF)
    staff.raise_request_exception = False

    lose_database()
    page = staff.post("/peserta/baru/", {"name": 'Ibu "Uji" <b>', "unit": ["3", "4"]}).content.decode()

    assert "Kirim lagi" in page
    assert '<input type="hidden" name="name" value="Ibu &quot;Uji&quot; &lt;b&gt;">' in page
    assert page.count('name="unit"') == 2


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/masuk/", {"login": "rina", "password": "rahasia-sekali"}),
        ("/akun/keamanan/totp/activate/", {"code": "rahasia-sekali"}),
        ("/admin/accounts/user/1/password/", {"password1": "rahasia-sekali"}),
        ("/impor/", {"note": "rahasia-sekali", "file": BytesIO(b"x")}),
    ],
)
def test_passwords_codes_and_files_are_not_sent_again(sign_in, lose_database, path, data):
    staff = sign_in(Role.STAFF)
    staff.raise_request_exception = False

    lose_database()
    response = staff.post(path, data)

    assert response.status_code == 503
    assert "rahasia-sekali" not in response.content.decode()
    assert "Muat ulang" in response.content.decode()


def test_a_mistake_of_ours_is_not_taken_for_an_outage(sign_in, lose_database):
    staff = sign_in(Role.STAFF)
    staff.raise_request_exception = False

    lose_database(ProgrammingError)
    response = staff.get("/")

    assert response.status_code == 500


def test_the_process_is_alive_without_its_database_and_not_ready(client, lose_database):
    lose_database()

    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503


def test_it_is_ready_with_its_database(client):
    assert client.get("/readyz").content == b"ok\n"
