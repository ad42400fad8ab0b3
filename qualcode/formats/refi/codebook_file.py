"""A ``.qdc`` codebook, read."""

from dataclasses import dataclass

from qualcode.errors import CodebookError, TranscriptError
from qualcode.formats.refi.elements import children, codes_in, inside, tag
from qualcode.formats.refi.schema import check_schema
from qualcode.formats.refi.values import Code
from qualcode.formats.xml import parse_xml
from qualcode.model import Problem

MOST_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class ReadCodebook:
    """The codes of a file as a tree, and what was left out of it or breaks the schema."""

    codes: tuple[Code, ...]
    origin: str
    problems: tuple[Problem, ...]


def read_codebook(data: bytes, *, file: str) -> ReadCodebook:
    """Read a codebook; ``CodebookError`` when it is none or damaged."""
    if len(data) > MOST_BYTES:
        raise CodebookError(
            f"{file} has {len(data)} bytes, more than {MOST_BYTES}: it is not read."
        )
    try:
        root = parse_xml(data, file=file)
    except TranscriptError as error:
        raise CodebookError(f"{error} {error.remedy}") from None
    if tag(root) != "CodeBook":
        raise CodebookError(
            f"{file} is no REFI-QDA codebook: it begins with <{tag(root)}>. "
            "Export the codebook (.qdc) from the other program."
        )
    problems = [
        Problem(file, line, what=f"<{element}> is not as the schema wants it.", severity="warning")
        for line, element in check_schema(root, schema="codebook")[:20]
    ]
    groups = sum(1 for _ in inside(root, "Sets", "Set"))
    if groups:
        what = f"{groups} {'set' if groups == 1 else 'sets'} of codes left out."
        problems.append(Problem(file, what=what, severity="warning"))
    codes = tuple(one for box in children(root, "Codes") for one in codes_in(box))
    return ReadCodebook(codes, root.get("origin", ""), tuple(problems))
