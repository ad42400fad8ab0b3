"""Pieces of HTML as text: whatever is put in stays text."""

import re
from html import escape

from qualcode.formats import STAND_IN, with_line_feeds, writable

_ALSO_UNFIT = re.compile("[\x7f-\x9f\ufdd0-\ufdef]")


def clean(text: str) -> str:
    """Give the text as HTML can hold it, line ends as line feeds.

    Beyond what ``writable`` replaces, HTML knows no characters U+007F to U+009F and calls
    U+FDD0 to U+FDEF no characters.
    """
    return _ALSO_UNFIT.sub(STAND_IN, writable(with_line_feeds(text)))


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
