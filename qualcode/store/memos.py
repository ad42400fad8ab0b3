"""Memos as Markdown files, each with a small header that says what it is about.

    ---
    by: [maja, jonas]
    time: '2022-10-04T12:00:00Z'
    about:
      - code: inddragelse_information
      - passage: K10:12
        quote: Vi stemte jo nej
    ---
    Begge: afstemningen er [[beboerdemokrati]], brevet er [[inddragelse_information]].

A file without a header is a memo about the study. Links are ``[[code]]``, ``[[transcript]]``,
``[[transcript:turn]]``, ``[[participant]]`` or ``[[theme]]``.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import get_args

from qualcode.codebook.findings import Findings
from qualcode.errors import ProjectError, WriteError
from qualcode.model import Memo, MemoKind, Problem, Subject
from qualcode.store.code_layout import scalar
from qualcode.store.journal import lock
from qualcode.store.project import (
    Project,
    cannot_write,
    is_inside,
    make_folder,
    read_file,
    write_file,
)
from qualcode.store.yaml_file import Entry, read_yaml

ENDING = ".md"
EARLIER = "earlier"
LINK = re.compile(r"\[\[([^\[\]\n|]{1,200})(?:\|[^\[\]\n]{0,200})?\]\]")
_FENCE = "---"
_KINDS: tuple[MemoKind, ...] = get_args(MemoKind)
_UNFIT = re.compile(r"[^\w.-]+")
_MOST_HEADER = 20_000


@dataclass(frozen=True, slots=True)
class Memos:
    """The memos of a project in order of time, then id, and the files that are of no use."""

    memos: tuple[Memo, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_memos(project: Project) -> Memos:
    """Read all memos; a file that cannot be used is a problem, the others go on."""
    memos: list[Memo] = []
    problems: list[Problem] = []
    for path in _files(project):
        file = f"memos/{unicodedata.normalize('NFC', path.name)}"
        try:
            found = parse_memo(read_file(path), name=path.stem, file=file)
        except ProjectError as error:
            problems.append(Problem(file, what=str(error).removeprefix(f"{path.name}: ")))
            continue
        if isinstance(found, Problem):
            problems.append(found)
        else:
            memos.append(found)
    return Memos(tuple(sorted(memos, key=lambda one: (one.time, one.id))), tuple(problems))


def save_memo(project: Project, memo: Memo) -> Memo:
    """Write a new memo under a name that no file has, and give it with that id.

    Raises ``WriteError``; a memo that is there is never written over.
    """
    folder = project.memos
    make_folder(project, folder)
    if not is_inside(project, folder):
        raise WriteError("memos: leads out of the project folder; nothing was saved.")
    try:
        with lock(folder / "memos"):
            taken = {unicodedata.normalize("NFC", one.name).casefold() for one in folder.iterdir()}
            memo = replace(memo, id=_free_name(_stem(memo), taken=taken))
            write_file(project, folder / f"{memo.id}{ENDING}", data=memo_bytes(memo))
    except OSError as error:
        raise cannot_write(folder, error=error) from error
    return memo


def rewrite_memo(project: Project, memo: Memo) -> Path:
    """Write a memo's new text into its file, and give where the earlier file is kept whole.

    That is ``memos/earlier/ID.N.md``, which is not read as a memo. Raises ``WriteError``, and
    ``ProjectError`` when the file is gone.
    """
    named = (one for one in _files(project) if unicodedata.normalize("NFC", one.stem) == memo.id)
    path = next(named, project.memos / f"{memo.id}{ENDING}")
    earlier = project.memos / EARLIER
    make_folder(project, earlier)
    if not is_inside(project, earlier):
        raise WriteError("memos: leads out of the project folder; nothing was saved.")
    try:
        with lock(project.memos / "memos"):
            names = (f"{memo.id}.{number}{ENDING}" for number in count(1))
            kept = next(earlier / one for one in names if not (earlier / one).exists())
            write_file(project, kept, data=read_file(path))
            write_file(project, path, data=memo_bytes(memo))
    except OSError as error:
        raise cannot_write(path, error=error) from error
    return kept


def memo_bytes(memo: Memo) -> bytes:
    """Give a memo as the bytes of its file."""
    lines = [_FENCE, f"by: [{', '.join(map(scalar, memo.by))}]", f"time: {scalar(memo.time)}"]
    if memo.about:
        lines.append("about:")
    for one in memo.about:
        lines.append(f"  - {one.kind}: {scalar(one.name)}")
        if one.quote:
            lines.append(f"    quote: {scalar(one.quote)}")
    return "\n".join([*lines, _FENCE, memo.text.strip(), ""]).encode()


def parse_memo(data: bytes, *, name: str, file: str) -> Memo | Problem:
    """Read one memo; without a header it is about the study, by nobody known.

    ``name`` is the stem of its file.
    """
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Problem(file, what="is not UTF-8.", remedy="Save it as UTF-8.")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    bare = Memo(unicodedata.normalize("NFC", name), (), "", (), "\n".join(lines).strip())
    if lines[0].strip() != _FENCE:
        return bare
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == _FENCE), 0)
    if not end:
        return bare
    head, body = "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]).strip()
    header = _header(head)
    if header is None:
        return Problem(
            file, 1, 1, "its header cannot be read.", 'Write it as "by:", "time:" and "about:".'
        )
    about = _subjects(header.get("about"))
    if about is None:
        return Problem(
            file,
            1,
            1,
            '"about:" in its header is not a list of what the memo is about.',
            f"Each entry is one of {', '.join(_KINDS)}, as:  - code: naboskab",
        )
    return replace(
        bare,
        by=_names(header.get("by")),
        time=header["time"].text if "time" in header else "",
        about=about,
        text=body,
    )


def links(text: str) -> tuple[str, ...]:
    """Give what a memo's text links to, each once, in order.

    >>> links("Se [[K10:12]] og [[belysning|lys]].")
    ('K10:12', 'belysning')
    """
    return tuple(dict.fromkeys(one.strip() for one in LINK.findall(text)))


def _header(text: str) -> Mapping[str, Entry] | None:
    """Give the header's values by key; ``None`` when it is no such list of keys."""
    if len(text) > _MOST_HEADER:
        return None
    findings = Findings("")
    root = read_yaml(text, findings=findings)
    if findings.problems or (root is not None and root.kind not in {"mapping", "empty"}):
        return None
    return {key.text: value for key, value in root.pairs} if root else {}


