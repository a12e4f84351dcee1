"""What ``web/`` has built: its pages, its files, and how each is sent."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from config import Settings

#: What stands in the pages for this site's own address, and for where people write to.
SITE, CONTACT = b"https://site.invalid", b"help@site.invalid"

#: Lists every address of the site and the file that is shown there.
PAGES = "pages.json"

#: The service worker, which decides how old an app people see: no copy of it may be old.
WORKER = "sw.js"

MIMETYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}

#: Ways a file may be packed, best first, and how its packed form is named.
PACKED = {"br": ".br", "gzip": ".gz"}


def folder() -> Path:
    """Return where the build is put."""
    return Path(__file__).resolve().parents[2] / "web" / "dist"


@dataclass(frozen=True)
class Page:
    """One finished page, plain and packed, and a name for exactly this content."""

    plain: bytes
    packed: bytes
    etag: str


class Build:
    """One build of the web app.

    Args:
        folder: Where it is; may be missing.
        settings: Say which address the pages are to name.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self._names = {
            CONTACT: settings.contact_email.encode(),
            SITE: settings.link("").encode(),
        }
        self._pages: dict[str, tuple[int, Page]] = {}

    @property
    def there(self) -> bool:
        """Say whether anything was built."""
        return (self.folder / PAGES).is_file()

    def addresses(self) -> dict[str, str]:
        """Return the addresses that have a page, and the page's file."""
        listed: dict[str, str] = json.loads((self.folder / PAGES).read_text("utf-8"))
        return listed

    def files(self) -> list[str]:
        """Return the files beside the pages: icons and the like."""
        found = (path for path in self.folder.iterdir() if path.is_file())
        kinds = MIMETYPES.keys() - {".html"}
        return sorted(path.name for path in found if path.suffix in kinds)

    def page(self, name: str) -> Page:
        """Return a page with this site's address in it; read again when it was built again."""
        path = self.folder / name
        built = path.stat().st_mtime_ns
        kept = self._pages.get(name)
        if kept is None or kept[0] != built:
            kept = self._pages[name] = (built, self._filled(path.read_bytes()))
        return kept[1]

    def _filled(self, content: bytes) -> Page:
        for stands, name in self._names.items():
            content = content.replace(stands, name)
        return Page(
            content, gzip.compress(content, mtime=0), hashlib.sha256(content).hexdigest()[:32]
        )
