"""A list to choose from begins with words, never with dashes."""

import pytest

from rusunpreneur.access import Role
from tests.factories import TrainingFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/pelatihan/baru/", ["Pilih program", "Pilih keahlian", "Pilih rusunawa"]),
        ("/pelatihan/{training}/sesi/baru/", ["Belum ditentukan"]),
    ],
)
def test_the_empty_choice_says_what_it_means(sign_in, path, words):
    page = sign_in(Role.STAFF).get(path.format(training=TrainingFactory(days=1).pk)).content.decode()

    assert "---------" not in page
    for said in words:
        assert f">{said}</option>" in page
