"""The codebook inside a spaCy pipeline: the same hits as everywhere."""

from pathlib import Path

import pytest
import spacy

from qualcode.codebook import load_codebook
from qualcode.errors import CodebookError
from qualcode.rules import match_text
from qualcode.workflow.demonstrating import Demo
from qualcode.workflow.shipped import starter_codebook
from qualcode.workflow.spacy_component import CodebookSpans

CONFIG = {"codebook": str(starter_codebook())}


def test_the_component_is_found_by_name_and_marks_code_and_rule() -> None:
    """Labels are code ids, span ids the rules, weak hits apart."""
    nlp = spacy.blank("da")
    nlp.add_pipe("qualcode", config=CONFIG)
    doc = nlp("Min nabo hilser, men lampen er gået, og der er larm.")
    strong = [(one.text, one.label_, one.id_) for one in doc.spans["qualcode"]]
    assert ("nabo", "naboskab", "nabo+") in strong
    assert {one.label_ for one in doc.spans["qualcode"]} >= {"naboskab", "belysning"}
    assert ("larm", "naboskab") in [(one.text, one.label_) for one in doc.spans["qualcode_weak"]]


def test_the_hits_are_those_of_the_command_line(demo: Demo) -> None:
    """On the practice passages every hit is there, with the same words."""
    codebook = load_codebook(starter_codebook().read_bytes()).codebook
    assert codebook is not None
    nlp = spacy.blank("da")
    nlp.add_pipe("qualcode", config=CONFIG)
    corpus = demo.study.material.corpus
    texts = [corpus.text(one) for one in corpus.passages[:60]]
    for text, doc in zip(texts, nlp.pipe(texts), strict=True):
        hits = match_text(text, codebook=codebook, language="da")
        spans = [*doc.spans["qualcode"], *doc.spans["qualcode_weak"]]
        assert len(spans) == len(hits)
        for hit in hits:
            covering = [
                one
                for one in spans
                if (one.label_, one.id_) == (hit.code, hit.rule)
                and one.start_char <= hit.span.start
                and hit.span.end <= one.end_char
            ]
            assert covering


def test_english_rules_run_in_an_english_pipeline() -> None:
    """The pipeline's language chooses the rules."""
    nlp = spacy.blank("en")
    nlp.add_pipe("qualcode", config=CONFIG)
    doc = nlp("My neighbours greet me, but the street lamp is broken.")
    assert "naboskab" in {one.label_ for one in doc.spans["qualcode"]}


def test_a_pipeline_on_disk_carries_its_codebook(tmp_path: Path) -> None:
    """to_disk and from_disk need no other file."""
    nlp = spacy.blank("da")
    nlp.add_pipe("qualcode", config=CONFIG)
    nlp.to_disk(tmp_path / "model")
    config = (tmp_path / "model" / "config.cfg").read_text(encoding="utf-8")
    (tmp_path / "model" / "config.cfg").write_text(
        config.replace(CONFIG["codebook"], ""), encoding="utf-8"
    )
    again = spacy.load(tmp_path / "model")
    first, second = nlp("Min nabo hilser."), again("Min nabo hilser.")
    rules = [one.id_ for one in first.spans["qualcode"]]
    assert rules == [one.id_ for one in second.spans["qualcode"]] != []


def test_a_codebook_with_slips_is_refused() -> None:
    """A pipeline is not built on a codebook that cannot be used."""
    with pytest.raises(CodebookError, match="slips to mend"):
        CodebookSpans(b"themes:\n\t- x\n", language="da")
