"""The codebook file as text that a command may change, and written when somebody agreed."""

import re
from codecs import BOM_UTF8
from dataclasses import replace
from pathlib import Path

from qualcode.codebook import load_codebook
from qualcode.codebook.findings import Findings
from qualcode.errors import CodebookError
from qualcode.model import Code, Codebook, Example
from qualcode.store.project import Project, read_file, write_file
from qualcode.store.proposal import Proposal
from qualcode.store.yaml_file import Entry, read_yaml

_ODD_BLANK = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000\u0085\u2028\u2029]")
CHANGED = "was changed while you looked. Run the command again."


def read_codebook_text(path: Path) -> tuple[str, str]:
    """Give the file's text, line ends as they are, and its encoding; it must be UTF-8."""
    data = read_file(path)
    encoding = "utf-8-sig" if data.startswith(BOM_UTF8) else "utf-8"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise CodebookError(
            f"{path.name}: is not UTF-8. Save it as UTF-8 and run the command again."
        ) from error


def loaded_codebook(text: str, encoding: str, *, file: str) -> Codebook:
    """Load a codebook; ``CodebookError`` with its errors when it cannot be used."""
    loaded = load_codebook(text.encode(encoding), file=file)
    if loaded.codebook is None:
        errors = tuple(one for one in loaded.problems if one.severity == "error")
        raise CodebookError(f"{file} cannot be used yet. Mend it first.", errors)
    return loaded.codebook


def entries_of(text: str) -> Entry | None:
    """Give the file's values with their places in the text; ``None`` where it is no YAML."""
    return read_yaml(_ODD_BLANK.sub(" ", text), findings=Findings(""))


def newline_of(text: str) -> str:
    """Give the line end that a file uses."""
    return "\r\n" if "\r\n" in text else "\n"


def write_codebook(proposal: Proposal, *, project: Project) -> None:
    """Write the codebook; ``CodebookError`` when the file has changed in between."""
    if read_codebook_text(proposal.path) != (proposal.old, proposal.encoding):
        raise CodebookError(f"{proposal.path.name}: {CHANGED}")
    write_file(project, proposal.path, data=proposal.new.encode(proposal.encoding))


def placeless(codebook: Codebook) -> Codebook:
    """Give a codebook without the places in its file, so that what two files say compares."""
    themes = (
        replace(theme, line=0, codes=tuple(_placeless_code(one) for one in theme.codes))
        for theme in codebook.themes
    )
    return replace(codebook, fingerprint="", themes=tuple(themes))


def _placeless_code(code: Code) -> Code:
    def anywhere(examples: tuple[Example, ...]) -> tuple[Example, ...]:
        return tuple(replace(one, line=0, column=0) for one in examples)

    examples = replace(
        code.examples,
        typical=anywhere(code.examples.typical),
        without_keywords=anywhere(code.examples.without_keywords),
        false_friends=anywhere(code.examples.false_friends),
    )
    rules = tuple(replace(one, line=0, column=0) for one in code.rules)
    return replace(code, line=0, rules=rules, examples=examples)
