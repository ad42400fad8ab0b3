"""REFI-QDA projects for tests: drawn by Hypothesis, or built as other programs write them."""

import io
import uuid
import zipfile
from collections.abc import Mapping

from hypothesis import strategies as st

from qualcode.formats import refi

TEXT = (
    "Interviewer: Hvad betyder naboskabet for jer?\n"
    "Beboer 7: Vi hilser på hinanden. 😀 Det er hyggeligt i gården, også når børnene larmer.\n"
    "Beboer 7: Men efter helhedsplanen er det blevet mere utrygt på Ådalen.\n"
)
QUOTES = ("hyggeligt i gården", "mere utrygt på Ådalen", "larmer.\nBeboer 7: Men")


def guid(number: int) -> str:
    """Give an id that is the same each time."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, str(number)))


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """Give a zip archive of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def foreign(
    text: str = TEXT,
    *,
    spans: tuple[tuple[int, int, str], ...],
    member: str = "sources/a.txt",
    inner: str = "",
    encoding: str = "utf-8",
    qde: str = "project.qde",
    origin: str = "",
) -> bytes:
    """Give a project of one text as another program would: positions and names as given."""
    selections = "".join(
        f'<PlainTextSelection guid="{guid(100 + number)}" name={quoted(name)} '
        f'startPosition="{start}" endPosition="{end}"><Coding guid="{guid(200 + number)}" '
        f'creatingUser="{guid(1)}"><CodeRef targetGUID="{{{guid(2).upper()}}}"/></Coding>'
        "</PlainTextSelection>"
        for number, (start, end, name) in enumerate(spans)
    )
    xml = (
        f'<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" '
        f'name="p" origin="{origin}"><Users><User guid="{guid(1)}" name="Anna Berg"/></Users>'
        f'<CodeBook><Codes><Code guid="{guid(2)}" name="Tryghed" isCodable="true"/></Codes>'
        f'</CodeBook><Sources><TextSource guid="{guid(3)}" name="B07" '
        f'plainTextPath="internal://a.txt">{inner}{selections}</TextSource></Sources></Project>'
    )
    return zipped({qde: xml, **({member: text.encode(encoding)} if member else {})})


def quoted(name: str) -> str:
    """Give a name as the value of an attribute."""
    safe = name.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return '"' + safe.replace("\n", "&#10;").replace("\r", "&#13;") + '"'


LETTERS = st.characters(codec="utf-8", exclude_characters="\r\N{BYTE ORDER MARK}")
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "So")), max_size=12)
TIMES = st.sampled_from(["", "2026-01-15T09:30:00Z"])


@st.composite
def projects(draw: st.DrawFn) -> refi.QdaProject:
    """Draw a project with everything that the format and we can hold."""
    fresh = iter(range(1000))

    def new() -> str:
        return guid(next(fresh))

    users = tuple(refi.User(new(), draw(WORDS)) for _ in range(draw(st.integers(1, 2))))
    codes = tuple(code(draw, new, depth=2) for _ in range(draw(st.integers(1, 3))))
    flat = refi.QdaProject("", codes=codes).all_codes
    notes = tuple(
        refi.Note(new(), draw(WORDS), draw(st.text(LETTERS)), users[0].guid, draw(TIMES))
        for _ in range(draw(st.integers(0, 2)))
    )
    variables = tuple(refi.Variable(new(), draw(WORDS)) for _ in range(draw(st.integers(0, 2))))
    values = tuple(refi.Value(one.guid, draw(WORDS)) for one in variables)
    sources = []
    for _ in range(draw(st.integers(0, 2))):
        text = draw(st.text(LETTERS, max_size=60))
        spans = draw(st.sets(st.tuples(st.integers(0, 59), st.integers(1, 60)), max_size=4))
        selections = tuple(
            refi.Selection(
                new(),
                start,
                end,
                refi.quote_name(text[start:end]),
                codings=(
                    refi.Coding(
                        new(),
                        draw(st.sampled_from(flat)).guid,
                        draw(st.sampled_from(users)).guid,
                        draw(TIMES),
                    ),
                ),
                notes=tuple(one.guid for one in notes[:1]),
            )
            for start, end in sorted(spans)
            if start < end <= len(text)
        )
        source = refi.Source(new(), draw(WORDS), text, selections, values=values)
        sources.append(source)
    return refi.QdaProject(
        draw(WORDS),
        origin="qualcode",
        time=draw(TIMES),
        users=users,
        codes=codes,
        variables=variables,
        cases=(refi.Case(new(), draw(WORDS), values, tuple(one.guid for one in sources)),),
        sources=tuple(sources),
        notes=notes,
        sets=(refi.Set(new(), draw(WORDS), tuple(one.guid for one in flat[:2])),),
        notes_on_all=tuple(one.guid for one in notes),
        description=draw(WORDS),
    )


def code(draw: st.DrawFn, new: object, *, depth: int) -> refi.Code:
    """Draw a code with up to two under it."""
    assert callable(new)
    count = draw(st.integers(0, 2)) if depth else 0
    return refi.Code(
        str(new()),
        draw(WORDS),
        codable=draw(st.booleans()),
        color=draw(st.sampled_from(["", "#0aF", "#00AA55"])),
        description=draw(WORDS),
        under=tuple(code(draw, new, depth=depth - 1) for _ in range(count)),
    )
