"""Codings by keyword rules: every rule resolved once a word type, matched on arrays."""

from qualcode.rules.coding import RuleHits, code_by_rules
from qualcode.rules.drafting import Draft, draft_rules
from qualcode.rules.examination import Examination, examine
from qualcode.rules.examples import check_examples, match_text, match_texts
from qualcode.rules.false_friends import FalseFriends
from qualcode.rules.finding import Caught, Found, caught, find, find_all, word_types
from qualcode.rules.parts import Map, Task, code_in_parts, hits_of_task, parts_of
from qualcode.rules.reach import Reach
from qualcode.rules.redundancy import Redundant
from qualcode.rules.rewriting import Rewriting
from qualcode.rules.said import Said, words_said
from qualcode.rules.unsaid import Unsaid

__all__ = [
    "Caught",
    "Draft",
    "Examination",
    "FalseFriends",
    "Found",
    "Map",
    "Reach",
    "Redundant",
    "Rewriting",
    "RuleHits",
    "Said",
    "Task",
    "Unsaid",
    "caught",
    "check_examples",
    "code_by_rules",
    "code_in_parts",
    "draft_rules",
    "examine",
    "find",
    "find_all",
    "hits_of_task",
    "match_text",
    "match_texts",
    "parts_of",
    "word_types",
    "words_said",
]
