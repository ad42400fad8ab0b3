"""What a document prints that may say who somebody is: possible names, and lone labels."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from qualcode.language import fold
from qualcode.model import Problem
from qualcode.privacy import KINDS, Written
from qualcode.report import wording_for
from qualcode.report.document import Document
from qualcode.report.printed import singled_out, words_printed
from qualcode.report.wording.groups import GROUP_WORDS
from qualcode.store import KeyRow, read_kept
from qualcode.workflow.naming import PlacedText, PossibleName, known_names, possible_names
from qualcode.workflow.study import Study
from qualcode.workflow.weighing import weighed

SHOWN = 8


def names_printed(
    document: Document, study: Study, *, decided: Sequence[KeyRow]
) -> Iterator[Problem]:
    """Say which possible names stand in quotes, questions, memos and codebook that are printed.

    ``decided`` are the rows of the key: what it says anything of is not asked about again, nor
    are pseudonyms, areas and what is always kept.
    """
    wording = wording_for(study.material.settings.report_language)
    ids = {one.label_in(wording.language): one.id for one in study.material.codebook.codes}
    texts = [
        PlacedText(
            replace(one, heading=ids.get(one.heading, one.heading)).place,
            0,
            Written(one.text, (one.language or wording.tag)[:2]),
        )
        for one in words_printed(document, memos=wording.memos.heading)
    ]
    corpus, settings = study.material.corpus, study.material.settings
    known = known_names(corpus.transcripts, people=corpus.participants, rows=decided)
    known |= {word: "person" for row in decided for word in row.words.split()}
    told = _told_already(study, decided)
    found = [
        one
        for one in possible_names(texts, known=known, pipeline=settings.names_pipeline)
        if one.kind != "job title" and one.sure != "possible" and not _is_told(one, told)
    ]
    if found:
        found.sort(key=lambda one: (KINDS.index(one.kind), -len(one.mentions), one.name))
        listed = ", ".join(f"{one.name} ({_places(one)})" for one in found[:SHOWN])
        more = f", and {len(found) - SHOWN} more" if found[SHOWN:] else ""
        stand = (
            "1 possible name stands" if len(found) == 1 else f"{len(found)} possible names stand"
        )
        yield weighed(f"{stand} in what is printed: {listed}{more}.", remedy="qualcode names")


def _places(one: PossibleName) -> str:
    first, *others = one.transcripts
    return f"{first} and {len(others)} more" if others else first


def _told_already(study: Study, decided: Sequence[KeyRow]) -> frozenset[str]:
    """Give the words, folded, that are no names of somebody who is not to be known."""
    corpus, settings = study.material.corpus, study.material.settings
    said = [settings.name, study.material.codebook.name, *study.coders]
    said += read_kept(study.material.project)
    said += [word for row in decided for word in (row.name, row.words)]
    said += [word for one in corpus.participants for word in (one.pseudonym, one.area)]
    whole = {fold(one) for one in said if one}
    return frozenset(whole | {word for one in whole for word in one.split()})


def _is_told(one: PossibleName, told: Collection[str]) -> bool:
    name = fold(one.name)
    return name in told or all(word in told for word in name.split())


def labels_printed(document: Document, study: Study) -> Iterator[Problem]:
    """Say which labels in the table of participants point at one person."""
    wording = wording_for(study.material.settings.report_language)
    merged = GROUP_WORDS[wording.language].merged
    found = singled_out(document, untold=(wording.no_value, merged))
    if found is None or not found.people:
        return
    if found.labels:
        listed = ", ".join(f"«{value}»" for value, _ in found.labels[:SHOWN])
        more = f", and {len(found.labels) - SHOWN} more" if found.labels[SHOWN:] else ""
        yield weighed(
            f"{listed}{more}: each occurs once among the participants (section B), so every quote "
            "of that person says who it is.",
            remedy="Use wider words in participants.csv where that matters.",
        )
    if found.alone:
        are = "is" if found.alone == 1 else "are"
        yield weighed(
            f"{found.alone} of {found.people} participants {are} alone "
            "with all labels in section B taken together; a quote leads there by the name.",
            remedy="Use wider words in participants.csv where that matters.",
            severity="note",
        )
