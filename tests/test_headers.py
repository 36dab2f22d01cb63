"""The same safety headers stand on every answer, also on refusals and failures."""

import pytest
from django.test import Client

from rusunpreneur.access import Role

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
}
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def break_down(*args, **kwargs):
    raise RuntimeError("on purpose")


def assert_safe(response):
    said = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert said == POLICY
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "status"), [("/masuk/", 200), ("/", 302), ("/akun/sesi/", 302), ("/tidak-ada/", 404), ("/healthz", 200)]
)
def test_a_stranger_gets_the_headers(client, path, status):
    response = client.get(path)

    assert response.status_code == status
    assert_safe(response)


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/admin/", 403), ("/tidak-ada/", 404)])
def test_a_colleague_gets_the_headers(sign_in, path, status):
    response = sign_in(Role.STAFF).get(path)

    assert response.status_code == status
    assert_safe(response)


def test_an_admin_page_has_the_headers(sign_in):
    assert_safe(sign_in(Role.ADMIN).get("/admin/"))


def test_a_forged_form_has_the_headers():
    response = Client(enforce_csrf_checks=True).post("/masuk/", {"login": "staf", "password": "x"})

    assert response.status_code == 403
    assert "terlalu lama" in response.content.decode()
    assert_safe(response)


def test_a_failure_has_the_headers_and_a_code_to_read_out(client, monkeypatch):
    monkeypatch.setattr("rusunpreneur.health.HttpResponse", break_down)
    client.raise_request_exception = False

    response = client.get("/healthz")

    assert response.status_code == 500
    assert "RuntimeError" not in response.content.decode()
    assert_safe(response)


def test_a_wrong_method_has_the_headers(client):
    response = client.post("/healthz")

    assert response.status_code == 405
    assert_safe(response)


def test_only_scripts_that_run_as_workers_may_run_webassembly(client, settings):
    decoder = next((settings.BASE_DIR / "static" / "dist" / "assets").glob("decoder-*.js"))

    script = client.head(f"/static/app/assets/{decoder.name}")

    assert (
        script["Content-Security-Policy"]
        == "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
    )
    assert "wasm-unsafe-eval" not in client.get("/masuk/")["Content-Security-Policy"]
