"""How a build is served; a small one, so that these need neither Node.js nor a browser."""

import gzip
import json

import pytest

from tests.conftest import settings_for
from vicarity.core.headers import POLICY
from vicarity.factory import create_app
from vicarity.site import build

PAGE = "<!doctype html><link rel=canonical href='https://site.invalid/'>help@site.invalid"
PAGES = {
    "/": "index.html",
    "/offline": "offline.html",
    "/login": "app/login.html",
    "/complete-profile/:step": "app/complete-profile-step.html",
}
SCRIPT = "export const kept = true;\n" * 50
PACKED = {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def dist(tmp_path):
    (tmp_path / "app").mkdir()
    for name in (*PAGES.values(), "404.html"):
        (tmp_path / name).write_text(f"{PAGE} {name}")
    (tmp_path / "pages.json").write_text(json.dumps(PAGES))
    (tmp_path / "favicon.svg").write_text("<svg/>")
    (tmp_path / "sw.js").write_text("const BUILD = {};")
    (tmp_path / "built-from").write_text("secret")
    (tmp_path / "scripts.json").write_text("{}")
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "app-1234.js").write_text(SCRIPT)
    (assets / "app-1234.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    (assets / "app-1234.js.br").write_bytes(b"brotli")
    (assets / "notes.txt").write_text("not for the web")
    return tmp_path


@pytest.fixture
def site(dist, settings, monkeypatch):
    monkeypatch.setattr("vicarity.site.folder", lambda: dist)
    url = settings.database_url.get_secret_value()
    return create_app(settings_for(url, CONTACT_EMAIL="us@vicarity.test")).test_client()


def test_shows_every_address_of_the_build(site):
    for address in ("/", "/login", "/complete-profile/2"):
        assert site.get(address).status_code == 200
    assert "complete-profile-step.html" in site.get("/complete-profile/2").text


def test_fills_in_what_the_build_cannot_know(site):
    text = site.get("/").text

    assert "https://vicarity.test/" in text
    assert "us@vicarity.test" in text
    assert "site.invalid" not in text


def test_lets_nobody_keep_a_page_that_may_be_old(site):
    page = site.get("/")

    again = site.get("/", headers={"If-None-Match": page.headers["ETag"]})

    assert page.headers["Cache-Control"] == "no-cache"
    assert (again.status_code, again.data) == (304, b"")


def test_shows_a_page_that_was_built_again(site, dist):
    site.get("/")
    (dist / "index.html").write_text("a newer page")

    assert site.get("/").text == "a newer page"


def test_lets_everybody_keep_what_has_its_content_in_its_name(site):
    answer = site.get("/assets/app-1234.js", buffered=True)

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.mimetype == "text/javascript"
    assert answer.text == SCRIPT


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("gzip, br;q=0", "gzip"), ("identity", None)],
)
def test_packs_files_as_browsers_can_unpack_them(site, accepted, encoding):
    answer = site.get("/assets/app-1234.js", headers={"Accept-Encoding": accepted}, buffered=True)

    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_lets_nobody_keep_a_service_worker_that_may_be_old(site):
    answer = site.get("/sw.js", buffered=True)

    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["ETag"]
    assert answer.mimetype == "text/javascript"


def test_packs_pages(site):
    answer = site.get("/", headers=PACKED)

    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"https://vicarity.test/" in gzip.decompress(answer.data)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/nowhere",
            "/index.html",
            "/app/login.html",
            "/pages.json",
            "/scripts.json",
            "/built-from",
            "/complete-profile/",
        ),
        *("/complete-profile/2/3", "/.vite/manifest.json", "/%2e%2e/config.py"),
    ],
)
def test_answers_404_with_the_apps_page_where_there_is_nothing(site, path):
    answer = site.get(path)

    assert answer.status_code == 404
    assert "404.html" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        *("nothing.js", "notes.txt", "../index.html", "..%2f..%2fconfig.py", "app-1234.js.gz"),
        *(f"{'x' * 300}.js", "%00.js", "%ff.js", "app-1234.js/x.js"),
    ],
)
def test_gives_out_only_what_was_built_for_browsers(site, path):
    answer = site.get(f"/assets/{path}")

    assert answer.status_code == 404
    assert "immutable" not in answer.headers["Cache-Control"]


def test_leaves_the_api_the_console_and_health_alone(site):
    assert site.get("/api/nothing").mimetype == "application/problem+json"
    assert site.post("/api/nothing").status_code == 404
    assert site.get("/health/live").status_code == 200
    assert "404.html" not in site.get("/admin/nothing").text


def test_lets_no_text_become_a_script(site):
    policy = site.get("/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'; trusted-types vicarity-sw" in policy
    assert set(POLICY.split("; ")) - set(policy.split("; ")) == {"img-src 'self' data:"}


def test_tells_search_engines_which_pages_are_for_them(site):
    assert "https://vicarity.test/</loc>" in site.get("/sitemap.xml").text
    assert "login" not in site.get("/sitemap.xml").text
    assert "offline" not in site.get("/sitemap.xml").text
    assert "Sitemap: https://vicarity.test/sitemap.xml" in site.get("/robots.txt").text


def test_serves_the_api_without_a_build(settings, tmp_path, monkeypatch):
    monkeypatch.setattr("vicarity.site.folder", lambda: tmp_path / "missing")
    url = settings.database_url.get_secret_value()
    client = create_app(settings_for(url)).test_client()

    assert client.get("/").headers["Location"] == "/api/docs"
    assert client.get("/health/live").status_code == 200
    assert client.get("/nowhere").status_code == 404


def test_refuses_an_address_to_write_to_that_could_break_the_page(settings):
    url = settings.database_url.get_secret_value()

    with pytest.raises(SystemExit):
        settings_for(url, CONTACT_EMAIL='"><script>@x')


def test_is_put_where_it_is_looked_for():
    assert build.folder().parts[-2:] == ("web", "dist")
