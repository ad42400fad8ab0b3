"""Bytes to try readers with: noise, lines of what formats are made of, samples changed."""

import io
import zipfile
from collections.abc import Sequence

from hypothesis import strategies as st

from qualcode.testing import Sample

TOKENS = (
    *("WEBVTT", "NOTE", "STYLE", "-->", "00:00:01.000 --> 00:00:02.000", "<v A>", "</v>", "<c.x>"),
    *("&#0;", "&#x110000;", "&#99999999999;", "&lt;", "<00:00:01.0>", "1\n00:00:01,0 --> 0:0:2,5"),
    *("I:", "IP2:\t", "**A:**", "[00:00:01]", "#00:00:01-2#", "(12:30)", "A  0:04", "0:0:6.90"),
    *("---", "interview: K1", "type: feltnote", "Transcribed by https://otter.ai", "\n", "\n\n"),
    *(
        "\r",
        "\r\n",
        "\u2028",
        "\x85",
        "\t",
        " ",
        "\u00a0",
        "\ufeff",
        "\x00",
        "\x15",
        "å",
        "a\u030a",
    ),
    *('{"segments": [', '{"text": "', '"start": ', "1e999", "NaN", "-1", "null", "[]", "{}", "]}"),
    *(
        "]",
        "}",
        '"',
        ",",
        ":",
        "\\u00e5",
        "\\ud800",
        "true",
        "99999999999999999999",
        '"speaker": 0',
    ),
    *("<?xml version='1.0'?>", "<a>", "</a>", "<!DOCTYPE a>", "<![CDATA[", "&x;", "xmlns='x'", "<"),
    *("{\\rtf1 ", "\\'e5", "\\u229 ", "\\par ", "{\\*\\x ", "}", "\\bin9 ", "\\uc0 ", "{", "\\"),
    *("@UTF8", "@Begin", "@Participants:\t", "*BEB:\t", "%mor:\t", "@End", "\x150_100\x15"),
    *("Tid;Taler;Tekst", "sep=;", ";", '"";"', "=1+1", "%PDF-1.7", "PK\x03\x04", "%%EOF"),
)
SIGNS = (
    "aIP å\u0301ÅøЖ語🎈ß½’»—0123:.,;-#*_[](){}<>&|\\/\"'"
    "\n\r\t\v\f\x00\x1c\x7f\x85\u200b\u2029\ufffe"
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "utf-32")


def cases(samples: Sequence[Sample]) -> st.SearchStrategy[bytes]:
    """Give a strategy of files around these samples: mostly the samples, changed."""
    tokens = st.sampled_from(TOKENS) | st.text(SIGNS, max_size=12)
    written = st.builds(
        lambda parts, encoding: "".join(parts).encode(encoding, "replace"),
        st.lists(tokens, max_size=30),
        st.sampled_from(ENCODINGS),
    )
    changed = st.builds(edited, st.sampled_from([one.data for one in samples]), edits(tokens))
    return changed | changed | changed | written | st.binary(max_size=600)


Edit = tuple[str, float, float, bytes]


def edits(tokens: st.SearchStrategy[str]) -> st.SearchStrategy[list[Edit]]:
    """Give a strategy of one to six edits: what, from where to where (0 to 1), and what with."""
    share = st.floats(0, 1, allow_nan=False)
    piece = tokens.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=8)
    kinds = st.sampled_from(("insert", "replace", "delete", "double", "move", "many"))
    return st.lists(st.tuples(kinds, share, share, piece), min_size=1, max_size=6)


def edited(data: bytes, changes: Sequence[Edit]) -> bytes:
    """Carry edits out: on one part of an archive if it is one, else on the bytes."""
    parts = _parts(data)
    if not parts:
        for change in changes:
            data = _edited(data, change)
        return data
    for change in changes:
        name = sorted(parts)[min(int(change[2] * len(parts)), len(parts) - 1)]
        parts[name] = _edited(parts[name], change)
    return _packed(parts)


def _edited(data: bytes, change: Edit) -> bytes:
    kind, first, second, piece = change
    start, end = sorted((int(first * len(data)), int(second * len(data))))
    end = min(end, start + 200)
    inside = data[start:end]
    return {
        "insert": data[:start] + piece + data[start:],
        "replace": data[:start] + piece + data[end:],
        "delete": data[:start] + data[end:],
        "double": data[:end] + inside + data[end:],
        "move": inside + data[:start] + data[end:],
        "many": data[:start] + piece * 500 + data[start:],
    }[kind]


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return {one.filename: packed.read(one) for one in packed.infolist()}
    except zipfile.BadZipFile:
        return {}


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()
