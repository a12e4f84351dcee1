"""How much script a page may ask of a phone. Bytes alone: no clock is involved."""

import json

import pytest

#: In bytes, packed with gzip.
LANDING, OTHERS = 90 * 1024, 170 * 1024


@pytest.fixture
def weights(dist):
    """Return what each address needs in all, from what the build wrote down."""
    scripts = json.loads((dist / "scripts.json").read_text())
    size = {path.name: path.stat().st_size for path in (dist / "assets").glob("*.js.gz")}
    return {
        address: sum(size[f"{name.removeprefix('assets/')}.gz"] for name in names)
        for address, names in scripts.items()
    }


def test_leaves_the_landing_page_light(weights):
    assert 0 < weights["/"] <= LANDING


def test_lets_no_page_of_the_app_grow_too_heavy(weights):
    heavy = {address: size for address, size in weights.items() if size > OTHERS}

    assert heavy == {}


def test_knows_the_scripts_of_every_address(dist, weights):
    assert set(json.loads((dist / "pages.json").read_text())) - set(weights) == set()


def test_asks_for_all_of_them_at_once(dist):
    pages = json.loads((dist / "pages.json").read_text())
    scripts = json.loads((dist / "scripts.json").read_text())

    for address in (one for one, file in pages.items() if file.startswith("app/")):
        page = (dist / pages[address]).read_text()
        assert [name for name in scripts[address] if name not in page] == [], address
