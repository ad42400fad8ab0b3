"""Which reader takes a file: plug-ins are asked by bytes, and two claims are an error."""

from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePosixPath

from qualcode.errors import TranscriptError, UnknownNameError
from qualcode.formats import sniff
from qualcode.readers.draft import Reader
from qualcode.readers.emphasised import BY_NAME
from qualcode.readers.survey import propose_survey

GROUP = "qualcode.readers"
_WORD = 'Open it in Word or LibreOffice and save it as "Word document (.docx)".'
_NOT_READ = {
    "html": (
        "a web page, and none of noScribe's",
        "Open it in a browser, copy the text into Word and save it as .docx.",
    ),
    "ods": (
        "an OpenDocument sheet, and no transcript",
        "Copy its columns Speaker and Text into a table in a text document.",
    ),
    "zip": ("an archive, and no transcript", "Unpack it and put the files themselves here."),
    "xml": (
        "XML of a kind that is not known here (of time-aligned files, ELAN's .eaf is)",
        "Export the transcript as text with the speaker's name before each turn.",
    ),
}


@cache
def installed_readers() -> tuple[Reader, ...]:
    """Give the readers that are installed, by name; looked up once a process."""
    found = sorted(entry_points(group=GROUP), key=lambda one: one.name)
    return tuple(_load(one.name, one.load()) for one in found)


def _load(name: str, reader: Reader) -> Reader:
    if not (callable(getattr(reader, "claims", None)) and callable(getattr(reader, "read", None))):
        raise TranscriptError(
            f'The plug-in reader "{name}" cannot claim and read files.',
            remedy="Uninstall the package it came with, or tell its author.",
        )
    return reader


def reader_names() -> tuple[str, ...]:
    """Give the names that a file's reader may be chosen by."""
    return tuple(one.name for one in (*installed_readers(), *BY_NAME))


def reader_for(
    data: bytes, *, file: str, name: str = "", readers: tuple[Reader, ...] | None = None
) -> Reader:
    """Give the one reader that takes these bytes, or the one named.

    ``UnknownNameError`` when no reader has that name; ``TranscriptError`` when none claims
    the file (with what it is and how to convert it) or when two do.
    """
    known = installed_readers() if readers is None else readers
    if name:
        return _named(name, (*known, *BY_NAME))
    claiming = [one for one in known if not _is_last_resort(one) and claims(one, data, file)]
    if not claiming:
        claiming = [one for one in known if _is_last_resort(one) and claims(one, data, file)]
    if len(claiming) > 1:
        names = " and ".join(f'"{one.name}"' for one in claiming)
        raise TranscriptError(
            f"The readers {names} both claim this file.",
            remedy=f'Choose one: qualcode speakers --transcript "{PurePosixPath(file).name}" '
            f"--reader {claiming[0].name} (or {claiming[1].name}).",
        )
    if not claiming:
        raise _refusal(data, file=file)
    return claiming[0]


def claims(reader: Reader, data: bytes, file: str) -> bool:
    """Ask a reader; a plug-in that fails on the bytes does not claim them."""
    try:
        return reader.claims(data, file)
    except Exception:  # noqa: BLE001 - a plug-in may fail in any way, the others go on
        return False


def _named(name: str, known: tuple[Reader, ...]) -> Reader:
    for reader in known:
        if reader.name == name:
            return reader
    names = ", ".join(one.name for one in known)
    raise UnknownNameError(f'There is no reader "{name}". Installed are: {names}.')


def _is_last_resort(reader: Reader) -> bool:
    return bool(getattr(reader, "last_resort", False))


def _refusal(data: bytes, *, file: str) -> TranscriptError:
    kind = sniff(data)
    if kind == "empty":
        return TranscriptError(
            "The file is empty.",
            remedy="Put the transcript in it, or wait until it has been synchronised.",
        )
    if kind == "doc":
        return _old_office(data)
    if kind in _NOT_READ:
        what, remedy = _NOT_READ[kind]
        return TranscriptError(f"This is {what}.", remedy=remedy)
    if kind in {"text", "xlsx"}:
        return propose_survey(data, file=file)
    return TranscriptError(
        "The file is neither text nor a Word document.",
        remedy="Export the transcript as .docx, .txt or .vtt.",
    )


def _old_office(data: bytes) -> TranscriptError:
    """Refuse what Office wrote before 2007, or locked: it is the same kind of container."""
    if _name_inside("EncryptedPackage") in data:
        return TranscriptError(
            "The file is protected by a password.",
            remedy="Open it in Word, take the password off and save it as .docx.",
        )
    if _name_inside("Workbook") in data:
        return TranscriptError(
            "This is an old Excel file (.xls).", remedy="Open it in Excel and save it as .xlsx."
        )
    return TranscriptError(
        "This is an old Word file (.doc).",
        remedy=f"{_WORD} LibreOffice does many at once: soffice --headless --convert-to docx *.doc",
    )


def _name_inside(name: str) -> bytes:
    return name.encode("utf-16-le")
