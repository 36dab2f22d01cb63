import pytest

from rusunpreneur.access import Role


@pytest.fixture
def office(sign_in):
    """An admin of all Jakarta."""
    return sign_in(Role.ADMIN)
