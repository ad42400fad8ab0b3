"""What stands in Word comments and above a commented transcript, in Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.model import Status


@dataclass(frozen=True, slots=True)
class CommentWords:
    """The words of commented transcripts in one language.

    ``guide`` stands at the top of every page. ``status`` says what a coding is; ``by`` holds
    ``{status}``, ``{coder}`` and ``{date}``, ``found_by`` ``{status}`` and ``{source}``.
    """

    guide: str
    status: Mapping[Status, str]
    source: Mapping[str, str]
    by: str
    found_by: str
    rule: str
    words: str
    score: str
    disputed: str


COMMENT_WORDS: Mapping[str, CommentWords] = {
    "da": CommentWords(
        guide="Ny kodning: markér ordene, tilføj en kommentar, skriv #kode (tvivl: #kode?). "
        "Slet eller flyt en kommentar, eller ret dens #kode. Svar bliver memoer. "
        "Rettelser i selve teksten læses ikke ind.",
        status={
            "unread": "ulæst",
            "accepted": "ja",
            "rejected": "nej",
            "unsure": "i tvivl",
            "disputed": "uenighed",
        },
        source={"rule": "reglerne", "classifier": "klassifikatoren", "person": "et menneske"},
        by="{status}, {coder}{date}",
        found_by="{status}, fundet af {source}; «løs» kommentaren for at sige ja, slet den for nej",
        rule="regel: {rule}",
        words="ord: {words}",
        score="score {score}",
        disputed="koderne er uenige om dette udsagn",
    ),
    "en": CommentWords(
        guide="New coding: select the words, add a comment, write #code (in doubt: #code?). "
        "Delete or move a comment, or change its #code. Replies become memos. "
        "Changes to the text itself are not read in.",
        status={
            "unread": "unread",
            "accepted": "yes",
            "rejected": "no",
            "unsure": "unsure",
            "disputed": "disputed",
        },
        source={"rule": "the rules", "classifier": "the classifier", "person": "a person"},
        by="{status}, {coder}{date}",
        found_by="{status}, found by {source}; resolve the comment to say yes, delete it for no",
        rule="rule: {rule}",
        words="words: {words}",
        score="score {score}",
        disputed="the coders disagree about this passage",
    ),
}
