"""What the classifier's verdicts are called on the screen."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.classify import CodeVerdict

DECLINED = {
    "too_few": "too few accepted passages to learn from (five are needed)",
    "rules_better": "the rules do better",
    "every_passage_better": "no better than suggesting every passage",
    "may_be_luck": "better, but it may be luck",
    "nothing_to_learn": "nothing to learn from yet",
}
UNTESTED = {
    "untested": "nothing is decided in this language",
    "one_transcript": "decided in one interview only",
    "only_hits": "only rule hits are decided",
}


def verdict_in_words(verdict: "CodeVerdict", *, suggested: int) -> str:
    """Give the verdict on one code in a few words; ``suggested`` counts its new suggestions."""
    from qualcode.classify import FEWEST_EXAMPLES

    if verdict.reason in UNTESTED:
        return f"untested: {UNTESTED[verdict.reason]}; +{suggested}"
    words = {
        "": f"helps beyond rules: +{suggested} passages",
        "too_few": f"too few examples (needs {FEWEST_EXAMPLES})",
        "rules_better": "rules do better; not used",
        "every_passage_better": "no better than every passage; not used",
        "may_be_luck": f"may be luck: {verdict.right} of {verdict.made} right; not used",
        "nothing_to_learn": "nothing to learn from",
    }
    return words[verdict.reason]
