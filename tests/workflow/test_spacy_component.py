"""The codebook inside a spaCy pipeline: the same hits as everywhere."""

import pickle
import re
import shutil
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from bench.spacy_picture import PICTURE, picture
from qualcode.codebook import load_codebook
from qualcode.errors import CodebookError
from qualcode.model import Codebook
from qualcode.rules import match_text, match_texts
from qualcode.workflow.demonstrating import Demo
from qualcode.workflow.shipped import starter_codebook
from qualcode.workflow.spacy_component import CodebookSpans

CONFIG = {"codebook": str(starter_codebook())}
TEXT = "Min nabo hilser, men lampen er gået, og der er larm."
PAGE = Path(__file__).parents[2] / "docs" / "spacy.md"


def pipeline(spoken: str = "da", **config: str) -> Language:
    """Make a blank pipeline with the starter codebook."""
    nlp = spacy.blank(spoken)
    nlp.add_pipe("qualcode", config={**CONFIG, **config})
    return nlp


def component_of(nlp: Language) -> CodebookSpans:
    """Give the component of a pipeline."""
    component = nlp.get_pipe("qualcode")
    assert isinstance(component, CodebookSpans)
    return component


def starter() -> Codebook:
    """Load the starter codebook."""
    codebook = load_codebook(starter_codebook().read_bytes()).codebook
    assert codebook is not None
    return codebook


def groups(doc: Doc) -> tuple[SpanGroup, SpanGroup]:
    """Give the strong and the weak spans."""
    return doc.spans["qualcode"], doc.spans["qualcode_weak"]


def marked(doc: Doc) -> list[tuple[str, int, int, str, str]]:
    """Give strength, place, code and rule of every hit, its own place where tokens are wider."""
    found = []
    for name, group in zip(("strong", "weak"), groups(doc), strict=True):
        own: dict[tuple[str, str], list[tuple[int, int]]] = {
            (one["code"], one["rule"]): [] for one in group.attrs["unaligned"]
        }
        for one in group.attrs["unaligned"]:
            own[one["code"], one["rule"]].append((one["start"], one["end"]))
        for span in group:
            place = (span.start_char, span.end_char)
            for start, end in own.get((span.label_, span.id_), []):
                if span.start_char <= start and end <= span.end_char:
                    place = (start, end)
            found.append((name, *place, span.label_, span.id_))
    return sorted(found)


def test_the_component_is_found_by_name_and_marks_code_and_rule() -> None:
    """Labels are code ids, span ids the rules, weak hits apart."""
    doc = pipeline()(TEXT)
    strong, weak = groups(doc)
    assert ("nabo", "naboskab", "nabo+") in [(one.text, one.label_, one.id_) for one in strong]
    assert {one.label_ for one in strong} >= {"naboskab", "belysning"}
    assert ("larm", "naboskab") in [(one.text, one.label_) for one in weak]


def test_the_hits_are_those_of_the_command_line(demo: Demo) -> None:
    """On all practice passages: the same codes, rules, strengths and character offsets."""
    corpus = demo.study.material.corpus
    texts = [corpus.text(one) for one in corpus.passages]
    expected = match_texts(texts, codebook=starter(), language="da")
    docs = list(pipeline().pipe(texts))
    assert sum(map(len, expected)) > 500
    for doc, hits in zip(docs, expected, strict=True):
        assert marked(doc) == sorted(
            (hit.strength, hit.span.start, hit.span.end, hit.code, hit.rule) for hit in hits
        )


def test_one_by_one_is_the_same_as_in_a_batch() -> None:
    """Batches of any size change nothing, and neither does doing it again."""
    texts = [TEXT, "Ingenting her.", "", "Vi mødes i beboerhuset. " + TEXT]
    nlp = pipeline()
    alone = [marked(nlp(text)) for text in texts]
    for size in (1, 3, 100):
        assert [marked(doc) for doc in nlp.pipe(texts, batch_size=size)] == alone
    assert alone[0] != []
    assert alone[1] == alone[2] == []


def test_a_hit_inside_a_token_is_marked_by_the_token_and_reported() -> None:
    """Where spaCy's tokens are wider than the hit, the hit's own place is in the attributes."""
    nlp = pipeline()
    doc = Doc(nlp.vocab, words=["Min", "nabo/genbo", "hilser"])
    strong, _ = groups(component_of(nlp)(doc))
    texts = [one.text for one in strong]
    assert texts.count("nabo/genbo") == 2
    places = [
        (one["rule"], doc.text[one["start"] : one["end"]]) for one in strong.attrs["unaligned"]
    ]
    assert places == [("nabo+", "nabo"), ("genbo+", "genbo")]