def _subjects(value: Entry | None) -> tuple[Subject, ...] | None:
    if value is None or value.kind == "empty":
        return ()
    found = [_subject({key.text: one for key, one in item.pairs}) for item in value.items]
    kept = [one for one in found if one is not None]
    return tuple(kept) if kept and len(kept) == len(found) else None


def _subject(fields: Mapping[str, Entry]) -> Subject | None:
    kind = next((one for one in _KINDS if one in fields), None)
    if kind is None or not fields[kind].text.strip():
        return None
    quote = fields["quote"].text if "quote" in fields else ""
    return Subject(kind, fields[kind].text.strip(), quote)


def _names(value: Entry | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (
        tuple(one.text for one in value.items) if value.items else (value.text,) * bool(value.text)
    )


def _stem(memo: Memo) -> str:
    parts: Sequence[str] = [memo.time[:10], *(one.name for one in memo.about[:2])]
    stem = "-".join(_UNFIT.sub("-", part).strip("-.") for part in parts if part)
    return stem.encode()[:100].decode(errors="ignore") or "memo"


def _free_name(stem: str, *, taken: set[str]) -> str:
    for name in _names_like(stem):
        if f"{name}{ENDING}".casefold() not in taken:
            return name
    raise AssertionError  # the names never end


def _names_like(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


def _files(project: Project) -> list[Path]:
    if not project.memos.is_dir():
        return []
    found = [
        path
        for path in project.memos.iterdir()
        if path.suffix.casefold() == ENDING
        and not path.name.startswith(".")
        and path.is_file()
        and is_inside(project, path)
    ]
    return sorted(found, key=lambda path: (unicodedata.normalize("NFC", path.name), path.name))
