"""The codebook file: notation, loading with positions, slips, schema."""

from qualcode.codebook.changes import (
    CodebookChanges,
    CodeChange,
    RuleChange,
    TextChange,
    ThemeChange,
    compare_codebooks,
)
from qualcode.codebook.loading import Loaded, load_codebook
from qualcode.codebook.names import did_you_mean, nearest, require_code, require_code_or_theme
from qualcode.codebook.notation import parse_term, render_term
from qualcode.codebook.pattern import translate_regex
from qualcode.codebook.schema import schema

__all__ = [
    "CodeChange",
    "CodebookChanges",
    "Loaded",
    "RuleChange",
    "TextChange",
    "ThemeChange",
    "compare_codebooks",
    "did_you_mean",
    "load_codebook",
    "nearest",
    "parse_term",
    "render_term",
    "require_code",
    "require_code_or_theme",
    "schema",
    "translate_regex",
]
