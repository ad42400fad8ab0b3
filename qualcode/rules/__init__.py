"""Codings by keyword rules: every rule resolved once a word type, matched on arrays."""

from qualcode.rules.coding import code_by_rules
from qualcode.rules.examples import check_examples, match_text, match_texts
from qualcode.rules.finding import Caught, Found, caught, find, find_all, word_types

__all__ = [
    "Caught",
    "Found",
    "caught",
    "check_examples",
    "code_by_rules",
    "find",
    "find_all",
    "match_text",
    "match_texts",
    "word_types",
]
