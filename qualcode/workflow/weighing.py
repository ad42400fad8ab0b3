"""What to weigh in a study before something of it is sent, whatever form it has."""

from collections.abc import Iterator

from qualcode.analyse import dominance, loud_voices
from qualcode.model import Problem, Settings
from qualcode.model.problem import Severity
from qualcode.workflow.counting import Figures
from qualcode.workflow.misplaced import not_placed
from qualcode.workflow.study import Study

SHOWN = 3
WHOLE = "whole transcripts are in it, with all that may say who somebody is."


def weighed(
    what: str, *, remedy: str = "", severity: Severity = "warning", file: str = ""
) -> Problem:
    """Give one thing to weigh before ``file`` is sent."""
    return Problem(file, what=what, remedy=remedy, severity=severity)


def unread(study: Study, *, marked: str = "; they are marked °") -> Iterator[Problem]:
    """Say how many codings nobody has read; ``marked`` says how they can be told."""
    amount = sum(one.state in ("rules", "suggested") for one in study.claims)
    if amount:
        yield weighed(
            f"{amount:,} of {len(study.claims):,} codings are unread{marked}.",
            remedy="qualcode review",
        )


def without_place(study: Study) -> Iterator[Problem]:
    """Say which decisions and readings are in none of the figures."""
    missing = not_placed(study.placed)
    if missing:
        yield weighed(f"{missing}.", remedy="qualcode moved")
    reread = sum(len(one.spans) for one in study.placed.lost_readings)
    if reread:
        yield weighed(
            f"{reread} passages that were read through have changed and count as unread.",
            remedy="qualcode read",
        )


def whole_transcripts() -> Iterator[Problem]:
    """Say that everything that was said leaves the house."""
    yield weighed(WHOLE, remedy="qualcode names")


def voices(study: Study, figures: Figures) -> Iterator[Problem]:
    """Say who gives most of the quotes, and where one person carries more than a third."""
    corpus = study.material.corpus
    for loudest in dominance(figures.quotes)[:1]:
        name = corpus.name_of(loudest.participant)
        told = f"{name} gives {loudest.amount} of {loudest.total} quotes, the largest share"
        severity: Severity = "warning" if loudest.is_loud else "note"
        more = ": more than a third" if loudest.is_loud else ""
        yield weighed(f"{told}{more}.", severity=severity)
    loud = loud_voices(study.claims, counting=study.material.settings.counting)
    quoted = {one.code for one in figures.quotes}
    told_of = [
        f"{one.code} ({corpus.name_of(one.participant)} {one.amount} of {one.total})"
        for code, one in loud.items()
        if code in quoted
    ]
    if told_of:
        yield weighed(
            f"one participant gives more than a third of what is counted under "
            f"{', '.join(told_of[:SHOWN])}{' …' if told_of[SHOWN:] else ''}; section F says so.",
            severity="note",
        )


def section_10(settings: Settings) -> Iterator[Problem]:
    """Remind a Danish project of section 10 of the data protection act, unless it says off."""
    if settings.report_language == "da" and settings.section_10:
        yield weighed(
            "Databeskyttelsesloven § 10: research data may not be used for anything else, and "
            "passing them on for publication in a scientific journal needs Datatilsynet's "
            "permission, unless explicit consent is the basis.",
            remedy="To leave this out: privacy: {section_10: off} in qualcode.yaml",
            severity="note",
        )
