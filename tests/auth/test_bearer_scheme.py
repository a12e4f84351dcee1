import pytest

from tests.factories import PASSWORD


@pytest.fixture
def pair(make, sign_in):
    make.user(email="ada@example.com", password=PASSWORD)
    return sign_in("ada@example.com").json


def test_accepts_the_scheme_as_sign_in_spells_it(pair, me):
    header = f"{pair['token_type']} {pair['access_token']}"

    assert me({"Authorization": header}) == 200


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER", "bEaReR"])
def test_accepts_the_scheme_in_any_letters(pair, me, scheme):
    header = {"Authorization": f"{scheme} {pair['access_token']}"}

    assert [me(header), me(header)] == [200, 200]


@pytest.mark.parametrize("start", ["", " ", "Bearer", "Bearers ", "Basic ", "Bearer  ", "Bearer\t"])
def test_refuses_any_other_scheme(pair, me, start):
    assert me({"Authorization": f"{start}{pair['access_token']}"}) == 401
