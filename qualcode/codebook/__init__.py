"""The codebook file: notation, loading with positions, slips, schema."""

from qualcode.codebook.names import did_you_mean, nearest, require_code, require_code_or_theme
from qualcode.codebook.notation import parse_term, render_term
from qualcode.codebook.pattern import translate_regex

__all__ = [
    "did_you_mean",
    "nearest",
    "parse_term",
    "render_term",
    "require_code",
    "require_code_or_theme",
    "translate_regex",
]
