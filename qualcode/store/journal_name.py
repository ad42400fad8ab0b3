"""The names of journals: whose, from which device, and what copies of them are called."""

import re
import unicodedata
from pathlib import Path

from qualcode.errors import UsageError
from qualcode.store.project import Project

ENDING = ".jsonl"
# Names that sync services, editors and git give to copies, where the ending is not the last.
COPY_NAME = re.compile(
    r".+\.jsonl(?:~.*|[ _-]?\(.*\)|\.(?:orig|bak)|[ ._-]conflict.*)?", re.IGNORECASE
)
MACHINES = frozenset({"rules", "classifier"})
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
DEVICE = re.compile(r"[0-9a-f]{4}")


def is_journal_name(name: str) -> bool:
    """Tell whether a file's name is a journal's, or what other programs make of one."""
    return COPY_NAME.fullmatch(name) is not None


def owner(name: str) -> tuple[str, str]:
    """Give coder and device of a journal's own name, both empty for any other name.

    >>> owner("maja.ab12.jsonl"), owner("maja.ab12 (1).jsonl"), owner("maja-LAPTOP.jsonl")
    (('maja', 'ab12'), ('', ''), ('', ''))
    """
    coder, _, device = unicodedata.normalize("NFC", name).removesuffix(ENDING).rpartition(".")
    if not name.endswith(ENDING) or not coder or not DEVICE.fullmatch(device):
        return "", ""
    return coder, device


def journal_path(project: Project, *, coder: str, device: str) -> Path:
    """Give where the journal of a coder on a device lies; it need not exist yet."""
    if not DEVICE.fullmatch(device):
        raise UsageError(f'"{device}" is no device id. It is four of 0-9 and a-f.')
    return project.decisions / f"{coder_file_name(coder)}.{device}{ENDING}"


def coder_file_name(coder: str) -> str:
    """Give the coder's name as it stands in file names: NFC, letters of any alphabet.

    Raises ``UsageError`` for a name that some system could not name a file by, and for
    the names of the machines.
    """
    name = unicodedata.normalize("NFC", coder)
    wrong = (
        not name
        or name != name.strip(" .")
        or len(name.encode()) > 100
        or RESERVED.fullmatch(name)
        or any(sign in '/\\:*?"<>|' or not sign.isprintable() for sign in name)
    )
    if wrong:
        raise UsageError(
            f'"{coder}" cannot be the name of a coder. Use letters and digits, for instance: maja'
        )
    if name.casefold() in MACHINES:
        raise UsageError(f'"{coder}" is the name of a machine. Choose another name for the coder.')
    return name
