"""Letters that look like others, written so that a reader can tell."""


def wide(text):
    """Return text in full-width characters, which look like the plain ones to people."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
