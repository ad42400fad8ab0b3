"""Pieces of HTML as text: whatever is put in stays text."""

import re
from html import escape

_ILLEGAL = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
)


def clean(text: str) -> str:
    """Give the text without control characters, line ends as line feeds."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain(text: str) -> str:
    """Give a text as it stands between tags."""
    return escape(clean(text), quote=False)


def element(name: str, inside: str = "", /, **attributes: str | int) -> str:
    """Give an element around HTML; empty attributes are left out, ``class_`` is ``class``.

    >>> element("a", plain("1 < 2"), href='#"x', class_="c")
    '<a href="#&quot;x" class="c">1 &lt; 2</a>'
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(clean(str(value)))}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{told}>{inside}</{name}>"
