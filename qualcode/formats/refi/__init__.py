"""REFI-QDA: the exchange format of NVivo, ATLAS.ti, MAXQDA and QualCoder, out and in.

``.qdpx`` is a zip archive with ``project.qde`` (QDA-XML 1.0) and the texts; ``.qdc`` is a
codebook alone. Everything imports lxml, so ``qualcode.formats`` does not import this package.
Source: REFI-QDA 1.5 of 25 September 2019, www.qdasoftware.org.
"""

from qualcode.formats.refi.codebook_file import ReadCodebook, read_codebook
from qualcode.formats.refi.counting import PLAIN, PROFILES, Counting, Profile, calibrate
from qualcode.formats.refi.project_file import ReadProject, read_project
from qualcode.formats.refi.schema import check_schema
from qualcode.formats.refi.values import (
    Case,
    Code,
    Coding,
    Note,
    QdaProject,
    Selection,
    Set,
    Source,
    User,
    Value,
    Variable,
    quote_name,
)
from qualcode.formats.refi.writing import write_codebook, write_project

__all__ = [
    "PLAIN",
    "PROFILES",
    "Case",
    "Code",
    "Coding",
    "Counting",
    "Note",
    "Profile",
    "QdaProject",
    "ReadCodebook",
    "ReadProject",
    "Selection",
    "Set",
    "Source",
    "User",
    "Value",
    "Variable",
    "calibrate",
    "check_schema",
    "quote_name",
    "read_codebook",
    "read_project",
    "write_codebook",
    "write_project",
]
