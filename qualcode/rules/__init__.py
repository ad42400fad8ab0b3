"""Codings by keyword rules: every rule resolved once a word type, matched on arrays."""

from qualcode.rules.coding import RuleHits, code_by_rules
from qualcode.rules.drafting import Draft, draft_rules
from qualcode.rules.examples import check_examples, match_text, match_texts
from qualcode.rules.finding import Caught, Found, caught, find, find_all, word_types
from qualcode.rules.parts import Map, Task, code_in_parts, hits_of_task, parts_of
from qualcode.rules.said import Said, words_said

__all__ = [
    "Caught",
    "Draft",
    "Found",
    "Map",
    "RuleHits",
    "Said",
    "Task",
    "caught",
    "check_examples",
    "code_by_rules",
    "code_in_parts",
    "draft_rules",
    "find",
    "find_all",
    "hits_of_task",
    "match_text",
    "match_texts",
    "parts_of",
    "word_types",
    "words_said",
]
