"""What a coder may be asked beyond hits and suggestions."""

from dataclasses import replace

import pytest

from qualcode.store import Cache, Journals
from qualcode.workflow.material import read_material
from qualcode.workflow.questions import likely_items
from qualcode.workflow.study import Study, code_material
from tests.workflow.studies import make_study


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Give two interviews in which one passage has been decided."""
    folder = tmp_path_factory.mktemp("questions")
    cache = Cache(folder / "cache")
    material = read_material(make_study(folder / "p"), cache=cache)
    second = material.journals.decisions[1]
    return code_material(replace(material, journals=Journals((second,), (), ())), cache=cache)


def test_hits_stand_first_with_their_evidence_and_the_rest_behind(study: Study) -> None:
    """What a person decided is not asked; what no machine found is, without evidence."""
    items = likely_items(study)
    asked = {one.passage.id for one in items}
    decided = {one.passage.id for one in study.claims if one.state in {"read", "rejected"}}
    assert len(decided) == 1
    assert asked == {one.id for one in study.material.corpus.passages} - decided
    assert [bool(one.codings) for one in items] == sorted(
        (bool(one.codings) for one in items), reverse=True
    )
    assert {coding.source for one in items for coding in one.codings} == {"rule"}


def test_what_the_coder_answered_is_left_out(study: Study) -> None:
    """An unsure answer is an answer: the same coder is not asked again."""
    first, *rest = likely_items(study)
    left = likely_items(study, answered={(first.passage.id, first.code)})
    assert left == tuple(rest)


def test_one_code_may_be_asked_for(study: Study) -> None:
    """Another code's questions are not among them."""
    assert likely_items(study, code="lys") == likely_items(study)
    assert likely_items(replace(study, claims=()), code="andet") == ()
