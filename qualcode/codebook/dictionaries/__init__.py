"""Dictionaries and code lists of other programs: read, drafted as a codebook, and laid out.

Text and cells come in decoded; bytes and files are other floors' matter.
"""

from qualcode.codebook.dictionaries.category import Category, Entry, Foreign, Line
from qualcode.codebook.dictionaries.detection import FORMATS, Format, detect, format_named
from qualcode.codebook.dictionaries.drafting import Draft, draft_codebook
from qualcode.codebook.dictionaries.identifiers import plain_id
from qualcode.codebook.dictionaries.losses import LONGEST, TARGETS, WITH_LEVELS, Target, losses
from qualcode.codebook.dictionaries.outline import (
    Forms,
    code_list,
    description_of,
    dictionary,
    names_of,
    theme_description,
)
from qualcode.codebook.dictionaries.reading import is_text, read_lines, read_text
from qualcode.codebook.dictionaries.scalars import written

__all__ = [
    "FORMATS",
    "LONGEST",
    "TARGETS",
    "WITH_LEVELS",
    "Category",
    "Draft",
    "Entry",
    "Foreign",
    "Format",
    "Forms",
    "Line",
    "Target",
    "code_list",
    "description_of",
    "detect",
    "dictionary",
    "draft_codebook",
    "format_named",
    "is_text",
    "losses",
    "names_of",
    "plain_id",
    "read_lines",
    "read_text",
    "theme_description",
    "written",
]