def test_the_groups_travel_with_the_doc() -> None:
    """Spans and what does not align survive the doc's own bytes."""
    nlp = pipeline()
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert marked(again) == marked(doc)


def test_english_rules_run_in_an_english_pipeline() -> None:
    """The pipeline's language chooses the rules, the config may choose others."""
    text = "My neighbours greet me, but the street lamp is broken."
    doc = pipeline("en")(text)
    assert "naboskab" in {one.label_ for one in doc.spans["qualcode"]}
    assert marked(pipeline("en", language="da")(text)) == []
    hits = match_text(text, codebook=starter(), language="en")
    assert len(marked(pipeline("en")(text))) == len(hits) > 0


def test_labels_are_the_codes() -> None:
    """The component lists what it can find, as others in a pipeline do."""
    assert component_of(pipeline()).labels == tuple(code.id for code in starter())


def test_a_pipeline_on_disk_carries_its_codebook(tmp_path: Path) -> None:
    """What is read back needs no codebook.yaml, and is not disturbed by a broken one."""
    path = tmp_path / "codebook.yaml"
    shutil.copy(starter_codebook(), path)
    nlp = pipeline(codebook=str(path))
    first = marked(nlp(TEXT))
    nlp.to_disk(tmp_path / "model")
    path.write_text("themes:\n\t- x\n", encoding="utf-8")
    assert marked(spacy.load(tmp_path / "model")(TEXT)) == first
    path.unlink()
    assert marked(spacy.load(tmp_path / "model")(TEXT)) == first
    assert first != []


def test_a_pipeline_as_bytes_carries_its_codebook() -> None:
    """to_bytes and from_bytes keep the codebook too."""
    nlp = pipeline()
    again = spacy.blank("da")
    again.add_pipe("qualcode")
    again.from_bytes(nlp.to_bytes())
    assert marked(again(TEXT)) == marked(nlp(TEXT)) != []


def test_a_pipeline_can_be_sent_to_other_processes() -> None:
    """The component is the same after pickling, which nlp.pipe does with n_process."""
    nlp = pipeline()
    again = pickle.loads(pickle.dumps(component_of(nlp)))
    assert marked(again(nlp.make_doc(TEXT))) == marked(nlp(TEXT)) != []


@pytest.mark.parametrize(
    ("config", "says"),
    [({}, "has no codebook"), ({"codebook": "no/such.yaml"}, r"no/such.yaml: cannot be read")],
)
def test_a_missing_codebook_is_told_of_at_the_first_text(config: dict[str, str], says: str) -> None:
    """Nothing is marked by a codebook that is not there."""
    nlp = spacy.blank("da")
    nlp.add_pipe("qualcode", config=config)
    with pytest.raises(CodebookError, match=says):
        nlp("Min nabo hilser.")


def test_a_codebook_with_slips_is_refused(tmp_path: Path) -> None:
    """Neither made by hand nor in a pipeline nor read back is such a codebook used."""
    slips = b"themes:\n\t- x\n"
    with pytest.raises(CodebookError, match="slips to mend"):
        CodebookSpans(slips, language="da")
    (tmp_path / "codebook.yaml").write_bytes(slips)
    nlp = pipeline(codebook=str(tmp_path / "codebook.yaml"))
    with pytest.raises(CodebookError, match="slips to mend"):
        nlp("Min nabo hilser.")
    with pytest.raises(CodebookError, match="slips to mend"):
        component_of(nlp).from_bytes(slips)


def test_the_example_on_the_page_runs_and_prints_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The handbook's code is run as it stands, in a folder with the practice codebook."""
    text = PAGE.read_text(encoding="utf-8")
    shutil.copy(starter_codebook(), tmp_path / "codebook.yaml")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(re.findall(r"```python\n(.*?)```", text, re.DOTALL)[0], names)
    assert capsys.readouterr().out == re.findall(r"\n\n```\n(.*?)```", text, re.DOTALL)[0]
    assert "stier_trafik" in str(names["html"])


def test_the_picture_is_what_displacy_shows_today() -> None:
    """docs/spacy.html is written by ``python -m bench.spacy_picture`` and not stale."""
    written = PICTURE.read_text(encoding="utf-8")
    assert written == picture()
    assert "http" not in written
    assert len(written) < 10_000
