"""A browser in words people know, from what it says of itself."""

from __future__ import annotations

#: What to look for, in this order: many browsers also name those they descend from.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrom": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "ChromeOS",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def name(user_agent: str | None) -> str:
    """Return for instance ``Firefox on Windows``."""
    browser = _first(BROWSERS, user_agent or "") or "Another browser"
    system = _first(SYSTEMS, user_agent or "")
    return f"{browser} on {system}" if system else browser


def _first(known: dict[str, str], text: str) -> str | None:
    return next((name for mark, name in known.items() if mark in text), None)
