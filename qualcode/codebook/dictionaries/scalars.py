"""A text as YAML writes it, read as the same text by YAML 1.1 and 1.2 alike."""

import json
import re
import unicodedata

_PLAIN = re.compile(r"[^\W\d_](?:[\w*+' .,;()/!?&–-]*[\w*+'.()!?])?")
_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_ODD_BLANK = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE_END = re.compile("\r\n|[\r\u0085\u2028\u2029\v\f]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def clean(text: str) -> str:
    """Give a text from elsewhere in NFC, with plain blanks and line ends and no unseen signs."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = _ODD_BLANK.sub(" ", _LINE_END.sub("\n", text))
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()


def written(text: str) -> str:
    """Give a text as a value on one line: without quotes where it can be, else in quotes.

    >>> written("nabo+"), written("no"), written("han sku' hjem: nu")
    ('nabo+', "'no'", "'han sku'' hjem: nu'")
    """
    if _PLAIN.fullmatch(text) and text.casefold() not in _RESERVED:
        return text
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return "".join(
        one if one.isprintable() else _escaped(one) for one in json.dumps(text, ensure_ascii=False)
    )


def written_under(text: str, *, indent: int) -> str:
    """Give a text as the value of a key that is indented by so many blanks, wherever it fits.

    Several lines become a block, so that they stay readable.
    """
    lines = text.split("\n")
    if len(lines) == 1 or not all(line.isprintable() and line == line.rstrip() for line in lines):
        return written(text)
    if lines[0].startswith(" ") or not lines[0] or not lines[-1]:
        return written(text)
    margin = " " * (indent + 2)
    return "|-\n" + "\n".join(margin + line if line else "" for line in lines)


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
